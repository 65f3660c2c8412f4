import Essentials
import Foundation
import Testing

@Suite struct DayTests {
  @Test func `an earlier day comes before a later one`() {
    #expect(Day(number: -1) < Day(number: 0))
  }

  @Test(arguments: [
    (1970, 1, 1, 0, Weekday.thursday), (2000, 2, 29, 11_016, .tuesday),
    (2018, 8, 6, 17_749, .monday), (1969, 12, 31, -1, .wednesday), (1900, 3, 1, -25_508, .thursday),
    (2026, 11, 24, 20_781, .tuesday),
  ])
  func `known dates have their number and weekday`(
    year: Int, month: Int, day: Int, number: Int, weekday: Weekday
  ) throws {
    let found = try #require(Day(year: year, month: month, day: day))
    #expect(found.number == number)
    #expect(found.weekday == weekday)
  }

  @Test func `number and date agree both ways on every day of 400 years and more`() throws {
    var expected = (year: 1799, month: 12, day: 31)
    let first = try #require(Day(year: 1799, month: 12, day: 31))
    var weekday = first.weekday.rawValue
    for day in first...first.advanced(by: 150_000) {
      #expect(day.civil == expected)
      #expect(Day(year: expected.year, month: expected.month, day: expected.day) == day)
      #expect(day.weekday.rawValue == weekday)
      weekday = weekday % 7 + 1
      expected.day += 1
      if expected.day > Day.count(inMonth: expected.month, of: expected.year) {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
    }
  }

  @Test func `numbers agree with Foundation's calendar`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    var random = EssentialsRandom(seed: 1)
    for _ in 0..<500 {
      // Foundation turns to the Julian calendar before 15 October 1582.
      let day = Day(number: random.below(400_000) - 140_000)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .dayOfYear, .weekday],
        from: Date(timeIntervalSince1970: Double(day.number) * 86_400))
      #expect(day.year == parts.year && day.month == parts.month && day.dayOfMonth == parts.day)
      #expect(day.dayOfYear == parts.dayOfYear)
      #expect(day.weekday.rawValue % 7 + 1 == parts.weekday)
    }
  }

  @Test(arguments: [
    (2018, 2, 31), (2019, 2, 29), (1900, 2, 29), (2018, 13, 1), (2018, 0, 1),
    (2018, 1, 0), (2018, 4, 31), (Int.max, 1, 1),
  ])
  func `dates that do not exist are refused`(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    ("2018-01-31", 1, "2018-02-28"), ("2020-01-31", 1, "2020-02-29"),
    ("2018-08-06", -8, "2017-12-06"),
    ("2018-12-15", 1, "2019-01-15"), ("2020-02-29", 12, "2021-02-28"),
    ("2018-03-31", -1, "2018-02-28"),
    ("2018-08-06", 0, "2018-08-06"), ("1970-01-01", -1, "1969-12-01"),
  ])
  func `adding months keeps the day where the month is long enough`(
    from: String, months: Int, to: String
  ) {
    #expect(Day(iso: from)?.adding(months: months).isoText == to)
  }

  @Test func `a day is written in four ways`() throws {
    let day = try #require(Day(year: 2018, month: 8, day: 6))
    #expect(day.isoText == "2018-08-06")
    #expect(day.text == "6 August 2018")
    #expect(day.shortText == "6 Aug 2018")
    #expect(day.longText == "Monday 6 August 2018")
    #expect("\(day)" == "2018-08-06")
  }

  @Test(arguments: ["2018-8-6", "2018/08/06", "2018-02-30", "", "2018-08-06 ", "２018-08-06"])
  func `only the exact ISO form is taken for one`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func `leap years follow the rule of 4, 100 and 400`() {
    #expect([1900, 2000, 2019, 2020, 2100].map(Day.isLeap) == [false, true, false, true, false])
  }
}
