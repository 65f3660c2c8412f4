/// A point on a chart, with everything that was decided about it.
public struct ChartPoint: Hashable, Sendable {
  /// Where the point stands in time.
  public let position: Int
  /// The value plotted, after multiplying; `nil` where it is missing (a gap in the line).
  @Missable public internal(set) var value: Double?
  /// The value or count as it was read.
  @Missable public internal(set) var numerator: Double?
  /// What the count is out of, if anything.
  @Missable public internal(set) var denominator: Double?
  /// The centre line at this point.
  @Missable public internal(set) var centre: Double?
  /// The lower process limit at this point, as the rules use it.
  @Missable public internal(set) var lower: Double?
  /// The upper process limit at this point, as the rules use it.
  @Missable public internal(set) var upper: Double?
  /// The line two thirds of the way from the centre to the lower limit ("two sigma").
  @Missable public internal(set) var lowerWarning: Double?
  /// The line two thirds of the way from the centre to the upper limit ("two sigma").
  @Missable public internal(set) var upperWarning: Double?
  /// The line a third of the way from the centre to the lower limit ("one sigma").
  @Missable var lowerInner: Double?
  /// The line a third of the way from the centre to the upper limit ("one sigma").
  @Missable var upperInner: Double?
  /// The target that holds here.
  @Missable public internal(set) var target: Double?
  /// The phase the point belongs to, counted from 0.
  public internal(set) var phase: Int
  /// The signals at the point.
  public internal(set) var signals: Signals
  /// What the signals mean under the rules' way with conflicts.
  public internal(set) var flag: Flag
  /// The side that decided the flag, when it has one.
  public internal(set) var side: Side?
  /// Whether the point is drawn but used in nothing.
  public let isGhosted: Bool
  /// Whether the limits of its phase were calculated with it.
  public internal(set) var isBaseline: Bool

  /// Whether the point takes part in the rules: it has a value and is not ghosted.
  public var counts: Bool { !isGhosted && !$value.raw.isNaN }

  /// The limits as they are to be shown: none where one would lie outside what can be measured.
  public func shownLimits(within bounds: Bounds) -> (lower: Double?, upper: Double?) {
    let isBelow = (lower ?? 0) < bounds.least ?? -.infinity
    let isAbove = (upper ?? 0) > bounds.greatest ?? .infinity
    return (isBelow ? nil : lower, isAbove ? nil : upper)
  }

  @inline(__always)  // Made where it will lie; otherwise its 112 bytes are moved twice.
  init(_ reading: borrowing Reading, phase: Int) {
    position = reading.position
    isGhosted = reading.isGhosted
    self.phase = phase
    signals = []
    flag = .none
    side = nil
    isBaseline = false
    numerator = reading.value
    denominator = reading.denominator
  }
}
