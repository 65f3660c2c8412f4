import ControlCharts
import Foundation
import Testing

/// Tabular CUSUM and EWMA charts.
@Suite struct CumulativeChartTests {
  /// One published example: its numbers, and the values it charts.
  private struct Example {
    var fields: [String: Any]
    var values: [Double]

    func number(_ name: String) throws -> Double { try #require(fields[name] as? Double) }
    func numbers(_ name: String) throws -> [Double] { try #require(fields[name] as? [Double]) }
  }

  /// The example of that kind; `nil` when the files are not there.
  private func example(_ chart: String) throws -> Example? {
    guard let json = cumulativeExample("worked-examples.json") else {
      print("worked-examples.json is not beside the package: comparison with qcc skipped")
      return nil
    }
    let document = try JSONSerialization.jsonObject(with: json) as? [String: Any]
    let charts = try #require(document?["charts"] as? [[String: Any]])
    let fields = try #require(charts.first { $0["chart"] as? String == chart })
    let file = try #require(fields["file"] as? String)
    let table = try #require(cumulativeExample(file))
    let lines = String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst()
    let values = lines.compactMap { Double($0.split(separator: ",")[1]) }
    return Example(fields: fields, values: values)
  }

  private func expectClose(_ ours: [Double], _ theirs: [Double]) {
    #expect(ours.count == theirs.count)
    for (a, b) in zip(ours, theirs) { #expect(abs(a - b) <= 1e-6 * max(1e-3, abs(b))) }
  }

  @Test func `the CUSUM chart agrees with qcc`() throws {
    guard let example = try example("cusum") else { return }
    let chart = try CUSUMChart(values: example.values, direction: .lower)
    try expectClose(
      [chart.centre, chart.sigma], [example.number("centre"), example.number("sigma")])
    try expectClose(chart.points.compactMap(\.high), example.numbers("pos"))
    try expectClose(chart.points.compactMap(\.low), example.numbers("neg"))
    #expect(chart.signals.map(\.index) == [14, 20, 21, 22, 23])
    #expect(chart.signals.allSatisfy { $0.side == .high && $0.driftStart == 11 })
    #expect(chart.points[14].flag == .concern)
    #expect(chart.restarts.isEmpty)
  }

  @Test func `the EWMA chart agrees with qcc`() throws {
    guard let example = try example("ewma") else { return }
    let chart = try EWMAChart(values: example.values, direction: .lower)
    try expectClose(
      [chart.centre, chart.sigma], [example.number("centre"), example.number("sigma")])
    try expectClose(chart.points.map(\.average), example.numbers("ewma"))
    try expectClose(chart.points.map(\.lowerLimit), example.numbers("lcl"))
    try expectClose(chart.points.map(\.upperLimit), example.numbers("ucl"))
    #expect(chart.signals == [13, 14])
    #expect(chart.points[13].flag == .concern)
  }

  @Test func `a hand-worked CUSUM restarts, counts its drift and passes over a missing value`()
    throws
  {
    let settings = CUSUMSettings(k: 0.5, h: 2, restart: .side, centre: 10, sigma: 2)
    let values: [Double?] = [10, 12, nil, 16, 14, 6, 4]
    let chart = try CUSUMChart(values: values, settings: settings, direction: .higher)
    // z: 0, 1, –, 3, 2, −2, −3
    #expect(chart.points.map(\.high) == [0, 0.5, 0.5, 3, 1.5, 0, 0])
    #expect(chart.points.map(\.low) == [0, 0, 0, 0, 0, -1.5, -4])
    #expect(chart.signals.map(\.index) == [3, 6])
    #expect(chart.signals.map(\.side) == [.high, .low])
    #expect(chart.signals.map(\.driftStart) == [1, 5])
    #expect(
      chart.points.map(\.flag) == [.none, .none, .none, .improvement, .none, .none, .concern])
    #expect(chart.restarts == [3, 6])
    #expect(chart.points[2].value == nil)
  }

  @Test func `a head start is where both sums begin and begin again`() throws {
    let settings = CUSUMSettings(
      k: 0.5, h: 3, headStart: 1.5, restart: .both, centre: 0, sigma: 1)
    let chart = try CUSUMChart(values: [0, 0, 4, 0], settings: settings, direction: .neither)
    #expect(chart.points.map(\.high) == [1, 0.5, 4, 1])
    #expect(chart.points.map(\.low) == [-1, -0.5, 0, -1])
    #expect(chart.points[2].flag == .neither)
  }

  @Test func `a baseline gives centre and spread, and later values do not move them`() throws {
    let settings = CUSUMSettings(baseline: 4)
    let first: [Double?] = [1, nil, 3, 2, 4]
    let chart = try CUSUMChart(values: first + [50, 60], settings: settings, direction: .lower)
    #expect(chart.centre == 2.5)
    // Ranges 1 and 2 (3 to 2, 2 to 4); the one across the missing value is missing.
    #expect(abs(chart.sigma - 1.5 / 1.128) < 1e-15)
    #expect(throws: ChartError.baselineTooLong(asked: 8, have: 4)) {
      try CUSUMChart(values: first, settings: CUSUMSettings(baseline: 8), direction: .lower)
    }
  }

  @Test(arguments: 1...25)
  func `adding a constant changes nothing and mirrored values exchange the sides`(
    seed: UInt64
  ) throws {
    var random = CumulativeRandom(seed: seed)
    let values: [Double?] = (0..<40).map { _ in
      random.uniform() < 0.1 ? nil : (random.normal() * 64).rounded() / 64
    }
    for restart in RestartRule.allCases {
      let settings = CUSUMSettings(k: 0.25, h: 2, restart: restart)
      let chart = try CUSUMChart(values: values, settings: settings, direction: .higher)
      let moved = try CUSUMChart(
        values: values.map { $0.map { $0 + 1024 } }, settings: settings, direction: .higher)
      let mirrored = try CUSUMChart(
        values: values.map { $0.map { -$0 } }, settings: settings, direction: .lower)
      #expect(chart.signals == moved.signals)
      #expect(chart.points.map(\.flag) == mirrored.points.map(\.flag))
      for (point, other) in zip(chart.points, mirrored.points) {
        #expect(abs((point.high ?? 0) + (other.low ?? 0)) < 1e-9)
      }
    }
    let ewma = try EWMAChart(values: values, direction: .higher)
    let mirrored = try EWMAChart(values: values.map { $0.map { -$0 } }, direction: .lower)
    #expect(ewma.points.map(\.flag) == mirrored.points.map(\.flag))
    #expect(ewma.points.last?.average == mirrored.points.last.map { -$0.average })
  }

  @Test(arguments: 1...30)
  func `no finite values crash a chart or put an infinity into it`(seed: UInt64) {
    var random = CumulativeRandom(seed: seed)
    let values: [Double?] = (0..<12).map { _ in
      switch random.next() % 6 {
      case 0: nil
      case 1: 1.7e308
      case 2: -1.7e308
      case 3: .leastNonzeroMagnitude
      case 4: 0
      default: random.normal()
      }
    }
    if let chart = try? CUSUMChart(values: values, direction: .lower) {
      #expect(chart.points.allSatisfy { $0.high?.isFinite ?? false && $0.low?.isFinite ?? false })
    }
    if let chart = try? EWMAChart(values: values, direction: .lower) {
      #expect(chart.points.allSatisfy { $0.average.isFinite && $0.upperLimit.isFinite })
    }
  }

  @Test func `input that cannot be charted is refused with the reason`() {
    #expect(throws: ChartError.noPoints) { try CUSUMChart(values: [nil], direction: .lower) }
    #expect(throws: ChartError.noVariation) { try CUSUMChart(values: [1, 1], direction: .lower) }
    #expect(throws: ChartError.noVariation) { try EWMAChart(values: [1], direction: .lower) }
    #expect(throws: ChartError.notFinite(index: 1)) {
      try CUSUMChart(values: [1, .nan], direction: .lower)
    }
    #expect(throws: ChartError.positionsNotIncreasing(index: 1)) {
      try CUSUMChart(values: [1, 2], positions: [3, 3], direction: .lower)
    }
    #expect(throws: ChartError.lengthsDiffer(expected: 2, have: 1)) {
      try EWMAChart(values: [1, 2], positions: [3], direction: .lower)
    }
    #expect(throws: ChartError.self) {
      try CUSUMChart(
        values: [1, 2], settings: CUSUMSettings(h: 2, headStart: 2), direction: .lower)
    }
  }
}
