/// One point of an EWMA chart.
public struct EWMAPoint: Sendable, Hashable {
  /// The place in the input, counted from 0.
  public let index: Int
  /// The position on the axis.
  public let position: Int
  /// The measurement; `nil` when missing: the average is then as before and nothing signals.
  public let value: Double?
  /// The exponentially weighted moving average.
  public let average: Double
  /// The lower limit.
  public let lowerLimit: Double
  /// The upper limit.
  public let upperLimit: Double
  /// The limit the average is strictly beyond, if any.
  public let signal: Side?
  /// What the signal means.
  public let flag: Flag
}

/// A chart of the exponentially weighted moving average (EWMA) of single values.
///
/// E = λ·value + (1 − λ)·E before, from the centre; the limits are
/// centre ± L·σ·√(λ/(2 − λ)·(1 − (1 − λ)^(2i))) with *i* the number of values so far.
///
/// - Source: Montgomery, Statistical Quality Control; behaviour of `ewma` in qcc 3.0.
public struct EWMAChart: Sendable, Hashable {
  /// The settings it was made with.
  public let settings: EWMASettings
  /// Which way the measure should move.
  public let direction: Direction
  /// The centre in force.
  public let centre: Double
  /// The standard deviation of a single value in force.
  public let sigma: Double
  /// The half-width *L* in force, in standard deviations of the average.
  public let width: Double
  /// One point for each value, missing ones included.
  public let points: [EWMAPoint]

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
    values: [Double?], positions: [Int]? = nil, settings: EWMASettings = EWMASettings(),
    direction: Direction
  ) throws(ChartError) {
    try settings.validate()
    let positions = try checkedPositions(positions, count: values.count)
    let estimate = try ProcessEstimate(
      values: values, baseline: settings.baseline, centre: settings.centre, sigma: settings.sigma)
    self.settings = settings
    self.direction = direction
    centre = estimate.centre
    sigma = estimate.sigma
    width = settings.widthInForce
    points = Self.points(
      values, positions: positions, settings: settings, width: width, estimate: estimate,
      direction: direction)
  }

  private static func points(
    _ values: [Double?], positions: [Int], settings: EWMASettings, width: Double,
    estimate: ProcessEstimate, direction: Direction
  ) -> [EWMAPoint] {
    let lambda = settings.lambda
    let final = width * estimate.sigma * (lambda / (2 - lambda)).squareRoot()
    var (average, remaining) = (estimate.centre, 1.0)
    return values.enumerated().map { index, value in
      if let value {
        average = lambda * value + (1 - lambda) * average
        remaining *= (1 - lambda) * (1 - lambda)
      }
      let distance = settings.limits == .exact ? final * (1 - remaining).squareRoot() : final
      let (lower, upper) = (estimate.centre - distance, estimate.centre + distance)
      var signal: Side?
      if value != nil {
        signal = average > upper ? .high : average < lower ? .low : nil
      }
      return EWMAPoint(
        index: index, position: positions[index], value: value, average: average,
        lowerLimit: lower, upperLimit: upper, signal: signal,
        flag: signal.map { direction.flag(for: $0) } ?? .none)
    }
  }

  /// The indices of the points that signal.
  public var signals: [Int] { points.filter { $0.signal != nil }.map(\.index) }

  /// The average run lengths of this design; computed each time it is asked for.
  public var runLength: RunLength { settings.runLength(width: width) }
}
