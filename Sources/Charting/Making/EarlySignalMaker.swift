import ControlCharts
import Essentials

/// Makes early-signal charts: finds the design of each month, then the sums.
struct EarlySignalMaker {
  let request: ChartRequest
  let runLengths: EarlySignalRunLengths

  /// Gives each row its design, and takes away first rows that have none.
  ///
  /// First rows without a design hold what the next year is designed from.
  func design(_ series: inout Series) throws(RequestError) {
    let settings = try settings()
    let exposures = Self.yearlyExposures(series)
    for index in series.rows.indices {
      series.rows[index].design = try design(series.rows[index], settings, exposures)
    }
    Self.carryDesigns(&series)
    guard let first = series.rows.firstIndex(where: { $0.design != nil }) else {
      throw .chart(
        .settingMissing(
          name: "k",
          why: "an early-signal chart needs k, h1 and h2 (columns of those names, or options), or"
            + " a reference rate (ref_rate) and the births or other exposure of the year before"),
        facet: nil, problem: nil)
    }
    if first > 0 {
      let months = first == 1 ? "1 month has" : "\(first) months have"
      series.notes.append(
        "\(months) no thresholds, and only tell the exposure that later ones are made from")
      series.rows.removeFirst(first)
    }
    let gaps = series.rows.indices.filter { series.rows[$0].design == nil }
    for index in gaps {
      series.rows[index].design = series.rows[index - 1].design
      series.rows[index].values = []
    }
    if !gaps.isEmpty {
      series.notes.append(
        "\(gaps.count == 1 ? "1 month has" : "\(gaps.count) months have") no thresholds and"
          + " \(gaps.count == 1 ? "was" : "were") passed over")
    }
  }

  /// Makes the chart of a series whose rows have designs.
  func make(_ series: Series) throws(RequestError) -> CumulativeChart {
    let settings = try settings()
    let readings = series.rows.compactMap { row -> EarlySignalReading? in
      guard let design = row.design else { return nil }
      let rate = row.designCells?.rate ?? settings.referenceRate
      let exposure = row.denominator.flatMap { $0 >= 0 ? $0 : nil }
      return EarlySignalReading(
        count: row.value.flatMap { Int(exactly: $0) }, design: design,
        expected: rate.flatMap { rate in exposure.map { rate * $0 } })
    }
    do {
      let chart = try EarlySignalChart(
        readings: readings, positions: series.rows.map(\.position), direction: request.direction)
      return made(chart, settings, series)
    } catch {
      throw .chart(error, facet: nil, problem: nil)
    }
  }

  private func made(
    _ chart: EarlySignalChart, _ settings: EarlySignalSettings, _ series: Series
  ) -> CumulativeChart {
    let stretches = chart.stretches.map { stretch in
      let lengths = runLengths.lengths(of: stretch.design)
      return EarlySignalDetail.Stretch(
        months: stretch.months.lowerBound...stretch.months.upperBound - 1,
        design: stretch.design, levelOne: lengths.one, levelTwo: lengths.two)
    }
    let last = stretches[stretches.count - 1]
    let detail = EarlySignalDetail(
      levels: chart.levels.map { $0?.rawValue ?? 0 }, designs: chart.readings.map(\.design),
      stretches: stretches, observedLessExpected: chart.observedLessExpected,
      days: chart.observedLessExpected == nil ? [] : Self.days(chart.readings, series))
    return CumulativeChart(
      points: chart.points, runLength: last.levelTwo, settings: settings,
      parameters: [
        ("k", last.design.k), ("h1", last.design.h1), ("h2", last.design.h2),
        ("inControlMean", last.design.inControlMean),
      ], earlySignal: detail)
  }

  private func settings() throws(RequestError) -> EarlySignalSettings {
    var settings = EarlySignalSettings()
    try SettingsMaker.set(request.options, in: &settings)
    return settings
  }

  // MARK: Designs

  /// The design that a row itself, the options, or a rate and the year before give; `nil` for none.
  private func design(
    _ row: SeriesRow, _ settings: EarlySignalSettings, _ exposures: [Int: Double]
  ) throws(RequestError) -> EarlySignalDesign? {
    let cells = row.designCells ?? DesignCells()
    let year = row.day.map { Day(number: $0).year - 1 }
    let exposure = year.flatMap { exposures[$0] } ?? settings.meanExposure
    let rate = cells.rate ?? settings.referenceRate
    let computed = rate.flatMap { rate in
      exposure.map { (rate * $0 * 100).rounded() / 100 }
    }
    let mean = cells.mean ?? settings.inControlMean ?? computed
    do {
      if let k = cells.k ?? settings.k, let h1 = cells.h1 ?? settings.h1,
        let h2 = cells.h2 ?? settings.h2
      {
        return try EarlySignalDesign(
          k: k, h1: h1, h2: h2, inControlMean: mean, rateRatio: settings.rateRatio)
      }
      return try mean.map { mean throws(ChartError) in
        try runLengths.design(mean: mean, settings)
      }
    } catch {
      throw .chart(error, facet: nil, problem: nil)
    }
  }

  /// The mean monthly exposure of each calendar year.
  private static func yearlyExposures(_ series: Series) -> [Int: Double] {
    var sums: [Int: (sum: Double, months: Double)] = [:]
    for row in series.rows {
      guard let day = row.day, let exposure = row.denominator, exposure >= 0 else { continue }
      let year = Day(number: day).year
      let before = sums[year] ?? (0, 0)
      sums[year] = (before.sum + exposure, before.months + 1)
    }
    return sums.mapValues { $0.sum / $0.months }
  }

  /// Gives months that have no row of their own the design of their calendar year.
  private static func carryDesigns(_ series: inout Series) {
    var designs: [Int: EarlySignalDesign] = [:]
    for row in series.rows {
      guard let design = row.design, let day = row.day else { continue }
      let year = Day(number: day).year
      if designs[year] == nil { designs[year] = design }
    }
    var latest: EarlySignalDesign?
    for index in series.rows.indices {
      let row = series.rows[index]
      if row.design == nil, row.row == nil, let day = row.day {
        series.rows[index].design =
          latest.flatMap { design in
            index > 0 && Day(number: series.rows[index - 1].position).year == Day(number: day).year
              ? design : nil
          } ?? designs[Day(number: day).year] ?? latest
      }
      latest = series.rows[index].design ?? latest
    }
  }

  // MARK: Day by day

  /// Events less expected at the end of each day: a month's expected events accrue evenly over its
  /// days, and events whose day is not known are counted on its last.
  private static func days(
    _ readings: [EarlySignalReading], _ series: Series
  ) -> [EarlySignalDetail.DayValue] {
    guard series.scale == .dates(.month) else { return [] }
    var days: [EarlySignalDetail.DayValue] = []
    var before = 0.0
    for (reading, row) in zip(readings, series.rows) {
      guard let count = reading.count, let expected = reading.expected else { continue }
      let month = Period(.month, containing: Day(number: row.position))
      var events = 0
      for place in 1...month.dayCount {
        let day = row.position + place - 1
        events += row.eventDays.count { $0 == day }
        if place == month.dayCount { events = count }
        let accrued = expected * Double(place) / Double(month.dayCount)
        days.append(EarlySignalDetail.DayValue(day: day, value: before + Double(events) - accrued))
      }
      before += Double(count) - expected
    }
    return days
  }
}
