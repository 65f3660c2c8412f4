import Foundation
import Testing

/// The invented tables of two programmes, read by their layouts and counted by hand.
///
/// Each line is a measure with the numerator and denominator of February and of March 2026; a
/// hyphen stands for a month in which nobody is asked about.
@Suite struct SafetyExampleTests {
  private static let deterioration = """
    care-home-checked 1/2 1/2
    care-home-admissions 0/42 1/40
    signs-told-in-shift - 1/2
    resident-care-plans 1/2 1/2
    care-plans-reviewed 1/2 1/1
    informed-in-time 1/1 2/3
    pews-reviewed-in-time - 1/2
    reviewed-in-time 1/1 0/1
    minutes-to-inform 1/1 3/3
    minutes-told-to-review 1/1 2/2
    minutes-level-to-review 1/1 2/2
    minutes-level-to-decision 1/1 2/2
    pier-elements 0/1 0/3
    home-onboarded 1/2 1/1
    home-readings-received 4/5 2/2
    home-readings-missed 1/2 0/1
    home-rechecked 1/1 0/1
    home-escalated 2/2 0/1
    home-minutes-to-contact 2/2 -
    home-emergencies 0/2 0/1
    home-admissions 1/2 0/1
    home-deaths 0/2 0/1
    home-length-of-stay 2/2 -
    wellness-asked 2/3 2/4
    wellness-acted-on 1/1 0/1
    martha-calls 2/8000 3/15000
    martha-staff-calls 0/8000 1/15000
    martha-family-calls 2/8000 1/15000
    martha-returns 1/3 3/3
    martha-acute 1/2 2/2
    martha-treatment-changed 1/1 1/2
    martha-transferred 0/1 1/2
    martha-minutes-to-review 2/2 2/2
    martha-caller-told 1/2 2/3
    martha-wellness-question 1/3 1/2
    martha-staff-access 2/3 2/2
    martha-family-access 2/3 2/2
    martha-all-components 1/3 1/3
    sets-on-time 1/3 2/4
    sets-complete 2/3 3/3
    totals-correct 1/2 3/3
    parameters-declined 1/3 0/3
    worry-asked 2/3 3/3
    worry-graded 1/1 1/2
    critical-care-steps 0/0 1/1
    score-to-door - 1/1
    arrests-after-trigger 1/1 0/0
    cardiac-arrests 1/4 0/4
    alerts-per-patient-day 1/4 2/4
    alerts-acted-on 1/1 1/2
    tool-pews 1/2 1/2
    tool-news2 1/1 1/1
    tool-maternity-score 1/1 1/1
    tool-newtt2 0/1 0/1
    tool-worry-and-concern 0/1 1/1
    tool-restore2 0/1 0/1
    tool-restore2-mini 1/1 1/1
    tool-stop-and-watch 0/1 0/0
    tool-care-planning 1/1 1/1
    """

  private static let systemSafety = """
    actions-measured 0/1 -
    actions-strong 1/2 -
    actions-done 0/1 -
    actions-effective 1/1 0/1
    candour-in-time 1/1 0/2
    candour-days 1/1 1/1
    candour-written 1/1 0/1
    psirf-plan-in-date 2/3 1/2
    psirf-plan-remade 2/3 2/2
    psirf-plan-published 1/3 1/2
    psirf-policy-in-place 2/3 2/2
    psirf-roles-filled 1/3 1/3
    leads-trained 3/4 3/4
    safety-training 3400/4000 3500/4010
    practice-assessed 1/3 1/3
    recording-rate 3/20000 3/26000
    no-harm-share 1/3 1/2
    good-care-recorded 0/3 1/4
    recorder-told 1/2 1/1
    improvement-linked - 1/2
    response-decided-in-time 2/3 1/2
    response-as-planned 2/3 -
    responses-of-plan-done - 3/14
    psii-by-agreed-date - 1/2
    psii-within-six-months - 2/2
    days-to-completion 2/2 2/2
    engagement-offered 1/2 1/1
    questions-answered 1/2 -
    factors-across-system 1/2 2/2
    response-share-psii 1/3 -
    response-share-aar 1/3 -
    response-share-swarm 1/3 -
    response-share-mdt-review 0/3 -
    response-share-thematic-review 0/3 -
    """

  @Test(arguments: [("managing-deterioration", deterioration), ("system-safety", systemSafety)])
  func `the invented tables give the numbers counted by hand`(
    folder: String, expected: String
  ) throws {
    let measures = expected.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
    let outcome = try measure(folder, measures, ["--csv"])
    let rows = outcome.output.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let names = try #require(rows.first)
    var found: [String: [String: String]] = [:]
    for row in rows.dropFirst() {
      let cells = Dictionary(uniqueKeysWithValues: zip(names, row))
      // Elements of bundles have rows of their own.
      guard let measure = cells["measure"], let period = cells["period"],
        cells["element", default: ""].isEmpty
      else { continue }
      found[measure, default: [:]][period] =
        "\(cells["numerator", default: ""])/\(cells["denominator", default: ""])"
    }
    let lines = measures.map { measure in
      let months = ["2026-02", "2026-03"].map { found[measure]?[$0] ?? "-" }
      return "\(measure) \(months.joined(separator: " "))"
    }
    #expect(lines.joined(separator: "\n") == expected, "\(outcome.remarks)")
  }

  @Test(arguments: [
    ("managing-deterioration", "83 rows read"), ("system-safety", "48 rows read"),
  ])
  func `every row and column of the invented tables is taken`(
    folder: String, words: String
  ) throws {
    let scratch = try Scratch()
    let outcome = try withExtendedLifetime(scratch) {
      try Program.run([
        "import", "Examples/\(folder)", "--into", scratch.folder.appending(path: "store").path,
      ])
    }
    let said = outcome.output + outcome.remarks
    #expect(outcome.status == 0, "\(said)")
    #expect(said.contains(words), "\(said)")
    #expect(!said.contains("left out"), "\(said)")
  }

  /// The median of each month, of measures of which something is measured.
  @Test(arguments: [
    ("managing-deterioration", "minutes-to-inform", [8, 7]),
    ("managing-deterioration", "minutes-told-to-review", [20, 26.5]),
    ("managing-deterioration", "minutes-level-to-review", [28, 33]),
    ("managing-deterioration", "minutes-level-to-decision", [43, 45.5]),
    ("managing-deterioration", "score-to-door", [240]),
    ("managing-deterioration", "martha-minutes-to-review", [40, 25]),
    ("managing-deterioration", "home-minutes-to-contact", [25]),
    ("managing-deterioration", "home-length-of-stay", [7.5]),
    ("system-safety", "days-to-completion", [5.5, 151.5]),
    ("system-safety", "psii-within-six-months", [151.5]),
    ("system-safety", "candour-days", [10, 11]),
  ])
  func `medians of times are those worked out by hand`(
    folder: String, id: String, medians: [Double]
  ) throws {
    let outcome = try measure(folder, [id], ["--json"])
    let found = outcome.output.matches(of: /"median" ?: ?([0-9.]+)/).compactMap {
      Double($0.output.1)
    }
    #expect(found == medians, "\(outcome.output)\(outcome.remarks)")
  }

  private func measure(
    _ folder: String, _ measures: [String], _ options: [String]
  ) throws -> Program.Outcome {
    let arguments =
      ["measure", "--records", "Examples/\(folder)", "--measures"] + measures
      + ["--from", "2026-02-01", "--to", "2026-03-31", "--by", "all", "--quiet"] + options
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 0, "\(outcome.remarks)")
    return outcome
  }
}
