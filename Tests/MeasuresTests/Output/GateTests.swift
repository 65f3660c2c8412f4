import Essentials
import Testing

@testable import Measures

@Suite struct GateTests {
  // Numerator, denominator, least, greatest, whether bounds pass, and whether the gate is passed.
  @Test(
    arguments: [
      (70, 100, 0.7, nil, true, true), (70, 100, 0.7, nil, false, false),
      (6_995, 10_000, 0.7, nil, true, true), (6_994, 10_000, 0.7, nil, true, false),
      (50, 100, nil, 0.5, true, true), (50, 100, nil, 0.5, false, false),
      (51, 100, 0.005, 0.5, true, false), (0, 0, 0.7, nil, true, false),
      (3, 0, 0.7, nil, true, true), (3, 0, nil, 0.5, true, false), (3, 0, 0.1, 0.5, true, false),
    ] as [(Int, Int, Double?, Double?, Bool, Bool)])
  func `a gate compares a ratio to three decimals`(
    numerator: Int, denominator: Int, least: Double?, greatest: Double?, isInclusive: Bool,
    passes: Bool
  ) {
    let gate = Gate(minimum: least, maximum: greatest, isInclusive: isInclusive)
    #expect(gate.passes(numerator: numerator, denominator: denominator) == passes)
  }

  private func results(_ judging: Gate.Judging, gateCounts: (Int, Int)?) throws -> MeasureResults {
    func outline(_ id: String) -> MeasureOutline {
      MeasureOutline(
        Plan(
          id: id, title: id, index: .person(.month, at: .start), population: .literal(.yes),
          denominator: .literal(.yes), exclusions: [], numerator: .literal(.yes), elements: [],
          strata: [], organisation: .missing, reasons: [], codelists: []))
    }
    var (gated, gate) = (outline("gated"), outline("gate"))
    gated.gates = ["gate"]
    gated.gatesJudge = judging
    gated.suppression = "msds"
    gate.gate = Gate(minimum: 0.7, maximum: nil, isInclusive: true)
    var results = MeasureResults(measures: [gated, gate])
    let day = try #require(Day(iso: "2024-07-01"))
    for (measure, counts) in [(0, (5, 10)), (1, gateCounts)] {
      guard let counts else { continue }
      let key = CountKey(
        measure: measure, organisation: "T1", period: Period(.month, containing: day), index: nil)
      var own = MeasureCounts(exclusionCount: 0, elementCount: 0)
      (own.numerator, own.denominator) = counts
      results.counts[key] = own
    }
    return results
  }

  // 6 of 9 is 0.667, and 5 of 10 where both are rounded; 7 of 10 is 0.7, and 5 of 10 rounded.
  @Test(
    arguments: [
      (Gate.Judging.unrounded, (8, 10), true), (.unrounded, (6, 9), false),
      (.unrounded, (7, 10), true), (.rounded, (7, 10), false), (.rounded, (8, 10), true),
      (.unrounded, nil, false),
    ] as [(Gate.Judging, (Int, Int)?, Bool)])
  func `a rate is hidden where a gate is not passed, and the gate is named everywhere`(
    judging: Gate.Judging, gateCounts: (Int, Int)?, isShown: Bool
  ) throws {
    let results = try results(judging, gateCounts: gateCounts)
    let shown = ShownResults(results, by: .none, stratifiers: [])
    let row = try #require(shown.rows.first)
    #expect(row.rate == (isShown ? 0.5 : nil))
    #expect(row.failedGates == (isShown ? [] : ["gate"]))
    #expect(row.numerator == .number(5))
    let forms = [
      shown.csv(), Array(shown.summary().utf8),
      MeasureDocument(results, shown: shown, .counts).json(),
      MeasureReportWriter(results, shown: shown, form: .lines).summaries(),
    ].map { String(decoding: $0, as: UTF8.self) }
    #expect(
      forms[0].contains(
        "gated,T1,2024-07,,5,10,\(isShown ? "0.5" : ""),1,\(isShown ? "" : "gate")\n"))
    #expect(forms[1].contains("hidden, as not passed: gate") == !isShown)
    #expect(forms[2].contains(#""failedGates":["gate"]"#) == !isShown)
    #expect(forms[3].contains("gates were not passed: gate.") == !isShown)
  }

  @Test func `each measure is shown by its own scheme where that is asked for`() throws {
    var results = try results(.unrounded, gateCounts: (8, 11))
    results.measures[1].suppression = "nhs-5"
    let shown = ShownResults(results, byDefinitionOr: .none, stratifiers: [])
    #expect(shown.rows.map(\.denominator.text) == ["10", "11"])
    #expect(shown.schemes.map(\.id) == ["msds", "nhs-5"])
    #expect(shown.scheme.id == "definition")
    #expect(String(decoding: shown.csv(), as: UTF8.self).contains(",msds\n"))
  }
}
