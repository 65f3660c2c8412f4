/// The interval that Wilson's score test gives for a proportion, at 95 % confidence.
///
/// - Source: Wilson, J Am Stat Assoc 1927;22:209.
public struct WilsonInterval: Hashable, Sendable {
  /// The lower end, from 0 to 1.
  public let low: Double
  /// The upper end, from 0 to 1.
  public let high: Double

  /// The interval for `count` out of `total`; `nil` unless 0 ≤ count ≤ total and total > 0.
  public init?(_ count: Int, of total: Int) {
    guard total > 0, (0...total).contains(count) else { return nil }
    let z = 1.959963984540054
    let (number, share) = (Double(total), Double(count) / Double(total))
    let divisor = 1 + z * z / number
    let centre = share + z * z / (2 * number)
    let reach =
      z * (share * (1 - share) / number + z * z / (4 * number * number)).squareRoot()
    low = max(0, (centre - reach) / divisor)
    high = min(1, (centre + reach) / divisor)
  }
}
