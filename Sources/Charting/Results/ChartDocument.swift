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

  init(_ set: ChartSet) {
    source = set.source
    measure = set.measure
    rules = RulesPart(set.rules)
    notes = set.notes
    problems = set.problems
    charts = set.charts.map { ChartPart($0, in: set) }
    falseAlarms = nil
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
  }
}

/// One chart of the result, of any family.
enum ChartPart: Encodable {
  case overTime(OverTimePart)

  init(_ made: MadeChart, in set: ChartSet) {
    switch made.content {
    case .overTime(let chart): self = .overTime(OverTimePart(chart, made, in: set))
    case .funnel: preconditionFailure("not yet")
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .overTime(let part): try part.encode(to: encoder)
    }
  }
}
