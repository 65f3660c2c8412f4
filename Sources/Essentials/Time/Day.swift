/// A calendar day, counted from 1 January 1970.
///
/// The calendar is the proleptic Gregorian one: today's rules, carried back before 1582. A day has
/// no time of day and no time zone.
///
/// - Source: the conversion counts 400-year cycles of 146,097 days from 1 March 0000, as in
///   H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
public struct Day: Hashable, Sendable {
  /// Days since 1 January 1970; negative before it.
  public let number: Int

  /// The day `number` days after 1 January 1970.
  public init(number: Int) { self.number = number }

  /// The day with this date, or `nil` where the calendar has none, such as 31 February.
  ///
  /// `month` and `day` count from 1. Years lie within one million either side of 0; the year before
  /// 1 is 0.
  public init?(year: Int, month: Int, day: Int) {
    guard (-1_000_000...1_000_000).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.count(inMonth: month, of: year)
    else { return nil }
    self.init(number: Day.number(year: year, month: month, day: day))
  }

  /// The first day of `month`, where months past December run on into later years.
  init(firstOfMonth month: Int, of year: Int) {
    let months = year * 12 + month - 1
    let wholeYear = months.flooredDivided(by: 12)
    number = Day.number(year: wholeYear, month: months - wholeYear * 12 + 1, day: 1)
  }

  /// The day of the month, the month and the year, all at once.
  public var civil: (year: Int, month: Int, day: Int) {
    let sinceMarch = number + 719_468
    let cycle = sinceMarch.flooredDivided(by: 146_097)
    let dayOfCycle = sinceMarch - cycle * 146_097
    let leapDays = dayOfCycle / 1_460 - dayOfCycle / 36_524 + dayOfCycle / 146_096
    let yearOfCycle = (dayOfCycle - leapDays) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  /// The calendar year.
  public var year: Int { civil.year }

  /// The month, 1 to 12.
  public var month: Int { civil.month }

  /// The day of the month, 1 to 31.
  public var dayOfMonth: Int { civil.day }

  /// The day of the year, 1 to 366.
  public var dayOfYear: Int { number - Day.number(year: year, month: 1, day: 1) + 1 }

  /// The day of the week.
  public var weekday: Weekday {
    // Day 0 was a Thursday.
    let fromMonday = number + 3 - (number + 3).flooredDivided(by: 7) * 7
    return Weekday(rawValue: fromMonday + 1) ?? .monday
  }

  /// The same date `months` months later, or earlier when negative.
  ///
  /// Where that month is too short, its last day: 31 January and one month is 28 or 29 February.
  public func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let first = Day(firstOfMonth: month + months, of: year).civil
    let last = Day.count(inMonth: first.month, of: first.year)
    return Day(number: Day.number(year: first.year, month: first.month, day: min(day, last)))
  }

  /// The same date `years` years later; 29 February becomes 28 February in a common year.
  public func adding(years: Int) -> Day { adding(months: 12 * years) }

  /// The same date `months` months later, or earlier when negative.
  ///
  /// Where that month is too short, the first day of the next: 31 May less three months is 1 March.
  ///
  /// - Source: ehrQL's arithmetic of months, which the published medicine indicators use.
  public func rollingForward(months: Int) -> Day {
    let (year, month, day) = civil
    let first = Day(firstOfMonth: month + months, of: year)
    let (firstYear, firstMonth, _) = first.civil
    guard day <= Day.count(inMonth: firstMonth, of: firstYear) else {
      return Day(firstOfMonth: month + months + 1, of: year)
    }
    return first.advanced(by: day - 1)
  }

  /// Whether `year` has a 29 February.
  public static func isLeap(year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days in a month, 28 to 31.
  ///
  /// - Precondition: `month` is 1 to 12.
  public static func count(inMonth month: Int, of year: Int) -> Int {
    precondition((1...12).contains(month), "months run from 1 to 12")
    if month == 2 { return isLeap(year: year) ? 29 : 28 }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }

  /// The day number of a date already known to exist.
  static func number(year: Int, month: Int, day: Int) -> Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let cycle = yearFromMarch.flooredDivided(by: 400)
    let yearOfCycle = yearFromMarch - cycle * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * 146_097 + dayOfCycle - 719_468
  }
}

extension Day: Strideable {
  /// Whether the left day is earlier.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The day `days` days later.
  public func advanced(by days: Int) -> Day { Day(number: number + days) }

  /// The days from this one until `other`; negative when `other` is earlier.
  public func distance(to other: Day) -> Int { other.number - number }
}

extension Int {
  /// The quotient rounded towards minus infinity, for a positive divisor.
  func flooredDivided(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
