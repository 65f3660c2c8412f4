extension Period: CustomStringConvertible {
  /// A short label for axes and tables, such as "Aug 2018".
  public var label: String {
    let day = firstDay
    switch kind {
    case .day, .week: return day.shortText
    case .month: return "\(MonthName.short(day.month)) \(day.year)"
    case .quarter:
      return "\(MonthName.short(day.month)) to \(MonthName.short(day.month + 2)) \(day.year)"
    case .year: return String(day.year)
    case .financialYear: return isoText
    }
  }

  /// A label in full for sentences, such as "April to June 2026".
  public var longLabel: String {
    let day = firstDay
    switch kind {
    case .day: return day.text
    case .week: return "week starting \(day.text)"
    case .month: return "\(MonthName.full(day.month)) \(day.year)"
    case .quarter:
      return "\(MonthName.full(day.month)) to \(MonthName.full(day.month + 2)) \(day.year)"
    case .year: return String(day.year)
    case .financialYear: return "\(day.year) to \(day.year + 1)"
    }
  }

  /// The form for machines: "2018-08-06", "2018-W32", "2018-08", "2018-Q3", "2018" or "2018/19".
  public var isoText: String {
    let day = firstDay
    let year = day.year.padded(to: 4)
    switch kind {
    case .day: return day.isoText
    case .week:
      let week = isoWeek
      return "\(week.year.padded(to: 4))-W\(week.week.padded(to: 2))"
    case .month: return "\(year)-\(day.month.padded(to: 2))"
    case .quarter: return "\(year)-Q\(day.month / 3 + 1)"
    case .year: return year
    case .financialYear: return "\(year)/\(((day.year + 1) % 100).padded(to: 2))"
    }
  }

  /// The same as ``isoText``.
  public var description: String { isoText }
}
