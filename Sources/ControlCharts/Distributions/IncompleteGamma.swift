/// The regularised incomplete gamma functions and their inverse.
///
/// P(a, x) is the chance that a gamma variable of shape `a` is at most x; Q = 1 − P.
/// The smaller of the two is computed directly, so both tails keep their relative precision.
///
/// - Source: DLMF 8.7.1 (series) and 8.9.2 (continued fraction).
enum IncompleteGamma {
  /// P and Q at `x` for `shape` > 0.
  static func tails(shape: Double, at x: Double) -> (lower: Double, upper: Double) {
    if x <= 0 { return (0, 1) }
    if x == .infinity { return (1, 0) }
    let density = SaddlePoint.poisson(shape, mean: x)
    if x < shape + 1 {
      let lower = min(1, density * series(shape, x))
      return (lower, 1 - lower)
    }
    let upper = min(1, density * shape * fraction(shape, x))
    return (1 - upper, upper)
  }

  /// The x where the chosen tail holds `probability`, for 0 ≤ `probability` ≤ 1.
  ///
  /// Newton's method on the logarithm of the tail, against the logarithm of x, kept in a bracket.
  static func quantile(shape: Double, probability: Double, tail: Tail) -> Double {
    guard shape > 0 else { return 0 }
    if probability <= 0 { return tail == .lower ? 0 : .infinity }
    if probability >= 1 { return tail == .lower ? .infinity : 0 }
    // Solve in the smaller tail: the larger is flat there and its digits are spent on the 1.
    if probability > 0.5 {
      return quantile(shape: shape, probability: 1 - probability, tail: tail.other)
    }
    let start = guess(shape: shape, probability: probability, tail: tail)
    guard start > 0 else { return 0 }
    return RootFinding.tailQuantile(
      start: start, within: 0...Double.infinity, probability: probability, tail: tail
    ) { x in
      let tails = tails(shape: shape, at: x)
      let slope = SaddlePoint.poisson(shape, mean: x) * shape / x
      return (tails.lower, tails.upper, slope)
    }
  }

  private static func guess(shape: Double, probability: Double, tail: Tail) -> Double {
    let logLower = tail == .lower ? Elementary.log(probability) : Elementary.log1p(-probability)
    let small = Elementary.exp((logLower + Elementary.logGamma(shape + 1)) / shape)
    if small < 0.2 * (shape + 1) { return small }
    // Wilson and Hilferty: the cube root is nearly normal.
    let z = NormalDistribution.quantile(probability) * (tail == .lower ? 1 : -1)
    let root = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
    return root > 0.1 ? shape * root * root * root : small
  }

  /// The series 1 + x/(a+1) + x²/((a+1)(a+2)) + … to its last useful term.
  private static func series(_ shape: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var divisor = shape + 1
    while term > sum * 1e-17 {
      term *= x / divisor
      sum += term
      divisor += 1
    }
    return sum
  }

  /// Legendre's continued fraction of Γ(a, x) e^x x^(−a), by Lentz's method.
  private static func fraction(_ shape: Double, _ x: Double) -> Double {
    var b = x + 1 - shape
    var c = Double.greatestFiniteMagnitude
    var d = 1 / b
    var value = d
    var step = 1.0
    while step < 1e7 {
      let a = -step * (step - shape)
      b += 2
      d = 1 / RootFinding.awayFromZero(a * d + b)
      c = RootFinding.awayFromZero(b + a / c)
      let factor = c * d
      value *= factor
      if abs(factor - 1) <= 3e-16 { break }
      step += 1
    }
    return value
  }
}
