import Foundation
import Schemas
import Testing

/// `vigil impact` as people run it.
@Suite struct ImpactCommandTests {
  private static let files = [
    "mine.yaml": """
    estimate: mine
    claim: {value: 3, unit: falls, text: 3 fewer falls, source: a newsletter, date: 2026-03}
    method: nnt
    label: gross
    inputs: {treated: 100, nnt: {value: 40, low: 20, high: 80, confidence: verified}}
    """,
    "wrong.yaml": "estimate: wrong\nmethod: nnt\ninputs: {treatd: 4}\n",
    "short.csv": "month,falls\n2024-01-01,3\n2024-02-01,4\n2024-03-01,6\n2024-04-01,2\n",
  ]

  private func run(_ line: String) throws -> Program.Outcome {
    let scratch = try Scratch()
    for (name, text) in Self.files { try scratch.write(text, to: name) }
    try FileManager.default.createSymbolicLink(
      at: scratch.folder.appending(path: "Examples"),
      withDestinationURL: Program.root.appending(path: "Examples"))
    return try withExtendedLifetime(scratch) {
      try Program.shell(line, in: scratch.folder)
    }
  }

  @Test func `every claim is listed with its verdict and its numbers`() throws {
    let outcome = try run("vigil impact")
    #expect(outcome.status == 0, "\(outcome.remarks)")
    for text in [
      "cerebral-palsy              reproduced (gross): from published inputs",
      "752.4 (617 to 888)", "not reproduced: 627 claimed, 419 from published inputs",
      "not reconciled: 418 of the total stated are not among its parts",
    ] { #expect(outcome.output.contains(text), "\(text)") }
  }

  @Test func `a record names inputs with their sources, what is assumed and what cannot be shown`()
    throws
  {
    let outcome = try run("vigil impact show cord-management-lives --draws 100000")
    #expect(outcome.status == 0, "\(outcome.remarks)")
    for text in [
      "risk_difference = 0.03 (0.01 to 0.05) [Fogarty 2018", "by 100,000 draws",
      "note: above what the population's own rate allows: 6.4 %", "cannot show:",
      "signed off by: nobody yet", "from: impact/perinatal-interventions.yaml:",
    ] { #expect(outcome.output.contains(text), "\(text)") }
  }

  @Test func `JSON in gives JSON out, with figures or a code word`() throws {
    let given = #"""
      {"estimate": "a", "method": "nnt",
       "inputs": {"treated": 15947, "nnt": {"value": 63, "low": 39, "high": 172}}}
      """#
    let outcome = try run("echo '\(given)' | vigil impact estimate - --json")
    #expect(outcome.status == 0, "\(outcome.remarks)")
    let calculation = try JSON(outcome.bytes)["estimates"][0]["calculations"][0]
    #expect(calculation["status"].text == "answered")
    #expect(
      calculation["figures"]["avoided"]["low"].number.map { abs($0 - 92.715) < 0.001 } == true)
    let bad = #"{"estimate": "a", "method": "money", "inputs": {"cases": 4}}"#
    let refused = try run("echo '\(bad)' | vigil impact estimate - --json")
    let fault = try JSON(refused.bytes)["estimates"][0]["calculations"][0]
    #expect(refused.status == 0 && fault["status"].text == "refused")
    #expect(fault["error"]["code"].text == "UNIT_COST_MISSING")
  }

  @Test(arguments: [
    ("vigil impact --csv", 0, "cord-management-lives"),
    ("vigil impact --programme maternity-neonatal --csv", 0, "stillbirth-rate"),
    ("vigil impact estimate mine.yaml", 0, "= avoided: 2.5 (1.3 to 5.0) falls"),
    ("vigil impact estimate mine.yaml --csv", 0, "consistent"),
    ("vigil impact --definitions . --csv", 3, ""), ("vigil impact estimate wrong.yaml", 3, ""),
    ("vigil impact estimate nowhere.yaml", 4, ""), ("vigil impact show nothing", 2, ""),
    ("vigil impact --json --csv", 2, ""), ("vigil impact --draws 10", 2, ""),
    ("vigil impact series short.csv --change 2024-03-01", 3, ""),
    ("vigil impact series Examples/falls.csv --y falls --change never", 2, ""),
    ("vigil impact series Examples/falls.csv --y fals --change 2024-01-01", 2, ""),
  ])
  func `each way of asking ends with the status of the manual`(
    line: String, status: Int32, text: String
  ) throws {
    let outcome = try run(line)
    #expect(outcome.status == status, "\(outcome.remarks)")
    #expect(text.isEmpty ? outcome.output.isEmpty : outcome.output.contains(text))
    if status != 0 { #expect(outcome.remarks.contains("error: ")) }
  }

  @Test func `a series is judged at a date with its interval and its warnings`() throws {
    let line =
      "vigil impact series Examples/falls.csv --y falls --denominator bed_days --multiply 1000"
      + " --change 2024-01-15 --until 2025-06 --at 2025-01-01"
    let outcome = try run(line + " --json")
    #expect(outcome.status == 0, "\(outcome.remarks)")
    let study = try JSON(outcome.bytes)["series"][0]
    #expect(study["pointsBefore"].number == 13 && study["pointsFromChange"].number == 17)
    #expect(study["effect"]["date"].text == "2025-01-01")
    let effect = study["effect"]
    let numbers = ["low", "value", "high"].compactMap { effect[$0].number }
    #expect(numbers.count == 3 && numbers == numbers.sorted())
    let words = try run(line).output
    for text in [
      "13 points before 2024-01-15 and 17 from then on", "counted as before it", "level change: ",
      "effect at 2025-01-01: ", "Durbin-Watson: ", "the season is not modelled",
      "other events at the same time are not ruled out",
    ] { #expect(words.contains(text), "\(text)") }
  }

  @Test func `a series is drawn with the line as it was going`() throws {
    let outcome = try run(
      "vigil impact series Examples/falls.csv --y falls --change 2024-01-01 --out a.svg"
        + " && cat a.svg")
    #expect(outcome.status == 0, "\(outcome.remarks)")
    for text in [
      "<svg", "With the change", "As it was going", "Change, 1 January 2024", "falls.csv",
    ] {
      #expect(outcome.output.contains(text), "\(text)")
    }
  }
}
