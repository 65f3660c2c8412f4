import ControlCharts
import Testing

/// A process without variation: limits equal to the centre, and nothing to see.
///
/// Not so on a g chart: its centre of 0.693 times the mean leaves such a series all on one side.
@Suite struct ConstantSeriesTests {
  static let kinds: [ChartKind] = [
    .run, .xmr, .mr, .t, .iPrime, .p, .u, .c, .pPrime, .uPrime, .xbar, .s,
  ]

  @Test(arguments: kinds, RuleSet.named.map(\.name))
  func `nothing is flagged when all values are equal`(kind: ChartKind, name: String) throws {
    var rules = try #require(RuleSet.named(name))
    // Fifteen points close to the centre are just what such a series is.
    rules.nearCentre = nil
    for value in [0.1, 0.3, 1.0 / 3, 0.952, 7, 49, 93.4, 1e-9, 12_345.678] {
      for count in [13, 14, 17, 29, 49] {
        let readings = (0..<count).map { index in
          Self.reading(kind, value, weight: Double(7 + index * 3 % 11), at: index)
        }
        for screening in Screening.allCases {
          rules.screening = screening
          let settings = ChartSettings(kind: kind, direction: .higher, rules: rules)
          let chart = try ControlChart(readings, settings: settings)
          #expect(
            chart.points.allSatisfy { $0.signals.isEmpty },
            "\(kind), \(name): \(value) × \(count), \(screening)")
        }
      }
    }
  }

  private static func reading(
    _ kind: ChartKind, _ value: Double, weight: Double, at index: Int
  ) -> Reading {
    switch kind {
    case .p, .u, .pPrime, .uPrime:
      Reading(position: index, value: weight, denominator: 3 * weight)
    case .iPrime: Reading(position: index, value: value * 16, denominator: 16)
    case .xbar, .s, .r:
      Reading(
        position: index, value: value, denominator: weight.rounded(), deviation: 0, range: 0)
    default: Reading(position: index, value: value)
    }
  }
}
