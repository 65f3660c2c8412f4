import ControlCharts
import Essentials

/// One row of a series: what is charted at one position.
struct SeriesRow: Hashable, Sendable {
  /// The row of the table it comes from, the first where several were put together; `nil` for a
  /// period that has no row.
  var row: Int?
  /// Where it stands: a day number, or the order of the row.
  var position: Int
  /// The first day of its period, where the x are dates.
  var day: Int?
  /// What the x cell says.
  var name: String
  /// The readings put together here; more than one only for subgroups and aggregates.
  var values: [Double] = []
  /// Whether a value was withheld at the source.
  var isSuppressed = false
  /// What the value is out of.
  var denominator: Double?
  /// The standard deviation within a subgroup.
  var deviation: Double?
  /// A second count, and what it is out of, for ratios of two rates.
  var comparator: Double?
  var comparatorDenominator: Double?
  /// The planned value.
  var planned: WrittenNumber?
  /// What the row says of the design of an early-signal chart.
  var designCells: DesignCells?
  /// The design in force, on an early-signal chart.
  var design: EarlySignalDesign?
  /// The days of the events of the row, where they are known.
  var eventDays: [Int] = []
  /// Whether the row is drawn but not used, and why.
  var ghostReason: String?
  /// Why the limits are recalculated from here, if they are.
  var rebaseReason: String?

  /// The value, when there is just one.
  var value: Double? { values.count == 1 ? values[0] : nil }

  /// Whether a chart of single values uses it.
  var counts: Bool { ghostReason == nil && value != nil }
}

/// The rows of one chart, in order.
struct Series: Hashable, Sendable {
  /// What the facet columns say; empty when there are none.
  var label: String
  /// What the positions mean.
  var scale: XScale
  /// How the dates are written in the file, where the x are dates.
  var form: DateForm?
  /// Whether the rows of a month are days of it, which are added up.
  var addsDays = false
  /// Whether there is a column of values; without one the rows are events.
  var hasValues = true
  /// The rows, by position.
  var rows: [SeriesRow]
  /// What people should know of how the rows were read.
  var notes: [String] = []

  /// The row that a text names: as the file writes it, or by its date in any form.
  func index(of text: String) -> Int? {
    if let named = named(text) { return named }
    guard let period = period(text) else { return nil }
    let first = period.firstDay.number
    if let exact = rows.firstIndex(where: { $0.day == first }) { return exact }
    // Weeks in a file may start on any day; exactly one of them starts within an ISO week.
    guard scale == .dates(.week), period.kind == .week else { return nil }
    return rows.firstIndex { row in row.day.map(period.days.contains) ?? false }
  }

  /// The row that a dated text is about, and the text.
  func dated(_ written: String) -> (index: Int, text: String)? {
    for reading in DatedText.readings(of: written) {
      if let index = index(of: reading.date) { return (index, reading.text) }
    }
    return nil
  }

  /// The last row of the stretch that a text names: "2023" is the whole of the year.
  func lastIndex(of text: String) -> Int? {
    if let period = period(text) {
      return rows.lastIndex { row in row.day.map(period.days.contains) ?? false }
    }
    return named(text)
  }

  /// The period that a text stands for; what the column's own form makes of it comes first.
  func period(_ text: String) -> Period? {
    guard rows.contains(where: { $0.day != nil }) else { return nil }
    return form?.period(text) ?? (try? Period(written: text))
  }

  /// The rows nearest to a date, as people would write them; or the first and last names.
  func nearest(to text: String) -> [String] {
    guard let day = period(text)?.firstDay.number else {
      return [rows.first, rows.last].compactMap { $0?.name }
    }
    let before = rows.last { $0.day ?? .max < day }
    let after = rows.first { $0.day ?? .min > day }
    return [before, after].compactMap { $0 }.map { scale.text($0.position, name: $0.name) }
  }

  private func named(_ text: String) -> Int? {
    rows.firstIndex { $0.row != nil && $0.name == text }
      ?? rows.firstIndex { $0.row != nil && $0.name.lowercased() == text.lowercased() }
  }
}

extension DateForm {
  /// The period that a text in this form stands for.
  func period(_ text: String) -> Period? {
    let bytes = Array(text.utf8)
    guard case .day(let day) = DateReader(form: self).read(bytes.span) else { return nil }
    return Period(grain, containing: day)
  }
}

extension Period {
  /// The numbers of its days.
  fileprivate var days: ClosedRange<Int> { firstDay.number...lastDay.number }
}
