import ControlCharts
import Essentials

/// Makes the chart of one series, whatever its family.
struct ContentMaker {
  let request: ChartRequest
  let family: ChartFamily
  let rules: RuleSet
  let isPercent: Bool

  func make(_ series: Series) throws(RequestError) -> MadeChart.Content {
    switch family {
    case .overTime(let kind):
      let settings = try SettingsMaker(request: request, isPercent: isPercent)
        .settings(kind, rules, for: series)
      return .overTime(
        try calculated { () throws(ChartError) in
          try ControlChart(series.readings(kind), settings: settings)
        })
    case .funnel: return .funnel(try funnel(series))
    case .pareto: return .pareto(try pareto(series))
    case .ewma: return .ewma(try ewma(series))
    case .cusum: return .cumulative(try cusum(series))
    case .poissonCUSUM: return .cumulative(try poisson(series))
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
    let settings = try SettingsMaker(request: request, isPercent: isPercent)
      .settings(kind, rules, for: series)
    return try calculated { () throws(ChartError) in
      try RuleComparison(series.readings(kind), settings: settings, ruleSets: ruleSets)
    }
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
    if !options.contains(where: { $0.name == "data_type" }) {
      let measure = hasComparator ? "ratio_of_counts" : hasDeviation ? "mean" : "proportion"
      options.insert(NamedValue(name: "data_type", value: measure), at: 0)
    }
    if let target = request.targets.first.flatMap(WrittenNumber.init) {
      options.append(NamedValue(name: "target", value: "\(target.value)"))
    }
    var settings = try calculated { () throws(ChartError) in
      try FunnelSettings(options: options.map { ($0.name, $0.value) })
    }
    settings.direction = request.direction
    settings.multiplier = request.multiplier
    let units = series.rows.filter { $0.row != nil }.map { $0.unit(isMean: hasDeviation) }
    return try calculated { () throws(ChartError) in
      try FunnelPlot(units: units, settings: settings)
    }
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
    settings.centre = request.centre
    settings.sigma = request.sigma
    settings.baseline = request.baseline.flatMap { Int($0) }
    try SettingsMaker.set(request.options, in: &settings)
    return try calculated { () throws(ChartError) in
      try EWMAChart(
        values: series.values, positions: series.positions, settings: settings,
        direction: request.direction)
    }
  }

  private func cusum(_ series: Series) throws(RequestError) -> CumulativeChart {
    var settings = CUSUMSettings()
    settings.centre = request.centre
    settings.sigma = request.sigma
    settings.baseline = request.baseline.flatMap { Int($0) }
    try SettingsMaker.set(request.options, in: &settings)
    let chart = try calculated { () throws(ChartError) in
      try CUSUMChart(
        values: series.values, positions: series.positions, settings: settings,
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
    try SettingsMaker.set(request.options, in: &settings)
    let readings = series.rows.map { row in
      PoissonReading(
        count: row.value.flatMap { Int(exactly: $0) }, exposure: row.denominator ?? 1)
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

  /// Single values, ghosted ones left out; a rate where there is a denominator.
  fileprivate var values: [Double?] {
    rows.map { row in
      guard row.ghostReason == nil, let value = row.value else { return nil }
      guard let denominator = row.denominator else { return value }
      return denominator > 0 ? value / denominator : nil
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
