/// A day of the week; weeks start on Monday.
///
/// - Source: ISO 8601, where Monday is day 1.
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
  /// Day 1 of the ISO week.
  case monday = 1
  /// Day 2.
  case tuesday
  /// Day 3.
  case wednesday
  /// Day 4.
  case thursday
  /// Day 5.
  case friday
  /// Day 6.
  case saturday
  /// Day 7.
  case sunday

  /// The name in full, such as "Monday".
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}
