import ControlCharts

/// The result of `vigil chart --json`, version 1; its schema is `docs/chart.schema.json`.
///
/// Keys are never renamed or removed within a version; new ones may be added.
struct ChartDocument: Encodable {
  let version = 1
  let source: String
  let measure: String
  let rules: RulesPart
  let notes: [String]
  let problems: [String]
  let charts: [ChartPart]
  @ExplicitNull var falseAlarms: FalseAlarmPart?
  /// Of early-signal charts only.
  let earlySignals: EarlySignalAlarmsPart?

  init(_ set: ChartSet) {
    source = set.source
    measure = set.measure
    rules = RulesPart(set.rules)
    notes = set.notes
    problems = set.problems
    charts = set.charts.map { ChartPart($0, in: set) }
    falseAlarms = set.falseAlarms.map(FalseAlarmPart.init)
    earlySignals = set.earlySignalAlarms.map(EarlySignalAlarmsPart.init)
  }

  /// The rule set in force, with every option.
  struct RulesPart: Encodable {
    let name: String
    let changed: Bool
    let options: [String: String]

    init(_ rules: RuleSet) {
      name = rules.name
      changed = rules.isChanged
      options = Dictionary(
        uniqueKeysWithValues: RuleSet.options.map { ($0.name, $0.text(in: rules)) })
    }
  }

  /// How many special causes chance alone would give.
  struct FalseAlarmPart: Encodable {
    let charts: Int
    let expectedSpecialCauses: Double
    @ExplicitNull var falseDiscoveryRate: Double?

    init(_ alarms: FalseAlarms) {
      charts = alarms.charts
      expectedSpecialCauses = alarms.expected
      falseDiscoveryRate = alarms.falseDiscoveryRate
    }
  }
}

/// One chart of the result, of any family.
struct ChartPart: Encodable {
  private let part: any Encodable

  init(_ made: MadeChart, in set: ChartSet) {
    part =
      switch made.content {
      case .overTime(let chart): OverTimePart(chart, made, in: set)
      case .funnel(let plot): FunnelPart(plot, made, in: set)
      case .ewma(let chart): EWMAPart(chart, made, in: set)
      case .cumulative(let chart): CumulativePart(chart, made, in: set)
      case .pareto(let chart): ParetoPart(chart, made, in: set)
      }
  }

  func encode(to encoder: any Encoder) throws { try part.encode(to: encoder) }
}
