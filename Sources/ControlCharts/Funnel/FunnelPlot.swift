/// A funnel plot: units compared with a centre, with limits that narrow as precision grows.
///
/// ```swift
/// let plot = try FunnelPlot(
///   units: [
///     FunnelUnit(group: "A", numerator: 12, denominator: 80),
///     FunnelUnit(group: "B", numerator: 30, denominator: 95),
///   ],
///   settings: FunnelSettings(measure: .proportion, direction: .lower))
/// plot.centre  // 0.24
/// plot.points[1].position  // inControl
/// ```
///
/// Units are never ranked: points keep the order given, and the order changes nothing else.
///
/// - Source: Spiegelhalter DJ, Funnel plots for comparing institutional performance,
///   Stat Med 2005;24:1185; JRSS A 2012;175:1 for overdispersion.
public struct FunnelPlot: Sendable, Hashable {
  /// A place on the limit lines, for drawing.
  public struct CurvePoint: Sendable, Hashable {
    /// The place on the horizontal axis.
    public let precision: Double
    /// The limits in force there, from the inside out.
    public let limits: [FunnelLimit]
    /// The limits without adjustment there, from the inside out.
    public let unadjustedLimits: [FunnelLimit]
  }

  /// How many units chance alone would put beyond a level.
  public struct Chance: Sendable, Hashable {
    /// The level.
    public let level: FunnelLevel
    /// The number of units expected beyond it, on both sides together.
    public let units: Double
  }

  /// The settings the plot was made with.
  public let settings: FunnelSettings
  /// The centre, before the multiplier: the target, or the overall value of the units.
  public let centre: Double
  /// The variation beyond chance, and whether the limits allow for it.
  public let dispersion: FunnelDispersion
  /// The units in the order given.
  public let points: [FunnelPoint]
  /// How many units chance alone would put beyond each level, from the inside out.
  public let expectedByChance: [Chance]
  /// The standard deviation behind the curve of means; 0 for other measures.
  private let deviation: Double
  private let exposureRatio: Double

  /// Makes a funnel plot of `units`.
  ///
  /// - Throws: ``ChartError/noPoints`` for no units; ``ChartError/notFinite(index:)``,
  ///   ``ChartError/denominatorNotPositive(index:denominator:)``,
  ///   ``ChartError/negativeValue(index:value:)``,
  ///   ``ChartError/numeratorExceedsDenominator(index:numerator:denominator:)``,
  ///   ``ChartError/denominatorMissing(index:)`` for a unit without the second rate that others
  ///   have, ``ChartError/spreadMissing(index:)`` for means without standard deviation;
  ///   ``ChartError/invalidSetting(name:value:allowed:)``.
  public init(units: [FunnelUnit], settings: FunnelSettings) throws(ChartError) {
    try settings.check()
    let readings = try Self.readings(units, settings)
    let model = FunnelModel(readings, settings: settings)
    if settings.measure == .mean && model.deviation == 0 { throw .spreadMissing(index: 0) }
    let deviations = readings.map { model.deviation(of: $0) }
    let scores = deviations.map { Self.score($0.distance, $0.error) }
    let dispersion = FunnelDispersion(
      scores: scores,
      ranks: zip(scores, readings).map { model.scale == .log && $1.value == 0 ? -.infinity : $0 },
      errors: deviations.map(\.error), settings: settings)
    self.settings = settings
    self.dispersion = dispersion
    centre = model.centre
    deviation = model.deviation
    exposureRatio = model.exposureRatio
    points = readings.indices.map { index in
      let error = model.adjusted(deviations[index].error, dispersion)
      return FunnelJudge(model: model, dispersion: dispersion).point(
        readings[index], score: Self.score(deviations[index].distance, error),
        unadjustedScore: scores[index])
    }
    expectedByChance = settings.levelsInOrder.map { level in
      Chance(level: level, units: Double(units.count) * (1 - level.coverage))
    }
  }

  /// The limits at `precision`, more than 0, on the horizontal axis.
  ///
  /// At the precision of a unit these are the unit's own limits, unless those rest on its own
  /// standard deviation, its own counts, or its own pair of exposures.
  public func curve(at precision: Double) -> CurvePoint {
    let judge = FunnelJudge(model: model, dispersion: dispersion)
    let size = model.size(at: precision)
    let plain = judge.unadjustedLimits(size)
    return CurvePoint(
      precision: precision, limits: dispersion.isAdjusted ? judge.limits(size) : plain,
      unadjustedLimits: plain)
  }

  /// Limits at `count` places along the horizontal axis, closer together where it begins.
  ///
  /// - Parameters:
  ///   - count: The number of places, at least 2.
  ///   - range: The ends of the axis, more than 0; from half the smallest to 1.1 times the
  ///     largest precision of the units when `nil`.
  /// - Returns: The places from left to right; one place when the range has no length.
  public func curves(count: Int = 200, over range: ClosedRange<Double>? = nil) -> [CurvePoint] {
    let precisions = points.map(\.precision)
    let smallest = range?.lowerBound ?? (precisions.min() ?? 1) / 2
    let largest = range?.upperBound ?? (precisions.max() ?? 1) * 1.1
    guard count >= 2, smallest > 0, smallest < largest else { return [curve(at: largest)] }
    let first = smallest.squareRoot()
    let step = (largest.squareRoot() - first) / Double(count - 1)
    return (0..<count).map { place in
      let root = first + step * Double(place)
      return curve(at: place == count - 1 ? largest : root * root)
    }
  }

  private var model: FunnelModel {
    FunnelModel(
      settings: settings, centre: centre, deviation: deviation, exposureRatio: exposureRatio)
  }

  private static func readings(
    _ units: [FunnelUnit], _ settings: FunnelSettings
  ) throws(ChartError) -> [FunnelReading] {
    if units.isEmpty { throw .noPoints }
    var readings: [FunnelReading] = []
    readings.reserveCapacity(units.count)
    for (index, unit) in units.enumerated() {
      readings.append(try FunnelReading(unit, index: index, settings: settings))
    }
    let pairs = units.count { $0.comparator != nil }
    if settings.measure == .ratioOfCounts && pairs > 0,
      let index = units.firstIndex(where: { $0.comparator == nil })
    {
      throw .denominatorMissing(index: index)
    }
    return readings
  }

  /// distance / error; 0 where neither the unit nor the centre leaves room for chance.
  private static func score(_ distance: Double, _ error: Double) -> Double {
    distance == 0 ? 0 : distance / error
  }
}
