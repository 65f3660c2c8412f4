import ControlCharts
import Essentials

/// One row of a series: what is charted at one position.
struct SeriesRow: Hashable, Sendable {
  /// The row of the table it comes from, the first where several were put together; `nil` for a
  /// period that has no row.
  var row: Int?
  /// Where it stands: a day number, or the order of the row.
  var position: Int
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
  var planned: Double?
  /// Whether the row is drawn but not used, and why.
  var ghostReason: String?
  /// Why the limits are recalculated from here, if they are.
  var rebaseReason: String?

  /// The value, when there is just one.
  var value: Double? { values.count == 1 ? values[0] : nil }
}

/// The rows of one chart, in order.
struct Series: Hashable, Sendable {
  /// What the facet columns say; empty when there are none.
  var label: String
  /// What the positions mean.
  var scale: XScale
  /// The rows, by position.
  var rows: [SeriesRow]
  /// What people should know of how the rows were read.
  var notes: [String] = []

  /// The row at a position in time or, failing that, of that name.
  func index(of text: String) -> Int? {
    if scale != .order, let period = try? Period(written: text) {
      let day = period.firstDay.number
      if let exact = rows.firstIndex(where: { $0.position == day }) { return exact }
      guard case .dates(let kind) = scale, kind != .day, kind != .week else { return nil }
      let start = Period(kind, containing: period.firstDay).firstDay.number
      // A month may be named by any of its days only when the whole of it is meant.
      return period.kind == kind ? rows.firstIndex { $0.position == start } : nil
    }
    return rows.firstIndex { $0.name == text }
  }

  /// The rows nearest to a date, as people would write them; or the first and last names.
  func nearest(to text: String) -> [String] {
    guard scale != .order, let period = try? Period(written: text) else {
      return [rows.first, rows.last].compactMap { $0?.name }
    }
    let day = period.firstDay.number
    let before = rows.last { $0.position < day }
    let after = rows.first { $0.position > day }
    return [before, after].compactMap { $0 }.map { scale.text($0.position, name: $0.name) }
  }
}
