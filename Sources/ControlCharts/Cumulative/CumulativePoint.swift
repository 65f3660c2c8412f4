/// One point of a cumulative sum chart.
public struct CumulativePoint: Sendable, Hashable {
  /// The place in the input, counted from 0.
  public let index: Int
  /// The position on the axis.
  public let position: Int
  /// What was observed: a measurement, a count, or 1 for an event and 0 for none.
  ///
  /// `nil` when it is missing. When this or ``expected`` is missing the sums are as before and
  /// nothing signals.
  public let value: Double?
  /// What was to be expected: the centre, the expected count, or the risk.
  public let expected: Double?
  /// The sum that watches for increases, 0 or more; `nil` when it is not watched.
  ///
  /// At a signal it is the sum that gave it; a restart shows at the next point.
  public let high: Double?
  /// The sum that watches for decreases, 0 or less; `nil` when it is not watched.
  public let low: Double?
  /// The threshold in force for the upper sum, more than 0.
  public let highThreshold: Double
  /// The threshold in force for the lower sum, less than 0.
  public let lowThreshold: Double
  /// The signals at this point, the upper side first.
  public let signals: [CumulativeSignal]
  /// What the signals mean.
  public let flag: Flag
  /// Whether a sum starts again after this point.
  public let restarts: Bool
}
