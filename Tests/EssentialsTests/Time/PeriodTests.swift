import Essentials
import Foundation
import Testing

@Suite struct PeriodTests {
  struct Row: Sendable {
    var kind: Period.Kind
    var day: String
    var first: String
    var last: String
    var iso: String
    var label: String
    var long: String
  }

  @Test(arguments: [
    Row(
      kind: .day, day: "2018-08-06", first: "2018-08-06", last: "2018-08-06", iso: "2018-08-06",
      label: "6 Aug 2018", long: "6 August 2018"),
    Row(
      kind: .week, day: "2020-08-06", first: "2020-08-03", last: "2020-08-09", iso: "2020-W32",
      label: "3 Aug 2020", long: "week starting 3 August 2020"),
    Row(
      kind: .month, day: "2018-08-06", first: "2018-08-01", last: "2018-08-31", iso: "2018-08",
      label: "Aug 2018", long: "August 2018"),
    Row(
      kind: .month, day: "2020-02-29", first: "2020-02-01", last: "2020-02-29", iso: "2020-02",
      label: "Feb 2020", long: "February 2020"),
    Row(
      kind: .quarter, day: "2026-06-30", first: "2026-04-01", last: "2026-06-30", iso: "2026-Q2",
      label: "Apr to Jun 2026", long: "April to June 2026"),
    Row(
      kind: .quarter, day: "1969-12-31", first: "1969-10-01", last: "1969-12-31", iso: "1969-Q4",
      label: "Oct to Dec 1969", long: "October to December 1969"),
    Row(
      kind: .year, day: "2018-08-06", first: "2018-01-01", last: "2018-12-31", iso: "2018",
      label: "2018", long: "2018"),
    Row(
      kind: .financialYear, day: "2019-03-31", first: "2018-04-01", last: "2019-03-31",
      iso: "2018/19", label: "2018/19", long: "2018 to 2019"),
    Row(
      kind: .financialYear, day: "1999-04-01", first: "1999-04-01", last: "2000-03-31",
      iso: "1999/00", label: "1999/00", long: "1999 to 2000"),
  ])
  func `a period knows its days and its labels`(row: Row) throws {
    let period = Period(row.kind, containing: try #require(Day(iso: row.day)))
    #expect(period.firstDay.isoText == row.first)
    #expect(period.lastDay.isoText == row.last)
    #expect(period.isoText == row.iso)
    #expect(period.label == row.label)
    #expect(period.longLabel == row.long)
    #expect(try Period(written: row.iso) == period)
  }

  /// - Source: ISO 8601 week dates: years with 53 weeks start on a Thursday, or on a Wednesday when
  ///   leap.
  @Test(arguments: [
    ("2018-12-31", "2019-W01"), ("2021-01-03", "2020-W53"), ("2016-01-03", "2015-W53"),
    ("2010-01-03", "2009-W53"), ("2017-01-01", "2016-W52"), ("2008-12-29", "2009-W01"),
  ])
  func `weeks belong to the year of their Thursday`(day: String, week: String) throws {
    #expect(Period(.week, containing: try #require(Day(iso: day))).isoText == week)
  }

  @Test func `every day lies in its period, and the next period follows at once`() {
    for kind in Period.Kind.allCases {
      for day in stride(from: Day(number: -60_000), to: Day(number: 90_000), by: 37) {
        let period = Period(kind, containing: day)
        #expect(period.firstDay <= day && day <= period.lastDay)
        #expect(period.contains(day))
        #expect(period.lastDay.advanced(by: 1) == period.next.firstDay)
        #expect(period.next.previous == period)
        #expect(period.dayCount == period.firstDay.distance(to: period.lastDay) + 1)
        #expect(Period(kind, ordinal: period.ordinal) == period)
      }
    }
  }

  @Test func `a year has 52 weeks or 53`() {
    #expect(Period(week: 53, of: 2020)?.firstDay.isoText == "2020-12-28")
    #expect(Period(week: 53, of: 2019) == nil)
    #expect(Period(week: 0, of: 2019) == nil)
  }

  @Test func `the period of 1 January 1970 is number 0 of every kind`() {
    for kind in Period.Kind.allCases {
      #expect(Period(kind, ordinal: 0).contains(Day(number: 0)))
    }
  }

  @Test func `periods sort by their start and then by length`() throws {
    let day = try #require(Day(iso: "2018-01-01"))
    let kinds: [Period.Kind] = [.year, .quarter, .week, .month, .day]
    let sorted = kinds.map { Period($0, containing: day) }.sorted()
    #expect(sorted.map(\.kind) == [.day, .week, .month, .quarter, .year])
    #expect(Period(.month, ordinal: 3).distance(to: Period(.month, ordinal: 1)) == -2)
  }

  @Test(arguments: Period.Kind.allCases)
  func `a period is read back from its form for machines`(kind: Period.Kind) {
    for ordinal in stride(from: -400, through: 1_200, by: 37) {
      let period = Period(kind, ordinal: ordinal)
      #expect(Period(iso: period.isoText) == period)
    }
  }

  @Test(arguments: [
    "", "202", "2023-", "2023-1", "2023-13", "2023-00", "2023-Q5", "2023-Q", "2023-W54", "2023-W00",
    "2023/23", "2023/2", "20x3", "2023-02-30", "2023 ", "-2023",
  ])
  func `what is no period is not read as one`(text: String) { #expect(Period(iso: text) == nil) }
}
