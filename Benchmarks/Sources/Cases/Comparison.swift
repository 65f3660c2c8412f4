import ControlCharts

extension Benchmark {
  /// One series of 36 points under every named rule set.
  static let comparison = Benchmark(
    name: "compare", title: "one series of 36 points under all named rule sets", target: nil,
    repetitions: 1_000
  ) { _ in
    var invention = Invention(seed: 8)
    let readings = Reading.sequence(invention.months(36, series: 0))
    let settings = ChartSettings(kind: .xmr, direction: .lower, targets: [Target(35)])
    return Job(
      run: {
        let comparison = try RuleComparison(readings, settings: settings)
        return comparison.charts.reduce(Double(comparison.differing.count)) {
          $0 + ($1.points[35].upper ?? 0)
        }
      },
      check: {
        let comparison = try RuleComparison(readings, settings: settings)
        var differing: Set<Int> = []
        for (rules, chart) in zip(RuleSet.named, comparison.charts) {
          var own = settings
          own.rules = rules
          try require(try ControlChart(readings, settings: own) == chart, rules.name)
          for other in comparison.charts {
            for index in readings.indices where chart.points[index].flag != other.points[index].flag
            {
              differing.insert(index)
            }
          }
        }
        try require(differing.sorted() == comparison.differing, "the points that differ")
        return "each chart made by itself, points compared in pairs"
      })
  }
}
