/// The regularised incomplete beta function and its inverse.
///
/// I_x(a, b) is the chance that a beta variable is at most x; the upper tail is 1 − I.
///
/// - Source: DLMF 8.17.22 (continued fraction, of which the even part is used), 8.17.4 (symmetry);
///   Didonato AR and Morris AH, ACM Trans Math Softw 1992;18:360, equation 9.
enum IncompleteBeta {
  /// Both tails at `x`, where `complement` is 1 − x as precisely as the caller knows it.
  static func tails(
    _ a: Double, _ b: Double, at x: Double, complement: Double
  ) -> (lower: Double, upper: Double) {
    if x <= 0 { return (0, 1) }
    if complement <= 0 { return (1, 0) }
    let density = SaddlePoint.binomial(a, trials: a + b, p: x, q: complement)
    if x < (a + 1) / (a + b + 2) {
      let lower = min(1, density * a * b / (a + b) * fraction(a, b, x, complement))
      return (lower, 1 - lower)
    }
    let upper = min(1, density * a * b / (a + b) * fraction(b, a, complement, x))
    return (1 - upper, upper)
  }

  /// The x where the chosen tail holds `probability`, for 0 ≤ `probability` ≤ 1.
  static func quantile(_ a: Double, _ b: Double, probability: Double, tail: Tail) -> Double {
    if probability <= 0 { return tail == .lower ? 0 : 1 }
    if probability >= 1 { return tail == .lower ? 1 : 0 }
    if probability > 0.5 {
      return quantile(a, b, probability: 1 - probability, tail: tail.other)
    }
    return RootFinding.tailQuantile(
      start: guess(a, b, probability: probability, tail: tail), within: 0...1,
      probability: probability, tail: tail
    ) { x in
      let complement = 1 - x
      let tails = tails(a, b, at: x, complement: complement)
      let density = SaddlePoint.binomial(a, trials: a + b, p: x, q: complement)
      return (tails.lower, tails.upper, density * a * b / ((a + b) * x * complement))
    }
  }

  private static func guess(_ a: Double, _ b: Double, probability: Double, tail: Tail) -> Double {
    let mean = a / (a + b)
    if tail == .lower {
      // Near 0 the function is x^a / (a B(a, b)).
      let logBeta =
        Elementary.logGamma(a) + Elementary.logGamma(b) - Elementary.logGamma(a + b)
      let small = Elementary.exp(
        (Elementary.log(probability) + Elementary.log(a) + logBeta) / a)
      if small < 0.2 * mean { return max(small, .leastNormalMagnitude) }
    }
    let z = NormalDistribution.quantile(probability) * (tail == .lower ? 1 : -1)
    let deviation = (mean * (1 - mean) / (a + b + 1)).squareRoot()
    let candidate = mean + z * deviation
    return candidate > 0 && candidate < 1 ? candidate : mean
  }

  /// I_x(a, b) B(a, b) / (x^a (1−x)^b), by Lentz's method on the even part of the fraction.
  ///
  /// Written with a(1−x) − bx, because the usual form subtracts nearly equal numbers when x is
  /// close to the mean and one of a and b is far larger than the other.
  private static func fraction(
    _ a: Double, _ b: Double, _ x: Double, _ complement: Double
  ) -> Double {
    let gap = a * complement - b * x + 1
    var value = RootFinding.awayFromZero(a * gap / (a + 1))
    var c = value
    var d = 0.0
    var m = 1.0
    while m < 1e7 {
      let middle = a + 2 * m - 1
      let top = (a + m - 1) * (a + b + m - 1) * m * (b - m) * x * x / (middle * middle)
      let bottom =
        m + m * (b - m) * x / middle
        + (a + m) * (gap + m * (1 + complement)) / (a + 2 * m + 1)
      d = 1 / RootFinding.awayFromZero(bottom + top * d)
      c = RootFinding.awayFromZero(bottom + top / c)
      let factor = c * d
      value *= factor
      if abs(factor - 1) <= 3e-16 { break }
      m += 1
    }
    return 1 / value
  }
}
