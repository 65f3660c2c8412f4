/// Student's t distribution, for intervals from few points.
public enum StudentDistribution {
  /// The probability of at most `t` with so many degrees of freedom, which need not be whole.
  public static func cumulative(_ t: Double, freedom: Double) -> Double {
    guard freedom > 0, !t.isNaN else { return .nan }
    let tail = 0.5 * incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t))
    return t > 0 ? 1 - tail : tail
  }

  /// The value not exceeded with probability `p`, found by halving to the last digits.
  public static func quantile(_ p: Double, freedom: Double) -> Double {
    guard p > 0, p < 1, freedom > 0 else { return .nan }
    if p < 0.5 { return -quantile(1 - p, freedom: freedom) }
    var (low, high) = (0.0, 2.0)
    while cumulative(high, freedom: freedom) < p, high < 1e12 { high *= 2 }
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if cumulative(middle, freedom: freedom) < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The regularised incomplete beta function, by its continued fraction (modified Lentz).
  private static func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = ImpactMathematics.exp(
      ImpactMathematics.logGamma(a + b) - ImpactMathematics.logGamma(a)
        - ImpactMathematics.logGamma(b) + a * ImpactMathematics.log(x)
        + b * ImpactMathematics.log(1 - x))
    // The fraction converges fast on this side only.
    if x < (a + 1) / (a + b + 2) { return front * fraction(a, b, x) / a }
    return 1 - front * fraction(b, a, 1 - x) / b
  }

  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...500 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return result
  }
}
