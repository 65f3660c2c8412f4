/// Segmented regression of a series that a change interrupts: the level and the slope it changed.
///
/// `y = level + slope·τ + D·(step + slope change·τ) + season`, where *τ* counts periods from the
/// first point with the change and *D* is 1 from then on. Intervals allow for errors that follow
/// each other.
///
/// - Source: Wagner and others, J Clin Pharm Ther 2002;27:299; Bernal and others, Int J Epidemiol
///   2017;46:348 (both from memory).
public struct InterruptedTimeSeries: Sendable {
  /// How it was modelled.
  public let settings: InterruptedTimeSeriesSettings
  /// The coefficients with their intervals.
  public let terms: [Term]
  /// The autocorrelation that the intervals allow for; 0 where none is modelled.
  public let autocorrelation: Double
  /// Durbin and Watson's statistic of the residuals of least squares; about 2 where they are free.
  public let durbinWatson: Double
  /// The autocorrelation of neighbouring residuals of least squares.
  public let lagOne: Double
  /// The degrees of freedom behind the intervals.
  public let freedom: Int
  /// The points before the change.
  public let pointsBefore: Int
  /// The points from the change on.
  public let pointsAfter: Int
  /// The first time with the change.
  public let change: Int
  /// The last time.
  public let last: Int
  /// The times, in order.
  public let times: [Int]
  /// The values at the times.
  public let values: [Double]

  let coefficients: [Double]
  let covariance: [Double]
  let quantile: Double

  /// One coefficient.
  public struct Term: Hashable, Sendable {
    /// What it is: level, slope, level change, slope change, or a wave of the season.
    public let name: String
    /// Its value.
    public let value: Double
    /// Its standard error.
    public let standardError: Double
    /// The lower end of its 95 % interval.
    public let low: Double
    /// The upper end of its 95 % interval.
    public let high: Double
  }

  /// What the change did at a time, against what would have been without it.
  public struct Effect: Hashable, Sendable {
    /// The time.
    public let time: Int
    /// What the model says with the change.
    public let fitted: Double
    /// What it says without.
    public let counterfactual: Double
    /// The difference.
    public let value: Double
    /// The lower end of its 95 % interval.
    public let low: Double
    /// The upper end of its 95 % interval.
    public let high: Double
  }

  /// Fits a series.
  ///
  /// - Parameters:
  ///   - times: Whole periods in increasing order; periods may be absent.
  ///   - values: The value of each.
  ///   - weights: How much each counts, such as what a rate is out of; all the same when empty.
  ///   - change: The first period with the change.
  ///   - settings: How it is modelled.
  /// - Throws: What is wrong with the series.
  public init(
    times: [Int], values: [Double], weights: [Double] = [], change: Int,
    settings: InterruptedTimeSeriesSettings = InterruptedTimeSeriesSettings()
  ) throws(InterruptedTimeSeriesFault) {
    try Self.check(times, values, weights)
    let before = times.count { $0 < change }
    let after = times.count - before
    guard before >= 3, after >= 3 else { throw .tooFewPoints(before: before, after: after) }
    let design = SegmentedDesign(change: change, settings: settings)
    guard times.count >= design.width + 2 else {
      throw .tooManyTerms(points: times.count, terms: design.width)
    }
    let fit = try SegmentedFit(design, times, values, weights, settings)
    let freedom = times.count - design.width
    let quantile = StudentDistribution.quantile(0.975, freedom: Double(freedom))
    terms = design.names.enumerated().map { place, name in
      let error = fit.covariance[place * design.width + place].squareRoot()
      let value = fit.coefficients[place]
      return Term(
        name: name, value: value, standardError: error, low: value - quantile * error,
        high: value + quantile * error)
    }
    (self.times, self.values, self.change, self.settings) = (times, values, change, settings)
    (pointsBefore, pointsAfter) = (before, after)
    (autocorrelation, durbinWatson, lagOne) = (fit.autocorrelation, fit.durbinWatson, fit.lagOne)
    (coefficients, covariance) = (fit.coefficients, fit.covariance)
    last = times.last ?? change
    (self.freedom, self.quantile) = (freedom, quantile)
  }

  private static func check(
    _ times: [Int], _ values: [Double], _ weights: [Double]
  ) throws(InterruptedTimeSeriesFault) {
    guard values.count == times.count, weights.isEmpty || weights.count == times.count else {
      throw .notUsable(index: min(values.count, times.count))
    }
    for index in times.indices {
      let isWeighed = weights.isEmpty || (weights[index] > 0 && weights[index].isFinite)
      guard values[index].isFinite, isWeighed else { throw .notUsable(index: index) }
      if index > 0, times[index] <= times[index - 1] { throw .notInOrder(index: index) }
    }
  }

  /// A coefficient by name.
  public func term(_ name: String) -> Term? { terms.first { $0.name == name } }

  /// What the change did at a time from the change on.
  public func effect(at time: Int) -> Effect {
    let design = SegmentedDesign(change: change, settings: settings)
    let with = design.row(time)
    let without = design.row(time, isChanged: false)
    return effect(time, zip(with, without).map { $0 - $1 }, with, without)
  }

  /// What the change did on average over the points from the change on.
  public func meanEffect() -> Effect {
    let design = SegmentedDesign(change: change, settings: settings)
    let later = times.filter { $0 >= change }
    var (with, without) = (
      [Double](repeating: 0, count: design.width), [Double](repeating: 0, count: design.width)
    )
    for time in later {
      let rows = (design.row(time), design.row(time, isChanged: false))
      for place in 0..<design.width {
        with[place] += rows.0[place] / Double(later.count)
        without[place] += rows.1[place] / Double(later.count)
      }
    }
    return effect(last, zip(with, without).map { $0 - $1 }, with, without)
  }

  private func effect(
    _ time: Int, _ contrast: [Double], _ with: [Double], _ without: [Double]
  ) -> Effect {
    func value(_ row: [Double]) -> Double { zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 } }
    var variance = 0.0
    for one in contrast.indices {
      for other in contrast.indices {
        variance += contrast[one] * contrast[other] * covariance[one * contrast.count + other]
      }
    }
    let spread = quantile * max(0, variance).squareRoot()
    let effect = value(contrast)
    return Effect(
      time: time, fitted: value(with), counterfactual: value(without), value: effect,
      low: effect - spread, high: effect + spread)
  }
}
