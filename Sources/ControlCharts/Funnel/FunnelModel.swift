/// The centre, the scale and the standard errors of one funnel plot.
struct FunnelModel {
  let settings: FunnelSettings
  let scale: FunnelSettings.Transform
  let centre: Double
  /// For means: the standard deviation of the curve, and of units unless each has its own.
  let deviation: Double
  /// For ratios of rates: n1/n2 over all units.
  let exposureRatio: Double

  init(settings: FunnelSettings, centre: Double, deviation: Double, exposureRatio: Double) {
    self.settings = settings
    scale = settings.scale
    self.centre = centre
    self.deviation = deviation
    self.exposureRatio = exposureRatio
  }

  init(_ readings: [FunnelReading], settings: FunnelSettings) {
    self.settings = settings
    scale = settings.scale
    if settings.measure == .ratioOfCounts {
      // A unit without a second exposure counts 1 for each, so that plain counts give 1.
      let first = readings.map { $0.unit.comparator == nil ? 1 : $0.unit.denominator }
      let second = readings.map { $0.unit.comparator?.denominator ?? 1 }
      exposureRatio = first.orderFreeTotal / second.orderFreeTotal
    } else {
      exposureRatio = 1
    }
    centre = settings.target ?? Self.overall(readings, settings, exposureRatio)
    deviation = Self.pooledDeviation(readings, settings)
  }

  private static func overall(
    _ readings: [FunnelReading], _ settings: FunnelSettings, _ exposureRatio: Double
  ) -> Double {
    if settings.measure == .standardisedRatio { return 1 }
    let top = readings.map(\.numerator).orderFreeTotal
    let bottom = readings.map(\.denominator).orderFreeTotal
    // Only a ratio of rates with no event in any second rate has nothing below the line.
    return top / (bottom > 0 ? bottom : 0.5) / exposureRatio
  }

  private static func pooledDeviation(
    _ readings: [FunnelReading], _ settings: FunnelSettings
  ) -> Double {
    if case .common(let deviation) = settings.spread { return deviation }
    let degrees = readings.map { max(0, $0.denominator - 1) }
    let squares = readings.map { reading in
      let deviation = reading.unit.standardDeviation ?? 0
      return max(0, reading.denominator - 1) * deviation * deviation
    }
    let total = degrees.orderFreeTotal
    return total > 0 ? (squares.orderFreeTotal / total).squareRoot() : 0
  }

  // MARK: - Sizes

  /// What the limits at one place of the horizontal axis depend on.
  struct Size {
    /// Cases, exposure, expected events, readings, or the second count.
    let denominator: Double
    /// The first count of a ratio.
    let numerator: Double
    /// n1/n2 of a ratio of rates.
    let exposureRatio: Double
    /// The standard deviation of the readings behind a mean.
    let deviation: Double
  }

  func size(at precision: Double, exposureRatio: Double? = nil) -> Size {
    let exposure = exposureRatio ?? self.exposureRatio
    guard settings.measure == .ratioOfCounts else {
      return Size(
        denominator: precision, numerator: 0, exposureRatio: exposure, deviation: deviation)
    }
    let odds = centre * exposure
    let usesMean = settings.ratioPrecision == .geometricMean && odds > 0
    let denominator = usesMean ? precision / odds.squareRoot() : precision
    return Size(
      denominator: denominator, numerator: denominator * odds, exposureRatio: exposure,
      deviation: deviation)
  }

  func size(of reading: FunnelReading) -> Size {
    let exposure = reading.exposureRatio
    if settings.measure == .ratioOfCounts && settings.ratioSpread != .counts {
      return size(at: reading.precision, exposureRatio: exposure)
    }
    let own = settings.spread == .own ? reading.unit.standardDeviation : nil
    return Size(
      denominator: reading.denominator, numerator: reading.numerator, exposureRatio: exposure,
      deviation: own ?? deviation)
  }

  // MARK: - The transformed scale

  /// The centre on the transformed scale; minus infinity for a centre of 0 on the log scale.
  var transformedCentre: Double { transformed(centre) }

  private func transformed(_ value: Double) -> Double {
    switch scale {
    case .arcsine: Elementary.asin(value.squareRoot())
    case .log: Elementary.log(value)
    case .squareRoot: value.squareRoot()
    case .none, .automatic: value
    }
  }

  /// The standard error on the transformed scale, for limits.
  func standardError(_ size: Size) -> Double {
    let n = size.denominator
    switch settings.measure {
    case .proportion:
      return scale == .arcsine
        ? 1 / (2 * n.squareRoot()) : (centre * (1 - centre) / n).squareRoot()
    case .rate, .standardisedRatio:
      return switch scale {
      case .log: 1 / (n * centre).squareRoot()
      case .squareRoot: 1 / (2 * n.squareRoot())
      case .none, .arcsine, .automatic: (centre / n).squareRoot()
      }
    case .ratioOfCounts:
      return switch settings.ratioSpread {
      case .expected, .counts: ratioError(size.numerator, n)
      case .denominators: ratioError(n, n)
      case .funnelplotr: 1 / (2 * n.squareRoot())
      }
    case .mean:
      return size.deviation / n.squareRoot()
    }
  }

  private func ratioError(_ first: Double, _ second: Double) -> Double {
    let half = halfAdded(first, second)
    let a = first / ((first + half) * (first + half))
    let b = second / ((second + half) * (second + half))
    return (a + b).squareRoot()
  }

  private func halfAdded(_ first: Double, _ second: Double) -> Double {
    settings.halfAdded == .always || first == 0 || second == 0 ? 0.5 : 0
  }

  /// How far a unit lies from the centre, and its standard error, on the transformed scale.
  func deviation(of reading: FunnelReading) -> (distance: Double, error: Double) {
    if settings.measure == .ratioOfCounts {
      let half = halfAdded(reading.numerator, reading.denominator)
      let ratio = (reading.numerator + half) / (reading.denominator + half)
      let error = ratioError(reading.numerator, reading.denominator)
      // No event anywhere: nothing to compare.
      guard centre > 0 else { return (0, error) }
      return (Elementary.log(ratio / reading.exposureRatio) - transformedCentre, error)
    }
    let error = standardError(size(of: reading))
    guard scale == .log else {
      return (transformed(reading.numerator / reading.denominator) - transformedCentre, error)
    }
    guard centre > 0 else { return (0, 1) }
    // The logarithm of 0 would be a score of minus infinity; half an event stands for none.
    let count = reading.numerator == 0 ? 0.5 : reading.numerator
    return (Elementary.log(count / reading.denominator) - transformedCentre, error)
  }
}
