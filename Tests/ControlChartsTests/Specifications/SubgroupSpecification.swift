import ControlCharts
import Testing

/// Charts of subgroups: a published example, and what happens when sizes differ.
@Suite struct SubgroupSpecification {
  /// Inside diameters of forged piston rings, 25 samples of five.
  ///
  /// - Source: Montgomery DC, Introduction to Statistical Quality Control, 6th edition, table 6.3.
  static let rings: [[Double]] = [
    [74.030, 74.002, 74.019, 73.992, 74.008], [73.995, 73.992, 74.001, 74.011, 74.004],
    [73.988, 74.024, 74.021, 74.005, 74.002], [74.002, 73.996, 73.993, 74.015, 74.009],
    [73.992, 74.007, 74.015, 73.989, 74.014], [74.009, 73.994, 73.997, 73.985, 73.993],
    [73.995, 74.006, 73.994, 74.000, 74.005], [73.985, 74.003, 73.993, 74.015, 73.988],
    [74.008, 73.995, 74.009, 74.005, 74.004], [73.998, 74.000, 73.990, 74.007, 73.995],
    [73.994, 73.998, 73.994, 73.995, 73.990], [74.004, 74.000, 74.007, 74.000, 73.996],
    [73.983, 74.002, 73.998, 73.997, 74.012], [74.006, 73.967, 73.994, 74.000, 73.984],
    [74.012, 74.014, 73.998, 73.999, 74.007], [74.000, 73.984, 74.005, 73.998, 73.996],
    [73.994, 74.012, 73.986, 74.005, 74.007], [74.006, 74.010, 74.018, 74.003, 74.000],
    [73.984, 74.002, 74.003, 74.005, 73.997], [74.000, 74.010, 74.013, 74.020, 74.003],
    [73.982, 74.001, 74.015, 74.005, 73.996], [74.004, 73.999, 73.990, 74.006, 74.009],
    [74.010, 73.989, 73.990, 74.009, 74.014], [74.015, 74.008, 73.993, 74.000, 74.010],
    [73.982, 73.984, 73.995, 74.017, 74.013],
  ]

  static func chart(
    _ kind: ChartKind, _ subgroups: [[Double]], baseline: Int? = nil,
    change: (inout RuleSet) -> Void = { _ in }
  ) throws -> ControlChart {
    var rules = RuleSet.mdcTool5
    rules.minimumPoints = 1
    change(&rules)
    var settings = ChartSettings(kind: kind, rules: rules)
    if let baseline { settings.baseline = .first(baseline) }
    return try ControlChart(
      subgroups.enumerated().map { Reading.subgroup($0.element, at: $0.offset) },
      settings: settings)
  }

  static func expect(
    _ point: ChartPoint, _ centre: Double, _ lower: Double, _ upper: Double, within error: Double
  ) {
    for (line, expected) in [(point.centre, centre), (point.lower, lower), (point.upper, upper)] {
      #expect(abs((line ?? .nan) - expected) <= error, "\(line ?? .nan) is not \(expected)")
    }
  }

  @Test func `the piston rings' limits are those printed`() throws {
    let means = try Self.chart(.xbar, Self.rings)
    Self.expect(means.points[0], 74.001, 73.988, 74.014, within: 0.0006)
    #expect(means.points.allSatisfy { $0.signals.isDisjoint(with: [.aboveLimit, .belowLimit]) })
    let deviations = try Self.chart(.s, Self.rings)
    Self.expect(deviations.points[0], 0.0094, 0, 0.0196, within: 0.00006)
    let ranges = try Self.chart(.r, Self.rings)
    Self.expect(ranges.points[0], 0.02324, 0, 0.04914, within: 0.00002)
  }

  @Test func `from ranges with printed constants limits are A2 times the mean range`() throws {
    let chart = try Self.chart(.xbar, Self.rings) {
      $0.subgroupSigma = .unweightedRange
      $0.rangeConstants = .printed
    }
    let distance = 3 * 0.02324 / 2.326 / 5.0.squareRoot()
    Self.expect(
      chart.points[0], 74.001176, 74.001176 - distance, 74.001176 + distance, within: 1e-9)
  }

  /// Two subgroups of two and one of three: deviations √2, 2√2 and 2.
  static let unequal: [[Double]] = [[1, 3], [2, 6], [1, 3, 5]]

  @Test func `unequal subgroups are pooled`() throws {
    let chart = try Self.chart(.s, Self.unequal)
    // (1 × 2 + 1 × 8 + 2 × 4) ÷ 4 = 4.5.
    let pooled = 4.5.squareRoot()
    expectEqual(chart.points[0].centre, pooled, relative: 1e-12)
    expectEqual(chart.points[2].centre, pooled, relative: 1e-12)
    expectEqual(chart.points[2].upper, pooled * 2.568, relative: 1e-4)
  }

  @Test func `equal subgroups are pooled when one of another size follows`() throws {
    let chart = try Self.chart(.s, Self.unequal, baseline: 2)
    expectEqual(chart.points[0].centre, 5.0.squareRoot(), relative: 1e-12)
    let single = try Self.chart(.xbar, [[1, 3], [2, 6], [4]])
    // c4(2) = √(2 ÷ π): limits of the mean of two are 3 × √5 ÷ c4 ÷ √2 away.
    expectEqual(
      (single.points[0].upper ?? 0) - (single.points[0].centre ?? 0), 5.9449910, relative: 1e-6)
    #expect(single.points[2].centre == 16 / 5.0)
    #expect(single.points[2].upper == nil)
  }

  @Test func `centres by qcc's estimates are weighted by size`() throws {
    let chart = try Self.chart(.s, Self.unequal) { $0.subgroupSigma = .unweightedDeviation }
    let root2 = 2.0.squareRoot()
    let centre = (2 * root2 + 2 * 2 * root2 + 3 * 2) / 7
    expectEqual(chart.points[0].centre, centre, relative: 1e-12)
    // c4 is √(2 ÷ π) for two and √π ÷ 2 for three.
    let sigma = (3 * root2 / 0.7978845608 + 2 / 0.8862269255) / 3
    expectEqual(
      chart.points[0].upper, centre + 3 * sigma * 0.6028102749, relative: 1e-9)
  }

  @Test func `a lower limit below 0 is cut, or not when asked`() throws {
    let cut = try Self.chart(.s, Self.unequal)
    #expect(cut.points[0].lower == 0)
    let uncut = try Self.chart(.s, Self.unequal) { $0.spreadLower = .uncut }
    let pooled = 4.5.squareRoot()
    expectEqual(
      uncut.points[0].lower, pooled * (1 - 3 * 0.6028102749 / 0.7978845608), relative: 1e-9)
    #expect(uncut.points.map(\.signals) == cut.points.map(\.signals))
  }

  /// R: sqrt(qchisq(p, 4) / 4) and qtukey(p, 5, Inf) for p of 0.025 and 0.975.
  @Test(arguments: [
    (ChartKind.s, 0.3480009185, 1.6690780975), (.r, 0.84967167, 4.19702635),
  ])
  func `at a confidence level spreads have quantiles of their own`(
    kind: ChartKind, lower: Double, upper: Double
  ) throws {
    let chart = try Self.chart(kind, Self.rings) {
      $0.confidence = 0.95
      $0.subgroupSigma = kind == .s ? .unweightedDeviation : .unweightedRange
    }
    let mean = kind == .s ? 0.9399856030 : 2.3259289473
    let sigma = (chart.points[0].centre ?? .nan) / mean
    expectEqual(chart.points[0].lower, lower * sigma, relative: 1e-7)
    expectEqual(chart.points[0].upper, upper * sigma, relative: 1e-7)
  }

  /// Cans of orange juice: 30 samples of 50; printed circuit boards: 26 samples of 100.
  ///
  /// - Source: Montgomery, as above, tables 7.1 and 7.7.
  @Test func `published charts of proportions and counts`() throws {
    let cans: [Double] = [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9,
      12, 7, 13, 9, 6,
    ]
    let proportions = try ControlChart(
      cans.enumerated().map { Reading(position: $0.offset, value: $0.element, denominator: 50) },
      settings: ChartSettings(kind: .p))
    Self.expect(proportions.points[0], 0.2313, 0.0524, 0.4102, within: 0.00006)
    let outside = proportions.points.indices.filter {
      proportions.points[$0].signals.contains(.aboveLimit)
    }
    #expect(outside == [14, 22])
    let boards: [Double] = [
      21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16,
      19, 17, 15,
    ]
    let counts = try ControlChart(
      Reading.sequence(boards), settings: ChartSettings(kind: .c))
    Self.expect(counts.points[0], 19.85, 6.48, 33.21, within: 0.011)
    #expect(counts.points[5].signals.contains(.belowLimit))
    #expect(counts.points[19].signals.contains(.aboveLimit))
  }
}
