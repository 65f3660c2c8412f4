public import ControlCharts

extension ControlPicture {
  /// The picture of a calculated chart.
  ///
  /// Values, lines, classes, phases, targets and trajectory come from the chart; words come from
  /// the caller.
  /// - Parameters:
  ///   - chart: The chart.
  ///   - title: What is measured and where, in a line.
  ///   - subtitle: The same in more words; may be empty.
  ///   - summary: What the chart says, in sentences.
  ///   - unit: The unit at the top of the axis.
  ///   - format: How values are written.
  ///   - axis: What the chart's positions are.
  ///   - hidden: Positions of values that may not be shown.
  ///   - annotations: Numbered flags.
  ///   - running: What has run up since the last event.
  ///   - notes: Lines for below the chart.
  ///   - source: Where the data come from.
  public init(
    _ chart: ControlChart, title: String, subtitle: String = "", summary: String,
    unit: String = "", format: ValueFormat, axis: XAxis, hidden: Set<Int> = [],
    annotations: [Annotation] = [], running: Running? = nil, notes: [String] = [],
    source: String = ""
  ) {
    // The first event has no time before it, the first value no range: nothing is missing there.
    let isDifference = chart.settings.kind == .t || chart.settings.kind == .mr
    let start = isDifference ? chart.points.firstIndex { $0.value != nil } ?? 0 : 0
    let points = chart.points[start...].map { point -> Point in
      let value: Point.Value =
        switch point.value {
        case _ where hidden.contains(point.position): .suppressed
        case .some(let value): point.isGhosted ? .ghosted(value) : .shown(value)
        case nil: .missing
        }
      let limits = point.shownLimits(within: chart.settings.bounds)
      return Point(
        position: point.position, value: value, centre: point.centre, lower: limits.lower,
        upper: limits.upper, flag: point.flag, side: point.side)
    }
    let phases = chart.phases.filter { $0.last >= start }.map { phase in
      Phase(
        indices: max(0, phase.first - start)...(phase.last - start), reason: phase.reason ?? "",
        isProvisional: phase.isProvisional)
    }
    self.init(
      title: title, subtitle: subtitle, summary: summary, unit: unit, format: format,
      direction: chart.settings.direction, axis: axis, points: points, phases: phases,
      centreName: chart.settings.kind.centreLabel,
      targets: chart.settings.targets, planned: chart.settings.trajectory,
      annotations: annotations, running: running, notes: notes, source: source)
  }
}

extension ChartKind {
  /// The name of the centre line at its right end.
  fileprivate var centreLabel: String {
    switch self {
    case .run: "Median"
    case .g: "Centre"
    default: "Mean"
    }
  }
}
