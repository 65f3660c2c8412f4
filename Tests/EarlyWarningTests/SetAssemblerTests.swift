import EarlyWarning
import Testing

@Suite struct SetAssemblerTests {
  /// An observation at a minute, named so that its source can be looked for.
  private static func at(
    _ minute: Double, _ input: String, _ text: String, set: String? = nil, person: String = "p"
  ) -> TimedObservation {
    let reading: TimedReading =
      text.isEmpty
      ? .missing(.declined) : Hundredths(text: text).map { .number($0) } ?? .choice(text)
    return TimedObservation(
      person: person, second: Int(minute * 60), input: input, reading: reading, set: set,
      source: "\(input)@\(minute)=\(text)\(set ?? "")\(person)")
  }

  private static func round(_ minute: Double, set: String? = nil) -> [TimedObservation] {
    [
      at(minute, "respiratory_rate", "16", set: set), at(minute + 1, "spo2", "97", set: set),
      at(minute + 1, "oxygen", "air", set: set), at(minute + 2, "systolic_bp", "120", set: set),
      at(minute + 2, "pulse", "70", set: set), at(minute + 3, "consciousness", "A", set: set),
      at(minute - 2, "temperature", "37", set: set),
    ]
  }

  private static func assembler(_ settings: SetSettings = SetSettings()) throws -> SetAssembler {
    SetAssembler(Scorer(try .news2()), settings: settings)
  }

  private static func assemble(
    _ observations: [TimedObservation], _ prescriptions: [ScalePrescription] = []
  ) throws -> Assembly {
    try assembler().assemble(observations, prescriptions: prescriptions)
  }

  private static func score(_ set: AssembledSet) throws -> ScoreResult {
    Scorer(try .news2()).score(set.input)
  }

  private static func reading(_ set: AssembledSet, _ input: String) throws -> Reading {
    let scorer = Scorer(try .news2())
    return set.input.readings[try #require(scorer.inputs.firstIndex { $0.id == input })]
  }

  @Test func `values that a monitor sends seconds apart are one set`() throws {
    let assembly = try Self.assemble(Self.round(100))
    #expect(assembly.sets.count == 1 && assembly.leftovers.isEmpty)
    let set = try #require(assembly.sets.first)
    #expect(set.second == 6_000 && set.id == nil && set.person == "p")
    #expect(set.oldestSecond == 98 * 60 && set.oldestAgeSeconds(at: 6_060) == 180)
    #expect(set.spanSeconds == 5 * 60)
    #expect(set.sources.count == 7)
    guard case .complete(let score) = try Self.score(set) else {
      Issue.record("it should be complete")
      return
    }
    #expect(score.total == 0)
  }

  @Test(arguments: [(14.9, true), (15, true), (15.1, false), (-15, true), (-15.1, false)])
  func `the window is 15 minutes either side and nothing is carried in from outside`(
    distance: Double, isIn: Bool
  ) throws {
    var round = Self.round(100)
    round[4] = Self.at(100 + distance, "pulse", "140")
    let assembly = try Self.assemble(round)
    let pulse = try Self.reading(assembly.sets[0], "pulse")
    #expect(pulse == (isIn ? .number(Hundredths(14_000)) : .missing(.outsideWindow)))
    #expect(assembly.leftovers.map(\.reason) == (isIn ? [] : [.outsideWindow]))
  }

  @Test func `the window can be 5 to 30 minutes and nothing else`() throws {
    for minutes in [4, 31, 0, -1] {
      #expect(throws: SetSettingsError.window(minutes: minutes)) {
        try SetSettings(windowMinutes: minutes)
      }
    }
    let pulse = Self.at(28, "pulse", "80")
    let rate = Self.at(0, "respiratory_rate", "16")
    let wide = try Self.assembler(try SetSettings(windowMinutes: 30)).assemble([rate, pulse])
    #expect(wide.leftovers.isEmpty)
    // Another anchor makes other sets.
    let byPulse = try Self.assembler(try SetSettings(anchor: "pulse", windowMinutes: 5))
      .assemble([rate, pulse])
    #expect(byPulse.sets.map(\.second) == [28 * 60])
  }

  @Test(arguments: [
    (4.0, 0), (6.0, 10), (5.0, 0),
  ])
  func `a value that two sets could have goes to the nearer, or else the earlier`(
    minute: Double, owner: Double
  ) throws {
    let assembly = try Self.assemble([
      Self.at(0, "respiratory_rate", "16"), Self.at(10, "respiratory_rate", "17"),
      Self.at(minute, "pulse", "80"),
    ])
    #expect(assembly.sets.count == 2)
    for set in assembly.sets {
      let isOwner = set.second == Int(owner * 60)
      #expect(set.members.contains { $0.input == "pulse" } == isOwner)
    }
  }

  @Test func `a value pushed out by a nearer one goes to the next set that has none`() throws {
    let assembly = try Self.assemble([
      Self.at(0, "respiratory_rate", "16"), Self.at(10, "respiratory_rate", "17"),
      Self.at(1, "pulse", "80"), Self.at(2, "pulse", "90"),
    ])
    #expect(try Self.reading(assembly.sets[0], "pulse") == .number(Hundredths(8_000)))
    #expect(try Self.reading(assembly.sets[1], "pulse") == .number(Hundredths(9_000)))
    #expect(assembly.leftovers.isEmpty)
  }

  @Test func `a set that its sender named has no window and takes nothing from others`() throws {
    var round = Self.round(100, set: "form 1")
    round[4] = Self.at(160, "pulse", "140", set: "form 1")
    let loose = Self.at(101, "pulse", "80")
    let assembly = try Self.assemble(round + [loose])
    #expect(assembly.sets.count == 1 && assembly.sets[0].id == "form 1")
    #expect(assembly.sets[0].second == 6_000)
    #expect(try Self.reading(assembly.sets[0], "pulse") == .number(Hundredths(14_000)))
    #expect(assembly.leftovers.map(\.reason) == [.noAnchor])
  }

  @Test func `a named set without a respiratory rate is a set, with the time of its last reading`()
    throws
  {
    let assembly = try Self.assemble([
      Self.at(5, "pulse", "80", set: "a"), Self.at(7, "spo2", "90", set: "a"),
      Self.at(90, "oxygen", "air", set: "a"),
    ])
    #expect(assembly.sets.map(\.second) == [7 * 60])
    guard case .partial = try Self.score(assembly.sets[0]) else {
      Issue.record("it should be partial")
      return
    }
  }

  @Test func `of two values in a named set the later is used and the other reported`() throws {
    let assembly = try Self.assemble([
      Self.at(5, "pulse", "80", set: "a"), Self.at(6, "pulse", "90", set: "a"),
      Self.at(6.5, "pulse", "", set: "a"),
    ])
    #expect(try Self.reading(assembly.sets[0], "pulse") == .number(Hundredths(9_000)))
    #expect(assembly.leftovers.map(\.reason) == [.duplicate, .duplicate])
    #expect(assembly.sets[0].notes == [])
  }

  @Test func `two different values of one moment are noted`() throws {
    let named = try Self.assemble([
      Self.at(5, "pulse", "80", set: "a"), Self.at(5, "pulse", "90", set: "a"),
    ])
    #expect(named.sets[0].notes == [.contradiction(input: "pulse")])
    let loose = try Self.assemble([
      Self.at(0, "respiratory_rate", "16"), Self.at(0, "respiratory_rate", "30"),
      Self.at(1, "pulse", "80"), Self.at(1, "pulse", "90"),
    ])
    #expect(loose.sets.count == 1)
    #expect(
      Set(loose.sets[0].notes)
        == [.contradiction(input: "pulse"), .contradiction(input: "respiratory_rate")])
    #expect(loose.leftovers.map(\.reason) == [.duplicate, .surplus])
  }

  @Test func `people are never mixed, whatever their sets are called`() throws {
    let assembly = try Self.assemble([
      Self.at(0, "respiratory_rate", "16", person: "a"), Self.at(0, "pulse", "80", person: "b"),
      Self.at(0, "spo2", "97", set: "1", person: "a"),
      Self.at(0, "temperature", "37", set: "1", person: "b"),
      Self.at(-60, "oxygen", "oxygen", person: "b"),
    ])
    for set in assembly.sets {
      #expect(set.sources.allSatisfy { $0.hasSuffix(set.person) })
    }
    #expect(assembly.sets.map(\.person) == ["a", "a", "b"])
  }

  @Test func `a record that something was declined is used where there is no value`() throws {
    let assembly = try Self.assemble([
      Self.at(0, "respiratory_rate", ""), Self.at(1, "pulse", ""), Self.at(9, "pulse", "80"),
      Self.at(2, "temperature", ""),
    ])
    let set = assembly.sets[0]
    #expect(try Self.reading(set, "respiratory_rate") == .missing(.declined))
    #expect(try Self.reading(set, "pulse") == .number(Hundredths(8_000)))
    #expect(try Self.reading(set, "temperature") == .missing(.declined))
  }

  @Test(arguments: [
    ("consciousness", "Awake", Reading.unreadable("Awake")),
    ("consciousness", "C", .choice(1)), ("consciousness", "confusion.usual", .choice(0)),
    ("consciousness", "confusion.notKnown", .choice(1)), ("consciousness", "3", .unreadable("3")),
    ("pulse", "fast", .unreadable("fast")), ("pulse", "80", .number(Hundredths(8_000))),
  ])
  func `choices are known by their code and anything else is unreadable`(
    input: String, text: String, reading: Reading
  ) throws {
    let assembly = try Self.assemble([
      Self.at(0, "respiratory_rate", "16"), Self.at(0, input, text),
    ])
    #expect(try Self.reading(assembly.sets[0], input) == reading)
    #expect(assembly.sets[0].notes == (text.hasSuffix("notKnown") ? [.confusionAssumedNew] : []))
  }

  @Test func `what the score does not know is reported`() throws {
    let assembly = try Self.assemble(
      Self.round(0) + [Self.at(0, "fetal_heart_rate", "140"), Self.at(0, "diastolic_bp", "80")])
    #expect(assembly.leftovers.map(\.reason) == [.unknownInput, .unknownInput])
    #expect(try Self.score(assembly.sets[0]).score?.total == 0)
  }

  @Test func `concerns and supplied totals come with the set`() throws {
    let assembly = try Self.assemble(
      Self.round(0) + [
        Self.at(3, "carer", "medium"), Self.at(4, "intuition", "yes"),
        Self.at(4, "wellness", "no"), Self.at(1, "supplied_total", "4"),
      ])
    let set = assembly.sets[0]
    let definition = try ScoreDefinition.news2()
    #expect(set.input.judgements.count == 1)
    #expect(set.notes.contains(.judgementWithoutLevel(input: "intuition")))
    let score = try #require(try Self.score(set).score)
    #expect(score.level.map { definition.levels[$0].id } == "medium" && score.disagrees)
  }

  @Test func `triggers of the children's chart come with the set`() throws {
    let words = try SetByWords.pews("5-12y")
    let assembly = SetAssembler(words.scorer).assemble([
      Self.at(0, "respiratory_rate", "22"), Self.at(1, "pupils", "yes"),
      Self.at(1, "sepsis", "no"), Self.at(1, "voice", "perhaps"),
      Self.at(2, "systolic_bp", "U4"),
    ])
    let set = assembly.sets[0]
    #expect(set.input.triggers == [words.trigger("pupils")])
    #expect(set.notes == [.unreadable(input: "voice", text: "perhaps")])
    #expect(words.scorer.score(set.input).score.map(words.levelID) == "emergency")
  }
}
