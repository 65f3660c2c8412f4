import Charting
import ControlCharts
import Foundation
import Schemas
import Testing

/// Charts of real data as the command line makes them: from the file to JSON, with the numbers that
/// peers computed.
@Suite struct WorkedExampleJSONTests {
  static let examples: [JSON] = {
    let data = BesidePackage.shared("spc/worked-examples.json")
    return data.flatMap { try? JSON($0) }?["charts"].list ?? []
  }()

  @Test(arguments: examples.indices)
  func `the JSON has the peer's numbers`(index: Int) throws {
    let example = Self.examples[index]
    let (csv, facet) = try Self.table(example)
    let set = try chart(csv) { Self.ask(example, &$0) }
    let result = try #require(try set.document()["charts"].list.first { $0["facet"].text == facet })
    #expect(
      result["points"].list.filter { $0["y"] != .null || example["y"] != .null }.count
        == (example["n"].number.map { Int($0) } ?? result["points"].list.count))
    switch example["chart"].text {
    case "ewma": Self.checkAverage(result, example)
    case "cusum": Self.checkSums(result, example)
    case "funnel PR": Self.checkFunnel(result, example)
    default: Self.checkLimits(result, example)
    }
  }

  // MARK: What is asked

  private static func table(_ example: JSON) throws -> (csv: String, facet: String) {
    let name = example["file"].text
    let data = try #require(BesidePackage.shared("spc/\(name)"))
    var lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    let header = lines.removeFirst()
    let columns = header.split(separator: ",").map(String.init)
    for (column, value) in example["filter"].members {
      let place = try #require(columns.firstIndex(of: column))
      lines = lines.filter {
        $0.split(separator: ",", omittingEmptySubsequences: false)[place] == value.text
      }
    }
    guard example["options"]["y"].text == "attendances-breaches" else {
      return (([header] + lines).joined(separator: "\n"), "")
    }
    let seen = lines.map { line -> String in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[0]),\((Int(cells[2]) ?? 0) - (Int(cells[3]) ?? 0)),\(cells[2])"
    }
    return ((["period,seen,attendances"] + seen).joined(separator: "\n"), "")
  }

  private static func ask(_ example: JSON, _ request: inout ChartRequest) {
    let options = example["options"]
    let kind = example["chart"].text
    request.kind = kind == "funnel PR" ? "funnel" : kind
    switch options["y"].text {
    case "attendances-breaches": (request.y, request.denominator) = ("seen", "attendances")
    case "", "ontime/cases":
      (request.y, request.denominator) = ("ontime", "cases")
      if example["file"].text == "mdc_sample_values.csv" {
        (request.x, request.y, request.denominator) = ("date", "value", nil)
        if kind == "t" { request.y = nil }
        (request.rebaseColumn, request.ghostColumn) = ("recalculate", "ghost")
      }
    default:
      request.y = options["y"].text
      if !options["n"].text.isEmpty { request.denominator = options["n"].text }
    }
    if kind == "funnel PR" {
      (request.x, request.y, request.denominator) = ("org_code", "breaches", "attendances")
      let adjusts = options["overdispersion"].isTrue
      request.options = [
        NamedValue(name: "preset", value: "funnelplotr"),
        NamedValue(name: "overdispersion", value: adjusts ? "additive" : "none"),
      ]
    }
    request.multiplier = options["multiply"].number ?? 1
    if let target = options["target"].number { request.targets = ["\(target)"] }
    if !options["baseline_to"].text.isEmpty { request.baseline = options["baseline_to"].text }
    switch options["improvement"].text + options["improvement_direction"].text {
    case "Up", "increase": request.direction = .higher
    case "Down", "decrease": request.direction = .lower
    default: break
    }
    rules(example, &request)
  }

  private static func rules(_ example: JSON, _ request: inout ChartRequest) {
    let options = example["options"]
    let peer = example["peer"].text
    func set(_ name: String, _ value: String) {
      request.options.append(NamedValue(name: name, value: value))
    }
    if peer.hasPrefix("qicharts2") {
      request.rules = "anhoej"
      let isScreened = options["screened_moving_range"].isTrue || options["screened_mr"].isTrue
      set("screening", isScreened ? "once" : "off")
    } else if peer.hasPrefix("NHSR") {
      request.rules = "nhsr-0.2"
      set("screening", options["screen_outliers"].isTrue ? "once" : "off")
    } else if peer.hasPrefix("NHS England") {
      request.rules = "mdc-sql-2.6a"
      set("conflict_tie", options["conflict_rule"].text == "Concern" ? "concern" : "improvement")
    }
  }

  // MARK: What is expected

  private static func agree(
    _ left: JSON, _ right: JSON, _ words: String, location: SourceLocation = #_sourceLocation
  ) {
    guard let one = left.number, let other = right.number else {
      #expect(left == right, "\(words)", sourceLocation: location)
      return
    }
    let scale = max(abs(one), abs(other), 1e-9)
    #expect(
      abs(one - other) <= 1e-6 * scale, "\(words): \(one), \(other)", sourceLocation: location)
  }

  private static func checkLimits(_ result: JSON, _ example: JSON) {
    let points = result["points"].list
    let expected = [("centre", "centre"), ("lower", "lcl"), ("upper", "ucl")]
    for (place, point) in points.enumerated() where point["y"] != .null {
      for (key, name) in expected where example.members[name] != nil {
        let value = example[name]
        agree(point[key], value.list.isEmpty ? value : value[place], "\(key) \(place)")
      }
    }
    for (name, point) in [("first", points.first), ("last", points.last)] {
      guard let point, example.members["\(name)_lcl"] != nil else { continue }
      agree(point["lower"], example["\(name)_lcl"], name)
      agree(point["upper"], example["\(name)_ucl"], name)
    }
    for (name, key) in [
      ("longest_run", "longestRun"), ("crossings", "crossings"),
      ("longest_run_max", "longestRunMost"), ("crossings_min", "crossingsFewest"),
    ] where example.members[name] != nil { agree(result["runs"][0][key], example[name], name) }
    let beyond = points.indices.filter { index in
      points[index]["signals"].texts.contains { $0.hasSuffix("-limit") }
    }
    if let count = example["points_outside"].number { #expect(beyond.count == Int(count)) }
    if case .array(let list) = example["sigma_signal"] {
      #expect(beyond.map { Double($0 + 1) } == list.map(\.number))
    }
    for (point, name) in zip(points, example["classes"].texts) {
      #expect(point["flag"].text == (name == "common_cause" ? "none" : name))
    }
  }

  private static func checkAverage(_ result: JSON, _ example: JSON) {
    agree(result["centre"], example["centre"], "centre")
    agree(result["sigma"], example["sigma"], "sigma")
    for (place, point) in result["points"].list.enumerated() {
      agree(point["ewma"], example["ewma"][place], "average \(place)")
      agree(point["lower"], example["lcl"][place], "lower \(place)")
      agree(point["upper"], example["ucl"][place], "upper \(place)")
    }
  }

  private static func checkSums(_ result: JSON, _ example: JSON) {
    agree(result["parameters"]["centre"], example["centre"], "centre")
    agree(result["parameters"]["sigma"], example["sigma"], "sigma")
    for (place, point) in result["points"].list.enumerated() {
      agree(point["high"], example["pos"][place], "up \(place)")
      agree(point["low"], example["neg"][place], "down \(place)")
    }
  }

  private static func checkFunnel(_ result: JSON, _ example: JSON) {
    agree(result["centre"], example["overall"], "centre")
    if example["options"]["overdispersion"].isTrue {
      agree(result["dispersion"]["phi"], example["phi"], "phi")
      agree(result["dispersion"]["tau2"], example["tau2"], "tau2")
    }
    let outliers = result["points"].list.filter { $0["outlier"].isTrue }.map { $0["group"].text }
    #expect(outliers == example["outliers"].texts)
    for (point, unit) in zip(result["points"].list, example["first_five"].list) {
      #expect(point["group"] == unit["group"])
      agree(point["y"], unit["y"], "y")
      for (level, name) in ["95", "99"].enumerated() {
        agree(point["unadjustedLimits"][level]["lower"], unit["LCL\(name)"], "lower \(name)")
        agree(point["unadjustedLimits"][level]["upper"], unit["UCL\(name)"], "upper \(name)")
        agree(point["limits"][level]["lower"], unit["OD\(name)LCL"], "adjusted lower \(name)")
        agree(point["limits"][level]["upper"], unit["OD\(name)UCL"], "adjusted upper \(name)")
      }
    }
  }
}
