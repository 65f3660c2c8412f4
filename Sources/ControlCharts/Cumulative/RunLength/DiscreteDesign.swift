/// The run lengths and thresholds of a chart whose sums take discrete steps.
///
/// `Truth` is what the steps depend on: the true mean count, or the true odds ratio.
struct DiscreteDesign<Truth> {
  let sides: MonitoredSides
  /// Whether a sum equal to the threshold signals.
  let isInclusive: Bool
  /// What is observed, for the words of the method.
  let subject: String
  /// The steps of a side under a truth.
  let steps: (Side, Truth) -> StepDistribution

  func runLength(
    threshold: (high: Double, low: Double), meanExpected: Double, inControl: Truth,
    high: Truth, low: Truth
  ) -> RunLength {
    let chains = watched.map { side in
      StepChain(
        steps: steps(side, inControl), threshold: side == .high ? threshold.high : threshold.low,
        isInclusive: isInclusive)
    }
    let states = chains.map(\.states).max() ?? 0
    let isExact =
      chains.allSatisfy(\.isExact) && (chains.count == 1 || threshold.high == threshold.low)
    let grid = isExact ? "exact on a lattice" : "on a grid"
    return RunLength(
      inControl: average(threshold: threshold, inControl),
      outOfControlHigh: sides.watchesHigh ? average(threshold: threshold, high) : nil,
      outOfControlLow: sides.watchesLow ? average(threshold: threshold, low) : nil,
      meanExpected: meanExpected, states: states, isExact: isExact,
      method: "Markov chain for independent \(subject), \(grid) of \(states) states")
  }

  /// The smallest threshold, the same on both sides, that reaches an in-control run length.
  func threshold(reaching wanted: Double, mean truth: Truth) -> Double {
    let inControl = watched.map { steps($0, truth) }
    let found = ThresholdSearch.smallest(reaching: wanted, startingAt: 2, tolerance: 1e-4) {
      threshold in
      combined(
        inControl.map {
          StepChain(steps: $0, threshold: threshold, isInclusive: isInclusive).averageRunLength()
        })
    }
    // On a lattice every threshold between two places is the same: take the upper one.
    guard inControl.count == 1, isInclusive,
      let spacing = inControl[0].latticeSpacing(atLeast: found / 4_000)
    else { return found }
    return spacing * (found / spacing * (1 - 1e-9)).rounded(.up)
  }

  private var watched: [Side] {
    switch sides {
    case .both: [.high, .low]
    case .high: [.high]
    case .low: [.low]
    }
  }

  private func average(threshold: (high: Double, low: Double), _ truth: Truth) -> Double {
    combined(
      watched.map { side in
        StepChain(
          steps: steps(side, truth), threshold: side == .high ? threshold.high : threshold.low,
          isInclusive: isInclusive
        ).averageRunLength()
      })
  }

  private func combined(_ lengths: [Double]) -> Double {
    let sides = lengths.map { SideRunLength(fromZero: $0) }
    return sides.count == 2 ? sides[0].combined(with: sides[1]) : lengths[0]
  }
}
