/// The Poisson distribution of a count with a given `mean`.
public struct PoissonDistribution: DiscreteDistribution {
  /// The expected count, at least 0.
  public let mean: Double

  /// A Poisson distribution.
  public init(mean: Double) {
    self.mean = mean
  }

  /// The probability of exactly `count`.
  public func mass(_ count: Double) -> Double {
    guard count >= 0 && count == count.rounded() else { return 0 }
    return SaddlePoint.poisson(count, mean: mean)
  }

  /// The probability of at most `count`.
  public func cumulative(_ count: Double) -> Double { tails(count).lower }

  /// The probability of more than `count`, precise also when it is tiny.
  public func exceedance(_ count: Double) -> Double { tails(count).upper }

  /// The smallest whole number with P(X ≤ k) ≥ `p`; not a number outside 0…1.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0 && p <= 1 else { return .nan }
    if mean == 0 || p == 0 { return 0 }
    if p == 1 { return .infinity }
    let threshold = Self.withinRounding(p)
    let z = NormalDistribution.quantile(p)
    let guess = mean + z * mean.squareRoot() + (z * z - 1) / 6
    // No probability below 1 is reached later than this.
    let most = (mean + 40 * mean.squareRoot() + 800).rounded(.up)
    return RootFinding.smallest(in: 0...most, near: guess) { count in
      cumulative(count) >= threshold
    }
  }

  private func tails(_ count: Double) -> (lower: Double, upper: Double) {
    let whole = count.rounded(.down)
    if whole < 0 { return (0, 1) }
    let gamma = IncompleteGamma.tails(shape: whole + 1, at: mean)
    return (gamma.upper, gamma.lower)
  }
}
