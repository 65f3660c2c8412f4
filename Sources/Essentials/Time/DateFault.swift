/// Why a cell could not be read as a date.
public enum DateFault: Error, Hashable, Sendable {
  /// It is written in no form that is known.
  case unknownForm
  /// It is a date, but written in another form than its column.
  case otherForm(DateForm, expected: DateForm)
  /// The year is outside ``DateReader/years``.
  case yearOutOfRange(Int)
  /// There is no such month.
  case noSuchMonth(Int)
  /// The month has no such day.
  case noSuchDay(Int, month: Int, year: Int)
  /// The ISO year has no such week.
  case noSuchWeek(Int, year: Int)
  /// There is no such quarter.
  case noSuchQuarter(Int)
  /// A financial year ends in the year after it starts; this one does not.
  case financialYearMismatch(start: Int, end: Int)
  /// The time of day does not exist or is written in no form that is known.
  case badTime
}

extension DateFault: CustomStringConvertible {
  /// The reason and the remedy, fit to stand in brackets after "is not a date".
  public var description: String {
    switch self {
    case .unknownForm: "write dates like 2018-08-06 or 06/08/2018, months like Aug 2018"
    case .otherForm(let form, let expected):
      "it is written as \(form.name), the rest of the column as \(expected.name)"
    case .yearOutOfRange(let year):
      "the year \(year) is outside \(DateReader.years.lowerBound) to \(DateReader.years.upperBound)"
    case .noSuchMonth(let month): "there is no month \(month)"
    case .noSuchDay(let day, let month, let year):
      day < 1
        ? "there is no day \(day)"
        : "\(MonthName.full(month)) \(year) has \(Day.count(inMonth: month, of: year)) days"
    case .noSuchWeek(_, let year): "\(year) has \(Period.weekCount(of: year)) weeks"
    case .noSuchQuarter(let quarter): "there is no quarter \(quarter)"
    case .financialYearMismatch(let start, _):
      "the financial year that starts in \(start) ends in \(start + 1)"
    case .badTime: "the time of day should be like 10:30"
    }
  }
}
