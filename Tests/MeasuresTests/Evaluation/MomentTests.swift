import Essentials
import Testing
import Timelines

@testable import Measures

@Suite struct MomentTests {
  private func day(_ text: String) throws -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return try #require(Day(year: parts[0], month: parts[1], day: parts[2]))
  }

  @Test(arguments: [
    ("2024-05-31", -3.0, TimeUnit.months, "2024-03-01"),
    ("2024-02-29", 1, .years, "2025-03-01"), ("2024-07-01", -3, .months, "2024-04-01"),
    ("2024-07-01", -2, .weeks, "2024-06-17"), ("2024-12-24", 1, .workingDays, "2024-12-27"),
    ("2024-03-28", 1, .workingDays, "2024-04-02"), ("2022-09-19", -1, .workingDays, "2022-09-16"),
  ])
  func `months roll forward and working days pass over holidays`(
    from: String, count: Double, unit: TimeUnit, to: String
  ) throws {
    #expect(Moment(try day(from)).shifted(by: count, unit) == Moment(try day(to)))
  }

  @Test func `hours are elapsed time on the night the clocks go forward`() throws {
    let night = try day("2024-03-31")
    let early = Moment(try #require(Minute(night, hour: 0, minute: 30)))
    let late = Moment(try #require(Minute(night, hour: 2, minute: 30)))
    #expect(early.elapsed(to: late, .minutes) == 60)
    #expect(early.shifted(by: 1, .hours) == late)
    #expect(early.shifted(by: 1, .days).asMinute.clock == (0, 30))
  }

  @Test func `a whole day has no hours, and is the same as any moment of it`() throws {
    let whole = Moment(try day("2024-07-01"))
    let noon = Moment(Minute(try day("2024-07-01"), after: 720))
    #expect(whole.elapsed(to: noon, .hours) == nil)
    #expect(whole.shifted(by: 1, .hours).isMissing)
    #expect(whole.compare(noon) == 0)
    #expect(Moment.isSortedBefore(whole, noon))
  }

  @Test(arguments: [
    ("2024-02-20", "2024-02-15", TimeUnit.months, -1), ("2004-02-29", "2024-02-28", .years, 19),
    ("2004-02-29", "2024-02-29", .years, 20), ("2024-01-10", "2024-01-01", .weeks, -2),
    ("2024-12-20", "2025-01-02", .workingDays, 6), ("2025-01-02", "2024-12-20", .workingDays, -6),
  ])
  func `whole units are rounded down`(from: String, to: String, unit: TimeUnit, count: Int) throws {
    #expect(Moment(try day(from)).elapsed(to: Moment(try day(to)), unit) == count)
  }

  @Test(arguments: [
    (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
    (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
    (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
    (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
    (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
    (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
  ])
  func `bank holidays of England and Wales`(year: Int, dates: String) throws {
    let expected = try dates.split(separator: " ").map { try day("\(year)-\($0)") }
    #expect(BankHolidays.days(of: year).sorted() == expected)
  }
}
