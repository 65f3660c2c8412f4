import EarlyWarning
import Testing

@Suite struct ToolTests {
  @Test(arguments: [
    (0, SepsisRisk.veryLow), (1, .low), (4, .low), (5, .moderate), (6, .moderate), (7, .high),
    (20, .high),
  ])
  func `risk from suspected sepsis has four bands of NEWS2`(total: Int, risk: SepsisRisk) {
    #expect(SepsisRisk(news2Total: total) == risk)
  }

  @Test func `only NEWS2 has bands, and a partial score says at least`() throws {
    #expect(SepsisRisk(news2Total: 21) == nil && SepsisRisk(news2Total: -1) == nil)
    let news2 = try ScoredByWords.news2()
    #expect(SepsisAssessment(news2.at(0, total: 5)) == .risk(.moderate))
    #expect(
      SepsisAssessment(news2.at(0, ["respiratory_rate": "25", "pulse": ""])) == .atLeast(.low))
    #expect(SepsisAssessment(news2.at(0, ["pulse": ""])) == .unknown)
    #expect(SepsisAssessment(news2.at(0, ["spo2": "150"])) == .unknown)
    let child = try ScoredByWords.pews("5-12y")
    #expect(SepsisAssessment(child.at(0, ["heart_rate": "160"])) == .unknown)
  }

  @Test(arguments: [SoftSigns.restore2Mini, .stopAndWatch])
  func `any soft sign is told to a nurse`(tool: SoftSigns) throws {
    let none = Dictionary(uniqueKeysWithValues: tool.items.map { ($0.id, false) })
    let clear = try SoftSignRecord(tool, answers: none, second: 0, answeredBy: .staff)
    #expect(clear.outcome == .noSign && clear.signCount == 0)
    for item in tool.items {
      let one = try SoftSignRecord(
        tool, answers: none.merging([item.id: true]) { $1 }, second: 0, answeredBy: .family)
      #expect(one.outcome == .tellNurse && one.signCount == 1)
      let alone = try SoftSignRecord(
        tool, answers: [item.id: true], second: 0, answeredBy: .family)
      #expect(alone.outcome == .tellNurse, "what was not answered holds nothing up")
      var open = none
      open[item.id] = nil
      let unsure = try SoftSignRecord(tool, answers: open, second: 0, answeredBy: .staff)
      #expect(unsure.outcome == .incomplete(unanswered: [item.id]))
    }
    #expect(throws: SoftSignError.unknownItem("x")) {
      try SoftSignRecord(tool, answers: ["x": true], second: 0, answeredBy: .staff)
    }
  }

  @Test func `the tools have their items, and concern of family is one`() {
    #expect(SoftSigns.stopAndWatch.items.count == 12)
    #expect(SoftSigns.restore2Mini.items.count == 11)
    #expect(SoftSigns.restore2Mini.items.contains { $0.id == "family_concerned" })
  }

  @Test func `a wellness scale is configuration, with an approver`() throws {
    #expect(throws: WellnessError.scale) {
      try WellnessScale(id: "a", version: "1", labels: ["x", "y"], cutOff: nil, approvedBy: "")
    }
    #expect(throws: WellnessError.scale) {
      try WellnessScale(id: "a", version: "1", labels: ["x", "y"], cutOff: 2, approvedBy: "Dr A")
    }
    let scale = try WellnessScale(
      id: "local", version: "1", labels: ["well", "so-so", "poorly"], cutOff: 2,
      approvedBy: "Dr A")
    for (feeling, change, asks) in [
      (0, WellnessRecord.Change.better, false), (0, .worse, true), (2, .same, true),
      (1, .same, false),
    ] {
      let given = try WellnessRecord.Given(
        by: .patient, feeling: feeling, change: change, scale: scale)
      let record = WellnessRecord(asked: 0, askedBy: "nurse", answer: .given(given))
      #expect(record.asksForAction == asks)
    }
    #expect(throws: WellnessError.answer) {
      try WellnessRecord.Given(by: .family, feeling: 3, change: nil, scale: scale)
    }
    for answer in [WellnessRecord.Answer.asleep, .notAble, .declined(reason: "tired")] {
      #expect(!WellnessRecord(asked: 0, askedBy: "nurse", answer: answer).asksForAction)
    }
  }
}

/// Oximetry at home: minutes from enrolment.
@Suite struct HomeMonitoringTests {
  private static func monitoring(
    _ readings: [(Int, String)], expected: [Int] = []
  ) throws -> HomeMonitoring {
    var monitoring = try HomeMonitoring(
      .oximetryAtHome, enrolled: 0, enrolledBy: "GP", reason: "COVID-19, 70 years",
      plannedEnd: 14 * 86_400)
    monitoring.readings = try readings.map { try reading($0.0, $0.1) }
    monitoring.expected = expected.map { $0 * 60 }
    return monitoring
  }

  private static func reading(
    _ minute: Int, _ saturation: String, isAtRest: Bool = true
  ) throws -> HomeReading {
    try HomeReading(
      second: minute * 60, saturation: try #require(Hundredths(text: saturation)),
      isAtRest: isAtRest, enteredBy: "person")
  }

  @Test(arguments: [
    ("100", 2), ("95", 2), ("94.9", 1), ("94", 1), ("93", 1), ("92.9", 0), ("92", 0), ("70", 0),
  ])
  func `readings have the three published bands`(saturation: String, band: Int) throws {
    let pathway = HomePathway.oximetryAtHome
    #expect(pathway.band(of: try #require(Hundredths(text: saturation))) == band)
    #expect(pathway.bands.map(\.recheckMinutes) == [0, 60, nil])
    #expect(pathway.readingsPerDay == 3 && pathway.daysMost == 14)
  }

  @Test(
    arguments: [
      ([], HomeMonitoring.State.onboarding, nil, "enrolled"),
      ([(0, "96")], .monitoring, nil, ""),
      ([(0, "94")], .awaitingRecheck(band: 1), 60, "check again within the hour"),
      ([(0, "92")], .awaitingRecheck(band: 0), 0, "check again at once"),
      ([(0, "94"), (30, "95")], .monitoring, nil, "it was not so again"),
      ([(0, "94"), (30, "93")], .escalated(band: 1, since: 1_800), nil, "still so"),
      ([(0, "92"), (1, "91")], .escalated(band: 0, since: 60), nil, "still so"),
      ([(0, "92"), (1, "93")], .escalated(band: 1, since: 60), nil, "still low, but better"),
      ([(0, "94"), (30, "92")], .escalated(band: 1, since: 1_800), 30, "worse: check at once too"),
      ([(0, "94"), (30, "92"), (31, "92")], .escalated(band: 0, since: 31 * 60), nil, ""),
      (
        [(0, "94"), (30, "93"), (60, "97")], .escalated(band: 1, since: 1_800), nil, "staff end it"
      ),
    ] as [([(Int, String)], HomeMonitoring.State, Int?, String)])
  func `a low reading is checked again, and one that is still so escalates`(
    readings: [(Int, String)], state: HomeMonitoring.State, recheck: Int?, why: String
  ) throws {
    let standing = try Self.monitoring(readings).standing(at: 61 * 60)
    #expect(standing.state == state, "\(why)")
    #expect(standing.recheckDue == recheck.map { $0 * 60 }, "\(why)")
    #expect(standing.isRecheckMissed == (recheck != nil))
  }

  @Test func `the recheck has its own clock`() throws {
    let monitoring = try Self.monitoring([(0, "94")])
    #expect(!monitoring.standing(at: 3_600).isRecheckMissed)
    #expect(monitoring.standing(at: 3_601).isRecheckMissed)
  }

  @Test func `a reading after exertion is not one at rest`() throws {
    var monitoring = try Self.monitoring([(0, "97")], expected: [0, 480])
    monitoring.readings.append(try Self.reading(10, "88", isAtRest: false))
    monitoring.readings.append(try Self.reading(480, "88", isAtRest: false))
    let standing = monitoring.standing(at: 500 * 60)
    #expect(standing.state == .monitoring && standing.lastAtRest?.second == 0)
    #expect(
      monitoring.expectedReadings(until: 500 * 60).map { $0.reading != nil } == [true, false])
  }

  @Test func `a missed reading is an event`() throws {
    let monitoring = try Self.monitoring(
      [(5, "97"), (470, "96"), (490, "96"), (2_000, "96")], expected: [0, 480, 960, 1_440])
    let expected = monitoring.expectedReadings(until: 1_500 * 60)
    #expect(expected.map { $0.reading?.second } == [300, 470 * 60, nil, nil])
    #expect(expected.map(\.isMissed) == [false, false, true, false])
    #expect(monitoring.expectedReadings(until: 100 * 60).map(\.isMissed) == [false])
  }

  @Test func `staff step down and end, and the plan ends by itself`() throws {
    var monitoring = try Self.monitoring([(0, "94"), (30, "93")])
    monitoring.decisions = [.init(second: 3_600, by: "GP", kind: .steppedDown)]
    #expect(monitoring.standing(at: 4_000).state == .steppedDown)
    monitoring.readings.append(try Self.reading(90, "96"))
    #expect(monitoring.standing(at: 6_000).state == .monitoring)
    #expect(monitoring.standing(at: 14 * 86_400).state == .ended(reason: "planned end"))
    monitoring.decisions.append(
      .init(second: 7_000, by: "GP", kind: .ended(reason: "recovered")))
    #expect(monitoring.standing(at: 8_000).state == .ended(reason: "recovered"))
    #expect(monitoring.standing(at: 6_000).state == .monitoring)
  }

  @Test func `an enrolment is signed and no longer than the pathway`() throws {
    #expect(throws: HomeError.unsigned) {
      try HomeMonitoring(
        .oximetryAtHome, enrolled: 0, enrolledBy: "", reason: "x", plannedEnd: 10)
    }
    #expect(throws: HomeError.plannedEnd) {
      try HomeMonitoring(
        .oximetryAtHome, enrolled: 0, enrolledBy: "GP", reason: "x", plannedEnd: 15 * 86_400)
    }
    #expect(throws: HomeError.impossible(Hundredths(10_100))) { try Self.reading(0, "101") }
  }

  @Test func `the virtual ward is the same model with approved bands`() throws {
    let ward = HomePathway.virtualWard(bands: [], approvedBy: "Dr A")
    #expect(ward.band(of: Hundredths(8_000)) == nil && ward.readingsPerDay == 1)
    var monitoring = try HomeMonitoring(
      ward, enrolled: 0, enrolledBy: "ward", reason: "discharged", plannedEnd: 86_400)
    monitoring.readings = [try Self.reading(0, "80")]
    #expect(monitoring.standing(at: 60).state == .monitoring)
  }
}
