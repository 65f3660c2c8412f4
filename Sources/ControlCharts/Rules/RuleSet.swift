/// A named set of rules: which patterns are special causes, and how limits and icons are made.
///
/// Published tools that all claim "Making Data Count" answer differently on the same series; each
/// of their readings is a value of this type. Start from a named one (``mdcTool5`` is the default)
/// and change what must differ: every chart keeps the set it was made with.
///
/// - Source: NHS England Making Data Count tools, and the peers named in `docs/deviations.md`.
public struct RuleSet: Hashable, Sendable {
  /// The name and version of the set, such as `mdc-tool-5`.
  public internal(set) var name: String

  // MARK: Which patterns are signals

  /// Rule 1: a single point beyond a process limit.
  public var astronomical = true
  /// Rule 2: this many points in a row on one side of the centre.
  public var shift: Int? = 6
  /// Rule 3: this many points in a row each higher, or each lower, than the one before.
  public var trend: Int? = 6
  /// Rule 4: two of three points beyond two thirds of the way to a limit.
  public var twoOfThree = TwoOfThree.band
  /// Where the third point of rule 4 may lie.
  public var thirdPoint = ThirdPoint.sameSide
  /// Whether the first two points of a phase are enough for rule 4, whatever the third is.
  public var twoStartSuffices = false
  /// Four of five points beyond a third of the way to a limit, on one side.
  public var fourOfFive = false
  /// This many points in a row within a third of the way to the limits.
  public var nearCentre: Int?
  /// This many points in a row going up and down by turns.
  public var alternating: Int?
  /// This many points in a row on either side, none within a third of the way to the limits.
  public var avoidingCentre: Int?
  /// Which points of a shift, trend or window are marked.
  public var marked = MarkedPoints.all
  /// The direction of a trend's last point when another trend begins at the next point.
  public var trendEnd = TrendEnd.own
  /// Whether ghosted points are judged by the limits, and by nothing else.
  public var ghostsJudgedByLimits = false
  /// The test of runs for the whole series.
  public var runs = RunsMethod.off

  // MARK: How signals are read

  /// The rules that may run on over a recalculation of the limits.
  public var crossing = CrossingRules.all
  /// Whether the end of a baseline stops a rule as a recalculation does.
  public var baselineIsBoundary = false
  /// What a point exactly on the centre does to a shift.
  public var onCentre = TieReading.breaks
  /// What a value equal to the one before does to a trend.
  public var equalNeighbours = TieReading.breaks
  /// How far from the centre still counts as on it, as a part of the greater of 1 and the centre.
  public var tolerance = 0.0
  /// Which class wins when a point has signals of improvement and of concern.
  public var conflict = ConflictRule.improvement
  /// Which class wins when ``ConflictRule/rank`` finds both equally strong.
  public var conflictTie = ConflictTie.improvement

  // MARK: How limits are made

  /// The fewest counted points for limits, signals and icons.
  public var minimumPoints = 13
  /// The fewest points of a phase for limits to count as firm; fewer are provisional.
  public var provisionalBelow = 12
  /// Whether provisional phases are judged by limits at all.
  public var judgesProvisional = true
  /// Whether extreme moving ranges are left out of the mean moving range, once.
  public var screening = Screening.off
  /// Whether a moving range equal to the screening limit stays.
  public var screeningKeepsEqual = true
  /// Whether the moving ranges of t charts are screened too.
  public var screensTimes = true
  /// Whether screening also leaves the point out of the centre.
  public var screeningMovesCentre = false
  /// The limits of a series in which screening leaves no moving range, as nothing varies.
  public var screenedOut = ScreenedOut.onCentre
  /// The constants of individual charts: rounded as printed, or exact.
  public var factor = MovingRangeFactor.rounded
  /// What is done with a missing value between two others.
  public var gap = GapReading.breaks
  /// The centre of an individuals chart.
  public var individualsCentre = Average.mean
  /// The average of moving ranges that gives the limits of an individuals chart.
  public var movingRangeAverage = MovingRangeAverage.mean
  /// How many standard errors the limits lie out; the lines within keep their thirds.
  public var sigmas = 3.0
  /// The part of points, more than 0 and less than 1, that chance keeps within the limits, instead
  /// of a number of sigmas.
  ///
  /// On p, np, u, c, s and r charts the limits are then quantiles, as on a g chart that uses
  /// quantiles; elsewhere it stands for as many sigmas as a normal distribution needs.
  public var confidence: Double?
  /// How Laney's charts measure the variation between periods.
  public var laneySpread = LaneySpread.movingRanges
  /// Which phases a baseline of the first points belongs to.
  public var baselineScope = BaselineScope.firstPhase
  /// What a baseline of the first so many counts: points that count, or rows of any kind.
  public var baselineCounts = BaselineCounts.points
  /// Whether a baseline takes in all points up to its end, recalculations among them included.
  ///
  /// The points after it then have limits of their own. If not, the first recalculation ends it.
  public var baselineTakesInRecalculations = false
  /// What a recalculation at a position without a point is.
  public var recalculationNowhere = RecalculationNowhere.refused
  /// Whether, on a t chart, the first interval after a recalculation keeps its moving range.
  public var timesRangeOverRecalculation = false
  /// Whether, on a chart of moving ranges, the range after a ghosted point starts from it.
  public var rangesStartFromGhosts = false
  /// How the variation within subgroups is estimated.
  public var subgroupSigma = SubgroupSigma.meanDeviation
  /// The constants of ranges: exact, or as tables print them.
  public var rangeConstants = RangeConstantsSource.exact
  /// The lower limit of a chart of standard deviations or ranges that would lie below 0.
  public var spreadLower = SpreadLower.zero
  /// What the value of a weighted individuals chart is when it has a denominator.
  public var weightedValue = WeightedValue.numerator
  /// The rows behind the spread of a weighted individuals chart.
  public var weightedRows = WeightedRows.baseline
  /// What lower limits below 0 become once signals are found, where no value is below 0.
  public var negativeLower = NegativeLower.stays

  /// This many points in a row off the centre begin a new phase by themselves.
  ///
  /// Limits that follow the data hide a change, so that no named set asks for it; see
  /// `docs/interpretations.md`, rows 12 and 13.
  public var rebaseRun: Int?
  /// How many points a phase has before a run may begin the next, and the first limits come from.
  public var rebaseBaseline = 13
  /// The points that the limits of such a phase come from.
  public var rebasePoints = RebasePoints.run
  /// The side on which a run has to lie.
  public var rebaseSide = RebaseSide.improvement

  // MARK: Rare events

  /// The centre line of a g chart.
  public var gCentre = GCentre.theoreticalMedian
  /// The limits of a g chart.
  public var gLimits = GLimits.threeSigma
  /// The lower limit of a g chart.
  public var gLower = LowerLimit.none
  /// Whether a g chart has lines at one and two sigma.
  public var gInnerLines = false
  /// Whether a g chart's counts leave out the event itself (0 possible) or include it.
  public var gCounting = GCounting.between
  /// The probability behind the quantiles of a g chart.
  public var gProbability = GProbability.ofCounts
  /// The lower limit of a t chart that would lie below 0.
  public var tLower = LowerLimit.none
  /// What two events at the same position do to a t chart.
  public var tZero = ZeroInterval.refuse

  // MARK: Icons

  /// Which points the variation icon describes.
  public var icon = IconScope.last
  /// What the side of the icon is: that of the signals, or of the value.
  public var iconSide = IconSide.signals
  /// Whether signals that disagree give a second icon for the side that lost.
  public var hasSecondIcon = false
  /// What a target exactly on a limit means.
  public var assuranceOnLimit = TargetOnLimit.passOrFail
  /// What a target on both limits means, when nothing varies at all.
  public var assuranceWithoutVariation = TargetOnLevel.passes
  /// What the icon says when a chart has targets but none holds at its last point.
  public var assuranceWithoutTarget = NoTarget.isSilent
  /// Whether targets are judged on g and t charts.
  public var judgesRareEvents = false
  /// Whether the assurance icon looks at the trajectory when there is one.
  public var assuranceFromTrajectory = false
  /// A centre below this is warned of: few events make false signals on charts of single values.
  public var lowCentre: Double?

  /// How many standard errors the limits lie out, by ``sigmas`` or ``confidence``.
  var width: Double {
    confidence.map { NormalDistribution.quantile(0.5 + $0 / 2) } ?? sigmas
  }

  /// The rules of `mdcTool5` under another name.
  init(name: String) { self.name = name }
}
