import EarlyWarning
import Testing

/// What a set scores under NEWS2: the tables of specification.
@Suite struct ScorerTests {
  private static let well = SetByWords.well

  @Test(
    arguments: [
      ([:], 0, "low", "nothing wrong"),
      (["respiratory_rate": "21"], 2, "low", "21 gives 2, not 1"),
      (["respiratory_rate": "24", "pulse": "91"], 3, "low", "3 without a 3 in one part is low"),
      (["respiratory_rate": "24", "systolic_bp": "100"], 4, "low", "4 without a 3 in one part"),
      (["respiratory_rate": "25"], 3, "low-medium", "a red score"),
      (["respiratory_rate": "25", "pulse": "91"], 4, "low-medium", "a red score of 4"),
      (["respiratory_rate": "25", "pulse": "111"], 5, "medium", "a red score of 5 is medium"),
      (["respiratory_rate": "25", "spo2": "91"], 6, "medium", "two red scores are medium"),
      (["respiratory_rate": "24", "spo2": "94", "oxygen": "oxygen"], 5, "medium", ""),
      (["respiratory_rate": "24", "spo2": "92", "oxygen": "oxygen"], 6, "medium", ""),
      (["respiratory_rate": "25", "spo2": "92", "pulse": "111"], 7, "high", ""),
      (
        [
          "respiratory_rate": "8", "spo2": "80", "oxygen": "oxygen", "systolic_bp": "80",
          "pulse": "140", "consciousness": "U", "temperature": "35.0",
        ], 20, "high", "the greatest total"
      ),
    ] as [([String: String], Int, String, String)])
  func `a complete set has a total and the published level`(
    changes: [String: String], total: Int, level: String, why: String
  ) throws {
    let set = try SetByWords.news2()
    let score = try set.complete(set.input(Self.well.with(changes)))
    #expect(score.total == total, "\(why)")
    #expect(set.levelID(score) == level, "\(why)")
    #expect(score.total == score.parts.compactMap(\.points).reduce(0, +))
  }

  @Test(arguments: [
    ("respiratory_rate", "8"), ("respiratory_rate", "25"), ("spo2", "91"), ("systolic_bp", "90"),
    ("systolic_bp", "220"), ("pulse", "40"), ("pulse", "131"), ("consciousness", "C"),
    ("consciousness", "V"), ("consciousness", "P"), ("consciousness", "U"),
    ("temperature", "35.0"),
  ])
  func `each of the six parameters that can give 3 gives a red score`(
    name: String, value: String
  ) throws {
    let set = try SetByWords.news2()
    let score = try set.complete(set.input(Self.well.with([name: value])))
    #expect(score.total == 3)
    #expect(score.red == [set.place(name)])
    #expect(set.levelID(score) == "low-medium")
    guard case .part(let parameter, _) = score.reasons.first?.cause else {
      Issue.record("the part should have set the level")
      return
    }
    #expect(parameter == set.place(name))
  }

  @Test func `oxygen alone cannot be red`() throws {
    let set = try SetByWords.news2()
    let score = try set.complete(set.input(Self.well.with(["oxygen": "oxygen"])))
    #expect(score.total == 2 && score.red.isEmpty && set.levelID(score) == "low")
  }

  @Test func `red stays red when the total decides the level`() throws {
    let set = try SetByWords.news2()
    let changes = ["consciousness": "V", "pulse": "111"]
    let score = try set.complete(set.input(Self.well.with(changes)))
    #expect(score.red == [set.place("consciousness")])
    #expect(set.levelID(score) == "medium")
    #expect(score.reasons.count == 2)
    guard case .total = score.reasons[0].cause, case .part = score.reasons[1].cause else {
      Issue.record("both the total and the part should be among the reasons")
      return
    }
  }

  @Test(arguments: [
    ("96", "air", 0), ("95", "air", 1), ("92", "oxygen", 2), ("91", "oxygen", 3),
  ])
  func `scale 1 is the same on air and on oxygen`(spo2: String, oxygen: String, points: Int) throws
  {
    let set = try SetByWords.news2()
    for scale in ["", "1"] {
      let words = Self.well.with(["spo2": spo2, "oxygen": oxygen, "scale": scale])
      let score = try set.complete(set.input(words))
      #expect(score.parts[set.place("spo2")].points == points)
      // The points for oxygen are added to those for saturation and never replace them.
      #expect(score.total == points + (oxygen == "oxygen" ? 2 : 0))
    }
  }

  @Test(arguments: [
    ("83", "air", 3), ("84", "air", 2), ("86", "air", 1), ("88", "air", 0), ("93", "air", 0),
    ("100", "air", 0), ("88", "oxygen", 0), ("92", "oxygen", 0), ("93", "oxygen", 1),
    ("94", "oxygen", 1), ("95", "oxygen", 2), ("96", "oxygen", 2), ("97", "oxygen", 3),
  ])
  func `scale 2 has points above 92 on oxygen only`(spo2: String, oxygen: String, points: Int)
    throws
  {
    let set = try SetByWords.news2()
    let words = Self.well.with(["spo2": spo2, "oxygen": oxygen, "scale": "2"])
    #expect(try set.complete(set.input(words)).parts[set.place("spo2")].points == points)
  }

  @Test func `scale 2 without a prescription falls back to scale 1 and says so, or is refused`()
    throws
  {
    let set = try SetByWords.news2()
    var input = set.input(Self.well.with(["spo2": "90", "scale": "2"]), isPrescribed: false)
    let score = try set.complete(input)
    #expect(score.parts[set.place("spo2")].points == 3)
    #expect(score.notes == [.notPrescribed(selector: 0)])
    input.demandsSelectors = true
    #expect(set.scorer.score(input) == .refused([.notPrescribed(selector: 0)]))
    input.prescribed = [0]
    #expect(try set.complete(input).parts[set.place("spo2")].points == 0)
  }

  @Test(arguments: [("92", 0 as Int?), ("86", 1), ("93", nil), ("97", nil)])
  func `on scale 2 with oxygen unknown saturation of 93 or more is missing too`(
    spo2: String, points: Int?
  ) throws {
    let set = try SetByWords.news2()
    let words = Self.well.with(["spo2": spo2, "oxygen": "", "scale": "2"])
    let score = try set.partial(set.input(words))
    #expect(score.parts[set.place("spo2")].points == points)
    let oxygen = set.place("oxygen")
    #expect(score.missing == (points == nil ? [set.place("spo2"), oxygen] : [oxygen]))
  }

  @Test func `a scale that is not given is scale 1 and the result says it was assumed`() throws {
    let set = try SetByWords.news2()
    #expect(
      try set.complete(set.input(Self.well)).notes == [.assumed(selector: 0)])
    #expect(try set.complete(set.input(Self.well.with(["scale": "1"]))).notes == [])
  }

  @Test(arguments: [191, 0]) func `under 16 the score is refused`(months: Int) throws {
    let set = try SetByWords.news2()
    var input = set.input(Self.well)
    input.ageMonths = months
    #expect(set.scorer.score(input) == .refused([.age(months: months)]))
    input.ageMonths = 192
    #expect(try set.complete(input).total == 0)
  }

  @Test(arguments: ["pregnancy", "postnatal"])
  func `in pregnancy and after birth the score is refused`(condition: String) throws {
    let set = try SetByWords.news2()
    var input = set.input(Self.well)
    input.conditions = [condition, "something else"]
    let place = try #require(
      set.scorer.definition.exclusions.firstIndex { $0.condition == condition })
    #expect(set.scorer.score(input) == .refused([.excluded(place)]))
  }

  @Test func `an age that is not known is noted, so that somebody asks`() throws {
    let set = try SetByWords.news2()
    var input = set.input(Self.well)
    input.ageMonths = nil
    #expect(try set.complete(input).notes.contains(.ageUnknown))
  }

  @Test func `a refusal gives every reason`() throws {
    let set = try SetByWords.news2()
    var input = set.input(
      Self.well.with(["respiratory_rate": "-1", "spo2": "101", "temperature": "warm"]))
    input.ageMonths = 100
    input.conditions = ["pregnancy"]
    guard case .refused(let reasons) = set.scorer.score(input) else {
      Issue.record("it should be refused")
      return
    }
    #expect(reasons.count == 5)
    #expect(
      reasons.contains(.unreadable(input: set.scorer.inputs.count - 1, text: "warm")))
  }

  @Test(arguments: [
    ("respiratory_rate", "-0.04", true), ("respiratory_rate", "0", false), ("spo2", "100", false),
    ("spo2", "100.4", true), ("temperature", "19.9", true), ("temperature", "20.0", false),
    ("temperature", "46.0", false), ("temperature", "46.1", true), ("temperature", "46.04", false),
    ("systolic_bp", "-1", true), ("pulse", "-1", true),
  ])
  func `what cannot be is refused and never clamped`(name: String, value: String, isRefused: Bool)
    throws
  {
    let set = try SetByWords.news2()
    let result = set.scorer.score(set.input(Self.well.with([name: value])))
    if case .refused = result { #expect(isRefused) } else { #expect(!isRefused) }
  }

  @Test(arguments: [
    ("respiratory_rate", "4"), ("respiratory_rate", "61"), ("spo2", "69"), ("systolic_bp", "49"),
    ("systolic_bp", "301"), ("pulse", "24"), ("pulse", "251"), ("temperature", "29.9"),
    ("temperature", "42.1"),
  ])
  func `what is improbable scores and asks to be confirmed`(name: String, value: String) throws {
    let set = try SetByWords.news2()
    let score = try set.complete(set.input(Self.well.with([name: value])))
    #expect(score.parts[set.place(name)].isToConfirm)
    #expect(score.parts.count(where: \.isToConfirm) == 1)
  }

  @Test func `trigger and judgements raise the level and never lower it`() throws {
    var dice = SetDice(seed: 3)
    for set in [try SetByWords.news2(), try SetByWords.pews("5-12y")] {
      let definition = set.scorer.definition
      for _ in 0..<400 {
        var input = set.scorer.emptyInput
        for place in set.scorer.inputs.indices where Int.random(in: 0..<8, using: &dice) > 0 {
          let choices = set.scorer.inputs[place].choices.count
          input.readings[place] =
            choices > 0
            ? .choice(.random(in: 0..<choices, using: &dice))
            : .number(Hundredths(.random(in: 3_400...12_000, using: &dice)))
        }
        let before = set.scorer.score(input)
        for judgement in definition.judgements.indices where Bool.random(using: &dice) {
          input.judgements.append(
            .init(judgement, level: .random(in: definition.levels.indices, using: &dice)))
        }
        for trigger in definition.triggers.indices where Int.random(in: 0..<6, using: &dice) == 0 {
          input.triggers.append(trigger)
        }
        let after = set.scorer.score(input)
        guard let plain = before.score, let judged = after.score else {
          #expect(before == after)
          continue
        }
        #expect((judged.level ?? -1) >= (plain.level ?? -1))
        #expect(judged.total == plain.total && judged.parts == plain.parts)
        let asked =
          input.judgements.map(\.level) + input.triggers.map { definition.triggers[$0].level }
        #expect((judged.level ?? 0) == max(plain.level ?? 0, asked.max() ?? 0))
      }
    }
  }

  @Test(arguments: ["carer", "intuition", "wellness"])
  func `NEWS2 takes concern of carers, clinical intuition and wellness answers`(id: String) throws {
    let set = try SetByWords.news2()
    var input = set.input(Self.well)
    input.judgements = [.init(set.judgement(id), level: set.level("medium"))]
    let raised = try set.complete(input)
    #expect(set.levelID(raised) == "medium" && raised.total == 0)
    #expect(raised.reasons[0].cause == .judgement(set.judgement(id)))
    input = set.input(Self.well.with(["respiratory_rate": "25", "spo2": "91", "pulse": "40"]))
    let high = try set.complete(input)
    input.judgements = [.init(set.judgement(id), level: set.level("low"))]
    #expect(try set.complete(input).level == high.level, "never lowered")
  }
}

extension ScoreResult {
  /// The score, whole or in part.
  var score: Score? {
    switch self {
    case .complete(let score), .partial(let score): score
    case .refused: nil
    }
  }
}
