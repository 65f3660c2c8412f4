import EarlyWarning
import Testing

/// What a set scores under National PEWS.
@Suite struct ScorerChildTests {
  private static let well = SetByWords.wellChild

  private static func part(_ name: String, _ changes: [String: String]) throws -> Int? {
    let set = try SetByWords.pews("5-12y")
    return set.scorer.score(set.input(well.with(changes))).score?.parts[set.place(name)].points
  }

  @Test(
    arguments: [
      (["oxygen_device": "air"], 0),
      (["oxygen_device": "HF", "oxygen_percent": "21"], 4),
      (["oxygen_device": "HF"], 4), (["oxygen_device": "BiP"], 4), (["oxygen_device": "CP"], 4),
      (["oxygen_device": "NP", "oxygen_flow": "0.5"], 1),
      (["oxygen_device": "NP", "oxygen_flow": "1.99"], 1),
      (["oxygen_device": "NP", "oxygen_flow": "2"], 2),
      (["oxygen_device": "FM", "oxygen_flow": "5.99"], 2),
      (["oxygen_device": "FM", "oxygen_flow": "6"], 4),
      (["oxygen_device": "HB", "oxygen_percent": "29"], 1),
      (["oxygen_device": "HB", "oxygen_percent": "15"], 1),
      (["oxygen_device": "HB", "oxygen_percent": "30"], 2),
      (["oxygen_device": "NRB", "oxygen_percent": "50"], 4),
      (["oxygen_device": "NRB", "oxygen_percent": "30", "oxygen_flow": "6"], 4),
      (["oxygen_device": "NP"], nil),
      (["oxygen_device": ""], nil),
      (["oxygen_device": "", "oxygen_flow": "2"], 2),
    ] as [([String: String], Int?)])
  func `the part for oxygen is the higher of level and device, not both`(
    changes: [String: String], points: Int?
  ) throws {
    #expect(try Self.part("oxygen", changes) == points)
  }

  @Test(arguments: [
    ("NCO", 0), ("U0", 0), ("U4", 4), ("69", 4), ("100", 0),
  ])
  func `a code may stand in place of a blood pressure`(text: String, points: Int) throws {
    let set = try SetByWords.pews("5-12y")
    let score = try set.complete(set.input(Self.well.with(["systolic_bp": text])))
    #expect(score.parts[set.place("systolic_bp")].points == points)
    #expect(score.red == (points == 4 ? [set.place("systolic_bp")] : []))
  }

  @Test(arguments: [("2", 0), ("2.01", 2), ("2.04", 2), ("2.5", 2), ("3", 2), ("0", 0)])
  func `capillary refill above 2 seconds gives 2`(text: String, points: Int) throws {
    #expect(try Self.part("capillary_refill", ["capillary_refill": text]) == points)
  }

  @Test(arguments: [
    ("91", 4), ("91.01", 1), ("94.99", 1), ("95", 0), ("91.005", 1), ("100", 0),
  ])
  func `saturation has the printed edges`(text: String, points: Int) throws {
    #expect(try Self.part("spo2", ["spo2": text]) == points)
  }

  @Test(
    arguments: [
      ([:], 0, "none"), (["heart_rate": "79"], 1, "low"),
      (["respiratory_distress": "severe"], 4, "low"),
      (["respiratory_distress": "severe", "heart_rate": "79"], 5, "medium"),
      (["respiratory_distress": "severe", "oxygen_device": "HF"], 8, "medium"),
      (
        ["respiratory_distress": "severe", "oxygen_device": "HF", "heart_rate": "79"], 9, "high"
      ),
      (["respiratory_distress": "severe", "oxygen_device": "HF", "spo2": "91"], 12, "high"),
      (
        [
          "respiratory_distress": "severe", "oxygen_device": "HF", "spo2": "91", "heart_rate": "79",
        ], 13, "emergency"
      ),
      (
        [
          "respiratory_rate": "50", "respiratory_distress": "severe", "spo2": "80",
          "oxygen_device": "HF", "heart_rate": "160", "systolic_bp": "130", "capillary_refill": "3",
        ], 26, "emergency"
      ),
    ] as [([String: String], Int, String)])
  func `a complete set has a total and the published level`(
    changes: [String: String], total: Int, level: String
  ) throws {
    let set = try SetByWords.pews("5-12y")
    let score = try set.complete(set.input(Self.well.with(changes)))
    #expect(score.total == total)
    #expect(set.levelID(score) == level)
  }

  @Test(arguments: [
    ("sepsis", "medium"), ("voice", "high"), ("septic_shock", "high"), ("pain", "emergency"),
    ("unresponsive", "emergency"), ("pupils", "emergency"),
  ])
  func `a specific concern raises the level whatever the total`(trigger: String, level: String)
    throws
  {
    let set = try SetByWords.pews("5-12y")
    var input = set.input(Self.well)
    input.triggers = [set.trigger(trigger)]
    let score = try set.complete(input)
    #expect(score.total == 0 && set.levelID(score) == level)
    #expect(score.reasons.map(\.cause).contains(.trigger(set.trigger(trigger))))
    // Also where most is missing.
    input = set.scorer.emptyInput
    input.triggers = [set.trigger(trigger)]
    #expect(set.levelID(try set.partial(input)) == level)
  }

  @Test func `temperature and consciousness are no parts of the total`() throws {
    for definition in try ScoreDefinition.shipped() where definition.id == "npews" {
      #expect(definition.parameters.count == 7 && definition.greatestTotal == 26)
      let ids = definition.parameters.map(\.id)
      #expect(!ids.contains("temperature") && !ids.contains("consciousness"))
    }
  }

  @Test func `an absent parameter is not 0`() throws {
    let set = try SetByWords.pews("5-12y")
    for name in Self.well.keys {
      let score = try set.partial(set.input(Self.well.with([name: ""])))
      #expect(score.missing.count == 1 && score.level == nil)
    }
  }
}
