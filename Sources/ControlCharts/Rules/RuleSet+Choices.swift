/// How rule 4 reads "beyond two sigma".
public enum TwoOfThree: String, Sendable, Hashable, CaseIterable {
  /// The rule is not used.
  case off
  /// More than two sigma and at most three.
  case band
  /// More than two sigma, three and beyond included.
  case open
}

/// Where the third point of rule 4 may lie.
public enum ThirdPoint: String, Sendable, Hashable, CaseIterable {
  /// On the same side of the centre as the two.
  case sameSide = "same_side"
  /// Anywhere but beyond two sigma on the other side.
  case anywhere
}

/// The direction of a trend's last point when another trend begins at the next point.
public enum TrendEnd: String, Sendable, Hashable, CaseIterable {
  /// That of its own trend.
  case own
  /// That of the step to the next point; down when there is none.
  case nextStep = "next_step"
}

/// A test of the whole series for runs.
public enum RunsMethod: String, Sendable, Hashable, CaseIterable {
  /// No test.
  case off
  /// Longest run and number of crossings, each against its own bound.
  case anhoej
  /// The box of crossings and longest run with the best power.
  case bestBox = "best_box"
  /// The best box less its corner.
  case cutBox = "cut_box"
}

/// The rules that may run on over a recalculation.
public struct CrossingRules: OptionSet, Sendable, Hashable {
  /// The bits of the set.
  public let rawValue: UInt8
  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Rule 2, the shift.
  public static let shift = CrossingRules(rawValue: 1)
  /// Rule 3, the trend.
  public static let trend = CrossingRules(rawValue: 2)
  /// Rule 4, two of three, and the other rules of windows.
  public static let windows = CrossingRules(rawValue: 4)
  /// All rules.
  public static let all: CrossingRules = [.shift, .trend, .windows]
}

/// What a tie does to a row of points.
public enum TieReading: String, Sendable, Hashable, CaseIterable {
  /// It ends the row.
  case breaks
  /// It is skipped: neither breaks the row nor counts.
  case skipped
}

/// Which class a point takes when its signals disagree.
public enum ConflictRule: String, Sendable, Hashable, CaseIterable {
  /// Improvement wins.
  case improvement
  /// Concern wins.
  case concern
  /// The side of the highest rule wins: trend, shift, two of three, single point.
  case rank
  /// The first rule that holds decides: single point, trend, two of three, shift.
  case order
  /// The rule drawn last decides: single point, two of three, trend, shift.
  case strongest
}

/// Which class wins a tie of ranks.
public enum ConflictTie: String, Sendable, Hashable, CaseIterable {
  /// Improvement wins.
  case improvement
  /// Concern wins.
  case concern
  /// Neither wins: the point has no class, though its signals stay.
  case none
}

/// Whether extreme moving ranges are left out.
public enum Screening: String, Sendable, Hashable, CaseIterable {
  /// All moving ranges count.
  case off
  /// Those beyond 3.267 times their mean are dropped, once, and the mean taken again.
  case once
}

/// The limits of a series in which screening leaves no moving range.
public enum ScreenedOut: String, Sendable, Hashable, CaseIterable {
  /// They lie on the centre.
  case onCentre = "centre"
  /// There are none.
  case none
}

/// The constants of individual charts.
public enum MovingRangeFactor: String, Sendable, Hashable, CaseIterable {
  /// 2.66, as printed in NHS tools.
  case rounded = "2.66"
  /// 3 ÷ 1.128 (2.659574…).
  case exact = "3/1.128"

  /// Limits lie this many mean moving ranges from the centre.
  public var limit: Double { self == .rounded ? 2.66 : 3 / 1.128 }
}

/// What is done with a missing value between two others.
public enum GapReading: String, Sendable, Hashable, CaseIterable {
  /// There is no moving range across it.
  case breaks = "break"
  /// The moving range bridges it, as if it had never been there.
  case bridges = "bridge"
}

/// The average of moving ranges that limits come from, with its constant.
public enum MovingRangeAverage: String, Sendable, Hashable, CaseIterable {
  /// The mean, times 2.66 or 3 ÷ 1.128.
  case mean
  /// The median, times 3.145.
  case median
  /// The median, times the constant of the mean, which draws limits some 15 % too narrow.
  case narrowMedian = "narrow_median"
}

/// A kind of average.
public enum Average: String, Sendable, Hashable, CaseIterable {
  /// The arithmetic mean.
  case mean
  /// The median.
  case median
}

/// Which phases a baseline of the first points belongs to.
public enum BaselineScope: String, Sendable, Hashable, CaseIterable {
  /// Only the first phase; later phases use all their points.
  case firstPhase = "first_phase"
  /// Each phase uses its own first points.
  case eachPhase = "each_phase"
}

/// What a baseline of the first so many counts.
public enum BaselineCounts: String, Sendable, Hashable, CaseIterable {
  /// Points that have a value and are not ghosted.
  case points
  /// Rows, whether they have a value or not.
  case rows
}

/// What a recalculation at a position without a point is.
public enum RecalculationNowhere: String, Sendable, Hashable, CaseIterable {
  /// A mistake that is refused.
  case refused = "refuse"
  /// Nothing: there is no recalculation.
  case ignored = "ignore"
}

/// Which points of a pattern are marked.
public enum MarkedPoints: String, Sendable, Hashable, CaseIterable {
  /// All that make it up, from the first.
  case all
  /// Only those at which it is complete.
  case completing
}

/// How Laney's charts measure the variation between periods.
public enum LaneySpread: String, Sendable, Hashable, CaseIterable {
  /// By moving ranges of the scores: the periods follow each other.
  case movingRanges = "moving_ranges"
  /// By the standard deviation of the scores: they have no order.
  case standardDeviation = "standard_deviation"
}

/// What the value of a weighted individuals chart (I′) is.
public enum WeightedValue: String, Sendable, Hashable, CaseIterable {
  /// A sum, to be divided by the denominator.
  case numerator
  /// A mean already, with the denominator as its weight.
  case mean
}

/// The rows behind the spread of a weighted individuals chart (I′).
public enum WeightedRows: String, Sendable, Hashable, CaseIterable {
  /// The counted points of the baseline.
  case baseline
  /// All neighbouring rows of the phase, later and ghosted ones included.
  case all
}

/// What lower limits below 0 become once signals are found.
public enum NegativeLower: String, Sendable, Hashable, CaseIterable {
  /// They stay where they are.
  case stays = "keep"
  /// They are 0, where no value is below 0.
  case zero
}

/// The points that the limits of a phase come from that began by itself.
public enum RebasePoints: Sendable, Hashable {
  /// Those of the run that began it, and of the first points before.
  case run
  /// All points of the phase; runs are looked for about the centre of all that is left.
  case phase
  /// The first so many of the phase.
  case first(Int)
}

/// The side of the centre on which a run begins a phase by itself.
public enum RebaseSide: String, Sendable, Hashable, CaseIterable {
  /// The better one; either when neither is better.
  case improvement
  /// The worse one; either when neither is better.
  case concern
  /// Either one.
  case either
}

/// How the variation within subgroups is estimated.
///
/// - Source: Montgomery, Statistical Quality Control; the names in capitals are those of qcc 3.0.
public enum SubgroupSigma: String, Sendable, Hashable, CaseIterable {
  /// Mean of the deviations when all subgroups are alike in size, otherwise pooled; over c4.
  case meanDeviation = "mean_s"
  /// Pooled over all subgroups, whatever their size; over c4 of each.
  case pooledDeviation = "pooled_s"
  /// Mean of the ranges over d2 (`UWAVE-R`).
  case unweightedRange = "uwave_r"
  /// Mean of the deviations over c4 (`UWAVE-SD`).
  case unweightedDeviation = "uwave_sd"
  /// Ranges weighted for least variance (`MVLUE-R`).
  case bestRange = "mvlue_r"
  /// Deviations weighted for least variance (`MVLUE-SD`).
  case bestDeviation = "mvlue_sd"
  /// Pooled variance, made unbiased as a whole (`RMSDF`).
  case rootMeanSquare = "rmsdf"
}

/// Where the constants of ranges (d2) come from.
public enum RangeConstantsSource: String, Sendable, Hashable, CaseIterable {
  /// Calculated to full precision.
  case exact
  /// Rounded to three decimals, as printed in tables.
  case printed
}

/// The lower limit of a chart of standard deviations or ranges that would lie below 0.
public enum SpreadLower: String, Sendable, Hashable, CaseIterable {
  /// It is 0.
  case zero
  /// It stays where the formula puts it.
  case uncut
}

/// The centre line of a g chart.
public enum GCentre: String, Sendable, Hashable, CaseIterable {
  /// 0.693 times the mean: the median of a geometric distribution, nearly.
  case theoreticalMedian = "0.693_mean"
  /// The median of the baseline.
  case median
  /// The mean of the baseline.
  case mean
  /// The half-way quantile of the geometric distribution.
  case quantile
}

/// The limits of a g chart.
public enum GLimits: String, Sendable, Hashable, CaseIterable {
  /// m + 3√(m(m + 1)) for mean m.
  case threeSigma = "three_sigma"
  /// The quantiles at 0.00135 and 0.99865 of the geometric distribution.
  case quantiles
}

/// What a lower limit that cannot be is.
public enum LowerLimit: String, Sendable, Hashable, CaseIterable {
  /// There is none.
  case none
  /// It is 0.
  case zero
}

/// What a g chart counts.
public enum GCounting: String, Sendable, Hashable, CaseIterable {
  /// The cases between two events, neither event counted: 0 is possible.
  case between
  /// The cases up to and including the event: 1 is the least.
  case including
}

/// The probability behind the quantiles of a g chart with mean m.
public enum GProbability: String, Sendable, Hashable, CaseIterable {
  /// That of counts between events, 1 ÷ (m + 1).
  case ofCounts = "1/(mean+1)"
  /// 1 ÷ m, as if the counts included the event; there are no limits for m below 1.
  case ofTrials = "1/mean"
}

/// What two events at the same position do to a t chart.
public enum ZeroInterval: String, Sendable, Hashable, CaseIterable {
  /// The chart is refused: use a finer unit of time.
  case refuse
  /// The time between is taken as half a unit.
  case half
}

/// Which points the variation icon describes.
public enum IconScope: String, Sendable, Hashable, CaseIterable {
  /// The last point that counts.
  case last
  /// The last point that has a signal, wherever it is.
  case lastSignal = "last_signal"
  /// All points: the better side first, if it is signalled anywhere.
  case all
}

/// What the side of the variation icon is.
public enum IconSide: String, Sendable, Hashable, CaseIterable {
  /// That of the signals that decided.
  case signals = "signal"
  /// The side of the centre on which the value lies; low on it.
  case value
}

/// What a target on both limits means, when nothing varies at all.
public enum TargetOnLevel: String, Sendable, Hashable, CaseIterable {
  /// What equality with a limit means, pass before fail.
  case passes = "pass"
  /// It fails.
  case fails = "fail"
}

/// What the assurance icon says without a target at the last point of a chart that has targets.
public enum NoTarget: String, Sendable, Hashable, CaseIterable {
  /// Nothing.
  case isSilent = "none"
  /// That the target may be hit or missed.
  case isHitOrMiss = "hit_or_miss"
}

/// What a target exactly on a limit means.
public enum TargetOnLimit: String, Sendable, Hashable, CaseIterable {
  /// It passes or fails as if just beyond the limit.
  case passOrFail = "pass_or_fail"
  /// It may be hit or missed.
  case hitOrMiss = "hit_or_miss"
}
