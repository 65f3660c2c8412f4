import Essentials
import Timelines

/// A day, a moment to the minute, or nothing, as the columns of a block hold it.
struct Moment: Hashable, Sendable {
  /// The number of the day in London, or `noDay`.
  var day: Int32
  /// The real minutes since that day began, or `noMinute`.
  var minute: Int16

  /// No time.
  static let missing = Moment(day: noDay, minute: noMinute)

  /// Days further from 1970 than this are no times that records hold.
  private static let farthest = 10_000_000

  init(day: Int32, minute: Int16 = noMinute) {
    self.day = day
    self.minute = minute
  }

  init(_ day: Day) {
    self = .missing
    if abs(day.number) <= Moment.farthest { self.day = Int32(day.number) }
  }

  init(_ minute: Minute) {
    self.init(minute.day)
    if day != noDay { self.minute = Int16(truncatingIfNeeded: minute.minutesIntoDay) }
  }

  var isMissing: Bool { day == noDay }
  /// Whether it has a time of day.
  var hasMinute: Bool { minute != noMinute && day != noDay }
  var asDay: Day { Day(number: Int(day)) }
  var asMinute: Minute { Minute(asDay, after: Int(minute)) }
  /// The day alone.
  var dayAlone: Moment { Moment(day: day) }

  /// How two known times compare in a condition: days where either is a whole day.
  ///
  /// Below 0 where this one is earlier, above where it is later.
  func compare(_ other: Moment) -> Int {
    if day != other.day { return day < other.day ? -1 : 1 }
    if minute == noMinute || other.minute == noMinute || minute == other.minute { return 0 }
    return minute < other.minute ? -1 : 1
  }

  /// Whether it comes first when times are sorted: missing ones, then by day, a whole day before
  /// its moments.
  static func isSortedBefore(_ left: Moment, _ right: Moment) -> Bool {
    if left.day != right.day { return left.day < right.day }
    return left.minute < right.minute
  }

  /// The time so many whole units later; missing where either is, or where it has no such time.
  ///
  /// Hours and minutes are elapsed time and need a time of day. The other units keep the time that
  /// a clock shows, where there is one.
  func shifted(by count: Double, _ unit: TimeUnit) -> Moment {
    guard !isMissing, abs(count) <= 1e10 else { return .missing }
    let count = Int(count.rounded(.down))
    switch unit {
    case .minutes, .hours:
      guard hasMinute else { return .missing }
      return Moment(Minute(number: asMinute.number + count * (unit == .hours ? 60 : 1)))
    case .days: return moved(to: asDay.advanced(by: count))
    case .weeks: return moved(to: asDay.advanced(by: count * 7))
    case .months, .years:
      let months = unit == .years ? count * 12 : count
      guard abs(months) <= 1_000_000 else { return .missing }
      return moved(to: asDay.rollingForward(months: months))
    case .workingDays:
      guard abs(count) <= 1_000_000 else { return .missing }
      return moved(to: WorkingDays.day(count, after: asDay))
    }
  }

  /// The same time of the clock on another day.
  private func moved(to day: Day) -> Moment {
    let whole = Moment(day)
    guard hasMinute, !whole.isMissing else { return whole }
    let clock = asMinute.clock
    return Minute(day, hour: clock.hour, minute: clock.minute).map(Moment.init) ?? .missing
  }

  /// The whole units from here to another time; `nil` where that cannot be said.
  func elapsed(to other: Moment, _ unit: TimeUnit) -> Int? {
    guard !isMissing, !other.isMissing else { return nil }
    switch unit {
    case .minutes, .hours:
      guard hasMinute, other.hasMinute else { return nil }
      let minutes = other.asMinute.number - asMinute.number
      return unit == .hours ? minutes.roundedDown(dividedBy: 60) : minutes
    case .days: return Int(other.day) - Int(day)
    case .weeks: return (Int(other.day) - Int(day)).roundedDown(dividedBy: 7)
    case .months: return Moment.months(from: asDay, to: other.asDay)
    case .years: return Moment.months(from: asDay, to: other.asDay).roundedDown(dividedBy: 12)
    case .workingDays: return WorkingDays.count(from: asDay, to: other.asDay)
    }
  }

  private static func months(from first: Day, to last: Day) -> Int {
    let (early, late) = (first.civil, last.civil)
    let months = (late.year - early.year) * 12 + late.month - early.month
    return late.day < early.day ? months - 1 : months
  }
}

extension Int {
  /// The quotient rounded towards minus infinity, for a positive divisor.
  func roundedDown(dividedBy divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
