public import Essentials
public import Measures
import Programmes

/// Counts of measures that somebody wrote as a table, in the form of `vigil measure`: by hand, from
/// another system, or from elsewhere by the same definitions.
///
/// The columns `measure`, `period`, `numerator` and `denominator` are needed; `organisation`,
/// `stratum` (such as `age: 65 to 74`) and `element` may be there, and others are passed over.
public struct SeriesCounts: Sendable {
  /// The counts, of the measures in the order of the definitions.
  public private(set) var results: MeasureResults
  /// The rows that could not be used; every other one was.
  public private(set) var problems: InputProblems
  /// The first and the last day of all periods; `nil` where there are none.
  public private(set) var days: ClosedRange<Day>?

  private let definitions: [Definition]

  /// The counts in a table.
  ///
  /// - Throws: An `InputProblem` where a needed column is not there.
  public init(_ table: Table, definitions: [Definition]) throws(InputProblem) {
    self.definitions = definitions
    results = MeasureResults(measures: definitions.map { MeasureOutline($0.plan) })
    problems = table.problems
    var columns: [String: TableColumn] = [:]
    for name in ["measure", "period", "numerator", "denominator"] {
      guard let column = table.column(named: name) else {
        throw InputProblem(
          file: table.file, line: table.headerLine, column: name, what: "there is no such column",
          remedy: "the form is that of vigil measure --out FILE.csv")
      }
      columns[name] = column
    }
    for name in ["organisation", "stratum", "element"] {
      columns[name] = table.column(named: name)
    }
    for row in 0..<table.rows.count { read(row, columns) }
  }

  private mutating func read(_ row: Int, _ columns: [String: TableColumn]) {
    func text(_ name: String) -> String { columns[name]?.text(row) ?? "" }
    func fail(_ name: String, _ what: String, _ remedy: String) {
      guard let column = columns[name] else { return }
      problems.append(column.problem(row: row, what, remedy: remedy))
    }
    guard let measure = definitions.firstIndex(where: { $0.id == text("measure") }) else {
      let near = SimilarNames.nearest(to: text("measure"), in: definitions.map(\.id))
      return fail(
        "measure", "is no measure that is known", near.map { "did you mean \"\($0)\"?" } ?? "")
    }
    if definitions[measure].showsValue {
      return fail(
        "measure", "is measured and not counted, so that counts do not tell it",
        "report on it from records")
    }
    guard let period = Period(iso: text("period")) else {
      return fail("period", "is no period", "write 2024-07, 2024-Q3, 2024 or 2024/25")
    }
    guard let numerator = Int(text("numerator")), numerator >= 0 else {
      return fail("numerator", "is no count", "hidden counts are left out of a report")
    }
    guard let denominator = Int(text("denominator")), denominator >= 0 else {
      return fail("denominator", "is no count", "hidden counts are left out of a report")
    }
    let stratum = text("stratum").split(separator: ": ", maxSplits: 1).map(String.init)
    let key = CountKey(
      measure: measure, organisation: text("organisation"), period: period, index: nil,
      stratifier: stratum.first ?? "", group: stratum.count > 1 ? stratum[1] : "")
    let plan = definitions[measure].plan
    var counts =
      results.counts[key]
      ?? MeasureCounts(exclusionCount: plan.exclusions.count, elementCount: plan.elements.count)
    if text("element").isEmpty {
      counts.numerator += numerator
      counts.denominator += denominator
    } else if let element = plan.elements.firstIndex(where: { $0.name == text("element") }) {
      counts.elements[element].given += numerator
      // What was not known counts as not given, and cannot be told apart any more.
      counts.elements[element].notGiven += max(0, denominator - numerator)
    } else {
      return fail("element", "is no element of \(plan.id)", "look at vigil explain \(plan.id)")
    }
    results.counts[key] = counts
    let first = min(days?.lowerBound ?? period.firstDay, period.firstDay)
    days = first...max(days?.upperBound ?? period.lastDay, period.lastDay)
  }
}
