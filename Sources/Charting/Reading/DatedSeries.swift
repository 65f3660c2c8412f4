import ControlCharts
public import Essentials

/// A series of a table as numbers with dates, for what is no chart: read as a run chart would be.
public struct DatedSeries: Sendable {
  /// What the facet columns say; empty when there are none.
  public let label: String
  /// How long a period is; days where rows stand for no regular period.
  public let kind: Period.Kind
  /// The points that have a value, in the order of time.
  public let points: [Point]
  /// What people should know of how the rows were read.
  public let notes: [String]
  private let series: Series

  /// One period.
  public struct Point: Hashable, Sendable {
    /// Its first day.
    public let day: Day
    /// The number of the period; neighbours differ by 1.
    public let ordinal: Int
    /// The value, divided by the denominator where there is one.
    public let value: Double
    /// What the value is out of.
    public let denominator: Double?
  }

  /// Reads the series of a table, one for each combination of facets.
  ///
  /// Rows without a value, with a denominator of 0, or whose value was withheld are left out.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - request: Which columns are what, and how rows of one date are put together.
  /// - Returns: The series, and what is wrong with cells of the table.
  /// - Throws: When the columns cannot be found, or there are no dates.
  public static func read(
    _ table: Table, _ request: ChartRequest
  ) throws(RequestError) -> (series: [DatedSeries], problems: [String]) {
    let family = ChartFamily.overTime(.run)
    let columns = try ColumnGuess(table, request, family)
    let reader = try SeriesReader(table, request, family, columns)
    var found: [DatedSeries] = []
    for series in reader.series {
      guard case .dates(let kind) = series.scale else {
        throw .unclearColumn(role: "the dates", candidates: [])
      }
      found.append(DatedSeries(series, kind, reader.notes))
    }
    return (found, reader.problems.lines)
  }

  private init(_ series: Series, _ kind: Period.Kind, _ notes: [String]) {
    (self.series, self.kind, label) = (series, kind, series.label)
    let first = series.rows.first?.day ?? 0
    points = series.rows.compactMap { row in
      guard let day = row.day, var value = row.value, !row.isSuppressed else { return nil }
      if let denominator = row.denominator {
        guard denominator > 0 else { return nil }
        value /= denominator
      }
      return Point(
        day: Day(number: day), ordinal: Self.ordinal(day, kind, first), value: value,
        denominator: row.denominator)
    }
    let absent = series.rows.count { $0.row != nil } - points.count
    let left = absent == 1 ? "1 row has no value and is" : "\(absent) rows have no value and are"
    self.notes = notes + series.notes + (absent > 0 ? ["\(left) left out"] : [])
  }

  /// Weeks may begin on any day, and are counted from the first.
  private static func ordinal(_ day: Int, _ kind: Period.Kind, _ first: Int) -> Int {
    switch kind {
    case .day: day
    case .week: Int((Double(day - first) / 7).rounded(.down))
    default: Period(kind, containing: Day(number: day)).ordinal
    }
  }

  /// The first day of the stretch of time that a text means, in the form of the file or as a date.
  public func day(of text: String) -> Day? { series.period(text)?.firstDay }

  /// The last day of that stretch.
  public func lastDay(of text: String) -> Day? { series.period(text)?.lastDay }

  /// The number of the period that holds a day.
  public func ordinal(of day: Day) -> Int {
    Self.ordinal(day.number, kind, points.first?.day.number ?? day.number)
  }
}
