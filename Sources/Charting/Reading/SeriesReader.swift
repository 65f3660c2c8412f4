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
  /// The name of the file, for messages.
  var file: String { table.file }
  /// The name of the file, without the folders it lies in: results travel.
  var source: String {
    String(table.file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
  }
  private(set) var series: [Series] = []

  private var values: [NumberReading] = []
  private var denominators: [NumberReading] = []
  private var deviations: [NumberReading] = []
  private var planned: [NumberReading] = []
  private var comparators: [NumberReading] = []
  private var comparatorDenominators: [NumberReading] = []
  private var ghosts: [Bool] = []
  private var rebases: [Bool] = []
  private var designs: DesignColumns?

  init(
    _ table: Table, _ request: ChartRequest, _ family: ChartFamily, _ columns: ColumnGuess
  ) throws(RequestError) {
    self.table = table
    self.request = request
    self.family = family
    self.columns = columns
    x = XColumn(columns.x, rows: table.rows.count)
    if family == .overTime(.t), columns.y == nil, x.scale == .order {
      throw .unclearColumn(role: "the dates", candidates: [])
    }
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
    if family == .earlySignal {
      let found = DesignColumns(table)
      notes += found.notes
      problems.append(contentsOf: found.problems)
      designs = found
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
    var places: [[String]: Int] = [:]
    var series: [Series] = []
    for row in 0..<table.rows.count {
      guard let position = x.positions[row] else { continue }
      let facets = columns.facets.map { $0.text(row).withoutControls }
      let place = places[facets] ?? series.count
      if place == series.count {
        places[facets] = place
        let label = facets.map { $0.isEmpty ? "(blank)" : $0 }.joined(separator: ", ")
        series.append(
          Series(
            label: label, scale: x.scale, form: x.form, hasValues: columns.y != nil, rows: []))
      }
      series[place].rows.append(read(row, at: position))
    }
    for place in series.indices {
      if x.scale == .order { number(&series[place]) }
      if family == .earlySignal { series[place].moveToMonths() }
      try arrange(&series[place])
    }
    if family == .earlySignal { Series.fillMonths(of: &series) }
    self.series = series
  }

  /// Counts rows that are in the order of the file; those of one name together where they belong
  /// together.
  private func number(_ series: inout Series) {
    let areTogether =
      columns.x != nil && (family.groupsRows || family == .funnel || request.aggregate != nil)
    var places: [String: Int] = [:]
    for index in series.rows.indices {
      let name = series.rows[index].name
      series.rows[index].position = areTogether ? places[name] ?? index : index
      places[name] = series.rows[index].position
    }
  }

  private func read(_ row: Int, at position: Int) -> SeriesRow {
    var read = SeriesRow(row: row, position: position, name: x.names[row])
    if x.scale != .order { read.day = position }
    if row < values.count {
      read.values = values[row].value.map { [$0] } ?? []
      read.isSuppressed = values[row] == .suppressed
    }
    if row < denominators.count {
      read.denominator = denominators[row].value
      if denominators[row] == .suppressed { read.isSuppressed = true }
      // Of a count without what it is out of, the rate is not known.
      if read.denominator == nil, family.dividesWhereItCan { read.values = [] }
    }
    if row < deviations.count { read.deviation = deviations[row].value }
    if row < planned.count { read.planned = WrittenNumber(planned[row]) }
    if row < comparators.count { read.comparator = comparators[row].value }
    if row < comparatorDenominators.count {
      read.comparatorDenominator = comparatorDenominators[row].value
    }
    read.designCells = designs?.cells(row)
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
    if family.takesCases, request.aggregate == nil {
      takeInTurn(&series)
    } else {
      try putTogether(&series)
    }
    if series.scale.isRegular, family.showsAbsentPeriods { insertAbsentPeriods(&series) }
  }

  /// Lets cases and events that share a date follow each other in the order of the file.
  private func takeInTurn(_ series: inout Series) {
    let hasTies = series.rows.indices.dropFirst().contains {
      series.rows[$0].position == series.rows[$0 - 1].position
    }
    guard hasTies else { return }
    series.scale = .order
    for index in series.rows.indices {
      let row = series.rows[index]
      series.rows[index].name = x.scale.text(row.position, name: row.name)
      series.rows[index].position = index
    }
    series.notes.append("several rows share a date and follow each other in the order of the file")
  }

  private func putTogether(_ series: inout Series) throws(RequestError) {
    var kept: [[SeriesRow]] = []
    var duplicates = 0
    var first: InputProblem?
    for row in series.rows {
      guard let last = kept.last?.first, last.position == row.position else {
        kept.append([row])
        continue
      }
      kept[kept.count - 1].append(row)
      guard !family.groupsRows, request.aggregate == nil, !series.addsDays else { continue }
      duplicates += 1
      if first == nil, let column = columns.x, let place = row.row {
        first = column.problem(row: place, "stands in more than one row")
      }
    }
    if let first { throw .duplicateRows(first, count: duplicates) }
    series.rows = kept.map { rows in
      guard let first = rows.first, rows.count > 1 else { return rows[0] }
      return family.groupsRows ? first.subgroup(with: rows) : together(rows, first)
    }
  }

  /// Rows of one x as one.
  ///
  /// What one of them does not tell, their sum does not tell either.
  private func together(_ rows: [SeriesRow], _ first: SeriesRow) -> SeriesRow {
    var whole = first.subgroup(with: rows)
    let isMean = request.aggregate == .mean
    let values = rows.compactMap(\.value)
    let sizes = rows.compactMap(\.denominator)
    let isWhole =
      values.count == rows.count && (sizes.isEmpty || sizes.count == rows.count)
      && !whole.isSuppressed
    let share = isMean ? 1 / Double(rows.count) : 1
    whole.values = isWhole ? [values.reduce(0, +) * share] : []
    whole.denominator = isWhole && !sizes.isEmpty ? sizes.reduce(0, +) * share : nil
    return whole
  }

  private func insertAbsentPeriods(_ series: inout Series) {
    var kept: [SeriesRow] = []
    var absent = 0
    for row in series.rows {
      var position = kept.last.map { x.scale.next(after: $0.position) } ?? row.position
      while position < row.position, absent <= series.rows.count {
        let name = x.scale.text(position, name: "")
        kept.append(SeriesRow(row: nil, position: position, day: position, name: name))
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

extension SeriesRow {
  /// The readings of all rows, with the marks that any of them has.
  fileprivate func subgroup(with rows: [SeriesRow]) -> SeriesRow {
    var whole = self
    whole.values = rows.flatMap(\.values)
    whole.isSuppressed = rows.contains(where: \.isSuppressed)
    whole.denominator = nil
    whole.ghostReason = rows.lazy.compactMap(\.ghostReason).first
    whole.eventDays = rows.flatMap(\.eventDays)
    whole.rebaseReason = rows.lazy.compactMap(\.rebaseReason).first
    whole.planned = rows.lazy.compactMap(\.planned).first
    return whole
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

  /// Whether each row is a case or an event, of which several may share a date.
  fileprivate var takesCases: Bool {
    switch self {
    case .outcomeCUSUM, .expectedMinusObserved, .vlad, .pareto, .overTime(.t): true
    default: false
    }
  }

  /// Whether a value is divided when, and only when, there is a denominator.
  fileprivate var dividesWhereItCan: Bool {
    switch self {
    case .overTime(.run), .overTime(.xmr), .overTime(.mr), .cusum, .ewma, .poissonCUSUM: true
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
