import ControlCharts

/// A funnel plot in the result.
struct FunnelPart: Encodable {
  @ExplicitNull var facet: String?
  let kind = "funnel"
  let direction: String
  let multiplier: Double
  let options: [String: String]
  let centre: Double
  let dispersion: DispersionPart
  let points: [PointPart]
  let expectedByChance: [ChancePart]
  let notes: [String]
  let summary: String

  init(_ plot: FunnelPlot, _ made: MadeChart, in set: ChartSet) {
    facet = made.facet.isEmpty ? nil : made.facet
    direction = plot.settings.direction.rawValue
    multiplier = plot.settings.multiplier
    options = Dictionary(
      uniqueKeysWithValues: FunnelSettings.options.map { ($0.name, $0.text(in: plot.settings)) })
    centre = plot.centre
    dispersion = DispersionPart(plot.dispersion)
    points = plot.points.map { PointPart($0, plot.settings.multiplier) }
    expectedByChance = plot.expectedByChance.map {
      ChancePart(level: $0.level.coverage, units: $0.units)
    }
    notes = made.notes
    summary = made.summary(in: set)
  }

  struct DispersionPart: Encodable {
    let phi: Double
    let phiObserved: Double
    let tau2: Double
    let unitsUsed: Int
    let adjusted: Bool

    init(_ dispersion: FunnelDispersion) {
      phi = dispersion.phi
      phiObserved = dispersion.phiObserved
      tau2 = dispersion.tau2
      unitsUsed = dispersion.unitsUsed
      adjusted = dispersion.isAdjusted
    }
  }

  struct LimitPart: Encodable {
    let level: Double
    @ExplicitNull var lower: Double?
    @ExplicitNull var upper: Double?

    init(_ limit: FunnelLimit) {
      level = limit.level.coverage
      lower = limit.lower.isFinite ? limit.lower : nil
      upper = limit.upper.isFinite ? limit.upper : nil
    }
  }

  struct PointPart: Encodable {
    let group: String
    let x: Double
    let y: Double
    let numerator: Double
    let denominator: Double
    let limits: [LimitPart]
    let unadjustedLimits: [LimitPart]
    @ExplicitNull var z: Double?
    @ExplicitNull var unadjustedZ: Double?
    let position: String
    @ExplicitNull var side: String?
    let flag: String
    let outlier: Bool
    let small: Bool

    init(_ point: FunnelPoint, _ multiplier: Double) {
      group = point.group
      x = point.precision
      y = point.value
      numerator = point.numerator
      denominator = point.denominator
      limits = point.limits.map(LimitPart.init)
      unadjustedLimits = point.unadjustedLimits.map(LimitPart.init)
      z = point.score.isFinite ? point.score : nil
      unadjustedZ = point.unadjustedScore.isFinite ? point.unadjustedScore : nil
      side = point.position.side?.rawValue
      flag = point.flag.rawValue
      outlier = point.isOutlier
      small = point.isSmall
      position =
        switch point.position {
        case .inControl: "in-control"
        case .alert: "alert"
        case .alarm: "alarm"
        }
    }
  }

  struct ChancePart: Encodable {
    let level: Double
    let units: Double
  }
}
