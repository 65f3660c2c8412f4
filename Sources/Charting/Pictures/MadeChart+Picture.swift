import ControlCharts
public import Drawing
import Essentials

extension MadeChart {
  /// The chart as a picture, with its words.
  public func picture(in set: ChartSet) -> any Picture {
    switch content {
    case .overTime(let chart): controlPicture(chart, in: set)
    case .funnel(let plot): funnelPicture(plot, in: set)
    case .ewma(let chart): ewmaPicture(chart, in: set)
    case .cumulative(let chart): cumulativePicture(chart, in: set)
    case .pareto(let chart): paretoPicture(chart, in: set)
    }
  }

  /// The annotations asked for that fall on a row of this chart.
  var annotations: [ControlPicture.Annotation] {
    notedRows.map {
      ControlPicture.Annotation(position: series.rows[$0.index].position, text: $0.text)
    }
  }

  private var axis: XAxis {
    switch series.scale {
    case .order: .ordinal(name: "")
    case .dates(let kind):
      switch kind {
      case .day: .time(isEventChart ? .irregular : .day)
      case .week: .time(.week)
      case .month: .time(isEventChart ? .irregular : .month)
      case .quarter: .time(.quarter)
      case .year: .time(.year)
      case .financialYear: .time(.financialYear)
      }
    }
  }

  /// Whether positions are events rather than periods, so that none can be missing.
  private var isEventChart: Bool {
    if case .cumulative(let chart) = content, chart.earlySignal != nil { return false }
    guard case .overTime(let chart) = content else { return true }
    return chart.settings.kind == .t || chart.settings.kind == .g || isIrregular
  }

  /// Whether days are so far apart that they are occasions rather than every day.
  private var isIrregular: Bool {
    guard series.scale == .dates(.day), let first = series.rows.first, let last = series.rows.last
    else { return false }
    return last.position - first.position >= 2 * series.rows.count
  }

  private func subtitle(in set: ChartSet) -> String {
    set.request.unit ?? ""
  }

  // MARK: Charts over time

  func controlPicture(_ chart: ControlChart, in set: ChartSet) -> ControlPicture {
    let hidden = series.rows.filter(\.isSuppressed).map(\.position)
    return ControlPicture(
      chart, title: name(in: set), subtitle: subtitle(in: set), summary: summary(in: set),
      unit: set.unitLabel(chart), format: valueFormat(chart, in: set), axis: axis,
      hidden: Set(hidden), annotations: annotations, running: running(chart, in: set),
      notes: pictureNotes(chart, in: set), source: set.source)
  }

  func valueFormat(_ chart: ControlChart, in set: ChartSet) -> ValueFormat {
    let isPercent = set.isPercentShown(chart)
    let decimals = NumberFormat.forLines(of: chart, isPercent: isPercent).decimals
    return isPercent ? .percent(decimals: decimals) : .number(decimals: decimals)
  }

  private func pictureNotes(_ chart: ControlChart, in set: ChartSet) -> [String] {
    var notes: [String] = []
    if chart.ghosted > 0 {
      notes.append(chart.ghosted == 1 ? "1 point ghosted." : "\(chart.ghosted) points ghosted.")
    }
    if chart.phases.contains(where: \.isAutomatic) {
      notes.append("Limits recalculated by themselves, as asked by rebase_run.")
    }
    if set.rules.isChanged || set.rules.name != RuleSet.mdcTool5.name {
      notes.append("Rules: \(set.rules.name)\(set.rules.isChanged ? ", changed" : "").")
    }
    return notes
  }

  /// The time since the last event, when it is known up to when events are.
  func running(_ chart: ControlChart, in set: ChartSet) -> ControlPicture.Running? {
    guard chart.settings.kind == .t, let text = set.request.until,
      let end = series.period(text)?.lastDay.number, let last = series.rows.last,
      let lastDay = last.day, end > lastDay
    else { return nil }
    let days = end - lastDay
    let isCertain = chart.points.last?.upper.map { Double(days) > $0 } ?? false
    let certainty = isCertain ? ", already beyond the upper limit" : ""
    return ControlPicture.Running(
      position: series.scale == .order ? last.position + 1 : end,
      value: Double(days) * chart.settings.multiplier,
      text: "\(NumberFormat.text(days)) days since the last event, still running\(certainty)")
  }

  private func ewmaPicture(_ chart: EWMAChart, in set: ChartSet) -> ControlPicture {
    let values = chart.points.map(\.average)
    let format = NumberFormat(fitting: values, isPercent: set.isPercent)
    let points = chart.points.map { point in
      ControlPicture.Point(
        position: point.position, value: .shown(point.average), centre: chart.centre,
        lower: point.lowerLimit, upper: point.upperLimit, flag: point.flag, side: point.signal)
    }
    return ControlPicture(
      title: name(in: set), subtitle: "Exponentially weighted moving average",
      summary: summary(in: set), unit: set.request.unit ?? "",
      format: set.isPercent
        ? .percent(decimals: format.decimals) : .number(decimals: max(1, format.decimals)),
      direction: chart.direction, axis: axis, points: points,
      phases: [ControlPicture.Phase(indices: 0...(points.count - 1))], centreName: "Centre",
      targets: [], planned: [], annotations: annotations, running: nil, notes: [],
      source: set.source)
  }

  // MARK: Other families

  private func funnelPicture(_ plot: FunnelPlot, in set: ChartSet) -> FunnelPicture {
    let factor = plot.settings.multiplier
    let curves = plot.curves()
    let levels = plot.settings.levels.indices.map { index in
      FunnelPicture.Level(
        name: NumberFormat(fitting: [plot.settings.levels[index].coverage], isPercent: true)
          .text(plot.settings.levels[index].coverage),
        places: curves.map { place in
          FunnelPicture.Place(
            precision: place.precision, lower: place.limits[index].lower * factor,
            upper: place.limits[index].upper * factor)
        })
    }
    let isPercent = plot.settings.measure == .proportion && factor == 1
    let format = NumberFormat(
      fitting: plot.points.map { $0.value * factor } + [plot.centre * factor],
      isPercent: isPercent)
    let shown = plot.points.filter { !$0.isSmall }
    let small = plot.points.filter(\.isSmall).map(\.group)
    return FunnelPicture(
      title: name(in: set), subtitle: subtitle(in: set), summary: summary(in: set),
      unit: set.request.unit ?? "", precisionName: precisionName(plot, in: set),
      format: isPercent
        ? .percent(decimals: format.decimals) : .number(decimals: format.decimals),
      direction: plot.settings.direction, centre: plot.centre * factor,
      centreName: centreName(plot), levels: levels,
      points: shown.map { $0.drawn(factor) },
      notes: small.isEmpty ? [] : ["Too small to show: \(small.joined(separator: ", "))."],
      source: set.source)
  }

  private func centreName(_ plot: FunnelPlot) -> String {
    if plot.settings.target != nil { return "Target" }
    return plot.settings.measure == .standardisedRatio ? "As expected" : "All units"
  }

  private func precisionName(_ plot: FunnelPlot, in set: ChartSet) -> String {
    switch plot.settings.measure {
    case .standardisedRatio: "Expected"
    case .ratioOfCounts: "Size"
    default: set.request.denominator ?? "Size"
    }
  }

  private func cumulativePicture(
    _ chart: CumulativeChart, in set: ChartSet
  ) -> CumulativePicture {
    let positions = chart.points.map(\.position)
    var lines: [CumulativePicture.Line] = []
    var limits: [CumulativePicture.Limit] = []
    if let saved = chart.saved {
      lines.append(CumulativePicture.Line(name: "Expected less observed", values: saved))
    } else if let detail = chart.earlySignal {
      lines = [CumulativePicture.Line(name: "Sum", values: chart.points.map(\.high))]
      limits = detail.limits
    } else {
      if chart.points.contains(where: { $0.high != nil }), let last = chart.points.last {
        lines.append(CumulativePicture.Line(name: "Up", values: chart.points.map(\.high)))
        limits.append(CumulativePicture.Limit(name: "Signal up", value: last.highThreshold))
      }
      if chart.points.contains(where: { $0.low != nil }), let last = chart.points.last {
        lines.append(CumulativePicture.Line(name: "Down", values: chart.points.map(\.low)))
        limits.append(CumulativePicture.Limit(name: "Signal down", value: last.lowThreshold))
      }
    }
    let signals = chart.points.flatMap { point in
      point.signals.map { signal in
        CumulativePicture.Signal(
          line: chart.saved != nil || signal.side == .high ? 0 : lines.count - 1,
          index: point.index, flag: set.request.direction.flag(for: signal.side),
          side: signal.side)
      }
    }
    return CumulativePicture(
      title: name(in: set), subtitle: subtitle(in: set), summary: summary(in: set),
      unit: chart.saved == nil ? "Sum" : "Events", format: .number(decimals: 1), axis: axis,
      positions: positions, lines: lines, limits: limits, signals: signals,
      // A line goes up to the signal, and starts again at the point after it.
      restarts: chart.points.dropLast().filter(\.restarts).map { $0.index + 1 },
      highMeaning: chart.saved == nil ? "" : "Fewer events than expected",
      lowMeaning: chart.saved == nil ? "" : "More events than expected", notes: [],
      source: set.source)
  }

  /// The second picture of an early-signal chart that knows what to expect: events less expected,
  /// day by day.
  func companion(in set: ChartSet) -> CumulativePicture? {
    guard case .cumulative(let chart) = content, let days = chart.earlySignal?.days,
      let last = days.last
    else { return nil }
    let value = NumberFormat(decimals: 1).text(abs(last.value))
    return CumulativePicture(
      title: "\(name(in: set)): events less events expected",
      summary: "\(value) \(last.value < 0 ? "fewer" : "more") events than expected by"
        + " \(Day(number: last.day).text). The line falls a little each day and rises at an event.",
      unit: "Events", format: .number(decimals: 1), axis: .time(.irregular),
      positions: days.map(\.day),
      lines: [CumulativePicture.Line(name: "Difference", values: days.map(\.value))],
      highMeaning: "More events than expected", lowMeaning: "Fewer events than expected",
      source: set.source)
  }

  private func paretoPicture(_ chart: ParetoChart, in set: ChartSet) -> ParetoPicture {
    let format = NumberFormat(fitting: chart.bars.map(\.count))
    return ParetoPicture(
      title: name(in: set), subtitle: subtitle(in: set), summary: summary(in: set),
      unit: set.request.unit ?? set.measure, format: .number(decimals: format.decimals),
      causes: chart.bars.map { ParetoPicture.Cause(name: $0.name, count: $0.count) },
      share: chart.settings.share, notes: [], source: set.source)
  }
}

extension EarlySignalDetail {
  /// The thresholds of both levels, with a step where they change.
  fileprivate var limits: [CumulativePicture.Limit] {
    guard let last = designs.last else { return [] }
    return [
      CumulativePicture.Limit(name: "Level 2", value: last.h2, steps: designs.map(\.h2)),
      CumulativePicture.Limit(name: "Level 1", value: last.h1, steps: designs.map(\.h1)),
    ]
  }
}

extension FunnelPoint {
  fileprivate func drawn(_ factor: Double) -> FunnelPicture.Point {
    var isAlert = false
    if case .alert = position { isAlert = true }
    return FunnelPicture.Point(
      name: group, precision: precision, value: value * factor, flag: flag,
      side: position.side, isAlert: isAlert, isOwn: false)
  }
}

extension ChartSet {
  /// The unit at the top of the axis.
  func unitLabel(_ chart: ControlChart) -> String {
    if let unit = request.unit { return unit }
    switch chart.settings.kind {
    case .t where request.y == nil: return "Days"
    default:
      let factor = chart.settings.multiplier
      return factor == 1 ? "" : "Per \(NumberFormat(decimals: 0).text(factor))"
    }
  }
}
