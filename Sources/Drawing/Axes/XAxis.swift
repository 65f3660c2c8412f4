/// What the positions along a picture are.
public enum XAxis: Hashable, Sendable {
  /// Positions are days since 1 January 1970: the first day of each period, or the day of an event.
  case time(Grain)
  /// Positions are numbers of something that has no date, such as "Event" or "Patient".
  case ordinal(name: String)

  /// How long the periods of a time axis are.
  public enum Grain: String, Hashable, Sendable, CaseIterable {
    case day, week, month, quarter, year
    /// Twelve months from April.
    case financialYear = "financial-year"
    /// Days on which something happened; there are no periods that could be missing.
    case irregular
  }
}

extension XAxis {
  /// The number of the period a position lies in, counted without gaps; `nil` where there are none.
  func period(of position: Int) -> Int? {
    guard case .time(let grain) = self else { return nil }
    switch grain {
    case .day: return position
    // Weeks from any one day of the week lie 7 days apart.
    case .week: return position >= 0 ? position / 7 : (position - 6) / 7
    case .month: return AxisDate(dayNumber: position).monthIndex
    case .quarter: return AxisDate(dayNumber: position).monthIndex / 3
    case .year: return AxisDate(dayNumber: position).year
    case .financialYear: return (AxisDate(dayNumber: position).monthIndex - 3) / 12
    case .irregular: return nil
    }
  }

  /// The position of the period so many after the one at `position`.
  func position(_ count: Int, after position: Int) -> Int {
    guard case .time(let grain) = self else { return position + count }
    let months: Int
    switch grain {
    case .day, .irregular: return position + count
    case .week: return position + 7 * count
    case .month: months = 1
    case .quarter: months = 3
    case .year, .financialYear: months = 12
    }
    return AxisDate.dayNumber(ofMonth: AxisDate(dayNumber: position).monthIndex + months * count)
  }

  /// About how far apart positions are.
  var spacing: Double {
    guard case .time(let grain) = self else { return 1 }
    switch grain {
    case .day, .irregular: return 1
    case .week: return 7
    case .month: return 30.4
    case .quarter: return 91.3
    case .year, .financialYear: return 365.2
    }
  }

  /// The name written under the axis, if it has one.
  var name: String? {
    if case .ordinal(let name) = self { return name }
    return nil
  }

  /// A period in words for lists, such as "6 Aug 2018", "Aug 2018" or "Apr to Jun 2018".
  func label(_ position: Int) -> String {
    guard case .time(let grain) = self else { return String(position) }
    let date = AxisDate(dayNumber: position)
    switch grain {
    case .day, .week, .irregular: return "\(date.dayAndMonth) \(date.year)"
    case .month: return date.monthAndYear
    case .quarter:
      return "\(date.shortMonth) to \(AxisDate.months[(date.month + 1) % 12]) \(date.year)"
    case .year: return String(date.year)
    case .financialYear: return "\(date.year) to \(date.year + 1)"
    }
  }
}
