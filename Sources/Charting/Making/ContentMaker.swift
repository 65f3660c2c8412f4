import ControlCharts
import Essentials

/// Makes the chart of one series, whatever its family.
struct ContentMaker {
  let request: ChartRequest
  let family: ChartFamily
  let rules: RuleSet
  let isPercent: Bool
  let runLengths: EarlySignalRunLengths

  func make(_ series: Series) throws(RequestError) -> MadeChart.Content {
    switch family {
    case .overTime(let kind):
      if kind.isOfSubgroups, !series.hasSpread { throw calculated(.spreadMissing(index: 0)) }
      let settings = try settingsMaker.settings(kind, rules, for: series)
      return .overTime(
        try calculated { () throws(ChartError) in
          try ControlChart(series.readings(kind), settings: settings)
        })
    case .funnel: return .funnel(try funnel(series))
    case .pareto: return .pareto(try pareto(series))
    case .ewma: return .ewma(try ewma(series))
    case .cusum: return .cumulative(try cusum(series))
    case .poissonCUSUM: return .cumulative(try poisson(series))
    case .earlySignal:
      return .cumulative(
        try EarlySignalMaker(request: request, runLengths: runLengths).make(series))
    case .outcomeCUSUM: return .cumulative(try outcomes(series))
    case .expectedMinusObserved: return .cumulative(try expectedMinusObserved(series))
    case .vlad: return .cumulative(try vlad(series))
    }
  }

  /// The same series under the rule sets to compare with, the one in force first.
  func compare(_ series: Series) throws(RequestError) -> RuleComparison? {
    guard !request.compare.isEmpty, case .overTime(let kind) = family else { return nil }
    var ruleSets = [rules]
    for name in request.compare {
      if name == "all" {
        ruleSets += RuleSet.named.filter { $0 != rules }
        continue
      }
      guard let other = RuleSet.named(name) else {
        throw .unknownName(role: "rule set", name: name, known: RuleSet.named.map(\.name))
      }
      ruleSets.append(other)
    }
    let settings = try settingsMaker.settings(kind, rules, for: series)
    return try calculated { () throws(ChartError) in
      try RuleComparison(series.readings(kind), settings: settings, ruleSets: ruleSets)
    }
  }

  private var settingsMaker: SettingsMaker {
    SettingsMaker(request: request, isPercent: isPercent)
  }

  private func calculated(_ error: ChartError) -> RequestError {
    .chart(error, facet: nil, problem: nil)
  }

  /// Turns the error of a calculation into the error of a request.
  func calculated<Result>(
    _ calculate: () throws(ChartError) -> Result
  ) throws(RequestError) -> Result {
    do { return try calculate() } catch {
      throw .chart(error, facet: nil, problem: nil)
    }
  }

  // MARK: Funnel and Pareto

  private func funnel(_ series: Series) throws(RequestError) -> FunnelPlot {
    let hasComparator = series.rows.contains { $0.comparator != nil }
    let hasDeviation = series.rows.contains { $0.deviation != nil }
    var options = request.options
    // Without either it is proportions, or what a preset says.
    if hasComparator || hasDeviation, !options.contains(where: { $0.name == "data_type" }) {
      let measure = hasComparator ? "ratio_of_counts" : "mean"
      options.insert(NamedValue(name: "data_type", value: measure), at: 0)
    }
    if let target = try funnelTarget(options) {
      options.append(NamedValue(name: "target", value: "\(target)"))
    }
    var settings = try calculated { () throws(ChartError) in
      try FunnelSettings(options: options.map { ($0.name, $0.value) })
    }
    if request.direction != .neither { settings.direction = request.direction }
    if request.multiplier != 1 { settings.multiplier = request.multiplier }
    let units = series.rows.filter { $0.row != nil }.map { $0.unit(isMean: hasDeviation) }
    return try calculated { () throws(ChartError) in
      try FunnelPlot(units: units, settings: settings)
    }
  }

  /// The target before the multiplier: a target is given as values are shown.
  private func funnelTarget(_ options: [NamedValue]) throws(RequestError) -> Double? {
    guard let text = request.targets.first else { return nil }
    guard request.targets.count == 1, let written = WrittenNumber(text) else {
      throw .notUnderstood(
        role: "target", text: request.targets.joined(separator: " "),
        remedy: "one value, since a funnel plot has one target")
    }
    let made = try calculated { () throws(ChartError) in
      try FunnelSettings(options: options.map { ($0.name, $0.value) })
    }
    let isShare = made.measure == .proportion
    return settingsMaker.shown(written, isShare: isShare) / request.multiplier
  }

  private func pareto(_ series: Series) throws(RequestError) -> ParetoChart {
    var settings = ParetoSettings()
    try SettingsMaker.set(request.options, in: &settings)
    let entries = series.rows.map { row in
      ParetoEntry(name: row.name, count: row.values.isEmpty ? 0 : row.values.reduce(0, +))
    }
    return try calculated { () throws(ChartError) in
      try ParetoChart(entries: entries, settings: settings)
    }
  }

  // MARK: Charts of single values

  private func ewma(_ series: Series) throws(RequestError) -> EWMAChart {
    var settings = EWMASettings()
    settings.centre = request.centre.map { $0 * request.multiplier }
    settings.sigma = request.sigma.map { $0 * request.multiplier }
    settings.baseline = try settingsMaker.baselineCount(series)
    try SettingsMaker.set(request.options, in: &settings)
    return try calculated { () throws(ChartError) in
      try EWMAChart(
        values: series.values(times: request.multiplier), positions: series.positions,
        settings: settings,
        direction: request.direction)
    }
  }

  private func cusum(_ series: Series) throws(RequestError) -> CumulativeChart {
    var settings = CUSUMSettings()
    settings.centre = request.centre.map { $0 * request.multiplier }
    settings.sigma = request.sigma.map { $0 * request.multiplier }
    settings.baseline = try settingsMaker.baselineCount(series)
    try SettingsMaker.set(request.options, in: &settings)
    let chart = try calculated { () throws(ChartError) in
      try CUSUMChart(
        values: series.values(times: request.multiplier), positions: series.positions,
        settings: settings,
        direction: request.direction)
    }
    return CumulativeChart(
      points: chart.points, runLength: chart.runLength, settings: settings,
      parameters: [
        ("centre", chart.centre), ("sigma", chart.sigma), ("threshold", chart.threshold),
      ])
  }

  // MARK: Charts of counts and outcomes

  private func poisson(_ series: Series) throws(RequestError) -> CumulativeChart {
    var settings = PoissonCUSUMSettings()
    settings.baseline = try settingsMaker.baselineCount(series)
    try SettingsMaker.set(request.options, in: &settings)
    let hasExposure = series.rows.contains { $0.denominator != nil }
    if !hasExposure, settings.baseline == nil, settings.rate == 1,
      !request.options.contains(where: {
        PoissonCUSUMSettings.option(named: $0.name)?.name == "rate"
      })
    {
      throw calculated(
        .settingMissing(
          name: "rate",
          why: "counts without a denominator need a rate, or a baseline to find it from"))
    }
    let readings = series.rows.map { row in
      PoissonReading(
        count: row.value.flatMap { Int(exactly: $0) },
        exposure: hasExposure ? row.denominator : 1)
    }
    let chart = try calculated { () throws(ChartError) in
      try PoissonCUSUM(
        readings: readings, positions: series.positions, settings: settings,
        direction: request.direction)
    }
    return CumulativeChart(
      points: chart.points, runLength: chart.runLength, settings: settings,
      parameters: [
        ("rate", chart.rate), ("meanExpected", chart.meanExpected),
        ("threshold", chart.threshold),
      ])
  }

  private func outcomes(_ series: Series) throws(RequestError) -> CumulativeChart {
    let hasRisks = series.rows.contains { $0.denominator != nil }
    var settings: OutcomeCUSUMSettings = hasRisks ? .riskAdjusted : .bernoulli
    if !hasRisks { settings.baseline = try settingsMaker.baselineCount(series) }
    try SettingsMaker.set(request.options, in: &settings)
    let chart = try calculated { () throws(ChartError) in
      hasRisks
        ? try OutcomeCUSUM(
          patients: series.patients, positions: series.positions, settings: settings,
          direction: request.direction)
        : try OutcomeCUSUM(
          outcomes: series.patients.map(\.event), positions: series.positions,
          settings: settings, direction: request.direction)
    }
    return CumulativeChart(
      points: chart.points, runLength: chart.runLength, settings: settings,
      parameters: [
        ("highThreshold", chart.highThreshold), ("lowThreshold", chart.lowThreshold),
      ])
  }

  private func expectedMinusObserved(
    _ series: Series
  ) throws(RequestError) -> CumulativeChart {
    var settings = ExpectedMinusObservedSettings()
    try SettingsMaker.set(request.options, in: &settings)
    let chart = try calculated { () throws(ChartError) in
      try ExpectedMinusObservedCUSUM(
        patients: series.patients, positions: series.positions, settings: settings,
        direction: request.direction)
    }
    return CumulativeChart(
      points: chart.points, runLength: chart.runLength, settings: settings,
      parameters: [
        ("highReference", chart.highReference), ("lowReference", chart.lowReference),
        ("threshold", chart.threshold),
      ])
  }

  private func vlad(_ series: Series) throws(RequestError) -> CumulativeChart {
    var settings = OutcomeCUSUMSettings.riskAdjusted
    try SettingsMaker.set(request.options, in: &settings)
    let chart = try calculated { () throws(ChartError) in
      try VLADChart(
        patients: series.patients, positions: series.positions, settings: settings,
        direction: request.direction)
    }
    return CumulativeChart(
      points: chart.cusum.points, runLength: chart.runLength, settings: settings,
      parameters: [
        ("highThreshold", chart.cusum.highThreshold),
        ("lowThreshold", chart.cusum.lowThreshold),
      ], saved: chart.points.map(\.saved))
  }
}

extension Series {
  fileprivate var positions: [Int] { rows.map(\.position) }

  /// Whether some subgroup has readings that differ, or is given with its deviation.
  fileprivate var hasSpread: Bool { rows.contains { $0.values.count > 1 || $0.deviation != nil } }

  /// Single values, ghosted ones left out; a rate where there is a denominator.
  fileprivate func values(times multiplier: Double) -> [Double?] {
    rows.map { row in
      guard row.counts, let value = row.value else { return nil }
      guard let denominator = row.denominator else { return value * multiplier }
      return denominator > 0 ? value / denominator * multiplier : nil
    }
  }

  /// Outcomes with their risks: 1 is an event, 0 is none.
  fileprivate var patients: [PatientOutcome] {
    rows.map { row in
      PatientOutcome(
        risk: row.denominator, event: row.value.flatMap { $0 == 1 ? true : $0 == 0 ? false : nil })
    }
  }
}

extension SeriesRow {
  /// The unit of a funnel plot.
  fileprivate func unit(isMean: Bool) -> FunnelUnit {
    if isMean {
      return FunnelUnit(
        group: name, mean: value ?? .nan, count: denominator ?? .nan,
        standardDeviation: deviation)
    }
    let second = comparator.map {
      FunnelUnit.Comparator(numerator: $0, denominator: comparatorDenominator ?? 1)
    }
    return FunnelUnit(
      group: name, numerator: value ?? .nan, denominator: denominator ?? .nan, comparator: second)
  }
}

extension ChartKind {
  fileprivate var isOfSubgroups: Bool { self == .xbar || self == .s || self == .r }
}
