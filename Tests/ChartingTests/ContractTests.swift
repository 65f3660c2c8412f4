import Charting
import ControlCharts
import Foundation
import Schemas
import Testing

/// `docs/chart.schema.json` and what is really written.
@Suite struct ContractTests {
  private static func schema() throws -> Schema {
    try Schema(try JSON(BesidePackage.own("docs/chart.schema.json")))
  }

  @Test(arguments: ChartFamily.all.map(\.name))
  func `the result of every kind of chart fits the schema`(kind: String) throws {
    let document = try Samples.made(kind).document()
    #expect(try Self.schema().faults(document) == [])
    #expect(document["charts"][0]["kind"].text == kind)
    #expect(!document["charts"][0]["points"].list.isEmpty)
    #expect(!document["charts"][0]["summary"].text.isEmpty)
  }

  static let asks: [@Sendable (inout ChartRequest) -> Void] = [
    { $0.compare = ["all"] },
    { $0.rebases = ["2024-01:why"] },
    {
      $0.targets = ["9"]
      $0.direction = .lower
    },
    { $0.ghosts = ["2023-04:why"] },
    { $0.rules = "anhoej" },
    { $0.kind = "run" },
    { $0.options = [NamedValue(name: "min_points", value: "99")] },
    {
      $0.facets = ["falls"]
      $0.y = "falls"
    },
    { $0.direction = .lower },
  ]

  @Test(arguments: asks.indices)
  func `so do results with everything that may be asked`(index: Int) throws {
    let values = Monthly.dropped.enumerated().map {
      $0.offset == 3 ? "" : $0.offset == 5 ? "*" : $0.element
    }
    let document = try chart(Monthly.table(values), Self.asks[index]).document()
    #expect(try Self.schema().faults(document) == [])
  }

  @Test func `so do results of many facets, of problems, and of one row`() throws {
    let many = try chart(FacetTests.many(6)) {
      $0.facets = ["trust"]
      $0.falseDiscovery = 0.2
    }
    let bad = try chart("month,falls\n2024-01,x\n2024-02,1\n") { $0.y = "falls" }
    for set in [many, bad, try chart("month,falls\n2024-01,1\n")] {
      #expect(try Self.schema().faults(set.document()) == [])
    }
  }

  @Test func `a result that does not fit is found`() throws {
    let schema = try Self.schema()
    let document = try chart(Monthly.table(Monthly.calm)).document()
    func changed(_ change: (inout [String: JSON]) -> Void) -> [String] {
      var members = document.members
      change(&members)
      return schema.faults(.object(members))
    }
    #expect(changed { $0["version"] = .value(2) } == ["/version is not constant"])
    #expect(changed { $0["notes"] = nil } == ["/notes is missing"])
    #expect(changed { $0["more"] = .null } == ["/more is not allowed"])
    #expect(changed { $0["measure"] = .null } == ["/measure is not [\"string\"]"])
    #expect(changed { $0["charts"] = .array([.object([:])]) }.count == 1)
    #expect(changed { $0["charts"] = .array([document["charts"][0], .null]) }.count == 1)
    let point = document["charts"][0]["points"][0]
    for (key, value) in [
      ("flag", JSON.string("good")), ("phase", .value(1.5)), ("y", .truth(true)),
    ] {
      var chart = document["charts"][0].members
      var wrong = point.members
      wrong[key] = value
      chart["points"] = .array([.object(wrong)])
      #expect(changed { $0["charts"] = .array([.object(chart)]) }.count == 1, "\(key)")
    }
  }

  @Test func `a keyword that is not checked is refused`() throws {
    for text in [
      #"{"maximum": 1}"#, #"{"properties": {"a": {"pattern": "b"}}}"#,
      #"{"oneOf": [{"type": "null"}, {"allOf": []}]}"#,
    ] {
      let schema = try JSON(Data(text.utf8))
      #expect(throws: Schema.Fault.self) { try Schema(schema) }
    }
  }

  @Test func `every key of the result is in the manual`() throws {
    let manual = String(decoding: try BesidePackage.own("docs/chart-json.md"), as: UTF8.self)
    let document = try chart(Monthly.table(Monthly.calm)).document()
    let point = document["charts"][0]["points"][0]
    for key in Array(document.members.keys) + Array(point.members.keys) {
      #expect(manual.contains(key), "\(key)")
    }
  }

  // MARK: Numbers

  @Test(arguments: [
    0.1 + 0.2, 1.0 / 3, 2.2250738585072014e-308, 1.7976931348623157e307, 123_456_789.123_456_78,
    -0.000_1, 1e22,
    9_007_199_254_740_992,
  ])
  func `numbers keep their full precision`(value: Double) throws {
    let set = try chart("month,falls\n2024-01,\(value)\n2024-02,\(value)\n") { $0.kind = "run" }
    #expect(try set.ys() == [value, value])
    let csv = String(decoding: set.csv(), as: UTF8.self).split(separator: "\n")[1].split(
      separator: ",")
    #expect(Double(csv[1]) == value)
  }

  @Test func `a result is the same each time, and its keys are in order`() throws {
    let (csv, ask) = Samples.of("p")
    let text = try chart(csv, ask).json()
    #expect(try text == chart(csv, ask).json())
    #expect(text.hasSuffix("}\n"))
    let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }
    #expect(keys == keys.sorted())
  }

  @Test func `the folder of a file is nobody's business`() throws {
    for path in ["files/someone/falls.csv", "D:\\someone\\falls.csv", "falls.csv"] {
      let set = try chart(bytes: Array(Monthly.table(Monthly.calm).utf8), file: path)
      #expect(try set.document()["source"].text == "falls.csv")
      #expect(!set.html().contains("someone"))
    }
  }

  // MARK: CSV

  @Test(arguments: ChartFamily.all.map(\.name))
  func `CSV has a row for each point, and as many cells as the header`(kind: String) throws {
    let set = try Samples.made(kind)
    let lines = String(decoding: set.csv(), as: UTF8.self).split(separator: "\n")
    #expect(try lines.count == set.points().count + 1)
    let width = lines[0].split(separator: ",", omittingEmptySubsequences: false).count
    for line in lines where !line.contains("\"") {
      #expect(line.split(separator: ",", omittingEmptySubsequences: false).count == width)
    }
  }

  @Test func `what a spreadsheet would run is guarded in CSV`() throws {
    let set = try chart("month,ward,falls\n2024-01,=cmd(),1\n2024-02,=cmd(),2\n") {
      $0.facets = ["ward"]
    }
    #expect(String(decoding: set.csv(), as: UTF8.self).contains("\n'=cmd(),2024-01-01,1,"))
  }
}
