import DefinitionFiles
import Foundation
import Programmes
import Testing

/// Each formula against numbers worked out by hand, and at its edges.
@Suite struct ImpactMethodTests {
  private static let denominators = ImpactDenominators(
    (try? ShippedDefinitions.estimates()) ?? [])

  /// One estimate, read and worked out as a user's file is.
  private func answer(_ body: String) throws -> Result<ImpactResult, ImpactFault> {
    let file = DefinitionFile(name: "case.yaml", text: "{estimate: case, \(body)}")
    let estimates = try ImpactEstimate.read([file])
    let estimate = try #require(estimates.first)
    return ImpactAssessment(estimate, denominators: Self.denominators).answers[0].result
  }

  private func figure(_ body: String, _ key: String) throws -> ImpactFigure {
    let result = try answer(body).get()
    return try #require(result.figure(key), "\(result.figures.map(\.key))")
  }

  @Test(arguments: [
    // 10 of 1,000 then 5 of 1,000: 5 fewer, half, ± 1.96 √15 and exp(ln ½ ± 1.96 √0.3).
    (
      "method: rate_change, inputs: {d0: 10, n0: 1000, d1: 5, n1: 1000}", "fewer",
      5.0, -2.590908, 12.590908
    ),
    (
      "method: rate_change, inputs: {d0: 10, n0: 1000, d1: 5, n1: 1000}", "ratio",
      0.5, 0.170895, 1.462884
    ),
    (
      "method: rate_change_rounded, inputs: {r0: 5.1, r1: 3.8, n1: 587426}",
      "fewer", 763.6538, 704.9112, 822.3964
    ),
    (
      "method: rate_change_rounded, inputs: {r0: 5.1, r1: 5.1, n1: 1000}", "fewer",
      0, -0.1, 0.1
    ),
    (
      "method: rate_change_rounded, inputs: {r0: 2.0, r1: 1.3}", "percent", 35,
      30.769231, 39.02439
    ),
    (
      "method: nnt, inputs: {treated: 15947, nnt: {value: 63, low: 39, high: 172}}",
      "avoided", 253.126984, 92.715116, 408.897436
    ),
    (
      "method: attributable, inputs: {eligible: 1000, nnt: 10, "
        + "effect: {value: 5%, low: 2%, high: 0.08}}", "attributable", 5, 2, 8
    ),
    (
      "method: rr_avoided, inputs: {treated: 1000, baseline_risk: 0.1, "
        + "rr: {value: 0.8, low: 0.6, high: 1.1}}", "avoided", 20, -10, 40
    ),
    (
      "method: money, inputs: {cases: 10, unit_cost: {value: 5, low: 4, high: 7}}",
      "saving", 50, 40, 70
    ),
    (
      "method: proportion, inputs: {k: 9164, n: 11621}", "percent", 78.857241,
      78.106286, 79.589365
    ),
    (
      "method: proportion, inputs: {k: 0, n: 10}", "percent", 0, 0, 27.753279
    ),
    (
      "method: proportion, inputs: {k: 10, n: 10}", "percent", 100, 72.246721, 100
    ),
    (
      "method: fold, inputs: {p0: 8%, p1: 24%}", "fold", 3, 2.764706, 3.266667
    ),
    (
      "method: points_change, inputs: {p0: 0.5, p1: 0.6, n0: 100, n1: 100}",
      "points", 10, -3.719748, 23.719748
    ),
  ])
  func `a figure and its interval are those worked out by hand`(
    body: String, key: String, value: Double, low: Double, high: Double
  ) throws {
    let figure = try figure(body, key)
    let found = [figure.value, figure.low, figure.high].map { $0 ?? .nan }
    for (one, other) in zip(found, [value, low, high]) {
      #expect(abs(one - other) < 1e-4 * max(1, abs(other)), "\(found)")
    }
  }

  @Test(arguments: [
    (
      "method: nnt_incremental, inputs: {eligible: 1000, p0: 0.2, p1: 0.5, nnt: 10}",
      "gross", 50.0
    ),
    (
      "method: nnt_incremental, inputs: {eligible: 1000, p0: 0.2, p1: 0.5, nnt: 10}",
      "since_baseline", 30
    ),
    (
      "method: nnt_incremental, inputs: {eligible: 1000, p0: 0.2, p1: 0.5, nnt: 10}",
      "share", 60
    ),
    (
      "method: nnt_incremental, inputs: {treated: 500, p0: 0.6, p1: 0.5, nnt: 10}",
      "since_baseline", -10
    ),
    (
      "method: implied_baseline, inputs: {claimed: 627, treated: 13956, rr: 0.68}",
      "baseline", 14.0397
    ),
    ("method: implied_baseline, inputs: {claimed: 10, treated: 10}", "nnt", 1),
    (
      "method: rr_avoided, inputs: {treated: 1000, baseline_risk: 0.1, rr: 0.8}",
      "nnt", 50
    ),
    (
      "method: money, inputs: {cases: 10, unit_cost: 5, programme_cost: 60}", "net",
      -10
    ),
    (
      "method: excess_over_rate, inputs: {d: 2520, n: 628171, rate: 2.6}", "excess",
      886.7554
    ),
    ("method: count_change, inputs: {before: 200, after: 130}", "percent", 35),
    (
      "method: rate_change, inputs: {d0: 4, n0: 100, d1: 0, n1: 50}", "percent", 100
    ),
    ("method: rate_change, inputs: {d0: 4, n0: 100, d1: 0, n1: 50}", "fewer", 2),
    ("method: rate_change, inputs: {d0: 0, n0: 100, d1: 4, n1: 50}", "fewer", -4),
    (
      "method: roll_up, parts: [{name: a, value: 68}, {name: b, value: 36}]",
      "sum", 104
    ),
    (
      "method: roll_up, inputs: {stated: 4676}, parts: [{name: a, value: 24}, "
        + "{name: b, value: 4234}, {name: c, value: 9, same_as: b}]",
      "difference",
      418
    ),
  ])
  func `a figure is the number worked out by hand`(body: String, key: String, value: Double) throws
  {
    let found = try #require(try figure(body, key).value)
    #expect(abs(found - value) < 1e-4 * max(1, abs(value)))
  }

  @Test(arguments: [
    (
      "method: rate_change, inputs: {d0: 10, n0: 0, d1: 5, n1: 10}",
      "DENOMINATOR_ZERO"
    ),
    (
      "method: rate_change, inputs: {d0: 11, n0: 10, d1: 5, n1: 10}",
      "NUMERATOR_EXCEEDS_DENOMINATOR"
    ),
    ("method: rate_change, inputs: {d0: 1, n0: 10, d1: 5}", "INPUT_MISSING"),
    (
      "method: rate_change, inputs: {d0: 1, n0: 10, d1: 5, n1: null}",
      "INPUT_MISSING"
    ),
    (
      "method: rate_change, inputs: {d0: -1, n0: 10, d1: 5, n1: 10}", "OUT_OF_RANGE"
    ),
    (
      "method: rate_change, inputs: {d0: 1, n0: {value: 10, of: total births}, "
        + "d1: 1, n1: {value: 10, of: live births}}", "DENOMINATOR_MISMATCH"
    ),
    (
      "method: rate_change, outcome: stillbirths, inputs: {d0: 1, n0: {value: 10, "
        + "of: live births}, d1: 1, n1: {value: 10, of: live births}}",
      "DENOMINATOR_MISMATCH"
    ),
    ("method: proportion, inputs: {k: 0, n: 0}", "DENOMINATOR_ZERO"),
    ("method: proportion, inputs: {k: 11, n: 10}", "NUMERATOR_EXCEEDS_DENOMINATOR"),
    ("method: money, inputs: {cases: 431}", "UNIT_COST_MISSING"),
    ("method: money, inputs: {unit_cost: 431}", "INPUT_MISSING"),
    (
      "method: implied_baseline, inputs: {claimed: 11, treated: 10}",
      "CLAIMED_EXCEEDS_TREATED"
    ),
    ("method: implied_baseline, inputs: {claimed: 0, treated: 0}", "OUT_OF_RANGE"),
    ("method: nnt, inputs: {treated: 10, nnt: 0}", "OUT_OF_RANGE"),
    (
      "method: nnt, inputs: {treated: 10, nnt: {value: 5, low: 6, high: 9}}",
      "RANGE_NOT_AROUND_VALUE"
    ),
    ("method: nnt, inputs: {treated: 10, nnt: {no effect: true}}", "NO_EFFECT_SIZE"),
    (
      "method: attributable, inputs: {eligible: 10, effect: 5.8, nnt: 37}",
      "OUT_OF_RANGE"
    ),
    ("method: attributable, inputs: {effect: 0.058, nnt: 37}", "INPUT_MISSING"),
    (
      "method: roll_up, parts: [{value: 1, unit: deaths}, {value: 1, unit: bleeds}]",
      "UNITS_DIFFER"
    ),
    ("method: roll_up, parts: [{name: a, value: 1, same_as: z}]", "UNKNOWN_PART"),
    ("method: roll_up, parts: [{name: a, value: 1, same_as: a}]", "UNKNOWN_PART"),
    ("method: roll_up", "INPUT_MISSING"),
  ])
  func `what cannot be worked out has a word and a remedy`(body: String, code: String) throws {
    guard case .failure(let fault) = try answer(body) else {
      Issue.record("an answer to \(body)")
      return
    }
    #expect(fault.code.rawValue == code, "\(fault)")
    #expect(!fault.what.isEmpty && !fault.remedy.isEmpty)
  }

  @Test(arguments: [(4, 0), (0, 4), (0, 0)])
  func `without events there is no interval of a ratio`(before: Int, after: Int) throws {
    let body =
      "method: rate_change, inputs: {d0: \(before), n0: 9, d1: \(after), n1: 9}"
    let result = try answer(body).get()
    let ratio = try #require(result.figure("ratio"))
    #expect(ratio.low == nil && ratio.high == nil)
    #expect((ratio.value == nil) == (before == 0))
    #expect(result.figure("fewer")?.low != nil)
  }

  @Test func `repeats are left out of a sum and listed, also lines printed twice`()
    throws
  {
    let result = try answer(
      "method: roll_up, parts: [{name: a, value: 5, unit: x}, "
        + "{name: a, value: 5, unit: x}, {name: b, value: 5, unit: x}, "
        + "{name: c, value: 6, unit: y, same_as: a}]"
    ).get()
    #expect(result.figure("sum")?.value == 10)
    #expect(result.dropped.map(\.name) == ["a", "c"])
    #expect(result.notes.contains { $0.contains("with another number") })
  }

  @Test(arguments: [
    ("method: nnt, inputs: {treatd: 5}", "did you mean \"treated\""),
    ("method: ntt, inputs: {}", "did you mean \"nnt\""),
    ("title: no method", "there is no method"),
    ("method: nnt, inputs: {treated: many}", "is no number"),
    ("method: nnt, inputs: {treated: {source: x}}", "treated has no value"),
    ("method: nnt, inputs: {treated: {value: 1, date: last year}}", "is no date"),
    ("method: nnt, compare: saved", "it gives avoided"),
    ("method: nnt, parts: [{value: 1}]", "only roll_up has parts"),
    ("method: tracked, points: [{name: a, value: 1, of: 0}]", "more than 0"),
  ])
  func `a file that cannot be understood is told with its place`(body: String, words: String) {
    let errors = #expect(throws: DefinitionErrors.self) { try answer(body) }
    let text = errors.map(\.description) ?? ""
    #expect(text.contains(words) && text.hasPrefix("case.yaml:1:"), "\(text)")
  }

  @Test(arguments: [
    // One effect alone: its own interval again.
    (
      "method: rd_avoided, inputs: {treated: 1000, "
        + "risk_difference: {value: 0.03, low: 0.01, high: 0.05}}", "avoided", 10.0, 50.0
    ),
    (
      "method: nnt, inputs: {treated: 15947, nnt: {value: 63, low: 39, high: 172}}",
      "avoided", 95, 411
    ),
    ("method: proportion, inputs: {k: 9164, n: 11621}", "percent", 78.11, 79.59),
  ])
  func `draws give the interval that the inputs have, and the same each time`(
    body: String, key: String, low: Double, high: Double
  ) throws {
    let file = DefinitionFile(name: "case.yaml", text: "{estimate: case, \(body)}")
    let working = try #require(try ImpactEstimate.read([file]).first).main
    let simulation = ImpactSimulation(draws: 1, seed: 7)
    #expect(simulation.draws == 100_000)
    let figures = try #require(simulation.figures(of: working))
    let figure = try #require(figures.first { $0.key == key })
    #expect(abs((figure.low ?? 0) - low) < 0.02 * low, "\(figure)")
    #expect(abs((figure.high ?? 0) - high) < 0.02 * high, "\(figure)")
    #expect(simulation.figures(of: working) == figures)
  }

  @Test func `the published inputs are those of the reference, where it is there`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "../shared/data/impact/effect_sizes.csv").standardizedFileURL
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      print("not checked: ../shared/data/impact/effect_sizes.csv is not there")
      return
    }
    let numbers = Set(
      try ShippedDefinitions.estimates().flatMap(\.workings).flatMap(\.inputs).flatMap { input in
        [input.value, input.low, input.high].compactMap { $0 }
      })
    for id in ["MG1", "MG3", "MG4", "OC1", "OC2", "OC4", "OP1"] {
      let row = try #require(
        text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("\(id),") })
      let cells = row.replacing("\"uptake, percentage points\"", with: "uptake")
        .replacing("mothers <30 wk", with: "mothers").split(
          separator: ",", omittingEmptySubsequences: false)
      for cell in cells[5...7] {
        guard let written = Double(cell) else { continue }
        let isHere = numbers.contains {
          abs($0 - abs(written)) < 1e-9 || abs($0 * 100 - written) < 1e-9
        }
        #expect(isHere, "\(id): \(cell)")
      }
    }
  }
}
