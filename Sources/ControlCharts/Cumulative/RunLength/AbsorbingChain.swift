/// The expected time to absorption of a Markov chain whose transitions lie in a band.
///
/// States are eliminated one by one from the last to the first. The part of a row that stays in
/// its state is never formed by subtraction but from the transitions that leave it, so that even
/// an average run length of 10^12 is accurate to many digits.
///
/// - Complexity: O(*n* × `down` × `up`).
/// - Source: Grassmann, Taksar and Heyman, Operations Research 33 (1985) 1107, for a chain that
///   stops.
struct AbsorbingChain {
  let states: Int
  private let down: Int
  private let up: Int
  private let width: Int
  private var band: [Double]
  private var absorbed: [Double]

  /// A chain without transitions yet.
  ///
  /// - Parameters:
  ///   - states: How many states do not stop the chain.
  ///   - down: The furthest that a step goes towards state 0.
  ///   - up: The furthest that a step goes away from state 0 without stopping.
  init(states: Int, down: Int, up: Int) {
    self.states = states
    self.down = min(down, states - 1)
    self.up = min(up, states - 1)
    width = self.down + self.up + 1
    band = Array(repeating: 0, count: states * width)
    absorbed = Array(repeating: 0, count: states)
  }

  /// Adds to the chance of going from one state to another; staying put need not be added.
  mutating func add(_ probability: Double, from state: Int, to next: Int) {
    band[state * width + next - state + down] += probability
  }

  /// Adds to the chance of stopping at the next step from a state.
  mutating func addAbsorption(_ probability: Double, from state: Int) {
    absorbed[state] += probability
  }

  /// The mean number of steps to absorption, from each of the first `count` states.
  consuming func meanTimes(count: Int) -> [Double] {
    var time = Array(repeating: 1.0, count: states)
    var leaving = Array(repeating: 0.0, count: states)
    // Nearly all the time goes into one short loop, which unchecked access lets the compiler do
    // two numbers at a time.
    band.withUnsafeMutableBufferPointer { band in
      absorbed.withUnsafeMutableBufferPointer { absorbed in
        for k in stride(from: states - 1, through: 1, by: -1) {
          leaving[k] = eliminate(k, band, absorbed, &time)
        }
      }
    }
    leaving[0] = absorbed[0]
    var means: [Double] = []
    means.reserveCapacity(count)
    for k in 0..<count {
      var total = time[k]
      for j in max(0, k - down)..<k {
        let chance = band[k * width + j - k + down]
        if chance > 0 { total += chance * means[j] }
      }
      means.append(total / leaving[k])
    }
    return means
  }

  /// Takes state `k` out, so that paths through it become direct, and answers the chance of
  /// leaving it.
  private func eliminate(
    _ k: Int, _ band: UnsafeMutableBufferPointer<Double>,
    _ absorbed: UnsafeMutableBufferPointer<Double>, _ time: inout [Double]
  ) -> Double {
    let first = max(0, k - down)
    let length = k - first
    let rowK = k * width - k + down + first
    var leaving = absorbed[k]
    for j in 0..<length { leaving += band[rowK + j] }
    for i in max(0, k - up)..<k {
      let rowI = i * width - i + down
      let chance = band[rowI + k]
      guard chance > 0 else { continue }
      let visits = chance / leaving
      absorbed[i] += absorbed[k] > 0 ? visits * absorbed[k] : 0
      time[i] += visits * time[k]
      guard leaving > 0 else { continue }
      for j in 0..<length { band[rowI + first + j] += visits * band[rowK + j] }
    }
    return leaving
  }
}
