import ControlCharts
public import Essentials

/// Makes the charts that a request asks of a table.
///
/// One bad row does not sink a table: it is reported, counted and left out of its chart.
public struct ChartMaker {
  private let request: ChartRequest
  private let family: ChartFamily
  private let columns: ColumnGuess
  private var problems: InputProblems
  private let reader: SeriesReader

  /// Makes all charts of a table.
  ///
  /// - Throws: A ``RequestError`` when what is asked for cannot be done on this table.
  public static func make(
    _ table: Table, _ request: ChartRequest
  ) throws(RequestError) -> ChartSet {
    var maker = try ChartMaker(table, request)
    return try maker.make()
  }

  private init(_ table: Table, _ request: ChartRequest) throws(RequestError) {
    self.request = request
    var asked: ChartFamily?
    if let name = request.kind {
      guard let family = ChartFamily(named: name) else {
        throw .unknownName(
          role: "kind of chart", name: name, known: ChartFamily.all.map(\.name))
      }
      asked = family
    }
    columns = try ColumnGuess(table, request, asked)
    family = asked ?? .overTime(.xmr)
    reader = try SeriesReader(table, request, family, columns)
    problems = reader.problems
  }

  private mutating func make() throws(RequestError) -> ChartSet {
    let rules = try SettingsMaker.rules(request, family)
    try checkRequest()
    var charts: [MadeChart] = []
    for series in reader.series { charts.append(try chart(series, rules)) }
    let kindNote =
      request.kind == nil ? ["kind: XmR, the default; ask for another with --kind"] : []
    var set = ChartSet(
      request: request, family: family, rules: rules,
      measure: request.title ?? measureName,
      source: reader.source, isPercent: reader.isPercent, charts: charts,
      notes: reader.notes + kindNote, falseAlarms: nil, problems: problems.lines,
      problemCount: problems.count)
    set.judgeTogether()
    return set
  }

  /// Makes one chart, leaving out readings that it cannot take.
  private mutating func chart(
    _ series: Series, _ rules: RuleSet
  ) throws(RequestError) -> MadeChart {
    var series = series
    series.ghost(request.ghosts)
    let content = ContentMaker(
      request: request, family: family, rules: rules, isPercent: reader.isPercent)
    // Every round leaves out one reading, so this ends.
    while true {
      if family == .funnel { series.rows.removeAll { $0.value == nil || $0.denominator == nil } }
      do {
        return MadeChart(
          facet: series.label, content: try content.make(series), notes: series.notes,
          survivesFalseDiscovery: nil, comparison: try content.compare(series), series: series,
          notedRows: notedRows(series))
      } catch .chart(let error, _, _) {
        guard let index = error.index, leaveOut(index, of: &series, because: error) else {
          throw .chart(error, facet: series.label.isEmpty ? nil : series.label, problem: nil)
        }
      } catch {
        throw error
      }
    }
  }

  /// What is charted, by the names of its columns: "Falls per 1,000 bed days".
  private var measureName: String {
    func plain(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }
    guard let y = columns.y else { return "Days between events" }
    var name = plain(y.name)
    name = name.prefix(1).uppercased() + name.dropFirst()
    guard let denominator = columns.denominator, family.divides else { return name }
    let factor = request.multiplier
    let per = factor == 1 ? "of" : "per \(NumberFormat(fitting: [factor]).text(factor))"
    return "\(name) \(per) \(plain(denominator.name))"
  }

  /// Refuses dates that are in no series at all; one that only some have concerns only those.
  private func checkRequest() throws(RequestError) {
    if let rate = request.falseDiscovery, !(rate > 0 && rate < 1) {
      throw .notUnderstood(
        role: "false discovery rate", text: "\(rate)", remedy: "a share such as 0.1")
    }
    let asked = [
      ("recalculation", request.rebases), ("annotation", request.annotations),
      ("ghosted date", request.ghosts),
    ]
    for (role, texts) in asked {
      let dates = texts.map { DatedText($0).date }
      for date in dates where !reader.series.contains(where: { $0.index(of: date) != nil }) {
        throw .noSuchRow(
          role: role, text: date, nearest: reader.series.first?.nearest(to: date) ?? [])
      }
    }
  }

  /// The rows that annotations are for.
  private func notedRows(_ series: Series) -> [MadeChart.NotedRow] {
    request.annotations.map(DatedText.init).compactMap { dated in
      series.index(of: dated.date).map { MadeChart.NotedRow(index: $0, text: dated.text) }
    }.sorted { $0.index < $1.index }
  }

  /// Leaves the value of a row out and reports it; `false` when it is not a row's fault.
  private mutating func leaveOut(
    _ index: Int, of series: inout Series, because error: ChartError
  ) -> Bool {
    guard let row = series.rows[index].row, !series.rows[index].values.isEmpty else { return false }
    let column = error.isAboutDenominator ? columns.denominator : columns.y
    guard let column else { return false }
    problems.append(column.problem(row: row, "cannot be charted", remedy: error.words))
    series.rows[index].values = []
    return true
  }
}

extension ChartError {
  /// The reading at fault, when one is.
  var index: Int? {
    switch self {
    case .notFinite(let index), .positionsNotIncreasing(let index),
      .denominatorMissing(let index), .denominatorNotPositive(let index, _),
      .negativeValue(let index, _), .numeratorExceedsDenominator(let index, _, _),
      .zeroInterval(let index), .spreadMissing(let index), .notAProbability(let index, _):
      index
    case .noPoints, .invalidSetting, .phaseStartsNowhere, .baselineTooLong, .unknownSetting,
      .settingMissing, .noVariation, .lengthsDiffer:
      nil
    }
  }

  /// Whether the denominator of the reading is at fault rather than its value.
  var isAboutDenominator: Bool {
    switch self {
    case .denominatorMissing, .denominatorNotPositive, .notAProbability: true
    default: false
    }
  }
}

extension InputProblems {
  /// The problems kept, one a line, then how many more there are.
  var lines: [String] {
    first.map(\.description) + (restCount > 0 ? ["and \(NumberFormat.text(restCount)) more"] : [])
  }
}

extension ChartFamily {
  /// Whether the value charted is one column divided by another.
  fileprivate var divides: Bool {
    switch self {
    case .overTime(let kind):
      switch kind {
      case .run, .xmr, .mr, .p, .u, .pPrime, .uPrime: true
      case .np, .c, .xbar, .s, .r, .iPrime, .g, .t: false
      }
    case .funnel, .cusum, .ewma: true
    default: false
    }
  }
}
