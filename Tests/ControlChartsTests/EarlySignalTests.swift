import ControlCharts
import Testing

@Suite struct EarlySignalTests {
  private static let seventh = 1.0 / 7

  /// Reference value, threshold, mean, run length to four decimals.
  ///
  /// - Source: exact chains, computed independently; the last three write sevenths as decimals.
  static let lengths: [(k: Double, h: Double, mean: Double, length: Double)] = [
    (4 * seventh, 11 * seventh, 0.41, 21.4315), (4 * seventh, 11 * seventh, 0.82, 5.9246),
    (4 * seventh, 24 * seventh, 0.41, 105.4910), (1, 3, 0.75, 36.7292),
    (3 * seventh, 10 * seventh, 0.3, 20.0591), (3 * seventh, 30 * seventh, 0.3, 273.7185),
    (0.571429, 1.571429, 0.41, 21.4315), (0.571429, 3.428571, 0.41, 105.4910),
    (0.428571, 4.285714, 0.3, 273.7185),
  ]

  @Test(arguments: lengths)
  func `run lengths are exact, however the fractions are written`(
    row: (k: Double, h: Double, mean: Double, length: Double)
  ) throws {
    let design = try EarlySignalDesign(k: row.k, h1: row.h, h2: row.h, inControlMean: row.mean)
    for level in EarlySignalDesign.Level.allCases {
      let found = design.runLength(to: level)
      #expect(abs(found.inControl - row.length) < 0.00005)
      #expect(found.isExact)
    }
  }

  /// The sums and levels of one design.
  static let worked: [(counts: [Int?], sums: [Double?], levels: [Int])] = [
    // k 0.6, h1 1.5, h2 3.4: reached exactly, lingering without an event, started again.
    ([0, 1, 1, 0, 2], [0, 0.4, 0.8, 0.2, 1.6], [0, 0, 0, 0, 1]),
    ([2, 0, 1, 1, 2, 1, 1], [1.4, 0.8, 1.2, 1.6, 3.0, 3.4, 0.4], [0, 0, 0, 1, 1, 2, 0]),
    ([3, 0, 0, 5, 1], [2.4, 1.8, 1.2, 5.6, 0.4], [1, 0, 0, 2, 0]),
    ([3, nil, 1], [2.4, 2.4, 2.8], [1, 0, 1]),
  ]

  @Test(arguments: worked)
  func `sums and levels follow the rule month by month`(
    row: (counts: [Int?], sums: [Double?], levels: [Int])
  ) throws {
    let design = try EarlySignalDesign(k: 0.6, h1: 1.5, h2: 3.4)
    let chart = try EarlySignalChart(
      readings: row.counts.map { EarlySignalReading(count: $0, design: design) })
    for (point, sum) in zip(chart.points, row.sums) {
      #expect(abs((point.high ?? -1) - (sum ?? -1)) < 1e-9)
    }
    #expect(chart.levels.map { $0?.rawValue ?? 0 } == row.levels)
  }

  @Test func `a sum of sevenths reaches a threshold of sevenths`() throws {
    let design = try EarlySignalDesign(k: 4.0 / 7, h1: 3.0 / 7, h2: 10.0 / 7)
    let chart = try EarlySignalChart(
      readings: [1, 1, 1, 1].map { EarlySignalReading(count: $0, design: design) })
    #expect(chart.levels == [.one, .one, .one, .two])
    let third = chart.points.last?.high ?? 0
    #expect(abs(third - 12.0 / 7) < 1e-9)
  }

  @Test func `a signal starts the sum again although the next threshold is higher`() throws {
    let december = try EarlySignalDesign(k: 0.5, h1: 1, h2: 2)
    let january = try EarlySignalDesign(k: 0.5, h1: 1, h2: 3)
    let chart = try EarlySignalChart(readings: [
      EarlySignalReading(count: 3, design: december),
      EarlySignalReading(count: 1, design: january),
    ])
    #expect(chart.points.map(\.high) == [2.5, 0.5])
    #expect(chart.levels == [.two, nil])
    #expect(chart.points.map(\.restarts) == [true, false])
  }

  @Test func `a sum below the old threshold may be above a lower new one, without an event`()
    throws
  {
    let december = try EarlySignalDesign(k: 0.5, h1: 2, h2: 3)
    let january = try EarlySignalDesign(k: 0.5, h1: 1, h2: 2)
    let chart = try EarlySignalChart(readings: [
      EarlySignalReading(count: 3, design: december),
      EarlySignalReading(count: 0, design: january),
      EarlySignalReading(count: 0, design: january),
    ])
    #expect(chart.levels == [.one, .two, nil])
    #expect(chart.points.map(\.high) == [2.5, 2, 0])
  }

  @Test(arguments: [(0.002, 206.667), (0.0015, 400), (0.001, 30), (0.003, 500)])
  func `a design is made from a rate and the births of the year before`(
    rate: Double, births: Double
  ) throws {
    let settings = EarlySignalSettings()
    let design = try EarlySignalDesign(
      referenceRate: rate, meanExposure: births, settings: settings)
    #expect(abs(design.inControlMean - rate * births) <= 0.005 + 1e-12)
    #expect(abs(design.k - design.inControlMean / 0.693147180559945) <= 0.005 + 1e-12)
    for (level, wanted) in [(EarlySignalDesign.Level.one, 20.0), (.two, 100)] {
      #expect(design.runLength(to: level).inControl >= wanted)
      let hundredths = Int((design.k * 100).rounded())
      let spacing = (1...100).first { hundredths * $0 % 100 == 0 }.map { 1 / Double($0) } ?? 0.01
      let lower = design.threshold(level) - spacing
      guard lower > spacing / 2 else { continue }
      let shorter = try EarlySignalDesign(
        k: design.k, h1: lower, h2: lower, inControlMean: design.inControlMean)
      #expect(shorter.runLength(to: level).inControl < wanted)
    }
  }

  @Test(arguments: [(0.0, 1.0, 2.0), (0.5, 0, 1), (0.5, 2, 1), (-1, 1, 2)])
  func `a design that makes no sense is refused`(k: Double, h1: Double, h2: Double) {
    #expect(throws: ChartError.self) { try EarlySignalDesign(k: k, h1: h1, h2: h2) }
  }

  @Test func `too few expected events to design from are refused`() {
    #expect(throws: ChartError.self) {
      try EarlySignalDesign(
        referenceRate: 0.0001, meanExposure: 10, settings: EarlySignalSettings())
    }
  }

  @Test func `events less expected run on from month to month`() throws {
    let design = try EarlySignalDesign(k: 0.6, h1: 1.5, h2: 3.4)
    let chart = try EarlySignalChart(readings: [
      EarlySignalReading(count: 1, design: design, expected: 0.4),
      EarlySignalReading(count: nil, design: design, expected: 0.4),
      EarlySignalReading(count: 0, design: design, expected: 0.5),
    ])
    let difference = try #require(chart.observedLessExpected)
    for (found, wanted) in zip(difference, [0.6, 0.6, 0.1]) { #expect(abs(found - wanted) < 1e-12) }
  }
}
