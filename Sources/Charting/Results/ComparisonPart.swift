import ControlCharts

/// One series under several rule sets, in the result.
struct ComparisonPart: Encodable {
  let differing: [String]
  let variationDiffers: Bool
  let assuranceDiffers: Bool
  let ruleSets: [RuleSetPart]

  init(_ comparison: RuleComparison, _ made: MadeChart) {
    differing = comparison.differing.map(made.x)
    variationDiffers = comparison.variationDiffers
    assuranceDiffers = comparison.assuranceDiffers
    ruleSets = comparison.charts.map(RuleSetPart.init)
  }

  struct RuleSetPart: Encodable {
    let rules: String
    let variation: String
    @ExplicitNull var direction: String?
    let assurance: String
    let flags: [String]

    init(_ chart: ControlChart) {
      rules = chart.settings.rules.name
      variation = chart.variation.verdict.rawValue
      direction = chart.variation.side?.rawValue
      assurance = chart.assurance.verdict.rawValue
      flags = chart.points.map(\.flag.rawValue)
    }
  }
}
