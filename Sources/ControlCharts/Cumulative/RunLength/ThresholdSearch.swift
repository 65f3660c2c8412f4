/// The search for the threshold that gives a wanted average run length.
enum ThresholdSearch {
  /// The smallest threshold whose run length is at least `wanted`, to a relative `tolerance`.
  ///
  /// Run lengths grow roughly exponentially with the threshold, so guesses by a straight line
  /// through their logarithms alternate with halving; halving alone makes it safe for the
  /// staircases of discrete charts.
  static func smallest(
    reaching wanted: Double, startingAt guess: Double, tolerance: Double,
    runLength: (Double) -> Double
  ) -> Double {
    var (low, lowLog) = (0.0, 0.0)
    var (high, highLog) = (guess, logarithm(runLength(guess)))
    let target = Elementary.log(wanted)
    for _ in 0..<40 where highLog < target {
      (low, lowLog) = (high, highLog)
      high *= 2
      highLog = logarithm(runLength(high))
    }
    for round in 0..<80 where high - low > tolerance * high {
      if highLog - target < tolerance * 0.01, highLog >= target { break }
      let next = middle(low, lowLog, high, highLog, target, isHalving: round % 2 == 1)
      let nextLog = logarithm(runLength(next))
      if nextLog >= target {
        (high, highLog) = (next, nextLog)
      } else {
        (low, lowLog) = (next, nextLog)
      }
    }
    return high
  }

  private static func logarithm(_ length: Double) -> Double {
    length.isFinite ? Elementary.log(length) : 1e6
  }

  private static func middle(
    _ low: Double, _ lowLog: Double, _ high: Double, _ highLog: Double, _ target: Double,
    isHalving: Bool
  ) -> Double {
    let half = low + (high - low) / 2
    guard !isHalving, highLog > lowLog, highLog < 1e5 else { return half }
    // A little beyond the crossing, so that the upper end moves too.
    let share = (target - lowLog) / (highLog - lowLog) + 1e-6
    guard share > 0.02, share < 0.98 else { return half }
    return low + (high - low) * share
  }
}
