/// The two sums of a chart and their signals: the mechanism common to all cumulative charts.
struct CumulativeSums {
  /// The thresholds in force at a point, both more than 0.
  struct Thresholds {
    var high: Double
    var low: Double
    /// The lower level that warns without a restart.
    var warning: Double?
    /// Whether the point may warn; a signal of the chart itself is always given.
    var mayWarn = true
  }

  /// When a sum is beyond a threshold.
  enum Comparison {
    case strictlyBeyond
    /// At or beyond; sums up to `slack` short count as equal.
    case atOrBeyond(slack: Double)
    /// At or beyond, both rounded to six decimals.
    case atOrBeyondToSixDecimals

    func isBeyond(_ sum: Double, _ threshold: Double) -> Bool {
      switch self {
      case .strictlyBeyond: sum > threshold
      case .atOrBeyond(let slack): sum >= threshold - slack
      case .atOrBeyondToSixDecimals: (sum * 1e6).rounded() >= (threshold * 1e6).rounded()
      }
    }
  }

  private struct Sum {
    var value: Double
    var driftStart: Int?

    mutating func add(_ step: Double, at index: Int) {
      if value == 0 { driftStart = nil }
      if driftStart == nil { driftStart = index }
      value = max(0, value + step)
    }
  }

  let sides: MonitoredSides
  let restart: RestartRule
  let comparison: Comparison
  let headStart: Double
  private var high: Sum
  private var low: Sum

  init(
    sides: MonitoredSides, restart: RestartRule, comparison: Comparison, headStart: Double = 0
  ) {
    self.sides = sides
    self.restart = restart
    self.comparison = comparison
    self.headStart = headStart
    high = Sum(value: headStart)
    low = high
  }

  /// The upper sum as plotted.
  var highValue: Double? { sides.watchesHigh ? high.value : nil }
  /// The lower sum as plotted, 0 or less.
  var lowValue: Double? {
    guard sides.watchesLow else { return nil }
    return low.value == 0 ? 0 : -low.value
  }

  /// Adds the steps of one point; a positive step brings its own side nearer to a signal.
  mutating func add(
    high highStep: Double, low lowStep: Double, at index: Int, thresholds: Thresholds
  ) -> [CumulativeSignal] {
    if sides.watchesHigh { high.add(highStep, at: index) }
    if sides.watchesLow { low.add(lowStep, at: index) }
    var signals: [CumulativeSignal] = []
    if sides.watchesHigh,
      let signal = signal(.high, of: high, limit: thresholds.high, thresholds, at: index)
    {
      signals.append(signal)
    }
    if sides.watchesLow,
      let signal = signal(.low, of: low, limit: thresholds.low, thresholds, at: index)
    {
      signals.append(signal)
    }
    return signals
  }

  /// Starts sums again as the rule says; answers whether any did.
  mutating func restart(after signals: [CumulativeSignal]) -> Bool {
    let sides = signals.filter { $0.level == .signal }.map(\.side)
    guard restart != .off, !sides.isEmpty else { return false }
    if restart == .both || sides.contains(.high) { high = Sum(value: headStart) }
    if restart == .both || sides.contains(.low) { low = Sum(value: headStart) }
    return true
  }

  private func signal(
    _ side: Side, of sum: Sum, limit: Double, _ thresholds: Thresholds, at index: Int
  ) -> CumulativeSignal? {
    let start = sum.driftStart ?? index
    if comparison.isBeyond(sum.value, limit) {
      return CumulativeSignal(index: index, side: side, level: .signal, driftStart: start)
    }
    guard let warning = thresholds.warning, thresholds.mayWarn,
      comparison.isBeyond(sum.value, warning)
    else { return nil }
    return CumulativeSignal(index: index, side: side, level: .warning, driftStart: start)
  }
}
