import Essentials
import Testing

@Suite struct MinuteTests {
  @Test(arguments: [
    // Clock in London, its moment in UTC, minutes into the day.
    ("winter", (2026, 1, 10, 8, 15), 0, 495),
    ("summer", (2026, 7, 10, 8, 15), -60, 495),
    ("just before the clocks go forward", (2026, 3, 29, 0, 59), 0, 59),
    ("just after the clocks go forward", (2026, 3, 29, 2, 0), -60, 60),
    ("before the clocks go back, the first of two", (2026, 10, 25, 1, 30), -60, 90),
    ("after the clocks went back", (2026, 10, 25, 2, 0), 0, 180),
    ("the end of a long day", (2026, 10, 25, 23, 59), 0, 1_499),
  ])
  func `a clock in London`(
    name: String, clock: (Int, Int, Int, Int, Int), offset: Int, intoDay: Int
  ) throws {
    let day = try #require(Day(year: clock.0, month: clock.1, day: clock.2))
    let minute = try #require(Minute(day, hour: clock.3, minute: clock.4))
    #expect(minute.number == day.number * 1_440 + clock.3 * 60 + clock.4 + offset)
    #expect(minute.day == day)
    #expect(minute.minutesIntoDay == intoDay)
    #expect(minute.clock == (clock.3, clock.4))
    #expect(Minute(day, after: intoDay) == minute)
  }

  @Test func `a time that the clock skips is taken as if it had not`() throws {
    let day = try #require(Day(year: 2026, month: 3, day: 29))
    let minute = try #require(Minute(day, hour: 1, minute: 30))
    #expect(minute.clock == (2, 30))
  }

  @Test func `every minute of a century knows its day`() {
    for number in stride(from: -2_000_000, to: 60_000_000, by: 347) {
      let minute = Minute(number: number)
      #expect(Minute(minute.day, after: minute.minutesIntoDay) == minute)
      #expect((0..<1_500).contains(minute.minutesIntoDay))
    }
  }

  @Test(arguments: [
    ((2024, 5, 31), -3, (2024, 3, 1)), ((2024, 2, 29), 12, (2025, 3, 1)),
    ((2024, 5, 31), -2, (2024, 3, 31)), ((2024, 1, 31), 1, (2024, 3, 1)),
    ((2023, 12, 31), 2, (2024, 3, 1)), ((2024, 7, 1), -15, (2023, 4, 1)),
    ((2024, 3, 31), -1, (2024, 3, 1)), ((2024, 12, 15), 1, (2025, 1, 15)),
  ])
  func `months roll forward`(from: (Int, Int, Int), months: Int, to: (Int, Int, Int)) throws {
    let day = try #require(Day(year: from.0, month: from.1, day: from.2))
    let expected = try #require(Day(year: to.0, month: to.1, day: to.2))
    #expect(day.rollingForward(months: months) == expected)
  }
}
