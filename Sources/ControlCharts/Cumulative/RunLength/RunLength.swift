/// How long a chart runs, on average, before it signals.
///
/// Lengths count points with a value (patients, months) up to and including the signal, from a
/// fresh start (zero state). The in-control length is the price: a chart with an average run
/// length of 100 gives about one false signal in 100 points when nothing has changed.
public struct RunLength: Sendable, Hashable {
  /// The average run length when nothing has changed; infinite when no signal can happen.
  public let inControl: Double
  /// The average run length after the upward change that the chart is designed for.
  ///
  /// `nil` when the chart does not watch the high side.
  public let outOfControlHigh: Double?
  /// The average run length after the downward change that the chart is designed for.
  ///
  /// `nil` when the chart does not watch the low side.
  public let outOfControlLow: Double?
  /// The expected count or mean risk the lengths hold for; `nil` for charts of measurements.
  ///
  /// When the expected count varies from point to point this is its mean, and the lengths are
  /// those of a process with that constant expected count.
  public let meanExpected: Double?
  /// How many quadrature nodes or states of the chain were used, on the larger side.
  public let states: Int
  /// Whether the method has no discretisation error.
  public let isExact: Bool
  /// The method in words.
  public let method: String

  /// The average run length after the change designed for: upward if watched, else downward.
  public var outOfControl: Double { outOfControlHigh ?? outOfControlLow ?? inControl }

  /// The number of false signals to expect in `points` points when nothing has changed.
  ///
  /// Holds for a chart that restarts after each signal.
  public func falseSignals(inPoints points: Double) -> Double { points / inControl }
}

/// The run lengths of one side, of one chart, for one true level.
struct SideRunLength {
  /// From a sum of 0.
  var fromZero: Double
  /// From the head start; the same as `fromZero` when there is none.
  var fromHeadStart: Double

  init(fromZero: Double, fromHeadStart: Double? = nil) {
    self.fromZero = fromZero
    self.fromHeadStart = fromHeadStart ?? fromZero
  }

  /// The run length of a chart that watches both sides.
  ///
  /// Exact when the two sums cannot both be above 0 at a signal, which holds for equal thresholds
  /// because the steps of the two sides never add up to more than 0.
  ///
  /// - Source: Lucas and Crosier, Technometrics 24 (1982), appendix; without a head start it is
  ///   the sum of the reciprocals (van Dobben de Bruyn 1968).
  func combined(with other: SideRunLength) -> Double {
    let (a, b) = (fromZero, other.fromZero)
    guard a.isFinite else { return other.fromHeadStart }
    guard b.isFinite else { return fromHeadStart }
    // Divided through by a·b, so that very long runs do not overflow.
    return (fromHeadStart / a + other.fromHeadStart / b - 1) / (1 / a + 1 / b)
  }
}
