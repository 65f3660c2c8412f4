/// How an interrupted time series is modelled.
public struct InterruptedTimeSeriesSettings: Hashable, Sendable {
  /// How errors that follow each other are allowed for.
  public var errors = Errors.restrictedLikelihood
  /// How many periods make a year, for the season; `nil` where there is none to model.
  public var periodsPerYear: Int?
  /// How many pairs of waves make up the season; 0 for none.
  public var harmonics = 0
  /// How many lags Newey and West's errors look back; by the number of points where not given.
  public var lags: Int?

  /// Settings without a season.
  public init() {}

  /// How errors that follow each other are allowed for.
  public enum Errors: String, Sendable, Hashable, CaseIterable {
    /// Generalised least squares, the autocorrelation by restricted maximum likelihood.
    ///
    /// Of the usual ways its intervals are the nearest to what they say in short series.
    ///
    /// - Source: Turner and others, BMC Medical Research Methodology 2021;21:181 (from memory).
    case restrictedLikelihood = "reml"
    /// Generalised least squares, the autocorrelation from residuals, again and again.
    case praisWinsten = "prais-winsten"
    /// Least squares with Newey and West's standard errors.
    case neweyWest = "newey-west"
    /// Least squares, as if points knew nothing of each other.
    case ordinary
  }
}

/// Why a series cannot be fitted.
public enum InterruptedTimeSeriesFault: Error, Hashable, Sendable {
  /// A time, value or weight is missing, not finite, or a weight is not above 0.
  case notUsable(index: Int)
  /// Times do not increase.
  case notInOrder(index: Int)
  /// There are too few points on one side of the change to draw a line.
  case tooFewPoints(before: Int, after: Int)
  /// There are too few points for so many waves of a season.
  case tooManyTerms(points: Int, terms: Int)
  /// All points lie on the lines, so that nothing can be said of chance.
  case noVariation
}

extension InterruptedTimeSeriesFault: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notUsable(let index): "point \(index + 1) has no usable number or denominator"
    case .notInOrder(let index): "point \(index + 1) is not later than the one before it"
    case .tooFewPoints(let before, let after):
      "\(before) points before the change and \(after) after it: at least 3 are needed on each side"
    case .tooManyTerms(let points, let terms):
      "\(points) points are too few for \(terms) terms: model no season, or fewer waves"
    case .noVariation: "all points lie on the lines: nothing can be said of chance"
    }
  }
}
