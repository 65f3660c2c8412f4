/// Everything that decides a chart besides its readings.
public struct ChartSettings: Hashable, Sendable {
  /// The kind of chart.
  public var kind: ChartKind
  /// Which way is better.
  public var direction: Direction
  /// The rules for signals, limits and icons.
  public var rules: RuleSet
  /// The readings that the limits of a phase come from.
  public var baseline: Baseline
  /// Recalculations of the limits, in the order of time.
  public var phases: [PhaseStart]
  /// Targets; the first that holds at a position counts.
  public var targets: [Target]
  /// Planned values on the way to a target.
  public var trajectory: [PlannedValue]
  /// Values are shown multiplied by this after all calculation, such as 1,000 for "per 1,000".
  public var multiplier: Double
  /// The least and the greatest value the measure can have.
  ///
  /// Limits are shown within it and calculated without it, except where the kind of chart itself
  /// is bounded (proportions and counts).
  public var bounds: Bounds
  /// A centre that is known beforehand, in the unit of the values before multiplying.
  public var knownCentre: Double?
  /// A standard deviation of single values that is known beforehand, for individual charts.
  public var knownSigma: Double?

  /// Settings for a chart; all but the kind have a default.
  public init(
    kind: ChartKind, direction: Direction = .neither, rules: RuleSet = .mdcTool5,
    baseline: Baseline = .wholePhase, phases: [PhaseStart] = [], targets: [Target] = [],
    trajectory: [PlannedValue] = [], multiplier: Double = 1, bounds: Bounds = .none,
    knownCentre: Double? = nil, knownSigma: Double? = nil
  ) {
    self.kind = kind
    self.direction = direction
    self.rules = rules
    self.baseline = baseline
    self.phases = phases
    self.targets = targets
    self.trajectory = trajectory
    self.multiplier = multiplier
    self.bounds = bounds
    self.knownCentre = knownCentre
    self.knownSigma = knownSigma
  }

  /// The target at a position, if one holds there.
  public func target(at position: Int) -> Double? {
    targets.first { $0.holds(at: position) }?.value
  }

  /// Whether targets are judged on this kind of chart.
  var judgesTargets: Bool { rules.judgesRareEvents || kind != .g && kind != .t }

  /// The planned value at a position, if there is one.
  public func plannedValue(at position: Int) -> Double? {
    trajectory.first { $0.position == position }?.value
  }
}

/// The readings that the limits of a phase come from.
public enum Baseline: Hashable, Sendable {
  /// All counted readings of the phase.
  case wholePhase
  /// Its first counted readings, this many.
  case first(Int)
  /// Its counted readings up to and including this position.
  case through(Int)
}

/// A recalculation of the limits: where, and why.
public struct PhaseStart: Hashable, Sendable {
  /// The position of the first reading of the new phase.
  public var position: Int
  /// The known change in the process that justifies it.
  public var reason: String

  /// A recalculation.
  public init(at position: Int, because reason: String) {
    self.position = position
    self.reason = reason
  }
}

/// The least and the greatest value a measure can have.
public struct Bounds: Hashable, Sendable {
  /// The least value, if there is one.
  public var least: Double?
  /// The greatest value, if there is one.
  public var greatest: Double?

  /// Bounds, either of which may be open.
  public init(least: Double?, greatest: Double?) {
    self.least = least
    self.greatest = greatest
  }

  /// No bounds.
  public static let none = Bounds(least: nil, greatest: nil)
  /// Never less than 0: counts, rates and times.
  public static let nonNegative = Bounds(least: 0, greatest: nil)
  /// From 0 to 1: proportions.
  public static let proportion = Bounds(least: 0, greatest: 1)
}
