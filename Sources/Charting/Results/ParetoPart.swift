import ControlCharts

/// A Pareto chart in the result.
struct ParetoPart: Encodable {
  @ExplicitNull var facet: String?
  let kind = "pareto"
  let total: Double
  let missing: Double
  let vitalFew: Int
  let share: Double
  let points: [BarPart]
  let notes: [String]
  let summary: String

  init(_ chart: ParetoChart, _ made: MadeChart, in set: ChartSet) {
    facet = made.facet.isEmpty ? nil : made.facet
    total = chart.total
    missing = chart.missing
    vitalFew = chart.vitalCount
    share = chart.settings.share
    points = chart.bars.map(BarPart.init)
    notes = made.notes
    summary = made.summary(in: set)
  }

  struct BarPart: Encodable {
    let x: String
    let y: Double
    let proportion: Double
    let cumulativeCount: Double
    let cumulativeProportion: Double
    let vital: Bool

    init(_ bar: ParetoBar) {
      x = bar.name
      y = bar.count
      proportion = bar.proportion
      cumulativeCount = bar.cumulativeCount
      cumulativeProportion = bar.cumulativeProportion
      vital = bar.isVital
    }
  }
}
