import ControlCharts
import Testing

/// The library and the reference evaluator say the same of thousands of made-up series.
@Suite struct AgreementTests {
  @Test(arguments: RuleSet.named.map(\.name), [ChartKind.xmr, .run])
  func `both agree under a named rule set`(name: String, kind: ChartKind) throws {
    let rules = try #require(RuleSet.named(name))
    for seed in 1...150 {
      var cases = AgreementCases(seed: UInt64(seed))
      try Self.compare(cases.next(kind, rules), "\(name), seed \(seed)")
    }
  }

  @Test(arguments: 1...40)
  func `both agree under any combination of options`(block: Int) throws {
    for seed in (block * 100)..<(block * 100 + 100) {
      var cases = AgreementCases(seed: UInt64(seed))
      let rules = cases.nextRules()
      try Self.compare(cases.next(seed % 5 == 0 ? .run : .xmr, rules), "seed \(seed)")
    }
  }

  @Test func `the series made up show every signal, flag and verdict`() throws {
    var signals: Signals = []
    var flags: Set<Flag> = []
    var variations: Set<Variation.Verdict> = []
    var assurances: Set<Assurance.Verdict> = []
    var conflicts = 0
    for seed in UInt64(100)..<900 {
      var cases = AgreementCases(seed: seed)
      let rules = cases.nextRules()
      let example = cases.next(.xmr, rules)
      let chart = try ControlChart(example.readings, settings: example.settings)
      for point in chart.points {
        signals.formUnion(point.signals)
        flags.insert(point.flag)
        let isHigh = !point.signals.isDisjoint(with: .high)
        if isHigh && !point.signals.isDisjoint(with: .low) { conflicts += 1 }
      }
      variations.insert(chart.variation.verdict)
      assurances.insert(chart.assurance.verdict)
    }
    #expect(signals.names.count == Signals.names.count)
    #expect(flags.count == Flag.allCases.count)
    #expect(variations.count == Variation.Verdict.allCases.count)
    #expect(assurances.count == Assurance.Verdict.allCases.count)
    #expect(conflicts > 100)
  }

  static func compare(
    _ example: (readings: [Reading], settings: ChartSettings), _ name: String
  ) throws {
    let chart = try ControlChart(example.readings, settings: example.settings)
    let expected = ReferenceEvaluator(readings: example.readings, settings: example.settings)
      .evaluate()
    let found = chart.points.indices.lazy.compactMap { index in
      difference(chart.points[index], expected.points[index])
        .map { "\(name), point \(index): \($0)" }
    }
    let icons: [(String, String)] = [
      ("\(chart.variation.verdict)", "\(expected.variation)"),
      ("\(chart.variation.side as Side?)", "\(expected.side as Side?)"),
      ("\(chart.assurance.verdict)", "\(expected.assurance)"),
    ]
    let differing = icons.first { $0.0 != $0.1 }.map { "\(name): \($0.0) is not \($0.1)" }
    if let difference = found.first ?? differing {
      Issue.record("\(difference)")
    }
  }

  /// What a point and the evaluator's differ in first, in words.
  private static func difference(
    _ point: ChartPoint, _ other: ReferenceEvaluator.Point
  ) -> String? {
    func isNear(_ left: Double?, _ right: Double?) -> Bool {
      guard let left, let right else { return left == nil && right == nil }
      return abs(left - right) <= 1e-11 * max(1, abs(left), abs(right))
    }
    func text(_ left: Double?, _ right: Double?) -> String { "\(left ?? .nan), \(right ?? .nan)" }
    let parts: [(name: String, isSame: Bool, text: String)] = [
      ("phase", point.phase == other.phase, "\(point.phase), \(other.phase)"),
      ("baseline", point.isBaseline == other.isBaseline, "\(other.isBaseline)"),
      ("centre", isNear(point.centre, other.centre), text(point.centre, other.centre)),
      ("lower", isNear(point.lower, other.lower), text(point.lower, other.lower)),
      ("upper", isNear(point.upper, other.upper), text(point.upper, other.upper)),
      (
        "signals", point.signals == other.signals,
        "\(point.signals.names), \(other.signals.names)"
      ),
      ("flag", point.flag == other.flag, "\(point.flag), \(other.flag)"),
      ("side", point.side == other.side, "\(point.side as Side?), \(other.side as Side?)"),
    ]
    return parts.first { !$0.isSame }.map { "\($0.name): \($0.text)" }
  }
}
