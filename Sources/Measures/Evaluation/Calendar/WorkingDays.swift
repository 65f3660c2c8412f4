import Essentials

/// Monday to Friday, less the bank holidays of England and Wales.
enum WorkingDays {
  static func isWorking(_ day: Day) -> Bool {
    day.weekday.rawValue <= 5 && !BankHolidays.holds(day)
  }

  /// The working day so many after a day, or before it when negative; the day itself for 0.
  static func day(_ count: Int, after day: Day) -> Day {
    var day = day
    var left = abs(count)
    let step = count < 0 ? -1 : 1
    while left > 0 {
      day = day.advanced(by: step)
      if isWorking(day) { left -= 1 }
    }
    return day
  }

  /// The working days after the first day, up to and including the last; negative where the last is
  /// earlier.
  static func count(from first: Day, to last: Day) -> Int {
    guard first <= last else { return -count(from: last, to: first) }
    // Whole weeks have five weekdays each, of which the holidays are taken off afterwards.
    let days = first.distance(to: last)
    var count = days / 7 * 5
    var day = first.advanced(by: days / 7 * 7)
    while day < last {
      day = day.advanced(by: 1)
      if day.weekday.rawValue <= 5 { count += 1 }
    }
    for year in first.year...last.year {
      count -= BankHolidays.days(of: year).count {
        first < $0 && $0 <= last && $0.weekday.rawValue <= 5
      }
    }
    return count
  }
}
