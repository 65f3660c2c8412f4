/// Scores many sets of observations, column by column, with the answers of ``Scorer``.
///
/// The definition is compiled once into plain integers by asking the single path at every edge, so
/// there is no second table of numbers. What the bulk path does not tell (reasons to refuse, what
/// set the level, values to confirm), ask ``scorer`` for the rows that need it.
///
/// ```swift
/// let bulk = try BulkScorer(.news2())
/// var columns = bulk.emptyColumns
/// var outcomes = bulk.makeOutcomes()
/// for input in inputs { bulk.append(input, to: &columns) }
/// bulk.score(columns, into: &outcomes)
/// ```
public struct BulkScorer: Hashable, Sendable {
  /// The single path, with the definition and the order of inputs.
  public let scorer: Scorer
  let plan: BulkPlan

  /// A bulk scorer for a definition.
  ///
  /// - Throws: ``BulkError`` when the definition has no numbers or does not fit into columns.
  public init(_ definition: ScoreDefinition) throws(BulkError) {
    scorer = Scorer(definition)
    plan = try BulkPlan(scorer)
  }

  /// Columns for this score, without rows.
  public var emptyColumns: ScoreColumns {
    ScoreColumns(
      inputCount: scorer.inputs.count, selectorCount: scorer.definition.selectors.count)
  }

  /// Columns for the results.
  ///
  /// - Parameters:
  ///   - rowCount: How many rows to make room for.
  ///   - withPoints: Whether the points of every parameter are wanted too.
  /// - Returns: Columns to hand to ``score(_:into:)`` again and again.
  public func makeOutcomes(rowCount: Int = 0, withPoints: Bool = false) -> ScoreOutcomes {
    var outcomes = ScoreOutcomes(pointColumns: withPoints ? plan.parts.count : 0)
    outcomes.start(rowCount)
    return outcomes
  }

  /// Scores every row.
  ///
  /// Nothing is allocated unless the outcomes must grow. Columns that do not fit this score trap.
  ///
  /// - Parameters:
  ///   - columns: The observations.
  ///   - outcomes: The results, made by ``makeOutcomes(rowCount:withPoints:)`` of this score.
  /// - Complexity: O(*n*).
  public func score(_ columns: ScoreColumns, into outcomes: inout ScoreOutcomes) {
    columns.check(inputCount: scorer.inputs.count, selectorCount: plan.selectors.count)
    precondition(
      outcomes.points.isEmpty || outcomes.points.count == plan.parts.count,
      "outcomes are not those of the score")
    outcomes.start(columns.rowCount)
    var start = 0
    while start < columns.rowCount {
      let end = min(start + BulkScratch.rowCount, columns.rowCount)
      plan.score(columns, rows: start..<end, into: &outcomes)
      start = end
    }
  }
}
