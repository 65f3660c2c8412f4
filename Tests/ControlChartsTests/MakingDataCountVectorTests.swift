import ControlCharts
import Testing

/// Small series with the answers of NHS England's SQL v2.6a and of the Single Chart Tool's rules.
@Suite struct MakingDataCountVectorTests {
  static var cases: [[String: Any]]? {
    SharedFiles.object("spc/mdc-rule-vectors.json")["cases"] as? [[String: Any]]
  }

  static var names: [String] { cases?.compactMap { $0["name"] as? String } ?? [] }

  @Test(arguments: names)
  func `limits, classes and icons are those published`(name: String) throws {
    let vector = try #require(Self.cases?.first { $0["name"] as? String == name })
    let chart = try Self.chart(vector, rules: .mdcTool5)
    for limit in try #require(vector["limits"] as? [[String: Any]]) {
      let point = chart.points[try #require(limit["from_point"] as? Int) - 1]
      expectEqual(point.centre, limit["mean"] as? Double, relative: 1e-8)
      expectEqual(point.lower, limit["lower"] as? Double, relative: 1e-8)
      expectEqual(point.upper, limit["upper"] as? Double, relative: 1e-8)
    }
    #expect(Self.special(chart) == vector["special"] as? [String: String])
    #expect(Self.icon(chart.variation) == vector["variation_icon"] as? String)
    #expect(Self.icon(chart.assurance) == vector["assurance_icon"] as? String)
  }

  @Test(arguments: names)
  func `the rules of the SQL differ where it does`(name: String) throws {
    let vector = try #require(Self.cases?.first { $0["name"] as? String == name })
    let chart = try Self.chart(vector, rules: .mdcSQL26a)
    let expected = vector["special_sql_v2_6a"] ?? vector["special"]
    #expect(Self.special(chart) == expected as? [String: String])
    #expect(Self.icon(chart.variation) == vector["variation_icon"] as? String)
    #expect(Self.icon(chart.assurance) == vector["assurance_icon"] as? String)
  }

  static func chart(_ vector: [String: Any], rules: RuleSet) throws -> ControlChart {
    let values = try #require(vector["values"] as? [Double])
    let options = vector["options"] as? [String: Any] ?? [:]
    let ghosts = options["ghost"] as? [Int] ?? []
    let readings = values.enumerated().map { index, value in
      Reading(position: index + 1, value: value, isGhosted: ghosts.contains(index + 1))
    }
    var settings = ChartSettings(kind: .xmr, rules: rules)
    settings.direction =
      switch vector["improvement"] as? String {
      case "Up": .higher
      case "Down": .lower
      default: .neither
      }
    if let target = options["target"] as? Double { settings.targets = [Target(target)] }
    if let start = options["recalc"] as? Int {
      settings.phases = [PhaseStart(at: start, because: "a test")]
    }
    if let count = options["baseline"] as? Int { settings.baseline = .first(count) }
    return try ControlChart(readings, settings: settings)
  }

  static func special(_ chart: ControlChart) -> [String: String] {
    var special: [String: String] = [:]
    for (index, point) in chart.points.enumerated() where point.flag != .none {
      special[String(index + 1)] = point.flag.rawValue
    }
    return special
  }

  static func icon(_ variation: Variation) -> String {
    let side = variation.side == .high ? "(High)" : "(Low)"
    return switch variation.verdict {
    case .none: "empty"
    case .commonCause: "Common Cause"
    case .improvement: "Improvement \(side)"
    case .concern: "Concern \(side)"
    case .neither: "Neither \(side)"
    }
  }

  static func icon(_ assurance: Assurance) -> String {
    switch assurance.verdict {
    case .none: "empty"
    case .passing: "Pass"
    case .failing: "Fail"
    case .hitAndMiss: "Hit or Miss"
    }
  }
}
