/// A day of the Gregorian calendar, for ages; without time zone or clock.
public struct CivilDate: Hashable, Sendable {
  /// The year.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// A day by year, month and day; `nil` when there is no such day or the year is not 1 to 9999.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9_999).contains(year), (1...12).contains(month),
      (1...Self.days(year, month)).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Reads `2026-03-01`; `nil` for anything else.
  public init?(text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year, month, day)
  }

  /// The day on which an instant falls; `nil` for years outside 1 to 9999.
  ///
  /// - Parameters:
  ///   - second: Seconds since 1 January 1970 UTC.
  ///   - offset: Seconds that the place's clock is ahead of UTC at that instant: 3,600 for British
  ///     summer time. The caller knows the place; this module knows no time zones.
  public init?(second: Int, offset: Int) {
    let (sum, overflow) = second.addingReportingOverflow(offset)
    guard !overflow else { return nil }
    self.init(dayNumber: sum / 86_400 - (sum % 86_400 < 0 ? 1 : 0))
  }

  /// So many days after 1 January 1970; `nil` for years outside 1 to 9999.
  public init?(dayNumber: Int) {
    // Days are counted from 1 March of year 0, so that the leap day ends a year of 400.
    guard (-719_162...2_932_896).contains(dayNumber) else { return nil }
    let shifted = dayNumber + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * fromMarch + 2) / 5 + 1)
  }

  private init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1 January 1970.
  public var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear % 400
    let fromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * fromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Completed months from a birth on this day, counted by birthday.
  ///
  /// A month is complete on the day of the same number; where the month has no such day, on the
  /// first of the next. So a child born on 29 February is a year older on 1 March of a common year
  /// (`docs/interpretations.md`, row 30).
  ///
  /// - Returns: `nil` for a day before the birth.
  public func completedMonths(on date: CivilDate) -> Int? {
    guard date >= self else { return nil }
    return (date.year - year) * 12 + date.month - month - (date.day < day ? 1 : 0)
  }

  /// Completed years from a birth on this day, counted by birthday as ``completedMonths(on:)``.
  ///
  /// - Returns: `nil` for a day before the birth.
  public func completedYears(on date: CivilDate) -> Int? {
    completedMonths(on: date).map { $0 / 12 }
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate: Comparable {
  /// Whether the left day is earlier.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CivilDate: CustomStringConvertible {
  /// The day as `2026-03-01`.
  public var description: String {
    func padded(_ number: Int, _ size: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, size - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
