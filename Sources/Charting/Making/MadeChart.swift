public import ControlCharts

/// A chart made from a table, with what is needed to draw it and to walk back to the rows.
public struct MadeChart: Hashable, Sendable {
  /// What the facet columns say; empty when the table is one chart.
  public let facet: String
  /// The chart itself.
  public let content: Content
  /// What people should know about how it was made.
  public let notes: [String]
  /// Whether the special cause survives the limit set on false discoveries; `nil` when none is set.
  public internal(set) var survivesFalseDiscovery: Bool?
  /// The same series under other rule sets, when a comparison was asked for.
  public let comparison: RuleComparison?
  /// The rows it was made from.
  let series: Series
  /// The rows that annotations were asked for, in order.
  let notedRows: [NotedRow]

  /// A row and what is to be noted at it.
  struct NotedRow: Hashable, Sendable {
    let index: Int
    let text: String
  }

  /// The chart, by family.
  public enum Content: Hashable, Sendable {
    /// A chart over time.
    case overTime(ControlChart)
    /// A funnel plot.
    case funnel(FunnelPlot)
    /// An exponentially weighted moving average.
    case ewma(EWMAChart)
    /// A cumulative sum of any kind, and the VLAD.
    case cumulative(CumulativeChart)
    /// A Pareto chart.
    case pareto(ParetoChart)
  }

  /// The row a point comes from as machines read it: an ISO date, or the row's own name.
  func x(_ index: Int) -> String {
    series.scale.text(series.rows[index].position, name: series.rows[index].name)
  }
}

/// All charts of a table, and everything that was said on the way.
public struct ChartSet: Sendable {
  /// The request.
  public let request: ChartRequest
  /// The kind of chart made.
  public let family: ChartFamily
  /// The rules in force for charts over time.
  public let rules: RuleSet
  /// The name of the measure: the title asked for, or the column of values.
  public let measure: String
  /// The file the charts come from.
  public let source: String
  /// Whether values are fractions that were written as percentages.
  public let isPercent: Bool
  /// The charts, in the order their facets first appear.
  public internal(set) var charts: [MadeChart]
  /// How the table was understood.
  public let notes: [String]
  /// What chance alone would flag among several charts over time; `nil` for one chart.
  public internal(set) var falseAlarms: FalseAlarms?
  /// What is wrong in the table, row by row; the rest was charted.
  public let problems: [String]
  /// How many things are wrong in the table.
  public let problemCount: Int
}
