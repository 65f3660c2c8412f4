import ControlCharts
import Testing

/// Charts of real data with the numbers that peers computed.
@Suite struct WorkedExampleTests {
  static var examples: [[String: Any]] {
    let charts = SharedFiles.object("spc/worked-examples.json")["charts"] as? [[String: Any]]
    return charts ?? []
  }

  static let kinds: [String: ChartKind] = [
    "i": .xmr, "xmr": .xmr, "run": .run, "c": .c, "p": .p, "pp": .pPrime, "u": .u, "up": .uPrime,
    "t": .t, "g": .g,
  ]

  static var numbers: [Int] {
    examples.indices.filter { kinds[examples[$0]["chart"] as? String ?? ""] != nil }
  }

  @Test(arguments: numbers)
  func `centre, limits, signals and icons are the peer's`(number: Int) throws {
    let example = Self.examples[number]
    let readings = try Self.readings(example)
    let chart = try ControlChart(readings, settings: try Self.settings(example))
    #expect(chart.points.count == example["n"] as? Int ?? chart.points.count)
    Self.check(chart, "centre", example["centre"]) { $0.centre }
    Self.check(chart, "lower", example["lcl"]) { $0.lower }
    Self.check(chart, "upper", example["ucl"]) { $0.upper }
    for (name, point) in [("first", chart.points.first), ("last", chart.points.last)]
    where example.keys.contains("\(name)_lcl") {
      expectEqual(point?.lower, example["\(name)_lcl"] as? Double)
      expectEqual(point?.upper, example["\(name)_ucl"] as? Double)
    }
    try Self.checkSignals(chart, example)
    try Self.checkRuns(chart, example)
    try Self.checkClasses(chart, example)
  }

  // MARK: The chart an example asks for

  static func settings(_ example: [String: Any]) throws -> ChartSettings {
    let options = example["options"] as? [String: Any] ?? [:]
    let kind = try #require(kinds[example["chart"] as? String ?? ""])
    var settings = ChartSettings(kind: kind)
    let peer = example["peer"] as? String ?? ""
    if peer.hasPrefix("qicharts2") {
      settings.rules = .anhoej
      let screened = options["screened_moving_range"] ?? options["screened_mr"]
      settings.rules.screening = screened as? Bool == true ? .once : .off
    } else if peer.hasPrefix("NHSR") {
      settings.rules = .nhsr02
      settings.rules.screening = options["screen_outliers"] as? Bool == true ? .once : .off
    } else {
      settings.rules = .mdcSQL26a
      settings.rules.conflictTie =
        options["conflict_rule"] as? String == "Concern"
        ? .concern : .improvement
    }
    switch (options["improvement"] ?? options["improvement_direction"]) as? String {
    case "Up", "increase": settings.direction = .higher
    case "Down", "decrease": settings.direction = .lower
    default: break
    }
    settings.multiplier = options["multiply"] as? Double ?? 1
    if let target = options["target"] as? Double { settings.targets = [Target(target)] }
    // The baseline of M2 ends at its 24th month, December 2017.
    if options["baseline_to"] != nil { settings.baseline = .first(24) }
    for (index, row) in sampleRows(example).enumerated() where row["recalculate"] == "1" {
      settings.phases.append(PhaseStart(at: index, because: row["annotation"] ?? ""))
    }
    return settings
  }

  static func readings(_ example: [String: Any]) throws -> [Reading] {
    let options = example["options"] as? [String: Any] ?? [:]
    if let values = example["y"] as? [Any] {
      let rows = sampleRows(example)
      return values.enumerated().map { index, value in
        Reading(
          position: index, value: value as? Double,
          isGhosted: index < rows.count && rows[index]["ghost"] == "1")
      }
    }
    let filter = example["filter"] as? [String: String] ?? [:]
    let rows = SharedFiles.rows("spc/\(try #require(example["file"] as? String))")
      .filter { row in filter.allSatisfy { row[$0.key] == $0.value } }
    return rows.enumerated().map { index, row in
      func number(_ name: String) -> Double? { row[name].flatMap(Double.init) }
      var value: Double?
      var denominator: Double?
      switch options["y"] as? String {
      case "attendances-breaches":
        value = number("attendances").flatMap { all in number("breaches").map { all - $0 } }
        denominator = number("attendances")
      case "ontime/cases", nil:
        value = number("ontime")
        denominator = number("cases")
      case let name?:
        value = number(name)
        denominator = (options["n"] as? String).flatMap(number)
      }
      return Reading(position: index, value: value, denominator: denominator)
    }
  }

  /// The rows of NHS England's sample data behind an example, with recalculations and ghosts.
  static func sampleRows(_ example: [String: Any]) -> [[String: String]] {
    guard example["file"] as? String == "mdc_sample_values.csv",
      let filter = example["filter"] as? [String: String]
    else { return [] }
    return SharedFiles.rows("spc/mdc_sample_values.csv")
      .filter { row in filter.allSatisfy { row[$0.key] == $0.value } }
  }

  // MARK: What is expected of it

  static func check(
    _ chart: ControlChart, _ name: String, _ expected: Any?,
    _ read: (ChartPoint) -> Double?
  ) {
    for (index, point) in chart.points.enumerated() where point.value != nil {
      if let list = expected as? [Any] {
        expectEqual(read(point), list[index] as? Double, "\(name) \(index)")
      } else if let number = expected as? Double {
        expectEqual(read(point), number, "\(name) \(index)")
      }
    }
  }

  static func checkSignals(_ chart: ControlChart, _ example: [String: Any]) throws {
    let outside = chart.points.indices.filter {
      !chart.points[$0].signals.isDisjoint(with: [.aboveLimit, .belowLimit])
    }
    if let count = example["points_outside"] as? Int { #expect(outside.count == count) }
    if let list = example["sigma_signal"] as? [Int] { #expect(outside.map { $0 + 1 } == list) }
    if let list = example["special"] as? [Int] {
      let special = chart.points.indices.filter { !chart.points[$0].signals.isEmpty }
      #expect(special.map { $0 + 1 } == list)
    }
  }

  static func checkRuns(_ chart: ControlChart, _ example: [String: Any]) throws {
    let runs = try #require(chart.runs.first)
    if let longest = example["longest_run"] as? Int { #expect(runs.longestRun == longest) }
    if let crossings = example["crossings"] as? Int { #expect(runs.crossings == crossings) }
    guard let most = example["longest_run_max"] as? Int else { return }
    #expect(runs.longestRunMost == most)
    #expect(runs.crossingsFewest == example["crossings_min"] as? Int)
    #expect(runs.isSignal == example["runs_signal"] as? Bool)
  }

  static func checkClasses(_ chart: ControlChart, _ example: [String: Any]) throws {
    if let classes = example["classes"] as? [String] {
      for (point, expected) in zip(chart.points, classes) {
        #expect(point.flag.rawValue == (expected == "common_cause" ? "none" : expected))
      }
    }
    if let icons = example["variation"] as? [String], let icon = icons.first {
      #expect(MakingDataCountVectorTests.icon(chart.variation) == icon)
    } else if let name = example["variation"] as? String {
      #expect("special_cause_\(chart.variation.verdict.rawValue)" == name)
    }
    if let icons = example["assurance"] as? [String], let icon = icons.first {
      #expect(MakingDataCountVectorTests.icon(chart.assurance) == icon)
    } else if let name = example["assurance"] as? String {
      let names: [String: Assurance.Verdict] = [
        "consistent_fail": .failing, "consistent_pass": .passing, "inconsistent": .hitAndMiss,
      ]
      #expect(chart.assurance.verdict == names[name])
    }
  }
}
