public import EarlyWarning

/// A score with all its charts: one for NEWS2, one for each age of National PEWS.
public struct ScoreFamily: Hashable, Sendable {
  /// The id that all charts share, such as `npews`.
  public let id: String
  /// A scorer for each chart, in the order of age.
  ///
  /// All have the same inputs in the same order.
  public let scorers: [Scorer]

  /// The charts of one score.
  ///
  /// - Parameter definitions: At least one; all with the same id, parameters, inputs and levels.
  /// - Throws: ``ScoringError/chartsDiffer(_:)`` when the charts cannot share one input.
  public init(_ definitions: [ScoreDefinition]) throws(ScoringError) {
    let sorted = definitions.sorted { $0.ageMonths.lowerBound < $1.ageMonths.lowerBound }
    guard let first = sorted.first else { throw .unknownScore("", known: []) }
    id = first.id
    scorers = sorted.map { Scorer($0) }
    let inputs = scorers[0].inputs.map(\.id)
    for scorer in scorers {
      let definition = scorer.definition
      guard scorer.inputs.map(\.id) == inputs, definition.id == first.id,
        definition.parameters.map(\.id) == first.parameters.map(\.id),
        definition.levels == first.levels, definition.selectors == first.selectors,
        definition.triggers.map(\.id) == first.triggers.map(\.id),
        definition.judgements.map(\.id) == first.judgements.map(\.id)
      else { throw .chartsDiffer(definition.fullID) }
    }
  }

  /// The definition of the first chart: what all charts have in common can be read from it.
  public var common: ScoreDefinition { scorers[0].definition }

  /// An input with nothing in it.
  public var emptyInput: ScoreInput { scorers[0].emptyInput }

  /// The place of an input by its id.
  public func input(_ id: String) -> Int? { scorers[0].inputs.firstIndex { $0.id == id } }

  /// The chart of an age in completed months, or the only chart; `nil` when none fits.
  public func chart(ageMonths: Int?) -> Int? {
    if scorers.count == 1 { return 0 }
    guard let ageMonths else { return nil }
    return scorers.firstIndex { $0.definition.ageMonths.contains(ageMonths) }
  }

  /// The chart with a name such as `5-12y` or `npews/5-12y`; `nil` when there is none.
  public func chart(named name: String) -> Int? {
    let wanted = name.lowercased().filter { $0 != " " }
    return scorers.firstIndex {
      $0.definition.chart.lowercased() == wanted || $0.definition.fullID == wanted
    }
  }

  /// Scores an input by a chart.
  ///
  /// - Returns: The result; refused without a reason when there is no chart.
  public func score(_ input: ScoreInput, chart: Int?) -> ScoreResult {
    guard let chart else { return .refused([]) }
    return scorers[chart].score(input)
  }
}
