/// Looks at the cells of a column one by one and decides in which form its dates are written.
///
/// Show it every cell with ``add(_:)``, then ask for the ``form`` and the ``notes``.
public struct DateSurvey: Sendable {
  /// Cells seen that were not missing.
  public private(set) var cellCount = 0

  private var counts = [Int](repeating: 0, count: DateForm.allCases.count)
  private var hasFirstAbove12 = false
  private var hasSecondAbove12 = false
  private var hasShortYear = false
  private var hasTime = false
  /// Cells like "2011-12", how many of them can be months and how many financial years.
  private var pairCount = 0
  private var pairMonthCount = 0
  private var pairYearCount = 0
  private var firstPair: Int?
  private var hasTwoPairs = false

  /// A survey that has seen nothing.
  public init() {}

  /// Takes one cell into account.
  ///
  /// - Complexity: O(*n*) in the bytes of the cell, no allocation.
  public mutating func add(_ cell: Span<UInt8>) { add(cell, 0..<cell.count) }

  /// Takes the bytes of `text` in `range` into account.
  public mutating func add(_ text: Span<UInt8>, _ range: Range<Int>) {
    let range = text.trimmed(range)
    if CellWord.missing(text, range) { return }
    cellCount += 1
    guard let parts = try? DateParts(text, range), let form = parts.form else { return }
    hasShortYear = hasShortYear || parts.hasShortYear
    hasTime = hasTime || parts.hasTime
    if form == .dayMonthYear {
      hasFirstAbove12 = hasFirstAbove12 || parts.values[0] > 12
      hasSecondAbove12 = hasSecondAbove12 || parts.values[1] > 12
    }
    if parts.isYearAndPair {
      addPair(parts.values[0], parts.values[1])
    } else {
      counts[form.rawValue] += 1
    }
  }

  private mutating func addPair(_ year: Int, _ pair: Int) {
    pairCount += 1
    if (1...12).contains(pair) { pairMonthCount += 1 }
    if (year + 1) % 100 == pair { pairYearCount += 1 }
    if let firstPair { hasTwoPairs = hasTwoPairs || firstPair != year * 100 + pair }
    firstPair = firstPair ?? year * 100 + pair
  }

  /// The form in which most cells are written, or `nil` where none looks like a date.
  ///
  /// Excel day numbers count only when every cell is one. Two numbers and a year are day, month and
  /// year, unless some second number is above 12 and no first number is.
  public var form: DateForm? {
    var best: DateForm?
    var bestCount = 0
    for form in DateForm.allCases where form != .excelSerial || count(form) == cellCount {
      let count = count(form) + (form == pairForm ? pairCount : 0)
      if count > bestCount {
        best = form
        bestCount = count
      }
    }
    return best == .dayMonthYear && hasSecondAbove12 && !hasFirstAbove12 ? .monthDayYear : best
  }

  /// What "2011-12" means here: a month, unless the cells prove to be financial years.
  ///
  /// Cells that all end in the year after they start, and are not all the same, are financial
  /// years, since months in a row do not do that.
  private var pairForm: DateForm {
    if pairYearCount == pairCount, hasTwoPairs || pairMonthCount == 0 { return .financialYear }
    return pairYearCount > pairMonthCount ? .financialYear : .yearMonth
  }

  /// What people should know about how the column is read, in whole phrases.
  public var notes: [String] {
    guard let form else { return [] }
    var notes: [String] = []
    if let note = note(about: form) { notes.append(note) }
    if form == .dayMonthYear, hasFirstAbove12, hasSecondAbove12 {
      notes.append("some dates have a second number above 12, as if written month/day/year")
    }
    if hasShortYear { notes.append("two-digit years read as 1970 to 2069") }
    if hasTime { notes.append("times of day left out") }
    return notes
  }

  private func note(about form: DateForm) -> String? {
    switch form {
    case .dayMonthYear: "read as day/month/year"
    case .monthDayYear:
      "read as month/day/year, because some second numbers and no first numbers are above 12"
    case .excelSerial: "read as Excel day numbers (43318 is 6 August 2018)"
    case .quarter: "read as calendar quarters (Q1 is January to March)"
    case .financialQuarter: "read as quarters of the financial year (Q1 is April to June)"
    case .financialYear: "read as financial years, April to March"
    case .yearMonthDay, .dayNamedMonth, .compactDay, .isoWeek, .yearMonth, .monthYear,
      .namedMonth, .compactMonth, .year:
      nil
    }
  }

  private func count(_ form: DateForm) -> Int { counts[form.rawValue] }
}
