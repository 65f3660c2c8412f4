/// A moment to the minute, counted in UTC, with the clock of London to read it by.
///
/// Differences are elapsed time: from 00:30 to 02:30 on the night the clocks go forward is one
/// hour.
public struct Minute: Hashable, Sendable {
  /// Minutes since 1 January 1970, 00:00 UTC; negative before it.
  public let number: Int

  /// The moment `number` minutes after 1 January 1970, 00:00 UTC.
  public init(number: Int) { self.number = number }

  /// The moment `minutes` real minutes after `day` began in London.
  public init(_ day: Day, after minutes: Int) {
    number = Minute.start(of: day) + minutes
  }

  /// The moment a clock in London shows `hour`:`minute` on `day`; `nil` where no clock does.
  ///
  /// A time that the clock shows twice, when it goes back, is the first of the two
  /// (interpretations, row 59). A time that it skips is taken as if it had not: 01:30 is the moment
  /// 02:30 of summer time.
  public init?(_ day: Day, hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    let shown = day.number * 1_440 + hour * 60 + minute
    number = SummerTime.holds(atUTC: shown - 60) ? shown - 60 : shown
  }

  /// The day in London.
  public var day: Day {
    Day(number: (number + SummerTime.offset(atUTC: number)).flooredDivided(by: 1_440))
  }

  /// The real minutes since that day began in London, 0 to 1,499.
  ///
  /// Days have 1,440 minutes, but for the two on which the clocks change.
  public var minutesIntoDay: Int { number - Minute.start(of: day) }

  /// The hour and minute that a clock in London shows.
  public var clock: (hour: Int, minute: Int) {
    let local = number + SummerTime.offset(atUTC: number)
    let rest = local - local.flooredDivided(by: 1_440) * 1_440
    return (rest / 60, rest % 60)
  }

  /// The first minute of a day in London.
  private static func start(of day: Day) -> Int {
    let midnight = day.number * 1_440
    // The clocks never change within an hour of midnight.
    return midnight - SummerTime.offset(atUTC: midnight - 60)
  }
}

extension Minute: Comparable {
  /// Whether the left moment is earlier.
  public static func < (left: Minute, right: Minute) -> Bool { left.number < right.number }
}

/// British Summer Time, one hour ahead of UTC.
///
/// - Source: the Summer Time Act 1972 and its orders. From 1996 it lasts from the last Sunday of
///   March to the last of October, 01:00 UTC; from 1981 to 1995 it ended on the Sunday from 23 to
///   29 October; from 1972 to 1980 it began on the Sunday from 16 to 22 March, and both changes
///   were at 02:00 UTC. Before 1972 no summer time is taken into account.
enum SummerTime {
  /// The minutes that London is ahead of UTC, 0 or 60.
  static func offset(atUTC minute: Int) -> Int { holds(atUTC: minute) ? 60 : 0 }

  /// Whether it is summer time.
  static func holds(atUTC minute: Int) -> Bool {
    let day = Day(number: minute.flooredDivided(by: 1_440))
    let (year, month, _) = day.civil
    guard year >= 1972, (3...10).contains(month) else { return false }
    if (4...9).contains(month) { return true }
    let hour = year < 1981 ? 120 : 60
    if month == 3 {
      let first = sunday(from: year < 1981 ? 16 : 25, month: 3, year: year)
      return minute >= first * 1_440 + hour
    }
    let last = sunday(from: year < 1996 ? 23 : 25, month: 10, year: year)
    return minute < last * 1_440 + hour
  }

  /// The number of the Sunday among the seven days from a date on.
  private static func sunday(from day: Int, month: Int, year: Int) -> Int {
    let first = Day.number(year: year, month: month, day: day)
    // Day 3 was a Sunday.
    let past = (first - 3) - (first - 3).flooredDivided(by: 7) * 7
    return past == 0 ? first : first + 7 - past
  }
}
