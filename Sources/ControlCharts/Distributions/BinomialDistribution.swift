/// The binomial distribution: events among `trials`, each with the same `probability`.
///
/// `trials` need not be whole: between whole numbers the cumulative function is continued through
/// the incomplete beta function, which keeps the limit lines of a funnel smooth.
public struct BinomialDistribution: DiscreteDistribution {
  /// The number of trials, at least 0.
  public let trials: Double
  /// The probability of an event in one trial, 0…1.
  public let probability: Double

  /// A binomial distribution.
  public init(trials: Double, probability: Double) {
    self.trials = trials
    self.probability = probability
  }

  /// The probability of exactly `count`.
  public func mass(_ count: Double) -> Double {
    guard count >= 0, count < trials || count == trials.rounded(.up) else { return 0 }
    if trials != trials.rounded() { return cumulative(count) - cumulative(count - 1) }
    return SaddlePoint.binomial(
      count, trials: trials, p: probability, q: 1 - probability)
  }

  /// The probability of at most `count`.
  public func cumulative(_ count: Double) -> Double { tails(count).lower }

  /// The probability of more than `count`, precise also when it is tiny.
  public func exceedance(_ count: Double) -> Double { tails(count).upper }

  /// The smallest whole number with P(X ≤ k) ≥ `p`; not a number outside 0…1.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0 && p <= 1 else { return .nan }
    let most = trials.rounded(.up)
    if p == 1 { return probability == 0 ? 0 : most }
    let threshold = Self.withinRounding(p)
    return RootFinding.smallest(in: 0...most, near: guess(p)) { count in
      cumulative(count) >= threshold
    }
  }

  private func tails(_ count: Double) -> (lower: Double, upper: Double) {
    let whole = count.rounded(.down)
    if whole < 0 { return (0, 1) }
    if whole >= trials { return (1, 0) }
    let beta = IncompleteBeta.tails(
      whole + 1, trials - whole, at: probability, complement: 1 - probability)
    return (beta.upper, beta.lower)
  }

  /// A Cornish and Fisher guess with the skewness term.
  private func guess(_ p: Double) -> Double {
    let variance = trials * probability * (1 - probability)
    guard variance > 0, p > 0 else { return p > 0 ? trials * probability : 0 }
    let z = NormalDistribution.quantile(p)
    let skewness = (1 - 2 * probability) / 6
    return trials * probability + z * variance.squareRoot() + skewness * (z * z - 1)
  }
}
