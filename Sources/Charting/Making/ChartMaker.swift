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
  private let runLengths = EarlySignalRunLengths()

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
    var asked: ChartFamily?
    if let name = request.kind {
      guard let family = ChartFamily(named: name) else {
        throw .unknownName(
          role: "kind of chart", name: name, known: ChartFamily.all.map(\.name))
      }
      asked = family
    }
    var request = request
    // Events of harm are better fewer.
    if asked == .earlySignal, request.direction == .neither { request.direction = .lower }
    self.request = request
    columns = try ColumnGuess(table, request, asked)
    family = asked ?? .overTime(.xmr)
    reader = try SeriesReader(table, request, family, columns)
    problems = reader.problems
  }

  private mutating func make() throws(RequestError) -> ChartSet {
    let rules = try SettingsMaker.rules(request, family)
    try checkRequest(rules)
    var charts: [MadeChart] = []
    var failures: [(facet: String, error: RequestError)] = []
    for series in reader.series {
      do { charts.append(try chart(series, rules)) } catch {
        failures.append((series.label, error))
      }
    }
    try report(failures, areAll: charts.isEmpty)
    let kindNote =
      request.kind == nil ? ["kind: XmR, the default; ask for another with --kind"] : []
    var set = ChartSet(
      request: request, family: family, rules: rules,
      measure: request.title ?? measureName,
      source: reader.source, isPercent: reader.isPercent, charts: charts,
      notes: reader.notes + kindNote + UnusedRequests.notes(request, family)
        + ignoredRecalculations(rules), falseAlarms: nil,
      problems: problems.lines,
      problemCount: problems.count)
    set.judgeTogether()
    return set
  }

  /// Reports the facets of which no chart can be made; when there is no other, that is the error.
  private mutating func report(
    _ failures: [(facet: String, error: RequestError)], areAll: Bool
  ) throws(RequestError) {
    for (facet, error) in failures {
      guard !areAll, case .chart(let why, _, nil) = error else {
        // What all rows of a facet suffer from has been reported row by row.
        if !areAll, case .unreadable = error { continue }
        throw error
      }
      problems.append(
        InputProblem(file: reader.file, what: "\(facet) has no chart", remedy: why.words))
    }
  }

  /// Makes one chart, leaving out readings that it cannot take.
  private mutating func chart(
    _ series: Series, _ rules: RuleSet
  ) throws(RequestError) -> MadeChart {
    var series = series
    series.ghost(request.ghosts)
    leaveOutFaulty(&series)
    if family == .earlySignal {
      try EarlySignalMaker(request: request, runLengths: runLengths).design(&series)
    }
    let content = ContentMaker(
      request: request, family: family, rules: rules, isPercent: reader.isPercent,
      runLengths: runLengths)
    // Every round leaves out one reading, so this ends.
    while true {
      if family == .funnel { series.rows.removeAll { $0.value == nil || $0.denominator == nil } }
      do {
        return MadeChart(
          facet: series.label, content: try content.make(series), notes: series.notes,
          survivesFalseDiscovery: nil, comparison: try content.compare(series), series: series,
          notedRows: notedRows(series))
      } catch .chart(let error, _, _) {
        let fault = error.index.flatMap { index in RowFault(error).map { (index, $0) } }
        if let (index, fault) = fault, leaveOut(index, of: &series, because: fault) { continue }
        // Every value has been left out, and why is known.
        if error == .noPoints, !problems.isEmpty { throw .unreadable(problems) }
        throw .chart(
          error, facet: series.label.isEmpty ? nil : series.label,
          problem: fault.flatMap { problem($0.1, at: $0.0, in: series) })
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
    let isRate = family == .overTime(.u) || family == .overTime(.uPrime)
    let isRatio =
      family == .funnel
      && request.options.contains { option in
        option.name == "data_type" && option.value.lowercased().hasPrefix("s")
          || option.name == "preset" && ["shmi", "cqc"].contains(option.value.lowercased())
      }
    var per = isRate ? "per" : isRatio ? "against" : "out of"
    if factor != 1 { per = "per \(NumberFormat(fitting: [factor]).text(factor))" }
    return "\(name) \(per) \(plain(denominator.name))"
  }

  /// Refuses dates that are in no series at all; one that only some have concerns only those.
  private func checkRequest(_ rules: RuleSet) throws(RequestError) {
    if let rate = request.falseDiscovery, !(rate > 0 && rate < 1) {
      throw .notUnderstood(
        role: "false discovery rate", text: "\(rate)", remedy: "a share such as 0.1")
    }
    let rebases = rules.recalculationNowhere == .ignored ? [] : request.rebases
    let asked = [
      ("recalculation", rebases), ("annotation", request.annotations),
      ("ghosted date", request.ghosts),
    ]
    for (role, texts) in asked {
      for text in texts where !reader.series.contains(where: { $0.dated(text) != nil }) {
        throw noSuchRow(role, DatedText(text).date)
      }
    }
    if let text = request.baseline, SettingsMaker.count(text) == nil,
      !reader.series.contains(where: { $0.lastIndex(of: text) != nil })
    {
      throw noSuchRow("baseline", text)
    }
    if family == .overTime(.t), let text = request.until,
      !reader.series.contains(where: { $0.period(text) != nil })
    {
      throw .notUnderstood(role: "last date", text: text, remedy: "--until 2025-12-31")
    }
  }

  /// A note for each recalculation that falls on no row, where the rules ignore such.
  private func ignoredRecalculations(_ rules: RuleSet) -> [String] {
    guard rules.recalculationNowhere == .ignored else { return [] }
    return request.rebases.filter { text in
      !reader.series.contains { $0.dated(text) != nil }
    }.map { text in
      "no row is of \(DatedText(text).date): limits are not recalculated there, as rule set"
        + " \(rules.name) ignores it"
    }
  }

  private func noSuchRow(_ role: String, _ text: String) -> RequestError {
    .noSuchRow(role: role, text: text, nearest: reader.series.first?.nearest(to: text) ?? [])
  }

  /// The rows that annotations are for.
  private func notedRows(_ series: Series) -> [MadeChart.NotedRow] {
    request.annotations.compactMap(series.dated)
      .map { MadeChart.NotedRow(index: $0.index, text: $0.text) }
      .sorted { $0.index < $1.index }
  }

  /// Leaves out and reports every row that cannot be charted, all in one go.
  private mutating func leaveOutFaulty(_ series: inout Series) {
    var unknown = 0
    for index in series.rows.indices {
      if let fault = RowFault(series.rows[index], on: family) {
        _ = leaveOut(index, of: &series, because: fault)
      } else if series.rows[index].value == 0, series.rows[index].denominator == 0,
        family != .earlySignal
      {
        unknown += 1
      }
    }
    guard unknown > 0 else { return }
    let rows = unknown == 1 ? "1 row is" : "\(NumberFormat.text(unknown)) rows are"
    series.notes.append("\(rows) 0 out of 0, which is no point")
  }

  /// Leaves the value of a row out and reports it; `false` when it is not a row's fault.
  private mutating func leaveOut(
    _ index: Int, of series: inout Series, because fault: RowFault
  ) -> Bool {
    guard !series.rows[index].values.isEmpty,
      let problem = problem(fault, at: index, in: series)
    else { return false }
    problems.append(problem)
    series.rows[index].values = []
    if fault.isAboutDenominator { series.rows[index].denominator = nil }
    return true
  }

  /// The fault as a problem of the file.
  private func problem(_ fault: RowFault, at index: Int, in series: Series) -> InputProblem? {
    guard series.rows.indices.contains(index), let row = series.rows[index].row else { return nil }
    let column = fault.isAboutDenominator ? columns.denominator : columns.y ?? columns.x
    return column?.problem(row: row, fault.what, remedy: fault.remedy)
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
