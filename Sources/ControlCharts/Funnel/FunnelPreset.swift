/// The published ways of making a funnel plot, by name.
///
/// A preset sets the methods only; measure (except where the method is for one measure), direction,
/// levels, target, trim and multiplier stay as they are. Set the measure first.
public enum FunnelPreset: String, Sendable, Hashable, CaseIterable {
  /// The defaults of ``FunnelSettings``.
  case standard
  /// The Summary Hospital-level Mortality Indicator: log scale, trimming, expected events to two
  /// decimals, additive adjustment, exact Poisson limits where none is needed.
  ///
  /// - Source: NHS Digital, SHMI methodology.
  case shmi
  /// The Care Quality Commission's: square-root scale, winsorising, additive adjustment, limits
  /// squared, exact Poisson limits where none is needed.
  ///
  /// - Source: Spiegelhalter DJ et al., JRSS A 2012;175:1.
  case cqc
  /// FunnelPlotR 0.6.0 with its defaults: additive adjustment whenever τ² is more than 0, z to six
  /// decimals, the denominator as precision; SHMI's method for standardised ratios, arcsine for
  /// proportions, logarithm with standard error 1/(2√n) for ratios of counts.
  case funnelplotr
  /// FunnelPlotR 0.6.0 with `sr_method = "CQC"`; adjusted limits are not squared.
  case funnelplotrCQC = "funnelplotr_cqc"
  /// PowerBI-Funnels (fde7af2) with adjustment on: square-root scale for standardised ratios, the
  /// denominator for both counts in the standard error of a ratio.
  ///
  /// Its winsorising skips a lower quantile of exactly 0.
  case powerbi
  /// funnelR 0.1.0, approximate method: normal limits that may leave 0…1.
  case funnelr
  /// funnelR 0.1.0, exact method: binomial quantiles, units scored by point probability.
  case funnelrExact = "funnelr_exact"

  /// Puts the methods of this preset into `settings`.
  public func apply(to settings: inout FunnelSettings) {
    var made = FunnelSettings(measure: settings.measure, direction: settings.direction)
    made.levels = settings.levels
    made.outlierLevel = settings.outlierLevel
    made.target = settings.target
    made.multiplier = settings.multiplier
    made.trim = settings.trim
    made.spread = settings.spread
    made.smallBelow = settings.smallBelow
    switch self {
    case .standard: break
    case .shmi: Self.shmi(&made)
    case .cqc: Self.cqc(&made)
    case .funnelplotr: Self.funnelPlotR(&made)
    case .funnelplotrCQC:
      Self.funnelPlotR(&made)
      if made.measure == .standardisedRatio {
        made.transform = .squareRoot
        made.trimming = .cqc
        made.expectedDecimals = nil
        made.rootLimits = .unsquared
      }
    case .powerbi: Self.powerBI(&made)
    case .funnelr, .funnelrExact:
      made.measure = .proportion
      made.limits = self == .funnelr ? .approximate : .quantile
      made.scoring = self == .funnelr ? .limits : .pointProbability
      made.clipsLimits = false
    }
    settings = made
  }

  /// The preset whose methods `settings` holds; `nil` when none does exactly.
  public static func matching(_ settings: FunnelSettings) -> FunnelPreset? {
    allCases.first { preset in
      var made = settings
      preset.apply(to: &made)
      return made == settings
    }
  }

  private static func shmi(_ settings: inout FunnelSettings) {
    settings.measure = .standardisedRatio
    settings.overdispersion = .additive
    settings.trimming = .shmi
    settings.transform = .log
    settings.expectedDecimals = 2
    settings.adjustment = .tau2Positive
  }

  private static func cqc(_ settings: inout FunnelSettings) {
    settings.measure = .standardisedRatio
    settings.overdispersion = .additive
    settings.trimming = .cqc
    settings.transform = .squareRoot
    settings.adjustment = .tau2Positive
  }

  private static func funnelPlotR(_ settings: inout FunnelSettings) {
    settings.overdispersion = .additive
    settings.adjustment = .tau2Positive
    settings.ratioSpread = .funnelplotr
    settings.ratioPrecision = .denominator
    settings.zDigits = .six
    settings.clipsLimits = false
    if settings.measure == .standardisedRatio {
      settings.trimming = .shmi
      settings.transform = .log
      settings.expectedDecimals = 2
    } else {
      settings.trimming = .cqc
      settings.limits = .transformed
    }
  }

  private static func powerBI(_ settings: inout FunnelSettings) {
    settings.overdispersion = .additive
    settings.adjustment = .tau2Positive
    settings.trimming = .cqc
    settings.zeroQuantile = .absent
    settings.ratioSpread = .denominators
    settings.ratioPrecision = .denominator
    if settings.measure == .standardisedRatio {
      settings.transform = .squareRoot
    } else {
      settings.limits = .transformed
    }
  }
}
