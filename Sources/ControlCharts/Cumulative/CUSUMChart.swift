/// A tabular CUSUM chart of single values.
///
/// With *z* = (value − centre) / σ, C⁺ = max(0, z − K + C⁺ before) and
/// C⁻ = min(0, z + K + C⁻ before); a signal where |C| > H (strictly).
///
/// - Source: Montgomery, Statistical Quality Control; behaviour of `cusum` in qcc 3.0.
public struct CUSUMChart: Sendable, Hashable {
  /// The settings it was made with.
  public let settings: CUSUMSettings
  /// Which way the measure should move.
  public let direction: Direction
  /// The centre in force.
  public let centre: Double
  /// The standard deviation in force.
  public let sigma: Double
  /// The decision interval in force, in standard deviations.
  public let threshold: Double
  /// One point for each value, missing ones included.
  public let points: [CumulativePoint]

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - values: Measurements in time order; `nil` where missing.
  ///   - positions: Their positions, growing; 0, 1, 2… when `nil`.
  ///   - settings: As in qcc unless given.
  ///   - direction: Which way the measure should move.
  /// - Throws: ``ChartError`` for no value, a value that is not finite, no variation, a baseline
  ///   that is too long, positions that do not grow, or a setting out of range.
  public init(
    values: [Double?], positions: [Int]? = nil, settings: CUSUMSettings = CUSUMSettings(),
    direction: Direction
  ) throws(ChartError) {
    try settings.validate()
    let positions = try checkedPositions(positions, count: values.count)
    let estimate = try ProcessEstimate(
      values: values, baseline: settings.baseline, centre: settings.centre, sigma: settings.sigma)
    let threshold = settings.threshold
    guard settings.headStart < threshold else {
      throw .invalidSetting(
        name: "head_start", value: settingText(settings.headStart),
        allowed: "0 or more, less than \(settingText(threshold))")
    }
    self.settings = settings
    self.direction = direction
    centre = estimate.centre
    sigma = estimate.sigma
    self.threshold = threshold
    var sums = CumulativeSums(
      sides: settings.sides, restart: settings.restart, comparison: .strictlyBeyond,
      headStart: settings.headStart)
    let thresholds = CumulativeSums.Thresholds(high: threshold, low: threshold)
    points = values.enumerated().map { index, value in
      let z = value.map { ($0 - estimate.centre) / estimate.sigma }
      let steps = z.map { (high: $0 - settings.k, low: -$0 - settings.k) }
      return sums.point(
        at: index, position: positions[index], value: value, expected: estimate.centre,
        steps: steps, thresholds: thresholds, direction: direction)
    }
  }

  /// All signals in time order.
  public var signals: [CumulativeSignal] { points.flatMap(\.signals) }

  /// The points after which a sum started again.
  public var restarts: [Int] { points.filter(\.restarts).map(\.index) }

  /// The average run lengths of this design; computed each time it is asked for.
  public var runLength: RunLength { settings.runLength(threshold: threshold) }
}

extension CumulativeSums {
  /// Adds one observation, or passes over a missing one, and answers the point to plot.
  mutating func point(
    at index: Int, position: Int, value: Double?, expected: Double?,
    steps: (high: Double, low: Double)?, thresholds: Thresholds, direction: Direction
  ) -> CumulativePoint {
    var signals: [CumulativeSignal] = []
    if let steps {
      signals = add(high: steps.high, low: steps.low, at: index, thresholds: thresholds)
    }
    let (high, low) = (highValue, lowValue)
    return CumulativePoint(
      index: index, position: position, value: value, expected: expected, high: high, low: low,
      highThreshold: thresholds.high, lowThreshold: -thresholds.low, signals: signals,
      flag: direction.flag(for: signals), restarts: restart(after: signals))
  }
}
