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
  private let family: ChartFamily?

  /// Names that by themselves say what a column is, best first.
  private static let dateNames = [
    "date", "month", "period", "week", "quarter", "year", "day", "time", "x", "week_ending",
    "week ending", "week commencing", "period_start", "event", "organisation", "unit",
  ]
  private static let valueNames = [
    "numerator", "value", "y", "count", "rate", "percentage", "percent", "proportion", "events",
    "observed", "outcome", "deaths", "event_count",
  ]
  private static let denominatorNames = [
    "denominator", "n", "total", "cases", "population", "bed_days", "bed days", "attendances",
    "births", "term_births", "admissions", "discharges", "opportunities", "expected", "risk",
  ]

  private static let riskNames = ["expected", "risk", "probability"]

  init(_ table: Table, _ request: ChartRequest, _ family: ChartFamily?) throws(RequestError) {
    self.table = table
    self.request = request
    self.family = family
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
    if denominator == nil { try guessDenominator(family) }
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
      .filter { column in
        !extras.contains { $0.lowercased() == column.name.lowercased() }
          && !(family == .earlySignal && DesignColumns.allNames.contains(column.name.lowercased()))
      }
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
  }

  private mutating func guessDenominator(_ family: ChartFamily?) throws(RequestError) {
    let need = need(of: family)
    guard need != .none else { return }
    let numeric = free.filter(isNumeric)
    denominator = named(of: numeric, need == .expected ? Self.riskNames : Self.denominatorNames)
    if denominator == nil, need == .always {
      guard numeric.count == 1 else {
        throw .unclearColumn(role: "the denominators", candidates: numeric.map(\.name))
      }
      denominator = numeric[0]
    }
    if let denominator { notes.append("denominator: column \"\(denominator.name)\"") }
  }

  /// Whether a kind of chart has a denominator.
  private enum Need { case none, whenNamed, expected, always }

  /// Whether a denominator is looked for: not where a count or a time is charted as it is.
  private func need(of family: ChartFamily?) -> Need {
    switch family ?? .overTime(.xmr) {
    case .overTime(let kind):
      switch kind {
      case .p, .np, .u, .pPrime, .uPrime, .iPrime: .always
      case .run, .xmr, .mr: countsCases ? .whenNamed : .none
      case .xbar, .s, .r: request.deviation == nil ? .none : .always
      case .c, .g, .t: .none
      }
    case .cusum, .ewma: countsCases ? .whenNamed : .none
    case .poissonCUSUM, .outcomeCUSUM: .expected
    case .earlySignal: .whenNamed
    case .funnel, .expectedMinusObserved, .vlad: .always
    case .pareto: .none
    }
  }

  /// Whether the values have a name that asks for a denominator.
  private var countsCases: Bool {
    y.map { hasName($0, ["numerator", "count", "events", "observed"]) } ?? false
  }

  private func hasName(_ column: TableColumn, _ names: [String]) -> Bool {
    names.contains(column.name.lowercased())
  }

  /// The column with the best of the names.
  private func named(of columns: [TableColumn], _ names: [String]) -> TableColumn? {
    for name in names {
      if let column = columns.first(where: { $0.name.lowercased() == name }) { return column }
    }
    return nil
  }

  /// The column with the best of the names or, failing that, the first.
  private func best(of columns: [TableColumn], _ names: [String]) -> TableColumn? {
    named(of: columns, names) ?? columns.first
  }

  private func isNumeric(_ column: TableColumn) -> Bool {
    let numbers = NumberColumn(column)
    return numbers.valueCount > 0 && numbers.failures.count * 10 <= column.count
  }

  private func isText(_ column: TableColumn) -> Bool { !isNumeric(column) }
}
