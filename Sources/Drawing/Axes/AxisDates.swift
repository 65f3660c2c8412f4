import Essentials

/// A calendar date from a day number, cut to what the labels of axes need.
struct AxisDate: Hashable, Sendable {
  let year: Int
  /// 1 to 12.
  let month: Int
  /// 1 to 31.
  let day: Int

  /// The date so many days after 1 January 1970, in the Gregorian calendar.
  init(dayNumber: Int) { (year, month, day) = Day(number: dayNumber).civil }

  /// Months since January of year 0.
  var monthIndex: Int { year * 12 + month - 1 }

  /// The day number of the first day of a month, counted from January of year 0.
  static func dayNumber(ofMonth monthIndex: Int) -> Int {
    Day(number: 0).adding(months: monthIndex - 1970 * 12).number
  }

  /// The month in three letters.
  var shortMonth: String { Self.months[month - 1] }
  /// Such as "Aug 2018".
  var monthAndYear: String { "\(shortMonth) \(year)" }
  /// Such as "6 Aug".
  var dayAndMonth: String { "\(day) \(shortMonth)" }

  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
