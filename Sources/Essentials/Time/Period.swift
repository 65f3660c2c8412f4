/// A stretch of the calendar: a day, week, month, quarter, calendar year or financial year.
///
///     Period(.month, containing: day).next.label   // "Sep 2018"
public struct Period: Hashable, Sendable {
  /// How long a period is and where it starts.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One day.
    case day
    /// Monday to Sunday, numbered as in ISO 8601.
    case week
    /// A calendar month.
    case month
    /// Three months from January, April, July or October.
    case quarter
    /// January to December.
    case year
    /// April to March, as the NHS counts.
    case financialYear
  }

  /// How long the period is.
  public let kind: Kind

  /// Periods of this kind since the one that holds 1 January 1970; negative before it.
  ///
  /// The financial year that holds that day is 1969/70.
  public let ordinal: Int

  /// The period `ordinal` periods after the one that holds 1 January 1970.
  public init(_ kind: Kind, ordinal: Int) {
    self.kind = kind
    self.ordinal = ordinal
  }

  /// The period of this kind in which `day` falls.
  public init(_ kind: Kind, containing day: Day) {
    self.kind = kind
    let (year, month, _) = day.civil
    let months = (year - 1970) * 12 + month - 1
    switch kind {
    case .day: ordinal = day.number
    // Day -3 was the Monday of the week that holds day 0.
    case .week: ordinal = (day.number + 3).flooredDivided(by: 7)
    case .month: ordinal = months
    case .quarter: ordinal = months.flooredDivided(by: 3)
    case .year: ordinal = year - 1970
    // January 1970 is the tenth month of 1969/70.
    case .financialYear: ordinal = (months + 9).flooredDivided(by: 12)
    }
  }

  /// Week `week` of the ISO year `year`, or `nil` where that year has no such week.
  public init?(week: Int, of year: Int) {
    guard (1...Period.weekCount(of: year)).contains(week) else { return nil }
    self.init(.week, ordinal: Period.firstWeek(of: year).ordinal + week - 1)
  }

  /// The first day.
  public var firstDay: Day {
    switch kind {
    case .day: Day(number: ordinal)
    case .week: Day(number: ordinal * 7 - 3)
    case .month: Day(firstOfMonth: ordinal + 1, of: 1970)
    case .quarter: Day(firstOfMonth: ordinal * 3 + 1, of: 1970)
    case .year: Day(firstOfMonth: 1, of: 1970 + ordinal)
    case .financialYear: Day(firstOfMonth: 4, of: 1969 + ordinal)
    }
  }

  /// The last day, which still belongs to the period.
  public var lastDay: Day { next.firstDay.advanced(by: -1) }

  /// The number of days.
  public var dayCount: Int { firstDay.distance(to: next.firstDay) }

  /// The period after this one.
  public var next: Period { advanced(by: 1) }

  /// The period before this one.
  public var previous: Period { advanced(by: -1) }

  /// The period `count` periods later, or earlier when negative.
  public func advanced(by count: Int) -> Period { Period(kind, ordinal: ordinal + count) }

  /// The periods from this one until `other`; negative when `other` is earlier.
  ///
  /// - Precondition: both are of one kind.
  public func distance(to other: Period) -> Int {
    precondition(kind == other.kind, "periods of different kinds have no distance")
    return other.ordinal - ordinal
  }

  /// Whether `day` falls in the period.
  public func contains(_ day: Day) -> Bool { Period(kind, containing: day) == self }

  /// The ISO year and week number of the week that holds the first day.
  ///
  /// A week belongs to the year of its Thursday.
  var isoWeek: (year: Int, week: Int) {
    let thursday = Period(.week, containing: firstDay).firstDay.advanced(by: 3)
    return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
  }

  /// The number of ISO weeks in a year, 52 or 53.
  static func weekCount(of year: Int) -> Int {
    firstWeek(of: year).distance(to: firstWeek(of: year + 1))
  }

  /// The week that holds 4 January, which ISO 8601 calls week 1.
  private static func firstWeek(of year: Int) -> Period {
    Period(.week, containing: Day(number: Day.number(year: year, month: 1, day: 4)))
  }
}

extension Period: Comparable {
  /// Whether the left period starts earlier or, where both start together, is of a shorter kind.
  public static func < (left: Period, right: Period) -> Bool {
    if left.kind == right.kind { return left.ordinal < right.ordinal }
    if left.firstDay != right.firstDay { return left.firstDay < right.firstDay }
    // Kinds that can start on one day differ in length: calendar and financial years never do.
    return left.dayCount < right.dayCount
  }
}
