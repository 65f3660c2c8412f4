/// Time in therapeutic range by Rosendaal: the share of days on which the INR was where it should
/// be, if it moved in a straight line from each test to the next.
///
/// - Source: Rosendaal and others, Thrombosis and Haemostasis 1993;69:236–239. That pairs further
///   apart than 56 days are left out is a convention of public code.
public struct TimeInRange: Hashable, Sendable {
  /// Days in range.
  public let inRange: Double
  /// Days below it.
  public let below: Double
  /// Days above it.
  public let above: Double

  /// All days that are counted.
  public var counted: Double { inRange + below + above }
  /// The days in range of 100; `nil` where none is counted.
  public var percentage: Double? { counted > 0 ? inRange / counted * 100 : nil }
  /// The days below of 100.
  public var percentageBelow: Double? { counted > 0 ? below / counted * 100 : nil }
  /// The days above of 100.
  public var percentageAbove: Double? { counted > 0 ? above / counted * 100 : nil }

  /// The time in range of tests in the order of time.
  ///
  /// Pairs of one day, or further apart than the longest gap, count for nothing. Values that are no
  /// numbers are passed over, so that the tests on either side become neighbours.
  ///
  /// - Parameters:
  ///   - days: The day of each test, rising.
  ///   - values: The value of each test; as many as there are days.
  ///   - low: The lower end of the range, which belongs to it.
  ///   - high: The upper end, which belongs to it.
  ///   - longestGap: The days between tests over which a line may be drawn.
  public init(days: [Int], values: [Double], low: Double, high: Double, longestGap: Int = 56) {
    var spent = (below: 0.0, inRange: 0.0, above: 0.0)
    var last: (day: Int, value: Double)?
    for (day, value) in zip(days, values) where !value.isNaN {
      if let last, day > last.day, day - last.day <= longestGap {
        let gap = Double(day - last.day)
        let under = TimeInRange.share(below: low, from: last.value, to: value)
        let over = TimeInRange.share(below: -high, from: -last.value, to: -value)
        spent.below += gap * under
        spent.above += gap * over
        spent.inRange += gap * max(0, 1 - under - over)
      }
      last = (day, value)
    }
    (below, inRange, above) = spent
  }

  /// The share of the line from one value to another that lies below a bound.
  private static func share(below bound: Double, from: Double, to: Double) -> Double {
    if from == to { return from < bound ? 1 : 0 }
    let least = min(from, to)
    return min(1, max(0, (bound - least) / abs(to - from)))
  }
}
