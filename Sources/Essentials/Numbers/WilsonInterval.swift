/// The interval that Wilson's score test gives for a proportion, at 95 % confidence.
///
/// - Source: Wilson, J Am Stat Assoc 1927;22:209.
public struct WilsonInterval: Hashable, Sendable {
  /// The lower end, from 0 to 1.
  public let low: Double
  /// The upper end, from 0 to 1.
  public let high: Double

  /// The interval for `count` out of `total`; `nil` unless 0 ≤ count ≤ total and total > 0.
  public init?(_ count: Int, of total: Int) { self.init(Double(count), of: Double(total)) }

  /// The interval for an estimated count, which need not be whole.
  public init?(_ count: Double, of total: Double) {
    guard total > 0, total.isFinite, count >= 0, count <= total else { return nil }
    let z = 1.959963984540054
    let (share, square) = (count / total, z * z)
    let whole = 1 + square / total
    let centre = share + square / (2 * total)
    let reach = z * (share * (1 - share) / total + square / (4 * total * total)).squareRoot()
    // At the ends the interval begins and ends exactly there.
    low = count == 0 ? 0 : (centre - reach) / whole
    high = count == total ? 1 : (centre + reach) / whole
  }
}
