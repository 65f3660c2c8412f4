extension FunnelSettings {
  /// What a funnel plot compares.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Events among cases (PR).
    case proportion
    /// Events per exposure; the events are Poisson.
    case rate
    /// Observed over expected events (SR).
    case standardisedRatio = "standardised_ratio"
    /// One count over another, or one rate over another (RC).
    case ratioOfCounts = "ratio_of_counts"
    /// The mean of readings.
    case mean

    /// The scales that make sense for this measure.
    var scales: [Transform] {
      switch self {
      case .proportion: [.arcsine, .none]
      case .rate, .standardisedRatio: [.log, .squareRoot, .none]
      case .ratioOfCounts: [.log]
      case .mean: [.none]
      }
    }
  }

  /// How limits without adjustment are computed.
  public enum LimitsMethod: String, Sendable, Hashable, CaseIterable {
    /// From the distribution of the counts, as published.
    ///
    /// Proportions: with r the smallest count with P(R ≤ r) ≥ p, the limit is (r − a)/n where
    /// a = (P(R ≤ r) − p)/P(R = r), for p and 1 − p; the upper limit is 1 where even n of n is
    /// within it. Rates and standardised ratios with m expected events: ½χ²(p; 2m) and
    /// ½χ²(1 − p; 2(m+1)), over the denominator. Ratios of counts: as proportions, given the
    /// total of the two counts.
    ///
    /// - Source: Spiegelhalter DJ, Stat Med 2005;24:1185, appendix.
    case exact
    /// Interpolated in the same way from both ends, so that counting events or their absence
    /// gives the same signals.
    ///
    /// In ``exact`` a count that is itself the upper quantile lies beyond the limit although
    /// its tail holds more than the level allows; here it does not. The upper limit is
    /// (u + a)/n, with u the largest count with P(R ≥ u) ≥ p and a = (P(R ≥ u) − p)/P(R = u).
    case exactSymmetric = "exact_symmetric"
    /// The quantiles of the counts themselves, in steps.
    case quantile
    /// The normal approximation on the natural scale: centre ± z · standard error.
    case approximate
    /// The normal approximation on the transformed scale, brought back: sin²(arcsin√θ ± z/(2√n))
    /// for proportions, stopping at 0 and 1; exponential or square for the others.
    case transformed
  }

  /// How a unit is found to be beyond a level.
  public enum Scoring: String, Sendable, Hashable, CaseIterable {
    /// Its value lies beyond a limit.
    case limits
    /// The probability of exactly its count is below the tail probability of the level.
    ///
    /// Wrong for large units, where every single count is improbable. It is here to reproduce
    /// funnelR's scores under exact limits. Measures without a count are scored by limits.
    case pointProbability = "point_probability"
  }

  /// How limits allow for more variation than chance.
  public enum Overdispersion: String, Sendable, Hashable, CaseIterable {
    /// Not at all.
    case none
    /// Standard errors are multiplied by √φ when φ is more than 1.
    case multiplicative
    /// A variance between units, τ², is added to the squared standard errors.
    case additive
  }

  /// How extreme units are kept from inflating the estimate of overdispersion.
  public enum Trimming: String, Sendable, Hashable, CaseIterable {
    /// `shmi` for standardised ratios on the log scale, `cqc` for everything else.
    case automatic
    /// Leave out the units whose scores rank in the outer groups.
    case shmi
    /// Winsorise: draw scores beyond the outer quantiles (R type 7) back to them.
    case cqc
    /// Use all scores as they are.
    case none
  }

  /// What a lower winsorising quantile of exactly 0 is.
  public enum ZeroQuantile: String, Sendable, Hashable, CaseIterable {
    /// A quantile as any other.
    case used
    /// None: low scores stay as they are.
    case absent
  }

  /// The scale of the scores and of adjusted limits.
  public enum Transform: String, Sendable, Hashable, CaseIterable {
    /// Arcsine for proportions, square root for rates, logarithm for ratios (square root with
    /// `cqc` trimming), none for means.
    case automatic
    /// arcsin√y with standard error 1/(2√n).
    case arcsine
    /// ln y with standard error 1/√m for m expected events.
    case log
    /// √y with standard error 1/(2√denominator).
    case squareRoot = "square_root"
    /// The value itself.
    case none
  }

  /// When the estimate is large enough to adjust the limits.
  public enum Adjustment: String, Sendable, Hashable, CaseIterable {
    /// φ is more than 1, and for additive adjustment τ² more than 0.
    case phiAboveOne = "phi_above_one"
    /// τ² is more than 0, which it can be for φ just below 1.
    case tau2Positive = "tau2_positive"
  }

  /// How limits on the square-root scale are brought back.
  public enum RootLimits: String, Sendable, Hashable, CaseIterable {
    /// Squared, which undoes the root.
    case squared
    /// Left as they are, as FunnelPlotR writes the adjusted CQC limits: too narrow by half.
    case unsquared
  }

  /// The standard error behind the limits of a ratio of counts, r/n.
  public enum RatioSpread: String, Sendable, Hashable, CaseIterable {
    /// √(r/(r+½)² + n/(n+½)²) at the counts expected at the unit's precision.
    case expected
    /// The same with the unit's own counts; its limits are then not on the drawn curve.
    case counts
    /// The same with the denominator for both, as PowerBI-Funnels.
    case denominators
    /// 1/(2√n), as FunnelPlotR.
    case funnelplotr
  }

  /// The horizontal axis of a ratio of counts.
  public enum RatioPrecision: String, Sendable, Hashable, CaseIterable {
    /// The geometric mean of the two counts.
    case geometricMean = "geometric_mean"
    /// The denominator.
    case denominator
  }

  /// When ½ is added to the counts of a ratio before the logarithm.
  public enum HalfAdded: String, Sendable, Hashable, CaseIterable {
    /// Always.
    case always
    /// Only where one of the two is 0.
    case whenZero = "when_zero"
  }

  /// Whether z is used in full.
  public enum ZDigits: String, Sendable, Hashable, CaseIterable {
    /// In full double precision.
    case full
    /// To six decimals: 1.959964 and 3.090232.
    case six
  }

  /// The standard deviation behind the limits of means.
  public enum Spread: Sendable, Hashable {
    /// √(Σ(n−1)s² / Σ(n−1)) over the units.
    case pooled
    /// Each unit's own; the drawn curve uses the pooled one.
    case own
    /// A known value for all.
    case common(Double)
  }
}
