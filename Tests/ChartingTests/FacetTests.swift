import Charting
import ControlCharts
import Schemas
import Testing

@Suite struct FacetTests {
  private static let two =
    "month,ward,site,falls\n"
    + (0..<14).flatMap { index in
      ["Elm", "Ash"].map { "\(Monthly.month(index)),\($0),North,\(5 + (index + $0.count) % 3)\n" }
    }.joined()

  @Test func `facets make charts in the order in which they appear`() throws {
    let set = try chart(Self.two) { $0.facets = ["ward"] }
    #expect(set.charts.map(\.facet) == ["Elm", "Ash"])
    #expect(try set.document()["charts"].list.map { $0["facet"].text } == ["Elm", "Ash"])
    #expect(set.summary().hasPrefix("Falls, Elm, January 2023 to February 2024, 14 points."))
  }

  @Test func `several columns make one chart for each combination`() throws {
    let set = try chart(Self.two) { $0.facets = ["site", "ward"] }
    #expect(set.charts.map(\.facet) == ["North, Elm", "North, Ash"])
  }

  @Test func `a table that is not divided has no facet`() throws {
    let document = try chart(Monthly.table(Monthly.calm)).document()
    #expect(document["charts"][0]["facet"] == .null)
    #expect(document["falseAlarms"] == .null)
  }

  @Test func `a blank facet has a name, and names that look alike stay apart`() throws {
    let csv = """
      month,a,b,falls
      2024-01,,x,1
      2024-01,"p, q",r,1
      2024-01,p,"q, r",1
      2024-02,,x,1
      2024-02,"p, q",r,1
      2024-02,p,"q, r",1
      """
    let set = try chart(csv) { $0.facets = ["a", "b"] }
    #expect(set.charts.map(\.facet) == ["(blank), x", "p, q, r", "p, q, r"])
    #expect(set.charts.map(\.content).count == 3)
  }

  @Test func `a facet of which no chart can be made is reported and the rest are charted`() throws {
    let csv = "month,ward,falls\n2024-01,A,1\n2024-01,B,*\n2024-02,A,2\n2024-02,B,\n"
    let set = try chart(csv) { $0.facets = ["ward"] }
    #expect(set.charts.map(\.facet) == ["A"])
    #expect(set.problems == ["test.csv: B has no chart (there is no value)"])
    #expect(
      refusal("month,ward,falls\n2024-01,A,*\n2024-01,B,*\n") {
        $0.facets = ["ward"]
        $0.y = "falls"
      } == "the chart for A cannot be made: there is no value")
  }

  @Test func `the order of facets changes nothing else`() throws {
    let lines = Self.two.split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let one = try chart(Self.two) { $0.facets = ["ward"] }.document()["charts"].list
    let other = try chart(turned) { $0.facets = ["ward"] }.document()["charts"].list
    #expect(Set(one) == Set(other))
  }

  @Test func `false alarms are told for several charts`() throws {
    let set = try chart(Self.many(65)) { $0.facets = ["trust"] }
    let alarms = try set.document()["falseAlarms"]
    #expect(alarms["charts"].number == 65)
    #expect((alarms["expectedSpecialCauses"].number ?? 0) > 0.5)
    #expect(alarms["falseDiscoveryRate"] == .null)
    #expect(set.charts.allSatisfy { $0.survivesFalseDiscovery == nil })
  }

  @Test func `false discoveries are held to the share asked for`() throws {
    let set = try chart(Self.many(65, outlier: 7)) {
      $0.facets = ["trust"]
      $0.falseDiscovery = 0.1
    }
    let special = set.charts.filter { $0.survivesFalseDiscovery != nil }
    #expect(special.contains { $0.facet == "T7" && $0.survivesFalseDiscovery == true })
    #expect(set.falseAlarms?.surviving == special.count { $0.survivesFalseDiscovery == true })
    let html = set.html()
    #expect(html.contains("Stands out even among all these charts."))
    #expect(html.contains("stand out when at most 10% of those believed may be false."))
  }

  @Test(arguments: [0.0, 1, 7, -0.1])
  func `a share of false discoveries lies between 0 and 1`(rate: Double) {
    #expect(
      refusal(Monthly.table(Monthly.calm)) { $0.falseDiscovery = rate }
        == "false discovery rate \"\(rate)\" is not understood\ntry: a share such as 0.1")
  }

  /// Many series of chance, one of which may end far away.
  static func many(_ count: Int, outlier: Int? = nil) -> String {
    var dice = ChartingDice(seed: 11)
    var csv = "month,trust,falls\n"
    for trust in 0..<count {
      for index in 0..<24 {
        let value =
          Int.random(in: 40...60, using: &dice) + (trust == outlier && index > 16 ? 60 : 0)
        csv += "\(Monthly.month(index)),T\(trust),\(value)\n"
      }
    }
    return csv
  }
}
