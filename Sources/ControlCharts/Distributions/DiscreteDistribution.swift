/// What the distributions of counts share.
///
/// Every function takes and gives whole numbers as `Double`, so that a result can be divided by a
/// denominator at once and may exceed the range of `Int`.
public protocol DiscreteDistribution: Sendable, Hashable {
  /// The probability of exactly `count`.
  func mass(_ count: Double) -> Double
  /// The probability of at most `count`.
  func cumulative(_ count: Double) -> Double
  /// The probability of more than `count`, precise also when it is tiny.
  func exceedance(_ count: Double) -> Double
  /// The smallest whole number k with P(X ≤ k) ≥ `p`, as R defines it; not a number outside 0…1.
  func quantile(_ p: Double) -> Double
}

extension DiscreteDistribution {
  /// `p` less a hair, so that a cumulative probability equal to `p` but for rounding counts.
  ///
  /// - Source: R's quantile functions allow the same 64 units in the last place.
  static func withinRounding(_ p: Double) -> Double {
    p * (1 - 64 * .ulpOfOne)
  }
}
