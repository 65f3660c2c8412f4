import EarlyWarning
import Testing

/// When the next complete set is due: minutes in, minutes out.
@Suite struct ObservationTaskTests {
  private static func task(
    _ sets: [TimedScore], at minute: Int, planMinutes: Int? = nil, longer: LongerInterval? = nil,
    holds: [ObservationHold] = []
  ) throws -> ObservationTask {
    try Trajectory(sets)
      .nextSet(at: minute * 60, planMinutes: planMinutes, longer: longer, holds: holds)
  }

  @Test(arguments: [
    (0, 719, ObservationTask.Status.notDue), (0, 720, .due), (0, 721, .overdue(seconds: 60)),
    (2, 239, .notDue), (2, 240, .due), (2, 360, .due), (2, 361, .overdue(seconds: 60)),
    (5, 59, .notDue), (5, 60, .due), (5, 61, .overdue(seconds: 60)),
    (8, 61, .continuous),
  ])
  func
    `the table's interval runs from the last complete set: 4 to 6 hours is due at 4, overdue at 6`(
      total: Int, minute: Int, status: ObservationTask.Status
    ) throws
  {
    let news2 = try ScoredByWords.news2()
    #expect(try Self.task([news2.at(0, total: total)], at: minute).status == status)
  }

  @Test func `a partial set does not stop the clock and waits to be completed`() throws {
    let news2 = try ScoredByWords.news2()
    let partial = news2.at(50, ["pulse": ""])
    let task = try Self.task([news2.at(0, total: 5), partial], at: 61)
    #expect(task.status == .overdue(seconds: 60))
    #expect(task.hasSetToComplete && task.isStale)
    #expect(task.from?.second == 0)
    let done = try Self.task(
      [news2.at(0, total: 5), partial, news2.at(62, total: 5)], at: 63)
    #expect(done.status == .notDue && !done.hasSetToComplete && !done.isStale)
  }

  @Test func `a partial set that has reached a level brings the time forward`() throws {
    let news2 = try ScoredByWords.news2()
    let sets = [news2.at(0, total: 1), news2.at(30, ["respiratory_rate": "25", "pulse": ""])]
    #expect(try Self.task(sets, at: 31).due == 90 * 60)
    let high = news2.at(
      30, ["respiratory_rate": "25", "spo2": "91", "consciousness": "V", "pulse": ""])
    #expect(try Self.task([news2.at(0, total: 1), high], at: 31).due == 30 * 60)
  }

  @Test func `without a complete set there is one to complete at once`() throws {
    let news2 = try ScoredByWords.news2()
    let task = try Self.task([news2.at(10, ["pulse": ""])], at: 11)
    #expect(task.from == nil && task.due == 600 && task.hasSetToComplete)
    #expect(task.status == .overdue(seconds: 60))
    #expect(try Self.task([], at: 11).status == .nothing)
  }

  @Test func `later sets and refused ones are not looked at`() throws {
    let news2 = try ScoredByWords.news2()
    let refused = news2.at(50, ["spo2": "150"])
    let task = try Self.task(
      [news2.at(0, total: 5), refused, news2.at(100, total: 1)], at: 61)
    #expect(task.status == .overdue(seconds: 60) && !task.hasSetToComplete)
  }

  @Test func `a plan's interval is used where the table leaves it to one`() throws {
    let child = try ScoredByWords.pews("5-12y")
    #expect(try Self.task([child.at(0)], at: 300).status == .plan)
    #expect(
      try Self.task([child.at(0)], at: 300, planMinutes: 240).status == .overdue(seconds: 3_600))
    #expect(try Self.task([child.at(0)], at: 721).isStale)
  }

  @Test func `a score is stale when its successor is overdue, or after 12 hours`() throws {
    let news2 = try ScoredByWords.news2()
    #expect(try !Self.task([news2.at(0, total: 2)], at: 360).isStale)
    #expect(try Self.task([news2.at(0, total: 2)], at: 361).isStale)
    #expect(try !Self.task([news2.at(0, total: 8)], at: 720).isStale)
    #expect(try Self.task([news2.at(0, total: 8)], at: 721).isStale)
  }

  private static func longer(
    _ set: TimedScore, minutes: Int = 480, clinician: String = "Dr A",
    reason: String = "settled, needs sleep"
  ) throws -> LongerInterval {
    try LongerInterval(
      minutes: minutes, clinician: clinician, reason: reason, start: set.second,
      expiry: set.second + 12 * 3_600, decidedOn: set)
  }

  @Test func `a longer interval needs a clinician, a reason and an end`() throws {
    let set = try ScoredByWords.news2().at(0, total: 5)
    for (clinician, reason) in [("", "why"), ("Dr A", " ")] {
      #expect(throws: LongerIntervalError.unsigned) {
        try Self.longer(set, clinician: clinician, reason: reason)
      }
    }
    #expect(throws: LongerIntervalError.noEnd) {
      try LongerInterval(
        minutes: 60, clinician: "Dr A", reason: "why", start: 10, expiry: 10, decidedOn: set)
    }
    #expect(throws: LongerIntervalError.noScore) {
      try Self.longer(try ScoredByWords.news2().at(0, ["spo2": "150"]))
    }
  }

  @Test func `a longer interval holds until its end and ends on any rise`() throws {
    let news2 = try ScoredByWords.news2()
    let five = news2.at(0, total: 5)
    let longer = try Self.longer(five)
    #expect(try Self.task([five], at: 120, longer: longer).status == .notDue)
    #expect(try Self.task([five], at: 120, longer: longer).longerInterval == longer)
    #expect(try Self.task([five], at: 719, longer: longer).longerInterval != nil)
    #expect(try Self.task([five], at: 720, longer: longer).status == .overdue(seconds: 660 * 60))
    // A rise inside the level, to another level, and by what a partial set is at least.
    for rise in [news2.at(30, total: 6), news2.at(30, total: 7)] {
      #expect(try Self.task([five, rise], at: 40, longer: longer).longerInterval == nil)
    }
    let floor = news2.at(
      30, ["respiratory_rate": "25", "spo2": "91", "pulse": ""])
    #expect(try Self.task([five, floor], at: 40, longer: longer).longerInterval == nil)
    // A fall or the same does not end it; a rise does not come back when it falls again.
    #expect(
      try Self.task([five, news2.at(30, total: 4)], at: 40, longer: longer).longerInterval != nil)
    let again = [five, news2.at(30, total: 6), news2.at(60, total: 4)]
    #expect(try Self.task(again, at: 70, longer: longer).longerInterval == nil)
  }

  @Test func `a shorter time than the table's is never made longer by mistake`() throws {
    let low = try ScoredByWords.news2().at(0, total: 2)
    let shorter = try Self.longer(low, minutes: 60)
    #expect(try Self.task([low], at: 100, longer: shorter).due == 240 * 60)
  }

  @Test func `off the ward and theatre pause, refusal and sleep reschedule, and nothing cancels`()
    throws
  {
    let news2 = try ScoredByWords.news2()
    let five = news2.at(0, total: 5)
    let away = ObservationHold(.theatre, start: 1_800, end: 9_000, recordedBy: "nurse")
    #expect(
      try Self.task([five], at: 100, holds: [away]).status == .held(.theatre, until: 9_000))
    let back = try Self.task([five], at: 151, holds: [away])
    #expect(back.due == 9_000 && back.status == .overdue(seconds: 60))
    let asleep = ObservationHold(
      .asleep, start: 1_800, rescheduledTo: 7_200, recordedBy: "nurse")
    #expect(try Self.task([five], at: 119, holds: [asleep]).status == .held(.asleep, until: 7_200))
    #expect(try Self.task([five], at: 121, holds: [asleep]).status == .overdue(seconds: 60))
    // Without a new time a refusal moves nothing.
    let refused = ObservationHold(.refused, start: 1_800, recordedBy: "nurse")
    #expect(try Self.task([five], at: 61, holds: [refused]).status == .overdue(seconds: 60))
    // Nothing waits longer than a day.
    for hold in [
      ObservationHold(.offWard, start: 1_800, recordedBy: "nurse"),
      ObservationHold(.asleep, start: 1_800, rescheduledTo: 900_000, recordedBy: "nurse"),
    ] {
      let late = try Self.task([five], at: 24 * 60 + 31, holds: [hold])
      #expect(late.status == .overdue(seconds: 60))
    }
    // A hold from before the last complete set has done its work.
    let earlier = ObservationHold(.offWard, start: -60, end: 36_000, recordedBy: "nurse")
    #expect(try Self.task([five], at: 61, holds: [earlier]).status == .overdue(seconds: 60))
  }

  @Test func `a refusal at medium, high or unknown level asks for a review`() throws {
    let news2 = try ScoredByWords.news2()
    let definition = news2.words.scorer.definition
    let refusal = ObservationHold(.refused, start: 0, recordedBy: "nurse")
    for (total, asks) in [(0, false), (4, false), (5, true), (8, true)] {
      let score = news2.at(0, total: total).complete
      #expect(refusal.asksForReview(score, by: definition) == asks)
    }
    #expect(refusal.asksForReview(nil, by: definition))
    let asleep = ObservationHold(.asleep, start: 0, recordedBy: "nurse")
    #expect(!asleep.asksForReview(nil, by: definition))
  }
}
