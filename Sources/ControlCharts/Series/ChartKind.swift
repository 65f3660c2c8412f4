/// A kind of chart over time with a centre line and, mostly, limits.
///
/// - Source: reference list in `docs/glossary.md`; formulas in the files of `Limits/`.
public enum ChartKind: String, Sendable, Hashable, CaseIterable {
  /// Run chart: the median, no limits.
  case run
  /// Individual values with limits from their moving ranges (X of XmR).
  case xmr
  /// Moving ranges of individual values (mR of XmR).
  case mr
  /// Means of subgroups.
  case xbar
  /// Standard deviations of subgroups.
  case s
  /// Ranges of subgroups.
  case r
  /// Individual values, each weighted by its denominator (normalised I chart, I′).
  case iPrime = "i-prime"
  /// Proportions with binomial limits.
  case p
  /// Counts out of a number of cases, with binomial limits.
  case np
  /// Rates with Poisson limits.
  case u
  /// Counts with Poisson limits.
  case c
  /// Laney's proportions with limits widened by the variation between periods (P′).
  case pPrime = "p-prime"
  /// Laney's rates with limits widened by the variation between periods (U′).
  case uPrime = "u-prime"
  /// Cases or opportunities between rare events, geometric.
  case g
  /// Time between rare events, charted through the power 1/3.6.
  case t

  /// Whether a reading needs a denominator.
  public var needsDenominator: Bool {
    switch self {
    case .p, .np, .u, .pPrime, .uPrime, .iPrime, .xbar, .s, .r: true
    case .run, .xmr, .mr, .c, .g, .t: false
    }
  }

  /// Whether the values cannot be negative whatever is measured.
  public var isNeverNegative: Bool {
    switch self {
    case .mr, .s, .r, .p, .np, .u, .c, .pPrime, .uPrime, .g, .t: true
    case .run, .xmr, .xbar, .iPrime: false
    }
  }
}
