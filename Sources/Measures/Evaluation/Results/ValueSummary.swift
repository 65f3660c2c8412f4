/// Values of many answers in a few numbers, exact whatever parts they were added up from.
public struct ValueSummary: Hashable, Sendable {
  /// How many values there are, at least 1.
  public let count: Int
  /// Their mean.
  public let mean: Double
  /// The value in the middle; of an even number the mean of the two in the middle.
  public let median: Double
  /// The value that nine of ten do not exceed, between two values as the median is: at the place
  /// 1 + 0.9 (count - 1), as in spreadsheets.
  public let ninetiethCentile: Double
  /// The least.
  public let least: Double
  /// The greatest.
  public let greatest: Double

  /// The summary of values, each with how often it occurs; `nil` where there are none.
  public init?(_ values: [Double: Int]) {
    let sorted = values.sorted { $0.key < $1.key }
    let count = sorted.reduce(0) { $0 + $1.value }
    guard count > 0, let first = sorted.first, let last = sorted.last else { return nil }
    self.count = count
    // In the order of values, so that the sum does not depend on how the parts came together.
    mean = sorted.reduce(0) { $0 + $1.key * Double($1.value) } / Double(count)
    median = ValueSummary.centile(50, sorted, count)
    ninetiethCentile = ValueSummary.centile(90, sorted, count)
    least = first.key
    greatest = last.key
  }

  private static func centile(
    _ percent: Int, _ sorted: [(key: Double, value: Int)], _ count: Int
  ) -> Double {
    let hundredths = percent * (count - 1)
    let (place, rest) = (hundredths / 100, hundredths % 100)
    let low = value(at: place, sorted)
    if rest == 0 { return low }
    let high = value(at: place + 1, sorted)
    return rest == 50 ? (low + high) / 2 : low + (high - low) * Double(rest) / 100
  }

  private static func value(at place: Int, _ sorted: [(key: Double, value: Int)]) -> Double {
    var passed = 0
    for (value, count) in sorted {
      passed += count
      if passed > place { return value }
    }
    return .nan
  }
}
