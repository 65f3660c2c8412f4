/// A stretch of points with limits of its own.
public struct ChartPhase: Hashable, Sendable {
  /// The index of its first point.
  public let first: Int
  /// The index of its last point.
  public internal(set) var last: Int
  /// Why it starts here; `nil` for the first phase.
  public let reason: String?
  /// Whether it began by itself, as ``RuleSet/rebaseRun`` asks.
  public let isAutomatic: Bool
  /// How many counted points it has.
  public internal(set) var counted = 0
  /// How many of them the limits come from.
  public internal(set) var baseline = 0
  /// The mean (or median) moving range the limits come from, in the scale of the calculation.
  @Missable public internal(set) var movingRange: Double?
  /// How many moving ranges screening left out.
  public internal(set) var screened = 0
  /// Laney's ratio of the variation seen to the variation expected (σz).
  @Missable public internal(set) var dispersion: Double?
  /// Whether it has fewer points than firm limits need.
  public internal(set) var isProvisional = false

  /// The indices of its points.
  public var indices: ClosedRange<Int> { first...last }

  init(first: Int, last: Int, reason: String?, isAutomatic: Bool = false) {
    self.isAutomatic = isAutomatic
    self.first = first
    self.last = last
    self.reason = reason
    movingRange = nil
    dispersion = nil
  }
}
