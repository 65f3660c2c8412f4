import ControlCharts

/// What chance alone would flag among several charts over time.
public struct FalseAlarms: Hashable, Sendable {
  /// How many charts were judged.
  public let charts: Int
  /// How many of them show a special cause.
  public let found: Int
  /// How many would, on average, if nothing had changed anywhere.
  public let expected: Double
  /// The share of false discoveries allowed, when one was asked for.
  public let falseDiscoveryRate: Double?
  /// How many special causes survive it.
  public let surviving: Int?
}

extension ChartSet {
  /// Tells the false alarms to expect, and holds false discoveries to the rate asked for.
  mutating func judgeTogether() {
    let judged: [(index: Int, chart: ControlChart)] = charts.indices.compactMap { index in
      guard case .overTime(let chart) = charts[index].content, chart.hasEnoughPoints else {
        return nil
      }
      return (index, chart)
    }
    guard judged.count > 1 else { return }
    var rates: [Int: Double] = [:]
    var expected = 0.0
    for (_, chart) in judged {
      let rate =
        rates[chart.counted]
        ?? FalseAlarmRate(rules: rules, points: chart.counted, charts: 1_000).atLastPoint
      rates[chart.counted] = rate
      expected += rate
    }
    let special = judged.filter { $0.chart.variation.isSpecialCause }
    var surviving: Int?
    if let rate = request.falseDiscovery {
      let probabilities = judged.map { $0.chart.chanceProbability ?? 1 }
      let discovery = try? FalseDiscovery(pValues: probabilities, rate: rate)
      let survivors = Set((discovery?.survivors ?? []).map { judged[$0].index })
      for (index, _) in special {
        charts[index].survivesFalseDiscovery = survivors.contains(index)
      }
      surviving = special.count { survivors.contains($0.index) }
    }
    falseAlarms = FalseAlarms(
      charts: judged.count, found: special.count, expected: expected,
      falseDiscoveryRate: request.falseDiscovery, surviving: surviving)
  }
}
