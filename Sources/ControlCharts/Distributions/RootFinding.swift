/// Which end of a distribution a probability is counted from.
enum Tail: Sendable, Hashable {
  case lower
  case upper

  var other: Tail { self == .lower ? .upper : .lower }
}

/// Searches shared by the distributions.
enum RootFinding {
  typealias Tails = (lower: Double, upper: Double, density: Double)

  /// The x in `range` where the tail of `evaluate` equals `probability`, from a positive `start`.
  ///
  /// Newton's method on ln tail against ln x converges quickly from either side for the smooth
  /// distributions here; a step that leaves the bracket is replaced by a bisection.
  static func tailQuantile(
    start: Double, within range: ClosedRange<Double>, probability: Double, tail: Tail,
    evaluate: (Double) -> Tails
  ) -> Double {
    var low = range.lowerBound
    var high = range.upperBound
    var x = start
    for _ in 0..<200 {
      let tails = evaluate(x)
      let reached = tail == .lower ? tails.lower : tails.upper
      if reached == probability { return x }
      if (reached < probability) == (tail == .lower) { low = x } else { high = x }
      // d ln tail / d ln x, positive for the lower tail and negative for the upper.
      let slope = (tail == .lower ? 1 : -1) * tails.density * x / reached
      let gap = Elementary.log(probability / reached)
      var next = x * Elementary.exp(max(-20, min(20, gap / slope)))
      if !(next > low && next < high) {
        next = high == .infinity ? x * 2 : low + (high - low) / 2
      }
      let change = abs(next - x)
      x = next
      if change <= 2e-16 * x || x == 0 { break }
    }
    return x
  }

  /// The smallest whole number in `range` for which `reached` holds, near `start`.
  ///
  /// `reached` must be false below some number and true from there on, and true at the upper bound.
  static func smallest(
    in range: ClosedRange<Double>, near start: Double, where reached: (Double) -> Bool
  ) -> Double {
    let first = min(max(start.rounded(), range.lowerBound), range.upperBound)
    var step = 1.0
    var low: Double
    var high: Double
    if reached(first) {
      high = first
      low = first - 1
      while low >= range.lowerBound && reached(low) {
        high = low
        step *= 2
        low = max(low - step, range.lowerBound - 1)
      }
    } else {
      low = first
      high = min(first + 1, range.upperBound)
      while high < range.upperBound && !reached(high) {
        low = high
        step *= 2
        high = min(high + step, range.upperBound)
      }
    }
    // `low` fails, or is below the range; `high` holds.
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if reached(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// `x`, or a number so small that it changes nothing, where Lentz's method would divide by 0.
  static func awayFromZero(_ x: Double) -> Double {
    abs(x) < 1e-300 ? 1e-300 : x
  }
}
