import EarlyWarning
import Essentials

/// Test vectors for a score with their expected answers: what to give to suppliers.
///
/// They are made from the definition and are the same for everybody. The version grows when a
/// vector is added or a table changes; ids are never used twice.
public struct ConformanceVectors: Hashable, Sendable {
  /// The version of the vectors.
  public static let version = "1"

  /// One vector and its expected answer.
  public struct Vector: Hashable, Sendable {
    /// The id, such as `news2-0001`.
    public let id: String
    /// What kind of mistake it is there to find.
    public let group: String
    /// What it tests, in words.
    public let about: String
    /// The chart that the answer is from, such as `npews/5-12y`.
    public let definition: String
    /// The cells by the names of their columns.
    public let cells: [String: String]
    /// The expected answer.
    public let expected: ScoredWords
    /// The set itself, for other forms than a table.
    public let set: ScoredSet
  }

  /// The score.
  public let family: ScoreFamily
  /// The vectors, in order.
  public let vectors: [Vector]

  /// All vectors of a score.
  ///
  /// - Throws: ``ScoringError`` if the module could not read its own table, which a test rules out.
  public init(_ family: ScoreFamily) throws(ScoringError) {
    self.family = family
    var cases: [ConformanceCase] = []
    for scorer in family.scorers {
      let chart = scorer.definition.chart
      let prefix = chart.isEmpty ? family.id : "\(family.id)-\(chart)"
      for (number, made) in ConformanceMaker.cases(scorer).enumerated() {
        var made = made
        let digits = String(number + 1)
        made.id = "\(prefix)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        cases.append(made)
      }
    }
    let columns = Self.inputs(family)
    var writer = TableWriter(lineEnd: .lf, guardsFormulas: false)
    writer.append(["case"] + columns)
    for made in cases { writer.append([made.id] + columns.map { made.cells[$0] ?? "" }) }
    var options = TableReading()
    options.columns = columns.map { "\($0)=\($0)" }
    let table = Table(writer.bytes, file: "vectors", options: TableOptions(delimiter: ","))
    let reader = try SetReader(
      family, file: "vectors", columns: table.columns, rows: table.rows, options: options)
    var vectors: [Vector] = []
    for (row, made) in cases.enumerated() {
      let set = reader.set(table.rows, row)
      vectors.append(
        Vector(
          id: made.id, group: made.group.rawValue, about: made.about,
          definition: family.scorers[set.chart ?? 0].definition.fullID, cells: made.cells,
          expected: ScoredWords(set, family), set: set))
    }
    self.vectors = vectors
  }

  /// The columns of what is to be scored, in the order of the contract.
  static func inputs(_ family: ScoreFamily) -> [String] {
    let unused: Set<ColumnRole> = [
      .person, .chart, .suppliedTotal, .diastolic, .confusion,
    ]
    let known = family.roles.filter { !unused.contains($0) }
    let last: [ColumnRole] = [.age, .birthDate, .time]
    let optional: Set<ColumnRole> =
      family.input("oxygen_device") == nil
      ? [.oxygenPercent, .oxygenFlow, .oxygenDevice] : [.oxygen]
    return (last + known.filter { !last.contains($0) }).filter { !optional.contains($0) }
      .map(\.id)
  }

  /// The columns of an expected answer, without the prefix they have in the table of vectors.
  static func answers(_ family: ScoreFamily) -> [String] {
    ["status", "total", "at_least", "level", "red", "trigger", "missing"]
      + family.common.parameters.map { "points_\($0.id)" }
  }

  /// The vectors as CSV: `case, group, about, definition`, the inputs, then `expected_…`.
  public func csv() -> [UInt8] {
    let inputs = Self.inputs(family)
    let answers = Self.answers(family)
    var writer = TableWriter(lineEnd: .lf, guardsFormulas: false)
    writer.append(
      ["case", "group", "about", "definition"] + inputs + answers.map { "expected_\($0)" })
    for vector in vectors {
      let expected = Self.cells(vector.expected, family)
      writer.append(
        [vector.id, vector.group, vector.about, vector.definition]
          + inputs.map { vector.cells[$0] ?? "" } + answers.map { expected[$0] ?? "" })
    }
    return writer.bytes
  }

  /// An answer as the cells of a table.
  static func cells(_ words: ScoredWords, _ family: ScoreFamily) -> [String: String] {
    var cells = [
      "status": words.status, "total": words.total.map(String.init) ?? "",
      "at_least": words.atLeast.map(String.init) ?? "", "level": words.level ?? "",
      "red": words.red.joined(separator: ";"), "trigger": words.trigger ?? "",
      "missing": words.missing.joined(separator: ";"),
    ]
    for (place, parameter) in family.common.parameters.enumerated() {
      cells["points_\(parameter.id)"] = words.points[place].map(String.init) ?? ""
    }
    return cells
  }
}
