/// The geometric distribution: failures before the first event.
///
/// The count starts at 0, as R counts; the number of trials up to and with the event is one more.
public struct GeometricDistribution: DiscreteDistribution {
  /// The probability of an event in one trial, more than 0 and at most 1.
  public let probability: Double

  /// A geometric distribution.
  public init(probability: Double) {
    self.probability = probability
  }

  /// The probability of exactly `count`.
  public func mass(_ count: Double) -> Double {
    guard count >= 0 && count == count.rounded() else { return 0 }
    return probability * survival(count)
  }

  /// The probability of at most `count`.
  public func cumulative(_ count: Double) -> Double {
    let whole = count.rounded(.down)
    guard whole >= 0 else { return 0 }
    if probability >= 1 { return 1 }
    return -Elementary.expm1((whole + 1) * Elementary.log1p(-probability))
  }

  /// The probability of more than `count`, precise also when it is tiny.
  public func exceedance(_ count: Double) -> Double {
    let whole = count.rounded(.down)
    return whole < 0 ? 1 : survival(whole + 1)
  }

  /// The smallest whole number with P(X ≤ k) ≥ `p`; not a number outside 0…1.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0 && p <= 1 else { return .nan }
    if probability >= 1 || p == 0 { return 0 }
    if p == 1 { return .infinity }
    let trials = Elementary.log1p(-p) / Elementary.log1p(-probability)
    // A whole number but for rounding must not become the next one; R allows the same.
    return max(0, (trials - 1 - 1e-12).rounded(.up))
  }

  /// The probability that the first `trials` trials bring no event.
  private func survival(_ trials: Double) -> Double {
    if trials == 0 { return 1 }
    if probability >= 1 { return 0 }
    return Elementary.exp(trials * Elementary.log1p(-probability))
  }
}
