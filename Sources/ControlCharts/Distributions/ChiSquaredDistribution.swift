/// The chi-squared distribution with real `degreesOfFreedom` ≥ 0.
///
/// With 0 degrees of freedom all of it lies at 0.
public struct ChiSquaredDistribution: Sendable, Hashable {
  /// The degrees of freedom, whole or not.
  public let degreesOfFreedom: Double

  /// A chi-squared distribution.
  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    guard degreesOfFreedom > 0 else { return x >= 0 ? 1 : 0 }
    return IncompleteGamma.tails(shape: degreesOfFreedom / 2, at: x / 2).lower
  }

  /// The value not exceeded with probability `p`; not a number outside 0…1.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0 && p <= 1 else { return .nan }
    return quantile(p, tail: .lower)
  }

  /// The value exceeded with probability `p`; not a number outside 0…1.
  ///
  /// More precise than `quantile(1 - p)` for a small `p`.
  public func upperQuantile(_ p: Double) -> Double {
    guard p >= 0 && p <= 1 else { return .nan }
    return quantile(p, tail: .upper)
  }

  private func quantile(_ p: Double, tail: Tail) -> Double {
    2 * IncompleteGamma.quantile(shape: degreesOfFreedom / 2, probability: p, tail: tail)
  }
}
