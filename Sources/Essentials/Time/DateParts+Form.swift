// Which form the parts of a date are in. Almost every pattern of parts belongs to one form; the
// two doubtful cases (which of two small numbers is the day, and "2011-12") are settled by the
// whole column in `DateSurvey`.
extension DateParts {
  /// The form of this one date, taking the day to come before the month.
  ///
  /// "2018-08" is a month, "2018-19" and "2018/19" are financial years.
  var form: DateForm? {
    switch pattern {
    case 0o111: threeNumbers
    case 0o11: twoNumbers
    case 0o1: oneNumber
    case 0o121: widths[0] <= 2 && isYear(2) ? .dayNamedMonth : nil
    case 0o21: isYear(1) ? .namedMonth : nil
    case 0o12: widths[0] == 4 ? .namedMonth : nil
    case 0o151: widths[0] == 4 && widths[2] <= 2 ? .yearMonth : nil
    case 0o131: widths[0] == 4 && widths[2] == 1 ? .quarter : nil
    case 0o141: widths[0] == 4 && widths[2] <= 2 ? .isoWeek : nil
    case 0o311: widths[1] == 1 && widths[2] == 4 ? .quarter : nil
    case 0o3111: widths[1] == 1 && isFinancialYear(2) ? .financialQuarter : nil
    case 0o1131: widths[3] == 1 && isFinancialYear(0) ? .financialQuarter : nil
    default: nil
    }
  }

  /// Whether the parts can be read as `form`.
  func suits(_ form: DateForm) -> Bool {
    guard let own = self.form else { return false }
    if own == form { return true }
    if own == .dayMonthYear { return form == .monthDayYear }
    return isYearAndPair && (form == .yearMonth || form == .financialYear)
  }

  /// Whether the parts are like "2011-12": a month or a financial year.
  var isYearAndPair: Bool {
    pattern == 0o11 && widths[0] == 4 && widths[1] == 2 && separators[1] == Byte.hyphen
  }

  /// Whether the year has two digits.
  var hasShortYear: Bool {
    switch form {
    case .dayMonthYear, .dayNamedMonth: widths[2] == 2
    case .namedMonth: pattern == 0o21 && widths[1] == 2
    default: false
    }
  }

  private var threeNumbers: DateForm? {
    guard separators[1] == separators[2] else { return nil }
    if widths[0] == 4 { return widths[1] <= 2 && widths[2] <= 2 ? .yearMonthDay : nil }
    return widths[0] <= 2 && widths[1] <= 2 && isYear(2) ? .dayMonthYear : nil
  }

  private var twoNumbers: DateForm? {
    if widths[0] == 5, separators[1] == Byte.point { return .excelSerial }
    if widths[0] <= 2, widths[1] == 4 { return .monthYear }
    guard isFinancialYear(0) else { return nil }
    return isYearAndPair && (1...12).contains(values[1]) ? .yearMonth : .financialYear
  }

  /// A bare number is taken for a date only where its year is likely.
  private var oneNumber: DateForm? {
    switch widths[0] {
    case 4: DateReader.years.contains(values[0]) ? .year : nil
    case 5: .excelSerial
    case 6: DateReader.years.contains(values[0] / 100) ? .compactMonth : nil
    case 8: DateReader.years.contains(values[0] / 10_000) ? .compactDay : nil
    default: nil
    }
  }

  private func isYear(_ index: Int) -> Bool { widths[index] == 4 || widths[index] == 2 }

  /// Whether the two parts from `index` on look like "2018/19", "2018-19" or "2018/2019".
  private func isFinancialYear(_ index: Int) -> Bool {
    let separator = separators[index + 1]
    return widths[index] == 4 && isYear(index + 1)
      && (separator == Byte.slash || separator == Byte.hyphen)
  }
}

extension DateParts {
  /// The first day of the period that the parts stand for when read as `form`.
  ///
  /// - Throws: What is wrong with the date.
  func firstDay(as form: DateForm) throws(DateFault) -> Day {
    switch form {
    case .yearMonthDay: try day(values[0], values[1], values[2])
    case .dayMonthYear: try day(fullYear(2), values[1], values[0])
    case .monthDayYear: try day(fullYear(2), values[0], values[1])
    case .dayNamedMonth: try day(fullYear(2), values[1], values[0])
    case .compactDay: try day(values[0] / 10_000, values[0] / 100 % 100, values[0] % 100)
    // Excel's day 25,569 is 1 January 1970 (its 1900 date system, from 1 March 1900 on).
    case .excelSerial: Day(number: values[0] - 25_569)
    case .isoWeek: try week(values[2], of: values[0])
    case .yearMonth: try day(values[0], pattern == 0o151 ? values[2] : values[1], 1)
    case .monthYear: try day(values[1], values[0], 1)
    case .namedMonth:
      pattern == 0o12 ? try day(values[0], values[1], 1) : try day(fullYear(1), values[0], 1)
    case .compactMonth: try day(values[0] / 100, values[0] % 100, 1)
    case .quarter:
      pattern == 0o131
        ? try quarter(values[2], of: values[0], from: 1)
        : try quarter(values[1], of: values[2], from: 1)
    case .financialQuarter:
      pattern == 0o1131
        ? try quarter(values[3], of: financialYear(0), from: 4)
        : try quarter(values[1], of: financialYear(2), from: 4)
    case .year: try day(values[0], 1, 1)
    case .financialYear: try day(financialYear(0), 4, 1)
    }
  }

  /// Two digits up to 69 are of this century, from 70 on of the last.
  private func fullYear(_ index: Int) -> Int {
    guard widths[index] == 2 else { return values[index] }
    return values[index] + (values[index] < 70 ? 2000 : 1900)
  }

  private func financialYear(_ index: Int) throws(DateFault) -> Int {
    let start = values[index]
    let end = values[index + 1]
    let expected = widths[index + 1] == 2 ? (start + 1) % 100 : start + 1
    guard end == expected else { throw .financialYearMismatch(start: start, end: end) }
    return start
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) throws(DateFault) -> Day {
    try DateReader.day(year, month, day)
  }

  private func quarter(_ quarter: Int, of year: Int, from month: Int) throws(DateFault) -> Day {
    guard DateReader.years.contains(year) else { throw .yearOutOfRange(year) }
    guard (1...4).contains(quarter) else { throw .noSuchQuarter(quarter) }
    return Day(firstOfMonth: month + 3 * (quarter - 1), of: year)
  }

  private func week(_ week: Int, of year: Int) throws(DateFault) -> Day {
    guard DateReader.years.contains(year) else { throw .yearOutOfRange(year) }
    guard let period = Period(week: week, of: year) else { throw .noSuchWeek(week, year: year) }
    return period.firstDay
  }
}
