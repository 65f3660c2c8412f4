/// A pair of control limits.
public struct FunnelLimit: Sendable, Hashable {
  /// How far out the pair lies.
  public let level: FunnelLevel
  /// The lower limit, in the unit of the values.
  public let lower: Double
  /// The upper limit, in the unit of the values.
  public let upper: Double

  /// The side on which `value` lies beyond the pair; `nil` inside or on a limit.
  public func side(of value: Double) -> Side? {
    if value > upper { return .high }
    return value < lower ? .low : nil
  }
}

/// Where a unit lies among the limits.
///
/// With the usual levels an alert lies between 95 % and 99.8 %, an alarm beyond 99.8 %. With more
/// levels the two outermost count; with one, there are alarms only.
public enum FunnelPosition: Sendable, Hashable {
  /// Inside.
  case inControl
  /// Beyond the last limit but one.
  case alert(Side)
  /// Beyond the outermost limit.
  case alarm(Side)

  /// The side, for a unit that is not in control.
  public var side: Side? {
    switch self {
    case .inControl: nil
    case .alert(let side), .alarm(let side): side
    }
  }
}

/// One unit in the plot.
public struct FunnelPoint: Sendable, Hashable {
  /// The name or code of the unit.
  public let group: String
  /// The numerator as given.
  public let numerator: Double
  /// The denominator as given.
  public let denominator: Double
  /// The height in the plot: numerator over denominator, before the multiplier.
  ///
  /// A ratio with nothing below the line has half a count added to both, and so stays finite.
  public let value: Double
  /// The place on the horizontal axis: cases, exposure, expected events, readings, or for a
  /// ratio of counts what the settings say.
  public let precision: Double
  /// The limits in force, from the inside out.
  public let limits: [FunnelLimit]
  /// The limits without adjustment for overdispersion, from the inside out.
  public let unadjustedLimits: [FunnelLimit]
  /// The distance from the centre in adjusted standard errors, on the transformed scale.
  public let score: Double
  /// The distance from the centre in unadjusted standard errors, on the transformed scale.
  public let unadjustedScore: Double
  /// Where the unit lies among the limits in force.
  public let position: FunnelPosition
  /// The side on which the unit is beyond the outlier level; `nil` when it is not.
  public let outlierSide: Side?
  /// What being an outlier means for a measure of this direction.
  public let flag: Flag
  /// Whether the unit is too small to be drawn as a point; see ``FunnelSettings/smallBelow``.
  public let isSmall: Bool

  /// Whether the unit is beyond the outlier level.
  public var isOutlier: Bool { outlierSide != nil }
}
