/// What one cell of a date column says.
public enum DateReading: Hashable, Sendable {
  /// The first day of the period that the cell stands for.
  case day(Day)
  /// The cell is blank or says that there is no date.
  case missing
  /// The cell holds something else.
  case unreadable(DateFault)
}

/// Reads dates written in one form, byte by byte and without making text.
///
/// Use ``DateSurvey`` to find the form of a column, or ``DateColumn`` to do both.
public struct DateReader: Hashable, Sendable {
  /// The years that dates may lie in; others are taken for slips of the pen.
  public static let years = 1800...2199

  /// The form that every cell must have.
  public let form: DateForm

  /// A reader for cells written in `form`.
  public init(form: DateForm) { self.form = form }

  /// What `cell` says; space at either end does not matter.
  ///
  /// - Complexity: O(*n*) in the bytes of the cell, no allocation.
  public func read(_ cell: Span<UInt8>) -> DateReading { read(cell, 0..<cell.count) }

  /// What the bytes of `text` in `range` say.
  public func read(_ text: Span<UInt8>, _ range: Range<Int>) -> DateReading {
    let range = text.trimmed(range)
    do throws(DateFault) {
      if form == .yearMonthDay, let date = DateParts.plainISO(text, range) {
        return .day(try DateReader.day(date.year, date.month, date.day))
      }
      if CellWord.missing(text, range) { return .missing }
      let parts = try DateParts(text, range)
      guard parts.suits(form) else {
        guard let other = parts.form else { throw .unknownForm }
        throw .otherForm(other, expected: form)
      }
      return .day(try parts.firstDay(as: form))
    } catch {
      return .unreadable(error)
    }
  }

  /// The day with this date, if it exists and its year is likely.
  static func day(_ year: Int, _ month: Int, _ day: Int) throws(DateFault) -> Day {
    guard years.contains(year) else { throw .yearOutOfRange(year) }
    guard (1...12).contains(month) else { throw .noSuchMonth(month) }
    guard let found = Day(year: year, month: month, day: day) else {
      throw .noSuchDay(day, month: month, year: year)
    }
    return found
  }
}

extension Period {
  /// The period that `text` stands for, written in any form that ``DateForm`` lists.
  ///
  /// The day comes before the month in "06/08/2018", and "2011-12" is December 2011. Excel day
  /// numbers are not accepted.
  ///
  /// - Throws: What is wrong with `text`.
  public init(written text: String) throws(DateFault) {
    let bytes = Array(text.utf8)
    let span = bytes.span
    let parts = try DateParts(span, span.trimmed(0..<span.count))
    guard let form = parts.form, form != .excelSerial else { throw .unknownForm }
    self.init(form.grain, containing: try parts.firstDay(as: form))
  }
}
