import Foundation

/// A seeded generator (SplitMix64), so that every run of a test sees the same numbers.
struct CumulativeRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to, not including, 1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A standard normal number (Box and Muller).
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// A Poisson number with a small mean (Knuth's product).
  mutating func poisson(_ mean: Double) -> Int {
    let limit = exp(-mean)
    var (count, product) = (0, uniform())
    while product > limit {
      product *= uniform()
      count += 1
    }
    return count
  }
}

/// Whether `value` rounds to `published` at that many significant figures.
///
/// `slack` is how many half units of the last figure it may be away.
func isNear(_ value: Double, _ published: Double, digits: Int, slack: Double = 1.02) -> Bool {
  let unit = pow(10, floor(log10(abs(published))) - Double(digits - 1))
  return abs(value - published) <= slack * unit / 2
}

/// A file of published examples that lies beside the package, if it is there.
func cumulativeExample(_ name: String) -> Data? {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try? Data(contentsOf: root.appending(path: "../shared/data/spc/\(name)"))
}
