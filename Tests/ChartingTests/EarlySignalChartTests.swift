import Charting
import Drawing
import Foundation
import Schemas
import Testing

@Suite struct EarlySignalChartTests {
  private static let months = """
    month,site,deaths,k,h1,h2
    2024-11,A,2,0.6,1.5,3.4
    2024-12,A,3,0.6,1.5,3.4
    2025-01,A,1,0.5,1.25,4
    2024-11,B,0,0.6,1.5,3.4
    2025-02,B,2,0.5,1.25,4

    """

  private static func ask(_ request: inout ChartRequest) {
    request.kind = "early-signal"
    request.facets = ["site"]
  }

  @Test func `sums and levels follow the columns of the table, and absent months have no event`()
    throws
  {
    let set = try chart(Self.months, Self.ask)
    let charts = try set.document()["charts"]
    let first = charts[0]["points"].list
    #expect(first.map { $0["x"].text } == ["2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01"])
    #expect(first.map { $0["level"].number } == [0, 2, 0, 0])
    let sums = first.map { $0["s"].number ?? -1 }
    for (sum, wanted) in zip(sums, [1.4, 3.8, 0.5, 0]) { #expect(abs(sum - wanted) < 1e-9) }
    let second = charts[1]["points"].list
    #expect(second.map { $0["y"].number } == [0, 0, 0, 2])
    #expect(second.map { $0["h2"].number } == [3.4, 3.4, 4, 4])
    #expect(second.map { $0["level"].number } == [0, 0, 0, 1])
    #expect(set.charts[1].notes.contains { $0.hasPrefix("2 months have no row and count as") })
  }

  @Test func `the same is written as CSV`() throws {
    let set = try chart(Self.months, Self.ask)
    let lines = String(decoding: set.csv(), as: UTF8.self).split(separator: "\n")
    #expect(
      lines[0] == "facet,x,count,k,h1,h2,s,level,restart,observed_less_expected,arl1,arl2,flag")
    #expect(lines[2].hasPrefix("A,2024-12-01,3,0.6,1.5,3.4,3.8"))
    #expect(lines[2].contains(",2,yes,"))
    #expect(lines.count == 9)
  }

  @Test func `an empty count is not known and leaves the sum as it was`() throws {
    let set = try chart("month,deaths\n2025-01,2\n2025-02,\n2025-03,0\n2025-04,0\n") {
      $0.kind = "early-signal"
      $0.options = ["k=0.5", "h1=1", "h2=4"].compactMap(NamedValue.init)
    }
    #expect(try set.points().map { $0["s"].number } == [1.5, 1.5, 1, 0.5])
    #expect(try set.points().map { $0["level"].number } == [1, 0, 0, 0])
  }

  @Test func `false signals a month are those of all places together`() throws {
    let set = try chart(Self.months, Self.ask)
    let document = try set.document()
    let lengths = (0...1).compactMap {
      document["charts"][$0]["designs"].list.last?["level1"]["inControl"].number
    }
    #expect(lengths.count == 2)
    let alarms = document["earlySignals"]
    #expect(alarms["places"].number == 2)
    #expect(
      abs((alarms["level1PerMonth"].number ?? 0) - lengths.reduce(0) { $0 + 1 / $1 }) < 1e-12)
    #expect(set.terminal(TerminalStyle(columns: 90)).contains("by chance alone"))
    #expect(set.html().contains("months to a false signal"))
  }

  @Test func `thresholds are designed from the births of the year before`() throws {
    var csv = "month,deaths,births\n"
    for month in 1...12 {
      csv += "2024-\(month < 10 ? "0" : "")\(month),,\(200 + month % 2 * 10)\n"
    }
    csv += "2025-01,1,210\n2025-02,0,200\n2025-03,2,190\n"
    let set = try chart(csv) {
      $0.kind = "early-signal"
      $0.options = ["ref_rate=0.002"].compactMap(NamedValue.init)
    }
    let design = try set.document()["charts"][0]["designs"][0]
    #expect(design["inControlMean"].number == 0.41)
    #expect(design["k"].number == 0.59)
    #expect(design["meanSource"].text == "rate")
    #expect((design["level1"]["inControl"].number ?? 0) >= 20)
    #expect((design["level2"]["inControl"].number ?? 0) >= 100)
    #expect(try set.xs().count == 3)
    let difference = try set.points().map { $0["observedLessExpected"].number ?? 0 }
    for (found, wanted) in zip(difference, [0.58, 0.18, 1.8]) {
      #expect(abs(found - wanted) < 1e-9)
    }
    let daily = try set.document()["charts"][0]["daily"].list
    #expect(daily.count == 31 + 28 + 31)
    #expect(abs((daily[30 + 14]["value"].number ?? 0) - (0.58 - 0.4 * 14 / 28)) < 1e-9)
  }

  @Test func `without thresholds or a rate it says what is needed`() {
    let message = refusal("month,deaths\n2025-01,2\n2025-02,0\n") { $0.kind = "early-signal" }
    #expect(message.contains("k, h1 and h2"))
    #expect(message.contains("ref_rate"))
  }

  @Test func `a level 2 below level 1 is refused`() {
    let message = refusal("month,deaths\n2025-01,2\n2025-02,0\n") {
      $0.kind = "early-signal"
      $0.options = ["k=0.5", "h1=2", "h2=1"].compactMap(NamedValue.init)
    }
    #expect(
      message
        == "the chart cannot be made: option h2 cannot be 1 (allowed: at least h1, which is 2)")
  }

  @Test func `a public table of invented events is charted site by site`() throws {
    guard let events = BesidePackage.shared("maternity/moss/dummy_events.csv"),
      let births = BesidePackage.shared("maternity/moss/dummy_denoms.csv")
    else { return }
    var csv = "site,month,events,births\n"
    for line in String(decoding: births, as: UTF8.self).split(whereSeparator: \.isNewline)
      .dropFirst()
    {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let date = cells[1].split(separator: "/")
      csv += "\(cells[0]),\(date[2])-\(date[1])-\(date[0]),,\(cells[2])\n"
    }
    for line in String(decoding: events, as: UTF8.self).split(whereSeparator: \.isNewline)
      .dropFirst()
    {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard !cells[1].isEmpty else { continue }
      let date = cells[4].split(separator: "/")
      csv += "\(cells[1]),\(date[2])-\(date[1])-\(date[0]),\(cells[6]),\n"
    }
    let set = try chart(csv) {
      $0.kind = "early-signal"
      $0.facets = ["site"]
      $0.options = ["ref_rate=0.002"].compactMap(NamedValue.init)
    }
    let charts = try set.document()["charts"].list
    #expect(charts.map { $0["facet"].text }.sorted() == ["ABC01", "ABC02", "ABC03"])
    for chart in charts {
      let points = chart["points"].list
      #expect(points.map { $0["x"].text } == (1...6).map { "2025-0\($0)-01" })
      let counts = points.reduce(0) { $0 + ($1["y"].number ?? 0) }
      #expect(counts == 10)
      var (sum, restarts) = (0.0, false)
      for point in points {
        let design = try #require(chart["designs"].list.last)
        sum = max(0, (restarts ? 0 : sum) + (point["y"].number ?? 0) - (design["k"].number ?? 0))
        #expect(abs(sum - (point["s"].number ?? -1)) < 1e-9)
        let level =
          sum >= (design["h2"].number ?? 0) - 5e-7
          ? 2.0
          : sum >= (design["h1"].number ?? 0) - 5e-7 && point["y"].number != 0 ? 1 : 0
        #expect(point["level"].number == level)
        restarts = level == 2
      }
    }
  }
}
