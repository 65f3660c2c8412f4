/// The four charts of National PEWS, youngest first.
///
/// - Source: NHS England, PEWS observation and escalation charts, four ages (2023).
public enum PEWSChart: Int, Sendable, Hashable, CaseIterable {
  /// Under 1 year.
  case under1
  /// 1 to 4 years.
  case from1
  /// 5 to 12 years.
  case from5
  /// 13 years and over.
  case from13

  /// The chart for an age in completed months; `nil` for a negative age.
  public init?(ageMonths: Int) {
    switch ageMonths {
    case 0..<12: self = .under1
    case 12..<60: self = .from1
    case 60..<156: self = .from5
    case 156...: self = .from13
    default: return nil
    }
  }

  /// The chart for a child on the day of the observations, not of the admission.
  ///
  /// `nil` for a day before the birth.
  public init?(born birth: CivilDate, on date: CivilDate) {
    guard let months = birth.completedMonths(on: date) else { return nil }
    self.init(ageMonths: months)
  }

  /// The chart as its table names it, such as `5-12y`.
  public var chart: String {
    switch self {
    case .under1: "0-11m"
    case .from1: "1-4y"
    case .from5: "5-12y"
    case .from13: "13+y"
    }
  }

  /// Whether a chart is this one or next to it.
  public func isAdjacent(to other: PEWSChart) -> Bool { abs(rawValue - other.rawValue) <= 1 }
}
