/// A calendar date from a day number, for the labels of axes.
///
/// Kept to this file so that it can give way to the dates of `Essentials`.
struct AxisDate: Hashable, Sendable {
  let year: Int
  /// 1 to 12.
  let month: Int
  /// 1 to 31.
  let day: Int

  /// The date so many days after 1 January 1970, in the Gregorian calendar.
  ///
  /// Counts from 1 March of year 0, so that the leap day ends a year, in cycles of 400 years
  /// (146,097 days).
  init(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Months since January of year 0.
  var monthIndex: Int { year * 12 + month - 1 }

  /// The day number of the first day of a month, counted from January of year 0.
  static func dayNumber(ofMonth monthIndex: Int) -> Int {
    let year = monthIndex >= 0 ? monthIndex / 12 : (monthIndex - 11) / 12
    let month = monthIndex - year * 12 + 1
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let marchMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
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
