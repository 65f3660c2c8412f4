/// A way of writing dates in a column.
public enum DateForm: Int, Sendable, Hashable, CaseIterable {
  /// "2018-08-06", also with a time of day or slashes.
  case yearMonthDay
  /// "06/08/2018", "6.8.18" or "06-08-2018".
  case dayMonthYear
  /// "08/06/2018" for 6 August, as in the United States.
  case monthDayYear
  /// "6 Aug 2018" or "6 August 2018".
  case dayNamedMonth
  /// "20180806".
  case compactDay
  /// The number that Excel keeps for a date, "43318" for 6 August 2018.
  case excelSerial
  /// "2018-W32" or "2018W32".
  case isoWeek
  /// "2018-08" or "2018M08".
  case yearMonth
  /// "08/2018".
  case monthYear
  /// "Aug 2018", "August 2018", "Aug-18" or "2018 Aug".
  case namedMonth
  /// "201808".
  case compactMonth
  /// "2018 Q3", "2018-Q3" or "Q3 2018", counted from January.
  case quarter
  /// "Q1 2018/19", counted from April.
  case financialQuarter
  /// "2018".
  case year
  /// "2018/19", "2018-19" or "2018/2019", April to March.
  case financialYear

  /// The kind of period that one cell in this form stands for.
  public var grain: Period.Kind {
    switch self {
    case .yearMonthDay, .dayMonthYear, .monthDayYear, .dayNamedMonth, .compactDay, .excelSerial:
      .day
    case .isoWeek: .week
    case .yearMonth, .monthYear, .namedMonth, .compactMonth: .month
    case .quarter, .financialQuarter: .quarter
    case .year: .year
    case .financialYear: .financialYear
    }
  }

  /// The form in words, such as "day/month/year".
  public var name: String {
    switch self {
    case .yearMonthDay: "year-month-day"
    case .dayMonthYear: "day/month/year"
    case .monthDayYear: "month/day/year"
    case .dayNamedMonth: "day, named month, year"
    case .compactDay: "year, month and day without separators"
    case .excelSerial: "Excel day numbers"
    case .isoWeek: "ISO weeks"
    case .yearMonth: "year-month"
    case .monthYear: "month/year"
    case .namedMonth: "named month and year"
    case .compactMonth: "year and month without separators"
    case .quarter: "calendar quarters"
    case .financialQuarter: "quarters of the financial year"
    case .year: "years"
    case .financialYear: "financial years"
    }
  }
}
