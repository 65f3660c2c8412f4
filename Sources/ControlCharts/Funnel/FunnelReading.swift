/// A unit made ready: checked, rounded where asked, with its value and precision.
struct FunnelReading {
  let unit: FunnelUnit
  /// The first count (or total of readings).
  let numerator: Double
  /// Cases, exposure, expected events, the second count, or the number of readings.
  let denominator: Double
  /// n1/n2 of a ratio of rates; 1 for everything else.
  let exposureRatio: Double
  let value: Double
  let precision: Double

  init(_ unit: FunnelUnit, index: Int, settings: FunnelSettings) throws(ChartError) {
    try Self.check(unit, index: index, settings: settings)
    self.unit = unit
    numerator = unit.numerator
    if settings.measure == .ratioOfCounts {
      let comparator = unit.comparator
      denominator = comparator?.numerator ?? unit.denominator
      exposureRatio = comparator.map { unit.denominator / $0.denominator } ?? 1
      let half = numerator == 0 || denominator == 0 ? 0.5 : 0
      let ratio = denominator == 0 ? (numerator + half) / half : numerator / denominator
      value = ratio / exposureRatio
      precision =
        settings.ratioPrecision == .denominator && denominator > 0
        ? denominator : ((numerator + half) * (denominator + half)).squareRoot()
    } else {
      let isRounded = settings.measure == .standardisedRatio
      denominator =
        isRounded
        ? Self.rounded(unit.denominator, decimals: settings.expectedDecimals) : unit.denominator
      exposureRatio = 1
      value = numerator / unit.denominator
      precision = denominator
      if denominator == 0 {
        throw .denominatorNotPositive(index: index, denominator: denominator)
      }
    }
  }

  /// The decimal number nearest to `x`, found as R 4 finds it.
  ///
  /// The candidates below and above are compared as doubles; a tie goes to the even digit.
  static func rounded(_ x: Double, decimals: Int?) -> Double {
    guard let decimals else { return x }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let below = (x * scale).rounded(.down)
    let low = below / scale
    let high = (x * scale).rounded(.up) / scale
    if x - low == high - x {
      return below.truncatingRemainder(dividingBy: 2) == 0 ? low : high
    }
    return x - low < high - x ? low : high
  }

  private static func check(
    _ unit: FunnelUnit, index: Int, settings: FunnelSettings
  ) throws(ChartError) {
    let numbers: [Double?] = [
      unit.numerator, unit.denominator, unit.comparator?.numerator,
      unit.comparator?.denominator, unit.standardDeviation,
    ]
    if !numbers.allSatisfy({ $0?.isFinite ?? true }) { throw .notFinite(index: index) }
    for denominator in [unit.denominator, unit.comparator?.denominator ?? 1]
    where denominator <= 0 {
      throw .denominatorNotPositive(index: index, denominator: denominator)
    }
    if settings.measure == .mean {
      try checkSpread(unit, index: index, settings: settings)
      return
    }
    for count in [unit.numerator, unit.comparator?.numerator ?? 0] where count < 0 {
      throw .negativeValue(index: index, value: count)
    }
    if settings.measure == .proportion && unit.numerator > unit.denominator {
      throw .numeratorExceedsDenominator(
        index: index, numerator: unit.numerator, denominator: unit.denominator)
    }
  }

  private static func checkSpread(
    _ unit: FunnelUnit, index: Int, settings: FunnelSettings
  ) throws(ChartError) {
    if let deviation = unit.standardDeviation, deviation < 0 {
      throw .negativeValue(index: index, value: deviation)
    }
    switch settings.spread {
    case .common:
      return
    case .own:
      // Without spread every other value would be infinitely far away.
      if (unit.standardDeviation ?? 0) == 0 { throw .spreadMissing(index: index) }
    case .pooled:
      // A single reading has no spread of its own and adds nothing to the pool.
      if unit.standardDeviation == nil && unit.denominator > 1 {
        throw .spreadMissing(index: index)
      }
    }
  }
}
