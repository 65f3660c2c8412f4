extension RuleSet: NamedSettings {
  /// Whether any setting differs from the named set it started from.
  public var isChanged: Bool { RuleSet.named(name) != self }

  /// Every setting that can be read and changed by name, in the order of the documentation.
  public static let options: [SettingOption<RuleSet>] =
    signalOptions + readingOptions + limitOptions + rebaseOptions + rareEventOptions + iconOptions

  /// The option of that name, or of an older name for it.
  public static func option(named name: String) -> SettingOption<RuleSet>? {
    let plain = String(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
    let known = aliases[plain] ?? plain
    return options.first { $0.name == known }
  }

  private static let aliases = [
    "xmr_factor": "factor", "mr_screening": "screening", "2_of_3": "two_of_three",
    "minimum_points": "min_points",
  ]

  private static let signalOptions: [SettingOption<RuleSet>] = [
    .flag("astronomical", \.astronomical, meaning: "Rule 1: a point beyond a process limit"),
    .wholeNumber(
      "shift", \.shift, absent: "off", atLeast: 2,
      meaning: "Rule 2: points in a row on one side of the centre"),
    .wholeNumber(
      "trend", \.trend, absent: "off", atLeast: 2,
      meaning: "Rule 3: points in a row rising, or falling"),
    .choice("two_of_three", \.twoOfThree, meaning: "Rule 4: two of three beyond two sigma"),
    .choice("third_point", \.thirdPoint, meaning: "Rule 4: where the third point may lie"),
    .flag(
      "two_at_start", \.twoStartSuffices, meaning: "Rule 4: a phase's first two points suffice"),
    .flag("four_of_five", \.fourOfFive, meaning: "Four of five beyond one sigma on one side"),
    .wholeNumber(
      "near_centre", \.nearCentre, absent: "off", atLeast: 2,
      meaning: "Points in a row within one sigma"),
    .wholeNumber(
      "alternating", \.alternating, absent: "off", atLeast: 3,
      meaning: "Points in a row going up and down by turns"),
    .wholeNumber(
      "avoiding_centre", \.avoidingCentre, absent: "off", atLeast: 2,
      meaning: "Points in a row beyond one sigma"),
    .choice("marked", \.marked, meaning: "Which points of a pattern are marked"),
    .choice(
      "trend_end", \.trendEnd, meaning: "A trend's last point when another begins at the next"),
    .flag(
      "ghost_limits", \.ghostsJudgedByLimits, meaning: "Judge ghosted points by the limits"),
    .choice("runs", \.runs, meaning: "Test of the whole series for runs"),
  ]

  private static let readingOptions: [SettingOption<RuleSet>] = [
    SettingOption(
      name: "crossing", allowed: "none, all, or a list of shift+trend+two_of_three",
      meaning: "Rules that run on over a recalculation",
      read: { crossingText($0.crossing) },
      write: { rules, text in
        guard let crossing = crossingRules(text) else { return false }
        rules.crossing = crossing
        return true
      }),
    .flag("baseline_boundary", \.baselineIsBoundary, meaning: "The end of a baseline stops a rule"),
    .choice("on_centre", \.onCentre, meaning: "What a point on the centre does to a shift"),
    .choice("equal_neighbours", \.equalNeighbours, meaning: "What an equal value does to a trend"),
    .number(
      "tolerance", \.tolerance, allowed: "a number from 0 to 0.001",
      meaning: "How near the centre counts as on it", where: { (0...0.001).contains($0) }),
    .choice("conflict", \.conflict, meaning: "Which class wins when signals disagree"),
    .choice("conflict_tie", \.conflictTie, meaning: "Which class wins equal ranks"),
  ]

  private static let limitOptions: [SettingOption<RuleSet>] = [
    .wholeNumber(
      "min_points", \.minimumPoints, atLeast: 1, meaning: "Fewest points for limits and signals"),
    .wholeNumber(
      "phase_min", \.provisionalBelow, atLeast: 0,
      meaning: "Fewer points in a phase are provisional"),
    .flag(
      "judge_provisional", \.judgesProvisional, meaning: "Judge provisional phases by limits"),
    .choice("screening", \.screening, meaning: "Leave extreme moving ranges out"),
    .flag(
      "screening_keeps_equal", \.screeningKeepsEqual, meaning: "Keep a range equal to the limit"),
    .flag("screening_t", \.screensTimes, meaning: "Screen the moving ranges of t charts too"),
    .flag(
      "screening_moves_centre", \.screeningMovesCentre,
      meaning: "Leave the point out of the mean too"),
    .choice("screened_out", \.screenedOut, meaning: "Limits when screening leaves no range"),
    .choice("factor", \.factor, meaning: "Constant of individual charts"),
    .choice("gap", \.gap, meaning: "Moving range over a missing value"),
    .choice("xmr_centre", \.individualsCentre, meaning: "Centre of an individuals chart"),
    .choice(
      "mr_average", \.movingRangeAverage, meaning: "Average of moving ranges for the limits"),
    .number(
      "sigmas", \.sigmas, allowed: "a number above 0",
      meaning: "Width of limits in standard errors",
      where: { $0 > 0 }),
    .number(
      "confidence", \.confidence, absent: "off", allowed: "more than 0, less than 1",
      meaning: "Limits by probability instead of sigmas", where: { $0 > 0 && $0 < 1 }),
    .choice(
      "laney_spread", \.laneySpread, meaning: "Variation between the periods of p′ and u′ charts"),
    .choice("baseline_scope", \.baselineScope, meaning: "Phases a baseline belongs to"),
    .choice(
      "baseline_counts", \.baselineCounts, meaning: "What a baseline of the first so many counts"),
    .flag(
      "baseline_over_recalculation", \.baselineTakesInRecalculations,
      meaning: "A baseline goes on over a recalculation"),
    .choice(
      "recalculation_nowhere", \.recalculationNowhere,
      meaning: "A recalculation at a position without a point"),
    .choice("subgroup_sigma", \.subgroupSigma, meaning: "Estimate of variation within subgroups"),
    .choice("range_constants", \.rangeConstants, meaning: "The constant d2 of ranges"),
    .choice("spread_lower", \.spreadLower, meaning: "Lower limit of an s or r chart below 0"),
    .choice("negative_lower", \.negativeLower, meaning: "Lower limits below 0, after the rules"),
    .flag(
      "mr_from_ghost", \.rangesStartFromGhosts,
      meaning: "Moving ranges start from ghosted points too"),
    .choice("i_prime_value", \.weightedValue, meaning: "Whether an I′ value is a sum or a mean"),
    .choice("i_prime_rows", \.weightedRows, meaning: "Rows behind the spread of an I′ chart"),
  ]

  private static let rebaseOptions: [SettingOption<RuleSet>] = [
    .wholeNumber(
      "rebase_run", \.rebaseRun, absent: "off", atLeast: 2,
      meaning: "Points in a row off the centre that recalculate by themselves"),
    .wholeNumber(
      "rebase_baseline", \.rebaseBaseline, atLeast: 2,
      meaning: "Points of a phase before such a run"),
    SettingOption(
      name: "rebase_points", allowed: "run, phase, or a whole number of at least 2",
      meaning: "Points that recalculated limits come from",
      read: { rules in
        switch rules.rebasePoints {
        case .run: "run"
        case .phase: "phase"
        case .first(let count): String(count)
        }
      },
      write: { rules, text in
        switch text {
        case "run": rules.rebasePoints = .run
        case "phase": rules.rebasePoints = .phase
        default:
          guard let count = Int(text), count >= 2 else { return false }
          rules.rebasePoints = .first(count)
        }
        return true
      }),
    .choice("rebase_side", \.rebaseSide, meaning: "Side on which such a run has to lie"),
  ]

  private static let rareEventOptions: [SettingOption<RuleSet>] = [
    .choice("g_centre", \.gCentre, meaning: "Centre line of a g chart"),
    .choice("g_limits", \.gLimits, meaning: "Limits of a g chart"),
    .choice("g_lower", \.gLower, meaning: "Lower limit of a g chart"),
    .flag("g_inner_lines", \.gInnerLines, meaning: "Lines at one and two sigma on a g chart"),
    .choice("g_counting", \.gCounting, meaning: "Whether counts include the event itself"),
    .choice("g_probability", \.gProbability, meaning: "Probability behind a g chart's quantiles"),
    .choice("t_lower", \.tLower, meaning: "Lower limit of a t chart below 0"),
    .choice("t_zero", \.tZero, meaning: "Two events at the same time on a t chart"),
    .flag(
      "t_over_recalculation", \.timesRangeOverRecalculation,
      meaning: "T chart: a moving range over a recalculation"),
  ]

  private static let iconOptions: [SettingOption<RuleSet>] = [
    .choice("icon", \.icon, meaning: "Points the variation icon describes"),
    .choice("icon_side", \.iconSide, meaning: "What the side of the variation icon is"),
    .flag("second_icon", \.hasSecondIcon, meaning: "A second icon when signals disagree"),
    .choice("assurance_on_limit", \.assuranceOnLimit, meaning: "A target exactly on a limit"),
    .choice(
      "assurance_no_variation", \.assuranceWithoutVariation,
      meaning: "A target on both limits when nothing varies"),
    .choice(
      "assurance_no_target", \.assuranceWithoutTarget,
      meaning: "No target at the last point of a chart with targets"),
    .flag("assurance_rare_events", \.judgesRareEvents, meaning: "Judge targets on g and t charts"),
    .flag(
      "assurance_trajectory", \.assuranceFromTrajectory,
      meaning: "Judge assurance by the trajectory"),
    .number(
      "low_centre", \.lowCentre, absent: "off", allowed: "a number above 0",
      meaning: "Warn of a centre below", where: { $0 > 0 }),
  ]

  private static let crossingNames: [(String, CrossingRules)] = [
    ("shift", .shift), ("trend", .trend), ("two_of_three", .windows),
  ]

  private static func crossingText(_ crossing: CrossingRules) -> String {
    switch crossing {
    case []: "none"
    case .all: "all"
    default: crossingNames.filter { crossing.contains($0.1) }.map(\.0).joined(separator: "+")
    }
  }

  private static func crossingRules(_ text: String) -> CrossingRules? {
    if text == "none" { return [] }
    if text == "all" { return .all }
    var crossing: CrossingRules = []
    for part in text.split(whereSeparator: { $0 == "+" || $0 == "," }) {
      guard let rule = crossingNames.first(where: { $0.0 == part }) else { return nil }
      crossing.insert(rule.1)
    }
    return crossing.isEmpty ? nil : crossing
  }
}
