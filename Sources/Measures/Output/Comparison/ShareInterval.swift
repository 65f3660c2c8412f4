/// The 95% interval of a share, by Wilson's method.
///
/// - Source: Wilson, J Am Stat Assoc 1927; 22: 209.
public struct ShareInterval: Hashable, Sendable {
  /// The lower end, 0 or more.
  public let low: Double
  /// The upper end, 1 or less.
  public let high: Double

  /// The interval of `part` of `whole`; `nil` where nobody is counted or the part is no part.
  public init?(_ part: Int, of whole: Int) {
    guard whole > 0, (0...whole).contains(part) else { return nil }
    let z = 1.959_963_984_540_054
    let (count, share) = (Double(whole), Double(part) / Double(whole))
    let weight = z * z / count
    let middle = (share + weight / 2) / (1 + weight)
    let half = z / (1 + weight) * (share * (1 - share) / count + weight / (4 * count)).squareRoot()
    // At the ends the formula gives 0 and 1 but for rounding.
    low = part == 0 ? 0 : max(0, middle - half)
    high = part == whole ? 1 : min(1, middle + half)
  }
}
