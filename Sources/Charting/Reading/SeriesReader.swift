import ControlCharts
import Essentials

/// Divides a table into series: one for each combination of facets, in the order they first appear.
struct SeriesReader {
  private let table: Table
  private let request: ChartRequest
  private let family: ChartFamily
  private let columns: ColumnGuess
  private let x: XColumn
  private(set) var problems: InputProblems
  /// Whether the values were written with percent signs.
  private(set) var isPercent = false
  private(set) var notes: [String]
  /// The name of the file.
  var source: String { table.file }
  private(set) var series: [Series] = []

  private var values: [NumberReading] = []
  private var denominators: [NumberReading] = []
  private var deviations: [NumberReading] = []
  private var planned: [NumberReading] = []
  private var comparators: [NumberReading] = []
  private var comparatorDenominators: [NumberReading] = []
  private var ghosts: [Bool] = []
  private var rebases: [Bool] = []

  init(
    _ table: Table, _ request: ChartRequest, _ family: ChartFamily, _ columns: ColumnGuess
  ) throws(RequestError) {
    self.table = table
    self.request = request
    self.family = family
    self.columns = columns
    x = XColumn(columns.x, rows: table.rows.count)
    problems = table.problems
    problems.append(contentsOf: x.problems)
    notes = table.notes + columns.notes + x.notes
    values = numbers(columns.y, isValue: true)
    denominators = numbers(columns.denominator)
    if let name = request.deviation {
      deviations = numbers(try columns.named(name, "the standard deviations"))
    }
    if let name = request.trajectory {
      planned = numbers(try columns.named(name, "the planned values"))
    }
    if let name = request.comparator {
      comparators = numbers(try columns.named(name, "the second counts"))
    }
    if let name = request.comparatorDenominator {
      comparatorDenominators = numbers(try columns.named(name, "the second denominators"))
    }
    if let name = request.ghostColumn {
      ghosts = marks(try columns.named(name, "the ghosted rows"))
    }
    if let name = request.rebaseColumn {
      rebases = marks(try columns.named(name, "the recalculations"))
    }
    try divide()
  }

  /// Reads a column of numbers and keeps what could not be read as problems.
  private mutating func numbers(_ column: TableColumn?, isValue: Bool = false) -> [NumberReading] {
    guard let column else { return [] }
    let numbers = NumberColumn(column)
    problems.append(contentsOf: numbers.problems(in: column))
    notes += numbers.notes.map { "column \"\(column.name)\": \($0)" }
    if isValue { isPercent = numbers.isPercent }
    return numbers.readings
  }

  /// Reads a column of marks: 1, yes, y, true or x.
  private func marks(_ column: TableColumn) -> [Bool] {
    (0..<column.count).map {
      ["1", "yes", "y", "true", "x"].contains(column.text($0).lowercased())
    }
  }

  private mutating func divide() throws(RequestError) {
    var places: [String: Int] = [:]
    var series: [Series] = []
    for row in 0..<table.rows.count {
      guard let position = x.positions[row] else { continue }
      let label = columns.facets.map { $0.text(row) }.joined(separator: ", ")
      let place = places[label] ?? series.count
      if place == series.count {
        places[label] = place
        series.append(Series(label: label, scale: x.scale, rows: []))
      }
      series[place].rows.append(read(row, at: position))
    }
    for place in series.indices {
      // Names in order are counted within their own series.
      if x.scale == .order {
        for index in series[place].rows.indices { series[place].rows[index].position = index }
      }
      try arrange(&series[place])
    }
    self.series = series
  }

  private func read(_ row: Int, at position: Int) -> SeriesRow {
    var read = SeriesRow(row: row, position: position, name: x.names[row])
    if row < values.count {
      read.values = values[row].value.map { [$0] } ?? []
      read.isSuppressed = values[row] == .suppressed
    }
    if row < denominators.count {
      read.denominator = denominators[row].value
      if denominators[row] == .suppressed { read.isSuppressed = true }
    }
    if row < deviations.count { read.deviation = deviations[row].value }
    if row < planned.count { read.planned = planned[row].value }
    if row < comparators.count { read.comparator = comparators[row].value }
    if row < comparatorDenominators.count {
      read.comparatorDenominator = comparatorDenominators[row].value
    }
    if row < ghosts.count, ghosts[row] { read.ghostReason = "marked in the file" }
    if row < rebases.count, rebases[row] { read.rebaseReason = "marked in the file" }
    return read
  }

  /// Puts rows in order, puts rows of one x together, and shows absent periods as gaps.
  private mutating func arrange(_ series: inout Series) throws(RequestError) {
    if series.rows.indices.dropFirst().contains(where: {
      series.rows[$0].position < series.rows[$0 - 1].position
    }) {
      // Ties keep the order of the file.
      series.rows = series.rows.enumerated()
        .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
        .map(\.element)
    }
    try putTogether(&series)
    if x.scale.isRegular, family.showsAbsentPeriods { insertAbsentPeriods(&series) }
  }

  private func putTogether(_ series: inout Series) throws(RequestError) {
    var kept: [SeriesRow] = []
    var duplicates = 0
    var first: InputProblem?
    for row in series.rows {
      guard let last = kept.last, last.position == row.position else {
        kept.append(row)
        continue
      }
      guard family.groupsRows || request.aggregate != nil else {
        duplicates += 1
        if first == nil, let column = columns.x, let place = row.row {
          first = column.problem(row: place, "stands in more than one row")
        }
        continue
      }
      kept[kept.count - 1].values += row.values
      kept[kept.count - 1].isSuppressed = last.isSuppressed || row.isSuppressed
      let sizes = [last.denominator, row.denominator].compactMap { $0 }
      kept[kept.count - 1].denominator = sizes.isEmpty ? nil : sizes.reduce(0, +)
    }
    if let first { throw .duplicateRows(first, count: duplicates) }
    if let aggregate = request.aggregate, !family.groupsRows {
      for index in kept.indices where kept[index].values.count > 1 {
        let sum = kept[index].values.reduce(0, +)
        kept[index].values = [aggregate == .sum ? sum : sum / Double(kept[index].values.count)]
      }
    }
    series.rows = kept
  }

  private func insertAbsentPeriods(_ series: inout Series) {
    var kept: [SeriesRow] = []
    var absent = 0
    for row in series.rows {
      var position = kept.last.map { x.scale.next(after: $0.position) } ?? row.position
      while position < row.position, absent <= series.rows.count {
        let name = x.scale.text(position, name: "")
        kept.append(SeriesRow(row: nil, position: position, name: name))
        absent += 1
        position = x.scale.next(after: position)
      }
      kept.append(row)
    }
    // More absent than present: the dates are not the periods they look like.
    guard absent > 0, absent <= series.rows.count / 2 else { return }
    series.rows = kept
    let periods = absent == 1 ? "1 period has" : "\(absent) periods have"
    series.notes.append("\(periods) no row and \(absent == 1 ? "is" : "are") shown as a gap")
  }
}

extension ChartFamily {
  /// Whether rows that share an x are readings of one subgroup.
  fileprivate var groupsRows: Bool {
    switch self {
    case .overTime(.xbar), .overTime(.s), .overTime(.r): true
    default: false
    }
  }

  /// Whether a period without a row is a gap in the chart.
  fileprivate var showsAbsentPeriods: Bool {
    switch self {
    case .overTime(.g), .overTime(.t): false
    case .overTime: true
    default: false
    }
  }
}
