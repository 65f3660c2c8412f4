import ControlCharts
import Testing

/// The rules, row by row, on a chart whose lines are known: centre 100, one sigma 10.
///
/// Lines lie at 70, 80, 90, 100, 110, 120 and 130. Each row says which points have which signal,
/// counted from 1; a point without a signal is not named.
@Suite struct RuleSpecification {
  struct Row: Sendable, CustomTestStringConvertible {
    let what: String
    let values: [Double?]
    var set = "mdc-tool-5"
    var options: [String: String] = [:]
    /// Where the second phase begins, counted from 1.
    var phase: Int?
    let expected: [String: [Int]]
    var testDescription: String { what }
  }

  static let shifts: [Row] = [
    Row(
      what: "six above the centre are a shift", values: [99, 101, 102, 101, 102, 101, 102],
      expected: ["shift-above": [2, 3, 4, 5, 6, 7]]),
    Row(what: "five are not", values: [99, 101, 102, 101, 102, 101, 99], expected: [:]),
    Row(
      what: "nine are all marked", values: [99, 98, 99, 98, 99, 98, 99, 98, 99],
      expected: ["shift-below": Array(1...9)]),
    Row(
      what: "a point on the centre ends the row",
      values: [101, 102, 101, 100, 102, 101, 102], expected: [:]),
    Row(
      what: "or is skipped, neither ending it nor counting",
      values: [101, 102, 101, 100, 102, 101, 102], options: ["on_centre": "skipped"],
      expected: ["shift-above": [1, 2, 3, 5, 6, 7]]),
    Row(
      what: "seven are needed by NHSRplotthedots", values: [101, 102, 101, 102, 101, 102, 99],
      set: "nhsr-0.2", expected: [:]),
    Row(
      what: "a gap ends the row", values: [101, 102, 101, nil, 102, 101, 102], expected: [:]),
    Row(
      what: "unless it is bridged", values: [101, 102, 101, nil, 102, 101, 102],
      options: ["gap": "bridge"], expected: ["shift-above": [1, 2, 3, 5, 6, 7]]),
    Row(
      what: "a recalculation does not end it", values: [101, 102, 101, 102, 101, 102], phase: 4,
      expected: ["shift-above": Array(1...6)]),
    Row(
      what: "except where rules stay within phases",
      values: [101, 102, 101, 102, 101, 102], options: ["crossing": "trend"], phase: 4,
      expected: [:]),
    Row(
      what: "what is nearer than the tolerance is on the centre",
      values: [100.05, 101, 102, 101, 102, 101, 101], options: ["tolerance": "0.001"],
      expected: ["shift-above": [2, 3, 4, 5, 6, 7]]),
  ]

  static let trends: [Row] = [
    Row(
      what: "six rising points are a trend", values: [95, 96, 97, 99, 101, 102, 90],
      expected: ["trend-rising": Array(1...6)]),
    Row(what: "five are not", values: [95, 96, 97, 99, 101, 99], expected: [:]),
    Row(
      what: "an equal value ends it", values: [95, 96, 97, 97, 99, 101, 102], expected: [:]),
    Row(
      what: "or is skipped", values: [95, 96, 97, 97, 99, 101, 102],
      options: ["equal_neighbours": "skipped"], expected: ["trend-rising": [1, 2, 3, 5, 6, 7]]),
    Row(
      what: "a turning point may end one and begin the next",
      values: [95, 96, 97, 99, 101, 102, 101, 99, 98, 97, 96],
      expected: ["trend-rising": Array(1...6), "trend-falling": Array(6...11)]),
    Row(
      what: "a trend runs on over a recalculation in the SQL",
      values: [95, 96, 97, 99, 101, 102], set: "mdc-sql-2.6a", phase: 4,
      expected: ["trend-rising": Array(1...6)]),
    Row(
      what: "and not in NHSRplotthedots", values: [95, 96, 97, 99, 101, 102, 103],
      set: "nhsr-0.2", phase: 4, expected: [:]),
    // Up to 99, then one step down to a second rise.
    Row(
      what: "a trend's last point keeps its direction when another begins at the next",
      values: [93, 94, 95, 96, 97, 99, 91, 92, 93, 94, 95, 96], options: ["shift": "off"],
      expected: ["trend-rising": Array(1...12)]),
    Row(
      what: "or takes that of the step between them",
      values: [93, 94, 95, 96, 97, 99, 91, 92, 93, 94, 95, 96],
      options: ["trend_end": "next_step", "shift": "off"],
      expected: ["trend-rising": Array(1...5) + Array(7...12), "trend-falling": [6]]),
    Row(
      what: "which is down when there is no step",
      values: [93, 94, 95, 96, 97, 99, 99, 102, 103, 104, 105, 106],
      options: ["trend_end": "next_step", "shift": "off"],
      expected: ["trend-rising": Array(1...5) + Array(7...12), "trend-falling": [6]]),
    Row(
      what: "and a turning point keeps both",
      values: [95, 96, 97, 99, 101, 102, 101, 99, 98, 97, 96],
      options: ["trend_end": "next_step"],
      expected: ["trend-rising": Array(1...6), "trend-falling": Array(6...11)]),
    Row(
      what: "five are enough in PowerBI-SPC", values: [95, 96, 97, 99, 101, 95], set: "pbi-1.7",
      expected: ["trend-rising": Array(1...5)]),
  ]

  static let farOut: [Row] = [
    Row(
      what: "a point on the limit is within it", values: [130, 99, 70], expected: [:]),
    Row(
      what: "a point beyond it is a signal", values: [131, 99, 69],
      expected: ["above-upper-limit": [1], "below-lower-limit": [3]]),
    Row(
      what: "two of three beyond two sigma", values: [121, 101, 122, 99],
      expected: ["two-of-three-high": [1, 3]]),
    Row(what: "on the line is not beyond it", values: [120, 101, 122, 99], expected: [:]),
    Row(
      what: "three of three are all marked", values: [79, 78, 75],
      expected: ["two-of-three-low": [1, 2, 3]]),
    Row(
      what: "a third point on the centre spoils it", values: [121, 100, 122, 99], expected: [:]),
    Row(
      what: "unless it may lie anywhere", values: [121, 100, 122, 99], set: "pbi-1.7",
      expected: ["two-of-three-high": [1, 3]]),
    Row(
      what: "but not far out on the other side", values: [121, 79, 122, 99], set: "pbi-1.7",
      expected: [:]),
    Row(
      what: "beyond the limit does not count in a band", values: [131, 101, 122, 99],
      expected: ["above-upper-limit": [1]]),
    Row(
      what: "but counts in the SQL", values: [131, 101, 122, 99], set: "mdc-sql-2.6a",
      expected: ["above-upper-limit": [1], "two-of-three-high": [1, 3]]),
    Row(
      what: "at the start of a chart two points are too few", values: [121, 122, 99],
      expected: [:]),
    Row(
      what: "unless the first two suffice", values: [121, 122, 79],
      options: ["two_at_start": "on"], expected: ["two-of-three-high": [1, 2]]),
    Row(
      what: "of each phase in PowerBI-SPC", values: [99, 121, 79, 121, 122, 79], set: "pbi-1.7",
      phase: 4, expected: ["two-of-three-high": [4, 5]]),
    Row(
      what: "and not later", values: [99, 121, 122, 79], options: ["two_at_start": "on"],
      expected: [:]),
    Row(
      what: "a window may cross a recalculation", values: [121, 101, 122, 99], phase: 3,
      expected: ["two-of-three-high": [1, 3]]),
    Row(
      what: "except where rules stay within phases", values: [121, 101, 122, 99],
      options: ["crossing": "shift+trend"], phase: 3, expected: [:]),
  ]

  static let others: [Row] = [
    Row(
      what: "Western Electric: eight on one side",
      values: [101, 102, 101, 102, 101, 102, 101, 102], set: "western-electric",
      expected: ["shift-above": Array(1...8)]),
    Row(
      what: "Western Electric: four of five beyond one sigma",
      values: [111, 112, 95, 111, 112, 99], set: "western-electric",
      expected: ["four-of-five-high": [1, 2, 4, 5]]),
    Row(
      what: "Western Electric: on one sigma is not beyond it",
      values: [110, 112, 95, 111, 112, 99], set: "western-electric", expected: [:]),
    Row(
      what: "Western Electric: six rising points are no signal",
      values: [95, 96, 97, 99, 101, 102], set: "western-electric", expected: [:]),
    Row(
      what: "Nelson: nine on one side", values: [99, 98, 99, 98, 99, 98, 99, 98, 99],
      set: "nelson", expected: ["shift-below": Array(1...9)]),
    Row(
      what: "Nelson: eight are not", values: [99, 98, 99, 98, 99, 98, 99, 98, 101],
      set: "nelson", expected: [:]),
    Row(
      what: "Nelson: fourteen by turns",
      values: (0..<14).map { $0.isMultiple(of: 2) ? 111 : 99 }, set: "nelson",
      expected: ["alternating": Array(1...14)]),
    Row(
      what: "Nelson: thirteen are not",
      values: (0..<13).map { $0.isMultiple(of: 2) ? 111 : 99 }, set: "nelson", expected: [:]),
    Row(
      what: "Nelson: fifteen within one sigma, the line included",
      values: (0..<15).map { [110, 109, 90, 100, 91][$0 % 5] }, set: "nelson",
      expected: ["near-centre": Array(1...15)]),
    Row(
      what: "Nelson: eight beyond one sigma on either side",
      values: [111, 89, 112, 113, 88, 111, 89, 111, 100], set: "nelson",
      expected: ["avoiding-centre": Array(1...8)]),
    Row(
      what: "run chart: a trend of five, ties skipped",
      values: [95, 95, 96, 97, 101, 101, 102, 90, 101, 92, 104, 90, 104],
      set: "run-chart-2011", expected: ["trend-rising": [1, 3, 4, 5, 7]]),
  ]

  @Test(arguments: shifts + trends + farOut + others)
  func `signals are those of the row`(row: Row) throws {
    let chart = try Self.chart(row)
    var found: [String: [Int]] = [:]
    for (index, point) in chart.points.enumerated() {
      for name in point.signals.names { found[name, default: []].append(index + 1) }
    }
    #expect(found == row.expected)
  }

  static func chart(_ row: Row) throws -> ControlChart {
    var rules = try #require(RuleSet.named(row.set))
    rules.minimumPoints = 1
    for (name, value) in row.options {
      try #require(RuleSet.option(named: name)).set(value, in: &rules)
    }
    var settings = ChartSettings(kind: .xmr, direction: .higher, rules: rules)
    settings.knownCentre = 100
    settings.knownSigma = 10
    if let phase = row.phase { settings.phases = [PhaseStart(at: phase - 1, because: "a test")] }
    return try ControlChart(Reading.sequence(row.values), settings: settings)
  }
}
