import Essentials

/// The bank and public holidays of England and Wales, from 1978 on, when early May became one.
///
/// - Source: Banking and Financial Dealings Act 1971 and the royal proclamations under it, listed
///   for recent years at <https://www.gov.uk/bank-holidays>. The list was not to be had while this
///   was written: the moves and extra days are from memory and not verified. Later proclamations
///   have to be added here.
enum BankHolidays {
  /// Whether a day is one.
  static func holds(_ day: Day) -> Bool { days(of: day.year).contains(day) }

  /// Those of a year, in no order.
  static func days(of year: Int) -> [Day] {
    let easter = easterSunday(of: year)
    var days = [
      substituted(year, 1, 1), easter.advanced(by: -2), easter.advanced(by: 1),
      monday(from: 1, 5, year), monday(from: 25, 5, year), monday(from: 25, 8, year),
    ]
    days += christmas(of: year)
    for move in moves where move.year == year {
      let usual = move.isSpring ? monday(from: 25, 5, year) : monday(from: 1, 5, year)
      days.removeAll { $0 == usual }
      if let day = Day(year: year, month: move.month, day: move.day) { days.append(day) }
    }
    for (extraYear, month, day) in extras where extraYear == year {
      if let day = Day(year: year, month: month, day: day) { days.append(day) }
    }
    return days
  }

  /// Years in which the early May or the spring holiday was on another day.
  private static let moves: [(year: Int, isSpring: Bool, month: Int, day: Int)] = [
    // Fifty years since the war ended in Europe, and seventy-five.
    (1995, false, 5, 8), (2020, false, 5, 8),
    // Jubilees.
    (2002, true, 6, 4), (2012, true, 6, 4), (2022, true, 6, 2),
  ]

  /// Days that were holidays once.
  private static let extras: [(year: Int, month: Int, day: Int)] = [
    // A royal wedding (1981), the turn of the millennium, a jubilee, and a wedding.
    (1981, 7, 29), (1999, 12, 31), (2002, 6, 3), (2011, 4, 29),
    // Jubilees, a funeral, and a coronation.
    (2012, 6, 5), (2022, 6, 3), (2022, 9, 19), (2023, 5, 8),
  ]

  /// A fixed day, or the Monday after where it falls on a weekend.
  private static func substituted(_ year: Int, _ month: Int, _ day: Int) -> Day {
    let day = date(year, month, day)
    let weekday = day.weekday.rawValue
    return weekday > 5 ? day.advanced(by: 8 - weekday) : day
  }

  /// Christmas and Boxing Day, or the next weekdays that are not the other's.
  private static func christmas(of year: Int) -> [Day] {
    let day = date(year, 12, 25)
    switch day.weekday.rawValue {
    case 5: return [day, day.advanced(by: 3)]
    case 6: return [day.advanced(by: 2), day.advanced(by: 3)]
    case 7: return [day.advanced(by: 1), day.advanced(by: 2)]
    default: return [day, day.advanced(by: 1)]
    }
  }

  /// The Monday among the seven days from a date on.
  private static func monday(from day: Int, _ month: Int, _ year: Int) -> Day {
    let first = date(year, month, day)
    return first.advanced(by: (8 - first.weekday.rawValue) % 7)
  }

  /// Easter Sunday in the Gregorian calendar.
  ///
  /// - Source: the algorithm of J.-M. Oudin (1940), as in the Explanatory Supplement to the
  ///   Astronomical Almanac.
  private static func easterSunday(of year: Int) -> Day {
    let golden = year % 19
    let century = year / 100
    let correction = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
    let moon = correction - correction / 28 * (1 - 29 / (correction + 1) * ((21 - golden) / 11))
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7
    let sunday = moon - weekday
    let month = 3 + (sunday + 40) / 44
    return date(year, month, sunday + 28 - 31 * (month / 4))
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }
}
