import EarlyWarning
import Testing

/// Oxygen, scale and pregnancy: states that hold until the next record.
@Suite struct SetStateTests {
  private static func at(_ minute: Int, _ input: String, _ text: String) -> TimedObservation {
    TimedObservation(
      person: "p", second: minute * 60, input: input,
      reading: Hundredths(text: text).map { .number($0) } ?? .choice(text),
      source: "\(input)@\(minute)=\(text)")
  }

  private static func news2(
    _ observations: [TimedObservation], _ prescriptions: [ScalePrescription] = [],
    isVouchedFor: Bool = false
  ) throws -> Assembly {
    var settings = SetSettings()
    settings.recordedScaleIsPrescribed = isVouchedFor
    return SetAssembler(Scorer(try .news2()), settings: settings)
      .assemble(observations, prescriptions: prescriptions)
  }

  private static func oxygen(_ set: AssembledSet) throws -> Reading {
    let scorer = Scorer(try .news2())
    return set.input.readings[try #require(scorer.inputs.firstIndex { $0.id == "oxygen" })]
  }

  @Test func `oxygen holds from its last start, stop or change, however long ago`() throws {
    let assembly = try Self.news2([
      Self.at(0, "oxygen", "air"), Self.at(600, "oxygen", "oxygen"),
      Self.at(900, "oxygen", "air"), Self.at(60, "respiratory_rate", "16"),
      Self.at(600, "respiratory_rate", "16"), Self.at(899, "respiratory_rate", "16"),
      Self.at(2_000, "respiratory_rate", "16"),
    ])
    #expect(
      try assembly.sets.map(Self.oxygen) == [.choice(0), .choice(1), .choice(1), .choice(0)])
    #expect(assembly.leftovers.isEmpty)
    #expect(assembly.sets[2].notes == [.stateChanges(input: "oxygen")])
    #expect(assembly.sets[3].oldestAgeSeconds(at: 2_000 * 60) == 0, "a state has no age")
    #expect(assembly.sets[0].members.filter(\.isState).map(\.second) == [0])
  }

  @Test func `a state first recorded within the window after the anchor is used and noted`() throws
  {
    let near = try Self.news2([
      Self.at(0, "respiratory_rate", "16"), Self.at(2, "oxygen", "oxygen"),
    ])
    #expect(try Self.oxygen(near.sets[0]) == .choice(1))
    #expect(near.sets[0].notes == [.stateAfterAnchor(input: "oxygen")])
    let far = try Self.news2([
      Self.at(0, "respiratory_rate", "16"), Self.at(16, "oxygen", "oxygen"),
    ])
    #expect(try Self.oxygen(far.sets[0]) == .missing(.notGiven))
    #expect(far.leftovers.map(\.reason) == [.stateNotUsed])
  }

  @Test func `consciousness is no state`() throws {
    let assembly = try Self.news2([
      Self.at(0, "consciousness", "A"), Self.at(60, "respiratory_rate", "16"),
    ])
    #expect(!assembly.sets[0].members.contains { $0.input == "consciousness" })
  }

  @Test func `scale 2 holds from the start of its prescription to its stop`() throws {
    let prescription = try ScalePrescription(
      person: "p", prescriber: "Dr A", reason: "hypercapnic failure", start: 100 * 60,
      review: 150 * 60, stop: 200 * 60)
    let minutes = [99, 100, 150, 199, 200]
    let assembly = try Self.news2(
      minutes.map { Self.at($0, "respiratory_rate", "16") }
        + minutes.map { Self.at($0, "spo2", "90") }, [prescription])
    #expect(assembly.sets.map { $0.input.selectors[0] } == [nil, 1, 1, 1, nil])
    let scorer = Scorer(try .news2())
    #expect(
      assembly.sets.map { scorer.score($0.input).score?.parts[1].points } == [3, 0, 0, 0, 3])
    #expect(
      assembly.sets.map { $0.notes.contains(.reviewOverdue(input: "scale")) }
        == [false, false, true, true, false])
  }

  @Test func `a recorded scale is a claim until somebody vouches for it`() throws {
    let observations = [
      Self.at(0, "scale", "2"), Self.at(5, "respiratory_rate", "16"), Self.at(5, "spo2", "90"),
    ]
    let scorer = Scorer(try .news2())
    let claimed = scorer.score(try Self.news2(observations).sets[0].input).score
    #expect(claimed?.parts[1].points == 3)
    #expect(claimed?.notes.contains(.notPrescribed(selector: 0)) == true)
    let vouched = try Self.news2(observations, isVouchedFor: true).sets[0]
    #expect(scorer.score(vouched.input).score?.parts[1].points == 0)
  }

  @Test
  func `a prescription goes before a record that differs, and somebody else's does not count`()
    throws
  {
    let mine = try ScalePrescription(
      person: "p", prescriber: "Dr A", reason: "hypercapnic failure", start: 0)
    let other = try ScalePrescription(
      person: "q", prescriber: "Dr A", reason: "hypercapnic failure", start: 0)
    let observations = [Self.at(0, "scale", "1"), Self.at(5, "respiratory_rate", "16")]
    let set = try Self.news2(observations, [mine]).sets[0]
    #expect(set.input.selectors[0] == 1)
    #expect(set.notes == [.differsFromPrescription(input: "scale")])
    #expect(try Self.news2(observations, [other]).sets[0].input.selectors[0] == 0)
  }

  @Test func `a prescription needs a prescriber and a reason`() {
    for (prescriber, reason) in [("", "why"), ("Dr A", " ")] {
      #expect(throws: PrescriptionError.unsigned) {
        try ScalePrescription(person: "p", prescriber: prescriber, reason: reason, start: 0)
      }
    }
  }

  @Test(arguments: [("yes", true), ("no", false)])
  func `pregnancy holds until it is said to have ended`(text: String, isRefused: Bool) throws {
    let assembly = try Self.news2([
      Self.at(-9_000, "pregnancy", "yes"), Self.at(-10, "pregnancy", text),
      Self.at(0, "respiratory_rate", "16"),
    ])
    let result = Scorer(try .news2()).score(assembly.sets[0].input)
    if case .refused = result { #expect(isRefused) } else { #expect(!isRefused) }
  }

  @Test(arguments: [(28, true), (29, false)])
  func `NEWS2 is refused up to 28 days after a birth`(days: Int, isRefused: Bool) throws {
    let assembly = try Self.news2([
      Self.at(0, "postnatal", "yes"), Self.at(days * 1_440, "respiratory_rate", "16"),
    ])
    #expect(assembly.sets[0].input.conditions.contains("postnatal") == isRefused)
  }

  @Test(
    arguments: [
      ([(0, "oxygen_device", "NP"), (0, "oxygen_flow", "1")], 1 as Int?, "one record holds"),
      (
        [(0, "oxygen_device", "NP"), (0, "oxygen_flow", "1"), (50, "oxygen_flow", "3")], 2,
        "the flow was raised"
      ),
      (
        [(0, "oxygen_device", "NP"), (0, "oxygen_flow", "1"), (50, "oxygen_device", "FM")], nil,
        "the flow went with the prongs"
      ),
      (
        [(0, "oxygen_device", "NP"), (49, "oxygen_flow", "3"), (50, "oxygen_device", "FM")], 2,
        "the flow came with the mask"
      ),
      (
        [(0, "oxygen_device", "NP"), (0, "oxygen_flow", "6"), (50, "oxygen_percent", "25")], 1,
        "per cent ends litres"
      ),
      (
        [(0, "oxygen_device", "NP"), (0, "oxygen_flow", "6"), (50, "oxygen_device", "air")], 0,
        "air is air"
      ),
      ([(0, "oxygen_flow", "6")], 4, "no device was said"),
    ] as [([(Int, String, String)], Int?, String)])
  func `a level of oxygen holds with its device`(
    records: [(Int, String, String)], points: Int?, why: String
  ) throws {
    let words = try SetByWords.pews("5-12y")
    let assembly = SetAssembler(words.scorer).assemble(
      records.map { Self.at($0.0, $0.1, $0.2) } + [Self.at(60, "respiratory_rate", "22")])
    let score = words.scorer.score(assembly.sets[0].input).score
    #expect(score?.parts[words.place("oxygen")].points == points, "\(why)")
  }
}
