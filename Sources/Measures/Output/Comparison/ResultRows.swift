public import Essentials

/// The counts in a table that Vigil wrote of measures, read back.
public struct ResultRows: Hashable, Sendable {
  /// One row.
  public struct Row: Hashable, Sendable {
    /// The measure's id.
    public let measure: String
    /// Whose counts they are.
    public let organisation: String
    /// When.
    public let period: Period
    /// The group, such as `age: 65 to 74`, or the element of a bundle, such as `element: oxygen`;
    /// empty for all answers together.
    public let stratum: String
    /// The counts; `nil` where one is hidden by a sign.
    public let counts: ComparedCounts?
  }

  /// The rows, in the order of the table.
  public private(set) var rows: [Row] = []

  /// Reads a table with `measure`, `organisation`, `period`, `numerator` and `denominator`, and
  /// perhaps `stratum` and `element`; other columns are passed over.
  ///
  /// - Throws: everything that cannot be read; counts that lost a row would compare wrongly.
  public init(csv bytes: [UInt8], file: String) throws(InputProblems) {
    let table = Table(bytes, file: file)
    var problems = table.problems
    let needed = ["measure", "organisation", "period", "numerator", "denominator"]
    let columns = needed.compactMap { table.column(named: $0) }
    guard columns.count == needed.count else {
      for name in needed where table.column(named: name) == nil {
        problems.append(
          InputProblem(
            file: file, line: table.headerLine, what: "has no column \"\(name)\"",
            remedy: "give a table that vigil measure wrote as CSV"))
      }
      throw problems
    }
    let stratum = table.column(named: "stratum")
    let element = table.column(named: "element")
    for row in 0..<table.rows.count {
      guard let period = Period(iso: columns[2].text(row)) else {
        problems.append(
          columns[2].problem(row: row, "is no period", remedy: "such as 2024-01 or 2024-Q1"))
        continue
      }
      let counts = columns[3...].map { column in ResultRows.count(column, row, &problems) }
      let part = element?.text(row) ?? ""
      let group = part.isEmpty ? stratum?.text(row) ?? "" : "element: \(part)"
      rows.append(
        Row(
          measure: columns[0].text(row), organisation: columns[1].text(row), period: period,
          stratum: group, counts: ComparedCounts(counts[0], counts[1])))
    }
    if !problems.isEmpty { throw problems }
  }

  /// What stands in a cell for a count.
  fileprivate enum Cell {
    case known(Int)
    case hidden
  }

  private static func count(
    _ column: TableColumn, _ row: Int, _ problems: inout InputProblems
  ) -> Cell {
    let text = column.text(row)
    if let count = Int(text), (0...CellTree.most).contains(count) { return .known(count) }
    if text != "*" && text != "c" {
      problems.append(column.problem(row: row, "is no count", remedy: "0 or more, or * for hidden"))
    }
    return .hidden
  }
}

extension ComparedCounts {
  fileprivate init?(_ numerator: ResultRows.Cell, _ denominator: ResultRows.Cell) {
    guard case .known(let part) = numerator, case .known(let whole) = denominator else {
      return nil
    }
    self.init(numerator: part, denominator: whole)
  }
}

/// The stretch of days between two days, both of which belong to it.
public struct DayRange: Hashable, Sendable {
  /// The first day.
  public let first: Day
  /// The last day.
  public let last: Day

  /// From the start of a period to the end of another: `2023-01..2023-12`, `2023/24`, days.
  ///
  /// `nil` for anything else, and where the end lies before the start.
  public init?(_ text: String) {
    var ends: [Substring] = [text[...]]
    if let dots = text.firstRange(of: "..") {
      ends = [text[..<dots.lowerBound], text[dots.upperBound...]]
    }
    let periods = ends.compactMap { Period(iso: $0) }
    guard periods.count == ends.count, let start = periods.first, let end = periods.last,
      start.firstDay <= end.lastDay
    else { return nil }
    (first, last) = (start.firstDay, end.lastDay)
  }

  /// Whether both hold a day.
  public func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }

  /// Whether a period lies within, wholly.
  func contains(_ period: Period) -> Bool { first <= period.firstDay && period.lastDay <= last }

  /// Whether only a part of a period lies within.
  func cuts(_ period: Period) -> Bool {
    !contains(period) && first <= period.lastDay && period.firstDay <= last
  }

  /// The days, such as `2023-01-01 to 2023-12-31`.
  public var text: String { "\(first.isoText) to \(last.isoText)" }
}
