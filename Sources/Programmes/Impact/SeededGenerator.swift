/// Chance from a seed: the same numbers on every machine.
///
/// - Source: splitmix64 (Steele, Lea and Flood, 2014); normal numbers by Marsaglia's polar method
///   (1964), gamma numbers by Marsaglia and Tsang (2000).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64
  private var spare: Double?

  /// A generator that begins at a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to 1.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A standard normal number.
  public mutating func normal() -> Double {
    if let kept = spare {
      spare = nil
      return kept
    }
    while true {
      let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * ImpactMathematics.log(square) / square).squareRoot()
      spare = y * factor
      return x * factor
    }
  }

  /// A gamma number of a shape above 0 and scale 1.
  mutating func gamma(_ shape: Double) -> Double {
    guard shape >= 1 else {
      let power = ImpactMathematics.power(max(uniform(), .leastNormalMagnitude), 1 / shape)
      return gamma(shape + 1) * power
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let cube = root * root * root
      let u = max(uniform(), .leastNormalMagnitude)
      if ImpactMathematics.log(u) < 0.5 * x * x + d - d * cube + d * ImpactMathematics.log(cube) {
        return d * cube
      }
    }
  }

  /// A beta number.
  mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
    let (one, other) = (gamma(alpha), gamma(beta))
    return one / (one + other)
  }
}
