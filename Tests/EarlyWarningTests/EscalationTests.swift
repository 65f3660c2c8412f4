import EarlyWarning
import Testing

@Suite struct EscalationTests {
  private static func step(
    _ state: EscalationState, _ minute: Int, note: String = "", entered: Int? = nil
  ) -> EscalationStep {
    EscalationStep(
      state, second: minute * 60, entered: (entered ?? minute) * 60, role: "nurse in charge",
      person: "n1", note: note)
  }

  private static func high(_ changes: [String: String] = [:]) throws -> Escalation {
    let child = try ScoredByWords.pews("5-12y")
    let sick = ["respiratory_distress": "severe", "oxygen_device": "HF", "heart_rate": "79"]
    return try Escalation(child.at(0, sick.with(changes)), levelSet: 60)
  }

  @Test func `steps follow one another and each belongs to a part of PIER`() throws {
    var escalation = try Self.high()
    #expect(escalation.state == .levelSet && escalation.levelID == "high")
    for step in [
      Self.step(.informed, 2), Self.step(.informed, 3), Self.step(.acknowledged, 4),
      Self.step(.arrived, 10), Self.step(.decided, 20, note: "fluids, repeat in 15 minutes"),
      Self.step(.resolved, 60),
    ] {
      try escalation.record(step)
      #expect(escalation.state == step.state)
    }
    #expect(
      escalation.steps.map(\.phase)
        == [
          .identify, .identify, .identify, .escalate, .escalate, .escalate, .respond, .respond,
          .respond,
        ])
    #expect(escalation.state.isEnd && !escalation.isSounding)
  }

  @Test func `every state says where it may go, and nothing goes back`() {
    let order = EscalationState.allCases
    for state in order {
      for next in state.next where next != state {
        let isBack =
          (order.firstIndex(of: next) ?? 0) < (order.firstIndex(of: state) ?? 0)
        #expect(!isBack || (state, next) == (.acknowledged, .informed), "\(state) to \(next)")
      }
    }
    #expect(EscalationState.allCases.filter(\.isEnd) == [.resolved, .steppedUp])
  }

  @Test(arguments: [
    (EscalationState.decided, EscalationError.notAllowed(from: .levelSet, to: .decided)),
    (.resolved, .notAllowed(from: .levelSet, to: .resolved)),
    (.steppedUp, .notAllowed(from: .levelSet, to: .steppedUp)),
    (.scored, .notAllowed(from: .levelSet, to: .scored)),
  ])
  func `a step that cannot follow is refused`(state: EscalationState, error: EscalationError) throws
  {
    var escalation = try Self.high()
    let before = escalation
    #expect(throws: error) { try escalation.record(Self.step(state, 5, note: "x")) }
    #expect(escalation == before)
  }

  @Test func `a step needs a name, a possible time, and a decision its words`() throws {
    var escalation = try Self.high()
    #expect(throws: EscalationError.impossibleTime(0)) {
      try escalation.record(Self.step(.informed, 0))
    }
    #expect(throws: EscalationError.impossibleTime(300)) {
      try escalation.record(Self.step(.informed, 5, entered: 4))
    }
    #expect(throws: EscalationError.unsigned) {
      try escalation.record(
        EscalationStep(.informed, second: 120, entered: 120, role: "", person: "n1"))
    }
    try escalation.record(Self.step(.arrived, 5))
    #expect(throws: EscalationError.noDecision) {
      try escalation.record(Self.step(.decided, 6))
    }
    #expect(throws: EscalationError.noLevel) {
      try Escalation(ScoredByWords.news2().at(0, ["pulse": ""]), levelSet: 0)
    }
  }

  @Test func `a time typed after the event is marked`() throws {
    #expect(Self.step(.arrived, 5, entered: 30).isTypedLater)
    #expect(!Self.step(.arrived, 5).isTypedLater)
    #expect(!EscalationStep.seen(.arrived, at: 5).isTypedLater)
  }

  @Test(
    arguments: [
      ("medium", ["respiratory_distress": "severe", "heart_rate": "79"], 15, 30),
      (
        "high", ["respiratory_distress": "severe", "oxygen_device": "HF", "heart_rate": "79"], 5, 15
      ),
      (
        "emergency",
        [
          "respiratory_distress": "severe", "oxygen_device": "HF", "spo2": "91", "heart_rate": "79",
        ], 0, 0
      ),
    ] as [(String, [String: String], Int, Int)])
  func `National PEWS asks for a review within 30, 15 and 0 minutes`(
    level: String, changes: [String: String], inform: Int, review: Int
  ) throws {
    let escalation = try Escalation(ScoredByWords.pews("5-12y").at(0, changes), levelSet: 60)
    #expect(escalation.levelID == level)
    let clocks = escalation.clocks
    #expect(clocks.first { $0.aim == .inform }?.minutes == inform)
    #expect(clocks.first { $0.aim == .inform }?.basis == .ours)
    for aim in [EscalationClock.Aim.reviewFromInformed, .reviewFromLevel] {
      #expect(clocks.first { $0.aim == aim }?.minutes == review)
      #expect(clocks.first { $0.aim == aim }?.basis == .published)
    }
  }

  @Test func `NEWS2 has no time to review until an organisation sets one`() throws {
    let set = try ScoredByWords.news2().at(0, total: 8)
    let shipped = try Escalation(set, levelSet: 0)
    #expect(shipped.clocks.map(\.aim) == [.inform])
    var settings = EscalationSettings()
    settings.reviewMinutes = ["high": 30]
    settings.informMinutes = ["high": 10]
    let local = try Escalation(set, levelSet: 0, settings: settings)
    #expect(local.clocks.first { $0.aim == .reviewFromLevel }?.minutes == 30)
    #expect(local.clocks.allSatisfy { $0.basis == .local })
  }

  @Test func `what is overdue is worked out for any time`() throws {
    var escalation = try Self.high()
    #expect(escalation.overdue(at: 60 + 300) == [])
    #expect(escalation.overdue(at: 60 + 301).map(\.aim) == [.inform])
    // Nobody was told: the review counts from the level.
    #expect(escalation.overdue(at: 60 + 901).map(\.aim) == [.inform, .reviewFromLevel])
    try escalation.record(Self.step(.informed, 11))
    #expect(escalation.overdue(at: 60 + 901) == [])
    #expect(escalation.clocks[0].status(at: 60 + 901) == .metLate(seconds: 300))
    #expect(escalation.overdue(at: 11 * 60 + 901).map(\.aim) == [.reviewFromInformed])
    try escalation.record(Self.step(.arrived, 20))
    #expect(escalation.overdue(at: 29 * 60) == [])
    let review = escalation.clocks.filter { $0.aim != .inform && $0.aim != .observe }
    #expect(review.map { $0.status(at: 6_000) } == [.metInTime, .metLate(seconds: 240)])
    #expect(review[0].status(at: 19 * 60) == .running, "at that time nobody had come yet")
    // The next set is overdue after 30 minutes and stops by a complete set.
    #expect(escalation.overdue(at: 1_801).map(\.aim) == [.observe])
    let child = try ScoredByWords.pews("5-12y")
    _ = escalation.take(child.at(40, ["heart_rate": ""]), at: 2_400)
    #expect(escalation.overdue(at: 2_500).map(\.aim) == [.observe], "a partial set is none")
    _ = escalation.take(child.at(50), at: 3_000)
    #expect(escalation.overdue(at: 3_100) == [])
  }

  @Test func `acknowledging stops the sound and no clock`() throws {
    var escalation = try Self.high()
    let before = escalation.clocks.filter { $0.aim == .reviewFromLevel }
    #expect(escalation.isSounding)
    try escalation.record(Self.step(.acknowledged, 3))
    #expect(!escalation.isSounding)
    #expect(escalation.clocks.filter { $0.aim == .reviewFromLevel } == before)
    #expect(escalation.overdue(at: 3 * 60 + 901).map(\.aim) == [.reviewFromInformed])
  }

  @Test func `a rise inside an acknowledged level sounds again, whoever acknowledged before`()
    throws
  {
    let news2 = try ScoredByWords.news2()
    var escalation = try Escalation(news2.at(0, total: 5), levelSet: 0)
    try escalation.record(Self.step(.acknowledged, 3))
    let taken1 = escalation.take(news2.at(4, total: 5), at: 240)
    #expect(taken1 == nil)
    #expect(!escalation.isSounding)
    let taken2 = escalation.take(news2.at(5, total: 6), at: 480)
    #expect(taken2 == nil)
    #expect(escalation.isSounding && escalation.rises.map(\.second) == [480])
    // Acknowledged while the set waited to be scored: that was not for this rise.
    try escalation.record(Self.step(.acknowledged, 7))
    #expect(escalation.isSounding)
    try escalation.record(Self.step(.arrived, 8))
    #expect(escalation.isSounding)
    try escalation.record(Self.step(.acknowledged, 9))
    #expect(!escalation.isSounding && escalation.state == .arrived)
    // Back to 6 after a fall is no rise.
    _ = escalation.take(news2.at(20, total: 5), at: 1_200)
    _ = escalation.take(news2.at(30, total: 6), at: 1_800)
    #expect(!escalation.isSounding)
  }

  @Test func `a rise from 5 to 7 steps up: a new escalation sounds`() throws {
    let news2 = try ScoredByWords.news2()
    var escalation = try Escalation(news2.at(0, total: 5), levelSet: 0)
    try escalation.record(Self.step(.acknowledged, 3))
    let taken = escalation.take(news2.at(5, total: 7), at: 300)
    let next = try #require(taken)
    #expect(escalation.state == .steppedUp && !escalation.isSounding)
    #expect(next.levelID == "high" && next.isSounding && next.levelSetSecond == 300)
    #expect(throws: EscalationError.notAllowed(from: .steppedUp, to: .acknowledged)) {
      try escalation.record(Self.step(.acknowledged, 6))
    }
  }

  @Test func `a judgement raises by its level, with that level's clocks`() throws {
    let words = try SetByWords.pews("5-12y")
    var input = words.input(SetByWords.wellChild)
    input.judgements = [.init(words.judgement("carer"), level: words.level("high"))]
    let set = TimedScore(person: "p", second: 0, input: input, scorer: words.scorer)
    let escalation = try Escalation(set, levelSet: 0)
    #expect(escalation.levelID == "high")
    #expect(escalation.clocks.first { $0.aim == .reviewFromLevel }?.minutes == 15)
    #expect(escalation.clocks.first { $0.aim == .observe }?.minutes == 30)
  }

  @Test func `another person's set or an earlier one changes nothing`() throws {
    let news2 = try ScoredByWords.news2()
    var escalation = try Escalation(news2.at(10, total: 5), levelSet: 600)
    let before = escalation
    let taken3 = escalation.take(news2.at(20, total: 8, person: "q"), at: 1_200)
    #expect(taken3 == nil)
    let taken4 = escalation.take(news2.at(5, total: 8), at: 1_200)
    #expect(taken4 == nil)
    #expect(escalation == before)
  }
}
