import ControlCharts
import Essentials

/// Which columns of a table play which part, as asked for or as their names and cells show.
struct ColumnGuess {
  /// The column of dates or events; `nil` for the order of the rows.
  private(set) var x: TableColumn?
  private(set) var y: TableColumn?
  private(set) var denominator: TableColumn?
  private(set) var facets: [TableColumn] = []
  /// What was guessed, in words.
  private(set) var notes: [String] = []

  private let table: Table
  private let request: ChartRequest

  /// Names that by themselves say what a column is, best first.
  private static let dateNames = [
    "date", "month", "period", "week", "quarter", "year", "day", "time", "x", "week_ending",
    "week ending", "week commencing", "period_start", "event", "organisation", "unit",
  ]
  private static let valueNames = [
    "numerator", "value", "y", "count", "rate", "percentage", "percent", "proportion", "events",
    "observed", "outcome",
  ]
  private static let denominatorNames = [
    "denominator", "n", "total", "cases", "population", "bed_days", "bed days", "attendances",
    "births", "admissions", "discharges", "opportunities", "expected", "risk",
  ]

  init(_ table: Table, _ request: ChartRequest, _ family: ChartFamily?) throws(RequestError) {
    self.table = table
    self.request = request
    guard !table.columns.isEmpty, table.rows.count > 0 else {
      if !table.problems.isEmpty { throw .unreadable(table.problems) }
      throw .emptyTable(file: table.file)
    }
    for name in request.facets { facets.append(try named(name, "the charts")) }
    if let name = request.x { x = try named(name, "the dates") }
    if let name = request.y { y = try named(name, "the values") }
    if let name = request.denominator { denominator = try named(name, "the denominators") }
    if x == nil { guessX(family) }
    if y == nil { try guessY(family) }
  }

  /// A column by name, or an error that lists the columns.
  func named(_ name: String, _ role: String) throws(RequestError) -> TableColumn {
    guard let column = table.column(named: name) else {
      throw .noColumn(role: role, name: name, columns: table.columns)
    }
    return column
  }

  private var free: [TableColumn] {
    let extras = [
      request.deviation, request.ghostColumn, request.rebaseColumn, request.trajectory,
      request.comparator, request.comparatorDenominator,
    ].compactMap { $0 }
    let taken = Set(([x, y, denominator].compactMap { $0?.index }) + facets.map(\.index))
    return table.columns.indices.filter { !taken.contains($0) }.map(table.column)
      .filter { column in !extras.contains { $0.lowercased() == column.name.lowercased() } }
  }

  private mutating func guessX(_ family: ChartFamily?) {
    switch family {
    case .funnel, .pareto: x = free.first { isText($0) }
    default:
      let dated = free.filter { column in
        DateColumn(column).map { $0.readCount * 10 >= column.count * 9 } ?? false
          && !(isNumeric(column) && !hasName(column, Self.dateNames))
      }
      x = best(of: dated, Self.dateNames) ?? free.first { hasName($0, Self.dateNames) }
    }
    if let x {
      notes.append("x: column \"\(x.name)\"")
    } else if request.y != nil || table.columns.count > 1 {
      notes.append("x: the order of the rows, since no column looks like dates")
    }
  }

  private mutating func guessY(_ family: ChartFamily?) throws(RequestError) {
    if family == .overTime(.t), x != nil { return }
    let numeric = free.filter(isNumeric)
    let values = numeric.filter { hasName($0, Self.valueNames) }
    let others = numeric.filter { !hasName($0, Self.denominatorNames) }
    if let named = best(of: values, Self.valueNames) {
      y = named
    } else if others.count == 1 {
      y = others[0]
    } else if numeric.count == 1 {
      y = numeric[0]
    } else {
      throw .unclearColumn(role: "the values", candidates: numeric.map(\.name))
    }
    if let y { notes.append("y: column \"\(y.name)\"") }
    guard denominator == nil, usesDenominator(family) else { return }
    denominator = best(of: free.filter(isNumeric), Self.denominatorNames)
    if let denominator { notes.append("denominator: column \"\(denominator.name)\"") }
  }

  /// Whether a denominator is looked for: not where a count or a time is charted as it is.
  private func usesDenominator(_ family: ChartFamily?) -> Bool {
    switch family {
    case .overTime(.c), .overTime(.g), .overTime(.t), .pareto: false
    case nil, .overTime(.xmr), .overTime(.mr), .overTime(.run):
      y.map { hasName($0, ["numerator", "count", "events", "observed"]) } ?? false
    default: true
    }
  }

  private func hasName(_ column: TableColumn, _ names: [String]) -> Bool {
    names.contains(column.name.lowercased())
  }

  private func best(of columns: [TableColumn], _ names: [String]) -> TableColumn? {
    for name in names {
      if let column = columns.first(where: { $0.name.lowercased() == name }) { return column }
    }
    return columns.first
  }

  private func isNumeric(_ column: TableColumn) -> Bool {
    let numbers = NumberColumn(column)
    return numbers.valueCount > 0 && numbers.failures.count * 10 <= column.count
  }

  private func isText(_ column: TableColumn) -> Bool { !isNumeric(column) }
}
