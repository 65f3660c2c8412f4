/// How a funnel plot is made.
///
/// The defaults suit a first look at any measure: exact limits at 95 % and 99.8 %, no adjustment
/// for overdispersion, the centre computed from the units. Every setting can also be set by name;
/// see ``FunnelSettings/options``. What the published tools do is in ``FunnelPreset``.
public struct FunnelSettings: Sendable, Hashable {
  /// What is measured.
  public var measure: Measure
  /// Which way is better; decides what a signal means.
  public var direction: Direction
  /// How the limits without adjustment are computed.
  public var limits: LimitsMethod = .exact
  /// The levels of the limits, in any order.
  public var levels: [FunnelLevel] = [.coverage(0.95), .coverage(0.998)]
  /// The level beyond which a unit is an outlier; the outermost of `levels` when `nil`.
  public var outlierLevel: FunnelLevel?
  /// How a unit is found to be beyond a level.
  public var scoring: Scoring = .limits
  /// The centre, in the unit of the values before the multiplier; computed when `nil`.
  ///
  /// A standardised ratio is compared with 1, every other measure with the units together.
  public var target: Double?
  /// What values are multiplied by for show, such as 100 or 1,000.
  ///
  /// Only whoever shows the plot multiplies; no result here is.
  public var multiplier = 1.0
  /// Whether limits outside the possible values are drawn back to their edge.
  public var clipsLimits = true

  /// How the limits allow for more variation than chance.
  public var overdispersion: Overdispersion = .none
  /// How extreme units are kept from inflating the estimate of overdispersion.
  public var trimming: Trimming = .automatic
  /// The share trimmed or winsorised at each end, 0 ≤ share < 0.5.
  public var trim = 0.1
  /// What a lower winsorising quantile of exactly 0 is.
  public var zeroQuantile: ZeroQuantile = .used
  /// The scale on which scores and adjusted limits are computed.
  public var transform: Transform = .automatic
  /// When the estimate is large enough to adjust the limits.
  public var adjustment: Adjustment = .phiAboveOne

  /// How limits on the square-root scale are brought back.
  public var rootLimits: RootLimits = .squared
  /// The standard error behind the limits of a ratio of counts.
  public var ratioSpread: RatioSpread = .expected
  /// The horizontal axis of a ratio of counts.
  public var ratioPrecision: RatioPrecision = .geometricMean
  /// When ½ is added to the counts of a ratio before the logarithm.
  public var halfAdded: HalfAdded = .always
  /// The standard deviation behind the limits of means.
  public var spread: Spread = .pooled
  /// The decimals to which expected events are rounded first; not rounded when `nil`.
  public var expectedDecimals: Int?
  /// Whether z is used in full or to six decimals, as some tools write it.
  public var zDigits: ZDigits = .full
  /// Units with a precision below this are marked as small.
  public var smallBelow = 5.0

  /// Settings with the defaults for `measure`.
  public init(measure: Measure = .proportion, direction: Direction = .neither) {
    self.measure = measure
    self.direction = direction
  }
}

extension FunnelSettings {
  /// The scale in force, with `automatic` decided.
  var scale: Transform {
    guard transform == .automatic else { return transform }
    return switch measure {
    case .proportion: .arcsine
    case .rate: .squareRoot
    case .standardisedRatio: trimming == .cqc ? .squareRoot : .log
    case .ratioOfCounts: .log
    case .mean: .none
    }
  }

  /// The trimming in force, with `automatic` decided.
  var trimmingInForce: Trimming {
    guard trimming == .automatic else { return trimming }
    return measure == .standardisedRatio && scale == .log ? .shmi : .cqc
  }

  /// The levels from the inside out, each once.
  var levelsInOrder: [FunnelLevel] {
    var seen: Set<FunnelLevel> = []
    return levels.filter { seen.insert($0).inserted }.sorted { $0.z < $1.z }
  }

  func z(of level: FunnelLevel) -> Double {
    zDigits == .full ? level.z : (level.z * 1e6).rounded() / 1e6
  }

  /// Throws when settings are out of range or do not fit together.
  func check() throws(ChartError) {
    if levels.isEmpty || !levels.allSatisfy(\.isValid) {
      throw invalid("levels", levels.map(\.text).joined(separator: ","), "at least one, 0…1")
    }
    if let outlierLevel, !outlierLevel.isValid {
      throw invalid("outlier_level", outlierLevel.text, "between 0 and 1")
    }
    if !(trim >= 0 && trim < 0.5) {
      throw invalid("trim", settingText(trim), "at least 0, less than 0.5")
    }
    if !(multiplier > 0 && multiplier.isFinite) {
      throw invalid("multiplier", settingText(multiplier), "more than 0")
    }
    if let target, !allowedTarget(target) {
      throw invalid(
        "target", settingText(target),
        measure == .proportion ? "between 0 and 1" : "more than 0")
    }
    if let expectedDecimals, !(0...12).contains(expectedDecimals) {
      throw invalid("expected_decimals", "\(expectedDecimals)", "none, or 0 to 12")
    }
    if case .common(let deviation) = spread, !(deviation > 0 && deviation.isFinite) {
      throw invalid("standard_deviation", settingText(deviation), "more than 0")
    }
    let scales = measure.scales
    if !scales.contains(scale) {
      let allowed = scales.map(\.rawValue).joined(separator: ", ")
      throw invalid("transform", transform.rawValue, "\(allowed) for \(measure.rawValue)")
    }
  }

  private func allowedTarget(_ target: Double) -> Bool {
    switch measure {
    case .proportion: target > 0 && target < 1
    case .rate, .standardisedRatio, .ratioOfCounts: target > 0 && target.isFinite
    case .mean: target.isFinite
    }
  }

  private func invalid(_ name: String, _ value: String, _ allowed: String) -> ChartError {
    .invalidSetting(name: name, value: value, allowed: allowed)
  }
}
