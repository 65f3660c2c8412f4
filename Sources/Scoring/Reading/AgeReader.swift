import EarlyWarning
import Essentials

/// The age in completed months at the time of the observations.
///
/// By birthday where the dates of birth and observation are known, otherwise as the table says. A
/// child born on 29 February ages on 1 March in a common year.
/// - Source: NHS England, Configuration Document for SPOT NPEWS (2025): by birthday, in completed
///   years; 29 February is our choice.
struct AgeReader: Hashable, Sendable {
  private(set) var birthForm: DateForm?
  private(set) var timeForm: DateForm?

  /// What is known of an age.
  enum Age: Hashable {
    case months(Int)
    case unknown
    case unreadable(String)
  }

  /// Finds the forms of the dates from the first rows.
  init(_ match: ColumnMatch, _ rows: Rows) {
    birthForm = Self.form(match[.birthDate], rows)
    timeForm = Self.form(match[.time], rows)
  }

  private static func form(_ column: Int?, _ rows: Rows) -> DateForm? {
    guard let column else { return nil }
    var survey = DateSurvey()
    for row in 0..<rows.count { survey.add(rows.bytes.span, rows.range(row: row, column: column)) }
    return survey.form
  }

  /// The age in one row.
  func age(_ rows: Rows, _ row: Int, _ match: ColumnMatch, _ cells: CellReader) -> Age {
    if let column = match[.birthDate], match[.time] != nil {
      let birth = day(rows, row, column, birthForm)
      if case .unreadable = birth { return .unreadable(rows.text(row: row, column: column)) }
      if let time = match[.time], case .day(let born) = birth,
        case .day(let seen) = day(rows, row, time, timeForm)
      {
        guard let months = Self.months(from: born, to: seen), months <= 1_560 else {
          return .unreadable(rows.text(row: row, column: column))
        }
        return .months(months)
      }
    }
    guard let column = match.columns[.age] else { return .unknown }
    switch cells.number(rows, row, column.index, unit: column.unit, wanted: column.unit) {
    case .value(let value), .converted(let value, _): return Self.months(value, column.unit)
    case .missing: return .unknown
    case .unreadable(let text): return Self.months(text)
    }
  }

  private func day(_ rows: Rows, _ row: Int, _ column: Int, _ form: DateForm?) -> DateReading {
    let range = rows.range(row: row, column: column)
    var known = form
    if known == nil {
      // The first rows held no date, so this one has to speak for itself.
      var survey = DateSurvey()
      survey.add(rows.bytes.span, range)
      known = survey.form
    }
    return DateReader(form: known ?? .yearMonthDay).read(rows.bytes.span, range)
  }

  /// Completed months between two days; `nil` for a day before the birth.
  static func months(from born: Day, to seen: Day) -> Int? {
    guard let birth = CivilDate(dayNumber: born.number), let day = CivilDate(dayNumber: seen.number)
    else { return nil }
    return birth.completedMonths(on: day)
  }

  private static func months(_ value: Hundredths, _ unit: String) -> Age {
    let months = unit == "mo" ? Int(value.count) / 100 : Int(value.count) * 12 / 100
    return value.count >= 0 && months <= 1_560 ? .months(months) : .unreadable("\(value)")
  }

  /// Reads "8 months", "5y" or "2 years 3 months".
  private static func months(_ text: String) -> Age {
    var total = 0
    var number = ""
    var unit = ""
    var seen = false
    for letter in text.lowercased() + " 0" {
      if letter.isASCII, letter.isNumber {
        if !unit.isEmpty {
          guard let part = part(number, unit) else { return .unreadable(text) }
          total += part
          seen = true
          number = ""
          unit = ""
        }
        number.append(letter)
      } else if letter.isLetter {
        unit.append(letter)
      } else if letter != " " {
        return .unreadable(text)
      }
    }
    return seen && total <= 1_560 ? .months(total) : .unreadable(text)
  }

  private static func part(_ number: String, _ unit: String) -> Int? {
    guard let number = Int(number), number <= 1_560 else { return nil }
    switch ColumnUnit.code(unit) {
    case "a": return number * 12
    case "mo": return number
    default: return nil
    }
  }
}
