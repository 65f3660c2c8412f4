@testable import EarlyWarning
import Testing

/// Sets made by numbers are those made by texts, for any observations in any order.
@Suite struct SetReferenceTests {
  private static let inputs = [
    "respiratory_rate", "respiratory_rate", "respiratory_rate", "spo2", "pulse", "heart_rate",
    "oxygen", "oxygen_device", "oxygen_device", "oxygen_flow", "oxygen_percent", "scale",
    "pregnancy", "postnatal", "carer", "intuition", "pupils", "supplied_total", "unknown",
  ]
  private static let words = [
    "air", "oxygen", "NP", "FM", "HF", "A", "V", "C", "confusion.notKnown", "confusion.usual",
    "yes", "no", "medium", "2", "1", "nonsense", "pe\u{301}", "p\u{E9}",
  ]

  private static func observations(_ dice: inout SetDice) -> [TimedObservation] {
    // Few moments make many ties; many make windows that overlap.
    let step = [30, 150, 600][Int.random(in: 0..<3, using: &dice)]
    let moments = Int.random(in: 1...60, using: &dice)
    let names = Int.random(in: 0..<3, using: &dice)
    return (0..<Int.random(in: 0...150, using: &dice)).map { _ in
      let reading: TimedReading
      switch Int.random(in: 0..<10, using: &dice) {
      case 0: reading = .missing(MissingReason.allCases.randomElement(using: &dice) ?? .asleep)
      case 1: reading = .unreadable(words.randomElement(using: &dice) ?? "")
      case 2...6: reading = .choice(words.randomElement(using: &dice) ?? "")
      default: reading = .number(Hundredths(.random(in: -3...3, using: &dice)))
      }
      return TimedObservation(
        person: ["a", "b", "pe\u{301}", "p\u{E9}"].randomElement(using: &dice) ?? "",
        second: Int.random(in: -moments..<moments, using: &dice) * step,
        input: inputs.randomElement(using: &dice) ?? "", reading: reading,
        set: Int.random(in: 0..<4, using: &dice) < names
          ? ["", "x", "pe\u{301}", "p\u{E9}"].randomElement(using: &dice) : nil,
        source: ["", "s", "t", "u"].randomElement(using: &dice) ?? "")
    }
  }

  private static func prescriptions(_ dice: inout SetDice) throws -> [ScalePrescription] {
    try (0..<Int.random(in: 0...2, using: &dice)).map { number in
      try ScalePrescription(
        person: "a", prescriber: "Dr A", reason: "why", start: number * 900, review: 3_000,
        stop: Bool.random(using: &dice) ? 6_000 : nil)
    }
  }

  private static func settings(_ dice: inout SetDice) throws -> SetSettings {
    let anchor = ["respiratory_rate", "respiratory_rate", "pulse", "scale", "other"]
    var settings = try SetSettings(
      anchor: anchor.randomElement(using: &dice) ?? "",
      windowMinutes: Int.random(in: 5...30, using: &dice))
    settings.recordedScaleIsPrescribed = Bool.random(using: &dice)
    return settings
  }

  /// Notes of one set are in no order of their own.
  private static func same(_ one: AssembledSet, _ other: AssembledSet) -> Bool {
    func plain(_ set: AssembledSet) -> AssembledSet {
      AssembledSet(
        person: set.person, id: set.id, second: set.second, members: set.members,
        input: set.input, notes: set.notes.sorted { "\($0)" < "\($1)" })
    }
    return plain(one) == plain(other)
  }

  @Test(arguments: 0..<400)
  func `sets made by numbers are those made by texts`(seed: Int) throws {
    var dice = SetDice(seed: UInt64(9_000 + seed))
    let shipped = try ScoreDefinition.shipped()
    let definition =
      seed % 2 == 0
      ? try ScoreDefinition.news2() : try #require(shipped.randomElement(using: &dice))
    let scorer = Scorer(definition)
    let settings = try Self.settings(&dice)
    let observations = Self.observations(&dice)
    let prescriptions = try Self.prescriptions(&dice)
    let expected = SetReference(scorer, settings: settings)
      .assemble(observations, prescriptions: prescriptions)
    let assembly = SetAssembler(scorer, settings: settings)
      .assemble(observations.shuffled(using: &dice), prescriptions: prescriptions)
    #expect(assembly.sets.count == expected.sets.count, "seed \(seed)")
    for (one, other) in zip(assembly.sets, expected.sets) {
      #expect(Self.same(one, other), "seed \(seed)")
    }
    #expect(assembly.leftovers == expected.leftovers, "seed \(seed)")
  }
}
