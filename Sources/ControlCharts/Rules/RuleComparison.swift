/// One series under several rule sets, and where they differ.
public struct RuleComparison: Hashable, Sendable {
  /// A chart for each rule set, in the order given.
  public let charts: [ControlChart]
  /// The indices of points whose flag is not the same under all sets.
  public let differing: [Int]
  /// Whether the variation verdicts differ.
  public let variationDiffers: Bool
  /// Whether the assurance verdicts differ.
  public let assuranceDiffers: Bool

  /// Makes the same chart under each rule set.
  ///
  /// - Parameters:
  ///   - readings: The readings, oldest first.
  ///   - settings: Everything but the rules.
  ///   - ruleSets: The rule sets; by default all that are named.
  /// - Throws: A ``ChartError`` when the chart cannot be made under one of them.
  public init(
    _ readings: [Reading], settings: ChartSettings, ruleSets: [RuleSet] = RuleSet.named
  ) throws(ChartError) {
    var charts: [ControlChart] = []
    for rules in ruleSets {
      var own = settings
      own.rules = rules
      charts.append(try ControlChart(readings, settings: own))
    }
    self.charts = charts
    let first = charts.first
    differing = readings.indices.filter { index in
      charts.contains { $0.points[index].flag != first?.points[index].flag }
    }
    variationDiffers = charts.contains { $0.variation.verdict != first?.variation.verdict }
    assuranceDiffers = charts.contains { $0.assurance.verdict != first?.assurance.verdict }
  }
}
