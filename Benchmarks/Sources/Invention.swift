/// Invented input that a seed decides, the same on every machine (SplitMix64).
struct Invention: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A value near normal with mean 0 and deviation 1.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += Double.random(in: 0..<1, using: &self) }
    return sum
  }

  /// Months of a measure about 50 with deviation 5; every third series changes half-way.
  mutating func months(_ count: Int, series: Int) -> [Double] {
    let change = series % 3 == 0 ? Double.random(in: -8..<8, using: &self) : 0
    return (0..<count).map { month in 50 + 5 * normal() + (month >= count / 2 ? change : 0) }
  }
}
