public import ControlCharts

/// A run chart or control chart, ready to be drawn: all is decided, nothing is calculated.
public struct ControlPicture: Picture, Hashable {
  /// What is measured and where, in a line.
  public var title: String
  /// Measure, place and period in more words; may be empty.
  public var subtitle: String
  /// What the chart says, in sentences: the description for those who do not see it.
  public var summary: String
  /// The unit, written once at the top of the axis, such as "% of births" or "per 1,000 bed days".
  public var unit: String
  /// How values are written.
  public var format: ValueFormat
  /// Which way is better; written at the top.
  public var direction: Direction
  /// What the positions of the points are.
  public var axis: XAxis
  /// The points, in the order of position.
  public var points: [Point]
  /// The phases, in order; empty for one phase.
  public var phases: [Phase]
  /// The name of the centre line: "Mean" or "Median".
  public var centreName: String
  /// Targets, each drawn where it holds.
  public var targets: [Target]
  /// Planned values, the trajectory: those after the last point lie on tinted ground.
  public var planned: [PlannedValue]
  /// Numbered flags.
  public var annotations: [Annotation]
  /// Time or opportunities since the last event of a rare-event chart.
  public var running: Running?
  /// Lines for below the chart, such as "1 point ghosted: duplicate count".
  public var notes: [String]
  /// Where the data come from; may be empty.
  public var source: String

  /// A picture; what is left out is empty.
  public init(
    title: String, subtitle: String = "", summary: String, unit: String = "",
    format: ValueFormat = .number(), direction: Direction = .neither, axis: XAxis,
    points: [Point], phases: [Phase] = [], centreName: String = "Mean", targets: [Target] = [],
    planned: [PlannedValue] = [], annotations: [Annotation] = [], running: Running? = nil,
    notes: [String] = [], source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.unit = unit
    self.format = format
    self.direction = direction
    self.axis = axis
    self.points = points
    self.phases = phases
    self.centreName = centreName
    self.targets = targets
    self.planned = planned
    self.annotations = annotations
    self.running = running
    self.notes = notes
    self.source = source
  }
}

extension ControlPicture {
  /// A place on the chart where there is, or should be, a value.
  public struct Point: Hashable, Sendable {
    /// What is known there.
    public enum Value: Hashable, Sendable {
      /// A value.
      case shown(Double)
      /// A value that is drawn hollow and used in nothing.
      case ghosted(Double)
      /// No data: a gap.
      case missing
      /// Hidden, to protect people: a gap with an asterisk.
      case suppressed
    }

    /// Where it stands: a day number, or the number of the event.
    public var position: Int
    /// What is known there.
    public var value: Value
    /// The centre line here.
    public var centre: Double?
    /// The lower limit here.
    public var lower: Double?
    /// The upper limit here.
    public var upper: Double?
    /// The class of the point.
    public var flag: Flag
    /// The side of its signal.
    public var side: Side?

    /// A point.
    public init(
      position: Int, value: Value, centre: Double? = nil, lower: Double? = nil,
      upper: Double? = nil, flag: Flag = .none, side: Side? = nil
    ) {
      self.position = position
      self.value = value
      self.centre = centre
      self.lower = lower
      self.upper = upper
      self.flag = flag
      self.side = side
    }

    /// The value that takes part in the line.
    var shown: Double? {
      if case .shown(let value) = value { return value }
      return nil
    }

    /// The value that is drawn, in the line or hollow.
    var drawn: Double? {
      switch value {
      case .shown(let value), .ghosted(let value): value
      case .missing, .suppressed: nil
      }
    }
  }

  /// A stretch of points with limits of its own.
  public struct Phase: Hashable, Sendable {
    /// The indices of its points.
    public var indices: ClosedRange<Int>
    /// Why it starts; empty for the first.
    public var reason: String
    /// Whether its limits come from too few points to be firm; they are drawn lighter.
    public var isProvisional: Bool

    /// A phase.
    public init(indices: ClosedRange<Int>, reason: String = "", isProvisional: Bool = false) {
      self.indices = indices
      self.reason = reason
      self.isProvisional = isProvisional
    }
  }

  /// A note at a position; its number on the chart is its place in the list.
  public struct Annotation: Hashable, Sendable {
    /// Where it points.
    public var position: Int
    /// What happened.
    public var text: String

    /// An annotation.
    public init(position: Int, text: String) {
      self.position = position
      self.text = text
    }
  }

  /// What has run up since the last event: drawn open, since it is not yet a value.
  public struct Running: Hashable, Sendable {
    /// Where it stands.
    public var position: Int
    /// The time or the opportunities so far.
    public var value: Double
    /// In words, such as "72 days so far, still running".
    public var text: String

    /// A running value.
    public init(position: Int, value: Double, text: String) {
      self.position = position
      self.value = value
      self.text = text
    }
  }

  /// The phases, one of all points where none is given.
  var stretches: [Phase] {
    let known = phases.filter { points.indices.contains($0.indices.lowerBound) }.map { phase in
      let last = min(phase.indices.upperBound, points.count - 1)
      return Phase(
        indices: phase.indices.lowerBound...last, reason: phase.reason,
        isProvisional: phase.isProvisional)
    }
    guard known.isEmpty, !points.isEmpty else { return known }
    return [Phase(indices: 0...points.count - 1)]
  }

  /// The first and last position drawn, the future included.
  var positions: ClosedRange<Int> {
    var all = points.map(\.position) + planned.map(\.position)
    if let running { all.append(running.position) }
    return (all.min() ?? 0)...(all.max() ?? 1)
  }

  /// The least and greatest value that must be in view: values, lines, targets, plans.
  var extremes: (least: Double, greatest: Double) {
    var least = Double.infinity
    var greatest = -Double.infinity
    func include(_ value: Double?) {
      guard let value, value.isFinite else { return }
      least = min(least, value)
      greatest = max(greatest, value)
    }
    for point in points {
      include(point.drawn)
      include(point.centre)
      include(point.lower)
      include(point.upper)
    }
    let range = positions
    for target in targets where Self.overlap(target, range) { include(target.value) }
    for plan in planned { include(plan.value) }
    include(running?.value)
    return least <= greatest ? (least, greatest) : (0, 1)
  }

  private static func overlap(_ target: Target, _ range: ClosedRange<Int>) -> Bool {
    (target.first ?? range.lowerBound) <= range.upperBound
      && (target.last ?? range.upperBound) >= range.lowerBound
  }
}
