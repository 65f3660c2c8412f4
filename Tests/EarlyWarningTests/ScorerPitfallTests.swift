import EarlyWarning
import Testing

/// Faults seen in published code and papers, each with the test that this code has not got it.
@Suite struct ScorerPitfallTests {
  private static let well = SetByWords.well

  private static func points(_ name: String, _ changes: [String: String]) throws -> Int? {
    let set = try SetByWords.news2()
    return set.scorer.score(set.input(well.with(changes))).score?.parts[set.place(name)].points
  }

  @Test func `pitfall 1: scale 2 is neither the default nor used without a prescription`() throws {
    let set = try SetByWords.news2()
    #expect(try Self.points("spo2", ["spo2": "90"]) == 3)
    let claimed = set.input(Self.well.with(["spo2": "90", "scale": "2"]), isPrescribed: false)
    #expect(try set.complete(claimed).parts[set.place("spo2")].points == 3)
  }

  @Test func `pitfall 2: on scale 2 air is not penalised and low saturation on oxygen is`() throws {
    let air = ["scale": "2", "oxygen": "air"]
    let oxygen = ["scale": "2", "oxygen": "oxygen"]
    for spo2 in 93...100 { #expect(try Self.points("spo2", air.with(["spo2": "\(spo2)"])) == 0) }
    #expect(try Self.points("spo2", oxygen.with(["spo2": "83"])) == 3)
    #expect(try Self.points("spo2", oxygen.with(["spo2": "85"])) == 2)
    #expect(try Self.points("spo2", oxygen.with(["spo2": "87"])) == 1)
  }

  @Test func `pitfall 3: the points for oxygen are added to those for saturation`() throws {
    let set = try SetByWords.news2()
    let words = Self.well.with(["spo2": "93", "oxygen": "oxygen"])
    #expect(try set.complete(set.input(words)).total == 4)
  }

  @Test func `pitfall 4: 21 to 24 breaths give 2, and every points value is one the score has`()
    throws
  {
    for rate in 21...24 {
      #expect(try Self.points("respiratory_rate", ["respiratory_rate": "\(rate)"]) == 2)
    }
    for definition in try ScoreDefinition.shipped() {
      for input in definition.parameters.flatMap(\.inputs) {
        let all =
          input.tables.flatMap { $0.bands.map(\.points) } + input.choices.compactMap(\.points)
        #expect(all.allSatisfy { definition.points.contains($0) })
      }
    }
  }

  @Test func `pitfall 5: a missing parameter has no points and an empty set is not low risk`()
    throws
  {
    let set = try SetByWords.news2()
    let empty = try set.partial(set.scorer.emptyInput)
    #expect(empty.level == nil && empty.response == nil)
    #expect(empty.parts.allSatisfy { $0.points == nil })
    #expect(empty.missing.count == 7)
    for name in Self.well.keys {
      let score = try set.partial(set.input(Self.well.with([name: ""])))
      #expect(score.parts[set.place(name)].points == nil)
      #expect(score.missing == [set.place(name)])
      #expect(score.level == nil && score.response == nil)
    }
  }

  @Test func `pitfall 5: a partial set escalates on the level it has reached already`() throws {
    let set = try SetByWords.news2()
    let red = try set.partial(set.input(["respiratory_rate": "25"]))
    #expect(red.total == 3 && set.levelID(red) == "low-medium")
    let high = try set.partial(
      set.input(["respiratory_rate": "25", "pulse": "131", "consciousness": "V"]))
    #expect(high.total == 9 && set.levelID(high) == "high" && high.response != nil)
  }

  @Test func `pitfall 5: no reading can be taken away to lower a floor's level below the whole`()
    throws
  {
    var dice = SetDice(seed: 5)
    let set = try SetByWords.news2()
    for _ in 0..<300 {
      var input = set.scorer.emptyInput
      for place in set.scorer.inputs.indices {
        let choices = set.scorer.inputs[place].choices.count
        input.readings[place] =
          choices > 0
          ? .choice(.random(in: 0..<choices, using: &dice))
          : .number(Hundredths(.random(in: 3_000...4_600, using: &dice)))
      }
      let whole = try #require(set.scorer.score(input).score)
      for place in input.readings.indices where Bool.random(using: &dice) {
        input.readings[place] = .missing(.notPerformed)
      }
      let floor = try #require(set.scorer.score(input).score)
      #expect(floor.total <= whole.total)
      #expect((floor.level ?? 0) <= (whole.level ?? 0))
    }
  }

  @Test(arguments: [
    ("temperature", "35.05", 1), ("temperature", "35.04", 3), ("temperature", "36.05", 0),
    ("temperature", "38.05", 1), ("temperature", "39.05", 2), ("temperature", "38.04", 0),
    ("spo2", "91.5", 3), ("spo2", "93.5", 2), ("spo2", "95.5", 1), ("respiratory_rate", "8.5", 3),
    ("respiratory_rate", "20.5", 2), ("respiratory_rate", "24.5", 3), ("systolic_bp", "90.5", 3),
    ("systolic_bp", "219.5", 3), ("pulse", "90.5", 1), ("pulse", "130.5", 3),
  ])
  func `pitfall 6: no value falls between bands`(name: String, value: String, points: Int) throws {
    let set = try SetByWords.news2()
    let score = try set.complete(set.input(Self.well.with([name: value])))
    let part = score.parts[set.place(name)]
    #expect(part.points == points)
    // A temperature is banded at one decimal; whole numbers say that they lay between.
    #expect(part.isBetweenBands == (name != "temperature"))
  }

  @Test func `pitfall 6: every hundredth of every table has points`() throws {
    for definition in try ScoreDefinition.shipped() {
      let set = SetByWords(definition)
      for (place, input) in set.scorer.inputs.enumerated() where !input.isChoice {
        for count in stride(from: Int32(2_000), through: 10_000, by: 7) {
          let value = Hundredths(count)
          guard !input.refused.contains(where: { $0.contains(value) }) else { continue }
          var readings = set.scorer.emptyInput
          readings.readings[place] = .number(value)
          let score = set.scorer.score(readings).score
          #expect(score.map { $0.missing.count == $0.parts.count - 1 } ?? (count > 4_600))
        }
      }
    }
  }

  @Test(arguments: [
    (36.0999985, 3_610 as Int32, 0), (35.0999985, 3_510, 1), (38.0999985, 3_810, 1),
    (39.0999985, 3_910, 2), (35.0000015, 3_500, 3), (36.1, 3_610, 0), (37.949997, 3_795, 0),
  ])
  func `pitfall 7: a temperature is no binary fraction`(
    number: Double, hundredths: Int32, points: Int
  ) throws {
    let set = try SetByWords.news2()
    let value = try #require(Hundredths(number))
    #expect(value.count == hundredths)
    var input = set.input(Self.well)
    input.readings[input.readings.count - 1] = .number(value)
    #expect(try set.complete(input).parts[set.place("temperature")].points == points)
    // The same from the 32-bit number that a device sends.
    #expect(Hundredths(Double(Float(number)))?.count == hundredths)
  }

  @Test func `pitfall 7: every tenth of a degree is the same as a number and as text`() {
    for tenth in 200...460 {
      let text = "\(tenth / 10).\(tenth % 10)"
      let exact = Hundredths(Int32(tenth * 10))
      #expect(Hundredths(text: text) == exact)
      #expect(Double(text).flatMap { Hundredths($0) } == exact)
      #expect(Float(text).flatMap { Hundredths(Double($0)) } == exact)
      #expect(exact.description == (tenth % 10 == 0 ? "\(tenth / 10)" : text))
    }
  }

  @Test(arguments: [
    ("36.0999985", 3_610 as Int32?), ("91.005", 9_101), ("91.0049999", 9_100), ("1.", 100),
    (".5", 50), ("-0.05", -5), ("7", 700), ("", nil), ("-", nil), ("1e3", nil), ("1,5", nil),
    ("12.3.4", nil), ("nan", nil), ("99999999", nil),
  ])
  func `pitfall 7: text of any length is a number of hundredths or none`(
    text: String, count: Int32?
  ) {
    #expect(Hundredths(text: text)?.count == count)
  }

  @Test func `pitfall 8: the highest of several reds does not hide the others`() throws {
    let set = try SetByWords.news2()
    let score = try set.complete(
      set.input(Self.well.with(["respiratory_rate": "8", "spo2": "91", "temperature": "35.0"])))
    #expect(
      score.red == ["respiratory_rate", "spo2", "temperature"].map { set.place($0) })
  }

  @Test func `pitfall 9: the table says which version it is, and there is no version 1`() throws {
    for definition in try ScoreDefinition.shipped() {
      #expect(!definition.version.isEmpty && !definition.published.isEmpty)
      #expect(definition.id != "news")
    }
    let codes = try ScoreDefinition.news2().parameters.flatMap(\.inputs).flatMap(\.choices)
    #expect(codes.contains { $0.code == "C" })
  }

  @Test(arguments: [(Confusion.new, 3, false), (.usual, 0, false), (.notKnown, 3, true)])
  func `pitfall 10: usual confusion is alert, and confusion not known to be usual is new`(
    confusion: Confusion, points: Int, isAssumed: Bool
  ) throws {
    let changes = ["consciousness": confusion.code]
    #expect(try Self.points("consciousness", changes) == points)
    #expect(confusion.isAssumedNew == isAssumed)
  }

  @Test func `pitfall 11: the chart is that of the age at the observation`() throws {
    let birth = try #require(CivilDate(2021, 3, 10))
    let admission = try #require(CivilDate(2026, 3, 9))
    let later = try #require(CivilDate(2026, 3, 10))
    #expect(PEWSChart(born: birth, on: admission) == .from1)
    #expect(PEWSChart(born: birth, on: later) == .from5)
  }

  @Test func `pitfall 12: text that no table maps is refused, neither red nor normal`() throws {
    let set = try SetByWords.news2()
    for text in ["Awake", "alert?", "N", ""] {
      var input = set.input(Self.well)
      let place = try #require(set.scorer.inputs.firstIndex { $0.id == "consciousness" })
      input.readings[place] = .unreadable(text)
      #expect(set.scorer.score(input) == .refused([.unreadable(input: place, text: text)]))
    }
  }

  @Test(arguments: [(3.0, false, true), (2.0, true, true), (21, false, false), (2.5, false, false)])
  func `pitfall 15: a total that came with the set is a claim and both numbers are kept`(
    claim: Double, disagrees: Bool, isPossible: Bool
  ) throws {
    let set = try SetByWords.news2()
    var input = set.input(Self.well.with(["respiratory_rate": "25"]))
    input.suppliedTotal = claim
    let score = try set.complete(input)
    #expect(score.total == 3 && score.disagrees == disagrees)
    #expect(score.suppliedTotal == (isPossible ? Int(claim) : nil))
    #expect(score.notes.contains(.suppliedTotalImpossible) == !isPossible)
  }

  @Test func `pitfall 15: a total that is no number or below 0 is impossible`() throws {
    let set = try SetByWords.news2()
    for claim in [-1, Double.nan, .infinity, -.infinity, 1e300] {
      var input = set.input(Self.well)
      input.suppliedTotal = claim
      #expect(try set.complete(input).notes.contains(.suppliedTotalImpossible))
    }
    // Of a floor only a smaller total is certainly wrong.
    var input = set.input(["respiratory_rate": "25"])
    for (claim, disagrees) in [(2.0, true), (3, false), (9, false)] {
      input.suppliedTotal = claim
      #expect(try set.partial(input).disagrees == disagrees)
    }
  }

  @Test func `pitfall 16: air is air, whatever the number`() throws {
    let set = try SetByWords.pews("5-12y")
    for changes in [["oxygen_percent": "21"], ["oxygen_percent": "60"], ["oxygen_flow": "2"]] {
      let score = try set.complete(set.input(SetByWords.wellChild.with(changes)))
      #expect(score.parts[set.place("oxygen")].points == 0 && score.total == 0)
    }
  }

  @Test func `pitfall 17: NEWS2 gives 2 for any oxygen, so the amount has to be shown beside it`()
    throws
  {
    let set = try SetByWords.news2()
    let oxygen = try #require(set.scorer.definition.parameters.first { $0.id == "oxygen" })
    #expect(oxygen.inputs.map(\.isChoice) == [true])
    #expect(oxygen.inputs[0].choices.map(\.points) == [0, 2])
  }
}
