import ControlCharts

/// A chart over time in the result.
struct OverTimePart: Encodable {
  @ExplicitNull var facet: String?
  let kind: String
  let direction: String
  let multiplier: Double
  let counted: Int
  let ghosted: Int
  let enoughPoints: Bool
  let points: [PointPart]
  let phases: [PhasePart]
  let runs: [RunsPart]
  let variation: VerdictPart
  let assurance: AssurancePart
  let suggestions: [SuggestionPart]
  let notes: [String]
  let summary: String
  @ExplicitNull var survivesFalseDiscovery: Bool?
  @ExplicitNull var chanceProbability: Double?
  @ExplicitNull var comparison: ComparisonPart?

  init(_ chart: ControlChart, _ made: MadeChart, in set: ChartSet) {
    facet = made.facet.isEmpty ? nil : made.facet
    kind = chart.settings.kind.rawValue
    direction = chart.settings.direction.rawValue
    multiplier = chart.settings.multiplier
    counted = chart.counted
    ghosted = chart.ghosted
    enoughPoints = chart.hasEnoughPoints
    points = chart.points.indices.map { PointPart(chart, $0, made) }
    phases = chart.phases.map { PhasePart($0, chart, made) }
    runs = chart.runs.map(RunsPart.init)
    variation = VerdictPart(
      verdict: chart.variation.verdict.rawValue, direction: chart.variation.side?.rawValue,
      reason: chart.variationReason, points: chart.variation.points.map(made.x),
      second: chart.variation.icons.dropFirst().first.map {
        IconPart(verdict: $0.verdict.rawValue, direction: $0.side?.rawValue)
      })
    assurance = AssurancePart(
      verdict: chart.assurance.verdict.rawValue, reason: chart.assuranceReason,
      target: chart.assurance.target)
    suggestions = chart.rebaseSuggestions().map { suggestion in
      SuggestionPart(
        x: made.x(suggestion.index), direction: suggestion.side.rawValue,
        length: suggestion.length, following: suggestion.following)
    }
    notes = made.notes
    summary = made.summary(in: set)
    survivesFalseDiscovery = made.survivesFalseDiscovery
    chanceProbability = chart.chanceProbability
    comparison = made.comparison.map { ComparisonPart($0, made) }
  }

  struct PointPart: Encodable {
    let x: String
    @ExplicitNull var y: Double?
    @ExplicitNull var numerator: Double?
    @ExplicitNull var denominator: Double?
    @ExplicitNull var centre: Double?
    @ExplicitNull var lower: Double?
    @ExplicitNull var upper: Double?
    @ExplicitNull var lowerWarning: Double?
    @ExplicitNull var upperWarning: Double?
    @ExplicitNull var target: Double?
    let phase: Int
    let baseline: Bool
    let excluded: Bool
    let suppressed: Bool
    let signals: [String]
    let flag: String
    @ExplicitNull var side: String?

    init(_ chart: ControlChart, _ index: Int, _ made: MadeChart) {
      let point = chart.points[index]
      x = made.x(index)
      y = point.value
      numerator = point.numerator
      denominator = point.denominator
      centre = point.centre
      lower = point.lower
      upper = point.upper
      lowerWarning = point.lowerWarning
      upperWarning = point.upperWarning
      target = point.target
      phase = point.phase + 1
      baseline = point.isBaseline
      excluded = point.isGhosted
      suppressed = made.series.rows[index].isSuppressed
      signals = point.signals.names
      flag = point.flag.rawValue
      side = point.side?.rawValue
    }
  }

  struct PhasePart: Encodable {
    let phase: Int
    let first: String
    let last: String
    @ExplicitNull var reason: String?
    let automatic: Bool
    let counted: Int
    let baseline: Int
    let provisional: Bool
    @ExplicitNull var movingRange: Double?
    let screened: Int
    @ExplicitNull var dispersion: Double?

    init(_ phase: ChartPhase, _ chart: ControlChart, _ made: MadeChart) {
      self.phase = (chart.phases.firstIndex(of: phase) ?? 0) + 1
      first = made.x(phase.first)
      last = made.x(phase.last)
      reason = phase.reason
      automatic = phase.isAutomatic
      counted = phase.counted
      baseline = phase.baseline
      provisional = phase.isProvisional
      movingRange = phase.movingRange
      screened = phase.screened
      dispersion = phase.dispersion
    }
  }

  struct RunsPart: Encodable {
    let method: String
    let useful: Int
    let longestRun: Int
    let longestRunMost: Int
    let crossings: Int
    let crossingsFewest: Int
    let signal: Bool

    init(_ test: RunsTest) {
      method = test.method.rawValue
      useful = test.useful
      longestRun = test.longestRun
      longestRunMost = test.longestRunMost
      crossings = test.crossings
      crossingsFewest = test.crossingsFewest
      signal = test.isSignal
    }
  }

  struct VerdictPart: Encodable {
    let verdict: String
    @ExplicitNull var direction: String?
    let reason: String
    let points: [String]
    @ExplicitNull var second: IconPart?
  }

  struct IconPart: Encodable {
    let verdict: String
    @ExplicitNull var direction: String?
  }

  struct AssurancePart: Encodable {
    let verdict: String
    let reason: String
    @ExplicitNull var target: Double?
  }

  struct SuggestionPart: Encodable {
    let x: String
    let direction: String
    let length: Int
    let following: Int
  }
}
