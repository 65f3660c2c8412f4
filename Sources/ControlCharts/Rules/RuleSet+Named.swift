extension RuleSet {
  /// All named sets, the default first.
  public static let named: [RuleSet] = [
    mdcTool5, mdcSQL26a, nhsr02, powerBI17, anhoej, runChartClassic, westernElectric, nelson,
    abspc11,
  ]

  /// The set of that name, if there is one.
  public static func named(_ name: String) -> RuleSet? {
    named.first { $0.name == name.lowercased() }
  }

  /// NHS England's Making Data Count Single Chart Tool, version 5: the default.
  ///
  /// Six points for a shift and a trend; rule 4 between two and three sigma; no limits below 13
  /// points; rules run on over recalculations; improvement wins.
  public static let mdcTool5 = RuleSet(name: "mdc-tool-5")

  /// NHS England's "SPC Charts SQL Query", version 2.6a.
  public static let mdcSQL26a = make("mdc-sql-2.6a") {
    $0.twoOfThree = .open
    $0.crossing = .trend
    $0.baselineIsBoundary = true
    $0.conflict = .rank
    $0.screensTimes = false
    $0.screeningMovesCentre = true
    $0.baselineTakesInRecalculations = true
    $0.timesRangeOverRecalculation = true
  }

  /// The R package NHSRplotthedots, version 0.2.
  public static let nhsr02 = make("nhsr-0.2") {
    $0.shift = 7
    $0.trend = 7
    $0.trendEnd = .nextStep
    $0.minimumPoints = 1
    $0.screening = .once
    $0.screeningKeepsEqual = false
    $0.screenedOut = .none
    $0.crossing = []
    $0.conflict = .order
    $0.baselineScope = .eachPhase
    $0.recalculationNowhere = .ignored
    $0.assuranceOnLimit = .hitOrMiss
  }

  /// The Power BI visual PowerBI-SPC, version 1.7.
  public static let powerBI17 = make("pbi-1.7") {
    $0.shift = 7
    $0.trend = 5
    $0.twoOfThree = .open
    $0.thirdPoint = .anywhere
    $0.twoStartSuffices = true
    $0.minimumPoints = 2
    $0.screening = .once
    $0.screeningKeepsEqual = false
    $0.factor = .exact
    $0.crossing = []
    $0.conflict = .strongest
    $0.gap = .bridges
    $0.baselineScope = .eachPhase
    $0.subgroupSigma = .pooledDeviation
    $0.spreadLower = .uncut
    $0.gInnerLines = true
    $0.gCentre = .median
    $0.gLower = .zero
    $0.tLower = .zero
    $0.hasSecondIcon = true
    $0.assuranceOnLimit = .hitOrMiss
    $0.assuranceWithoutVariation = .fails
    $0.assuranceWithoutTarget = .isHitOrMiss
    $0.judgesRareEvents = true
  }

  /// The Anhøj rules: longest run and crossings for the whole series, and points beyond limits.
  ///
  /// Limits are those of the R package qicharts2, version 0.8.1.
  /// - Source: Anhøj J, PLoS ONE 2015;10:e0121349.
  public static let anhoej = make("anhoej") {
    $0.shift = nil
    $0.trend = nil
    $0.twoOfThree = .off
    $0.ghostsJudgedByLimits = true
    $0.rangesStartFromGhosts = true
    $0.weightedRows = .all
    $0.baselineCounts = .rows
    $0.runs = .anhoej
    $0.minimumPoints = 10
    $0.screening = .once
    $0.screeningKeepsEqual = false
    $0.screenedOut = .none
    $0.factor = .exact
    $0.crossing = []
    $0.gInnerLines = true
    $0.gCentre = .median
    $0.gLower = .zero
    $0.tLower = .zero
    $0.assuranceOnLimit = .hitOrMiss
  }

  /// The classical rules of run charts: a shift of six and a trend of five, ties skipped.
  ///
  /// - Source: Perla RJ, Provost LP, Murray SK, BMJ Quality and Safety 2011;20:46.
  public static let runChartClassic = make("run-chart-2011") {
    $0.trend = 5
    $0.twoOfThree = .off
    $0.onCentre = .skipped
    $0.equalNeighbours = .skipped
    $0.minimumPoints = 10
    $0.crossing = []
  }

  /// The Western Electric zone rules.
  ///
  /// - Source: Western Electric, Statistical Quality Control Handbook, 1956.
  public static let westernElectric = make("western-electric") {
    $0.shift = 8
    $0.trend = nil
    $0.twoOfThree = .open
    $0.thirdPoint = .anywhere
    $0.fourOfFive = true
    $0.crossing = []
    $0.factor = .exact
  }

  /// Nelson's eight rules.
  ///
  /// - Source: Nelson LS, Journal of Quality Technology 1984;16:237.
  public static let nelson = make("nelson") {
    $0.shift = 9
    $0.trend = 6
    $0.twoOfThree = .open
    $0.thirdPoint = .anywhere
    $0.fourOfFive = true
    $0.nearCentre = 15
    $0.alternating = 14
    $0.avoidingCentre = 8
    $0.crossing = []
    $0.factor = .exact
  }

  /// The Python package abspc, version 1.1.
  ///
  /// It can recalculate limits by itself and does so only when asked: here by ``rebaseRun`` of 8,
  /// for which the other options of re-basing are set as it has them.
  public static let abspc11 = make("abspc-1.1") {
    $0.shift = 8
    $0.trend = 6
    $0.minimumPoints = 15
    $0.factor = .exact
    $0.rebaseBaseline = 15
    $0.rebasePoints = .phase
    $0.gCentre = .mean
    $0.gLower = .zero
    $0.gInnerLines = true
    $0.tLower = .zero
    $0.icon = .lastSignal
    $0.iconSide = .value
  }

  private static func make(_ name: String, _ change: (inout RuleSet) -> Void) -> RuleSet {
    var rules = RuleSet(name: name)
    change(&rules)
    return rules
  }
}
