/// Densities of counts in the form that keeps full precision when the counts are large.
///
/// The usual products of gamma functions lose as many digits as the logarithms are long: with ten
/// million trials, eight of sixteen. Here the large parts cancel on paper instead.
///
/// - Source: Loader C, Fast and accurate computation of binomial probabilities (2000).
enum SaddlePoint {
  static let twoPi = 2 * Double.pi

  /// What Stirling's formula leaves out: ln Γ(n+1) − (n+½) ln n + n − ½ ln 2π, for `n` > 0.
  static func stirlingError(_ n: Double) -> Double {
    guard n > 15 else {
      return Elementary.logGamma(n + 1) - (n + 0.5) * Elementary.log(n) + n
        - 0.5 * Elementary.log(twoPi)
    }
    let inverse = 1 / (n * n)
    // Coefficients B(2k) / (2k (2k − 1)) of the asymptotic series; DLMF 5.11.1.
    let series: [Double] = [
      1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156,
    ]
    return series.reversed().reduce(0) { $0 * inverse + $1 } / n
  }

  /// The deviance x ln(x/m) + m − x, never negative, without cancellation near x = m.
  static func deviance(_ x: Double, _ mean: Double) -> Double {
    let difference = x - mean
    guard abs(difference) < 0.1 * (x + mean) else {
      return x * Elementary.log(x / mean) - difference
    }
    let v = difference / (x + mean)
    var sum = difference * v
    var power = 2 * x * v
    var odd = 3.0
    while true {
      power *= v * v
      let next = sum + power / odd
      if next == sum { return sum }
      sum = next
      odd += 2
    }
  }

  /// mean^k e^(−mean) / Γ(k+1) for real `k` ≥ 0.
  static func poisson(_ k: Double, mean: Double) -> Double {
    if mean == 0 { return k == 0 ? 1 : 0 }
    if k < 1 {
      return Elementary.exp(k * Elementary.log(mean) - mean - Elementary.logGamma(k + 1))
    }
    return Elementary.exp(-stirlingError(k) - deviance(k, mean)) / (twoPi * k).squareRoot()
  }

  /// Γ(n+1) / (Γ(k+1) Γ(n−k+1)) · p^k q^(n−k) for real 0 ≤ `k` ≤ `n`, with p + q = 1.
  static func binomial(_ k: Double, trials n: Double, p: Double, q: Double) -> Double {
    if p == 0 { return k == 0 ? 1 : 0 }
    if q == 0 { return k == n ? 1 : 0 }
    let rest = n - k
    // Near 0 and n a count below 1 has no Stirling form; the logarithms there are short anyway.
    if k < 1 || rest < 1 {
      let logP = p < 0.5 ? Elementary.log(p) : Elementary.log1p(-q)
      let logQ = q < 0.5 ? Elementary.log(q) : Elementary.log1p(-p)
      return Elementary.exp(logChoose(n, min(k, rest)) + k * logP + rest * logQ)
    }
    let exponent =
      stirlingError(n) - stirlingError(k) - stirlingError(rest)
      - deviance(k, n * p) - deviance(rest, n * q)
    return Elementary.exp(exponent) * (n / (twoPi * k * rest)).squareRoot()
  }

  /// ln of the binomial coefficient n over k for 0 ≤ k ≤ 1.
  private static func logChoose(_ n: Double, _ k: Double) -> Double {
    if k == 0 { return 0 }
    if k == 1 { return Elementary.log(n) }
    let rest = n - k
    guard rest > 15 else {
      return Elementary.logGamma(n + 1) - Elementary.logGamma(k + 1)
        - Elementary.logGamma(rest + 1)
    }
    // ln Γ(n+1) − ln Γ(n−k+1) by Stirling, arranged so that the large terms cancel.
    let difference =
      k * Elementary.log(n) - (rest + 0.5) * Elementary.log1p(-k / n) - k
      + stirlingError(n) - stirlingError(rest)
    return difference - Elementary.logGamma(k + 1)
  }
}
