import ControlCharts
import Testing

@Suite struct ParetoTests {
  private let falls = [
    ParetoEntry(name: "Ward C", count: 10), ParetoEntry(name: "Ward A", count: 40),
    ParetoEntry(name: "Other", count: 15), ParetoEntry(name: "Ward B", count: 25),
    ParetoEntry(name: "Ward D", count: 10), ParetoEntry(name: nil, count: 7),
    ParetoEntry(name: "", count: 2),
  ]

  @Test func `bars are largest first, ties by name, with cumulative shares`() throws {
    let chart = try ParetoChart(entries: falls)
    #expect(chart.bars.map(\.name) == ["Ward A", "Ward B", "Other", "Ward C", "Ward D"])
    #expect(chart.bars.map(\.cumulativeCount) == [40, 65, 80, 90, 100])
    #expect(chart.bars.map(\.cumulativeProportion) == [0.4, 0.65, 0.8, 0.9, 1])
    #expect(chart.total == 100)
    #expect(chart.missing == 9)
    #expect(chart.vitalCount == 3)
    #expect(chart.vitalFew.map(\.name) == ["Ward A", "Ward B", "Other"])
  }

  @Test func `the other category is kept last`() throws {
    let chart = try ParetoChart(entries: falls, settings: ParetoSettings(other: "Other"))
    #expect(chart.bars.map(\.name) == ["Ward A", "Ward B", "Ward C", "Ward D", "Other"])
    #expect(chart.vitalCount == 4)
  }

  @Test func `names are counted, and missing ones apart`() throws {
    let chart = try ParetoChart(names: ["b", "a", nil, "b", "c", "a", nil])
    #expect(chart.bars.map(\.name) == ["a", "b", "c"])
    #expect(chart.bars.map(\.count) == [2, 2, 1])
    #expect(chart.missing == 2)
    #expect(chart.vitalCount == 2)
  }

  @Test func `nothing to chart, a negative and an infinite count are refused`() {
    #expect(throws: ChartError.noPoints) { try ParetoChart(names: [nil]) }
    #expect(throws: ChartError.noPoints) {
      try ParetoChart(entries: [ParetoEntry(name: "a", count: 0)])
    }
    #expect(throws: ChartError.negativeValue(index: 0, value: -1)) {
      try ParetoChart(entries: [ParetoEntry(name: "a", count: -1)])
    }
    #expect(throws: ChartError.notFinite(index: 0)) {
      try ParetoChart(entries: [ParetoEntry(name: "a", count: .infinity)])
    }
  }

  @Test(arguments: 1...20)
  func `the order of the entries does not matter and shares add up to 1`(seed: UInt64) throws {
    var random = CumulativeRandom(seed: seed)
    let entries = (0..<30).map { _ in
      ParetoEntry(
        name: String(UnicodeScalar(UInt8(97 + Int(random.uniform() * 8)))),
        count: (random.uniform() * 10).rounded())
    }
    let chart = try ParetoChart(entries: entries)
    #expect(try ParetoChart(entries: entries.shuffled(using: &random)) == chart)
    #expect(abs(chart.bars.reduce(0) { $0 + $1.proportion } - 1) < 1e-12)
    #expect(chart.bars.map(\.count) == chart.bars.map(\.count).sorted(by: >))
    #expect(chart.bars[chart.vitalCount - 1].cumulativeProportion >= 0.8 - 1e-9)
  }

  @Test func `settings are read and set by name`() throws {
    var settings = ParetoSettings()
    try settings.set("share", to: "0.7")
    try settings.set("other", to: "Other")
    #expect(settings == ParetoSettings(share: 0.7, other: "Other"))
    #expect(ParetoSettings.options.map { $0.text(in: settings) } == ["0.7", "Other"])
  }
}
