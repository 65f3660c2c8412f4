public import Timelines

// A checked definition cannot hold an expression of the wrong type, so evaluation has no type
// errors: `Rows`, `Row`, and the values `Condition`, `Number`, `Time` and `Text`.

/// The tables of a person's records that an expression can name.
public enum TableName: Hashable, Sendable {
  /// Events of some kinds.
  case events(Set<EventKind>)
  /// Intervals of some kinds.
  case intervals(Set<IntervalKind>)
}

/// A set of rows of one person: events or intervals, in the order of the timeline.
public indirect enum Rows: Hashable, Sendable {
  /// All rows of a table.
  case table(TableName)
  /// Those with a code in one of the codelists, by place among the plan's.
  case coded(Rows, [Int])
  /// Those from one time to another, both included; `nil` leaves an end open.
  ///
  /// A row's time is that of an event, or the start of an interval. Where either is a whole day,
  /// days are compared. A bound that is missing, or a row without a time, keeps nothing.
  case between(Rows, from: Time?, to: Time?)
  /// Those in force at a time: they have begun, and they have no end or one that is no earlier.
  ///
  /// Where either side is a whole day, days are compared. A row without a beginning is not in
  /// force, nor is any at a missing time. The time is not about the row, as the bounds of `between`
  /// are not.
  case inForce(Rows, at: Time)
  /// Those for which a condition on the row is `yes`.
  case filtered(Rows, Condition)
  /// Those for which a condition on the row is not `yes`: `no` and `unknown` stay.
  case except(Rows, Condition)
}

extension Rows {
  /// The rows that a layout made under a name of its own: intervals of the kind `other` with the
  /// name as their detail `record`.
  public static func records(_ name: String) -> Rows {
    .filtered(
      .table(.intervals([.other])),
      .compareTexts(.detail(DetailName.record), .equal, .literal(name)))
  }
}

extension Rows {
  /// The name under which a layout made the rows, where these are such records and nothing else.
  var recordName: String? {
    guard
      case .filtered(
        .table(.intervals([.other])),
        .compareTexts(.detail(DetailName.record), .equal, .literal(let name))) = self
    else { return nil }
    return name
  }
}

/// One row of a set, or none.
public indirect enum Row: Hashable, Sendable {
  /// The first by keys (missing values first), then by the order of the timeline.
  case first(Rows, by: [SortKey])
  /// The last by keys (missing values first), then by the order of the timeline.
  case last(Rows, by: [SortKey])
  /// The row that the index is about, where a measure counts rows and not people.
  case index
}

/// What rows are sorted by.
public enum SortKey: Hashable, Sendable {
  case number(Number)
  case time(Time)
  case text(Text)
}
