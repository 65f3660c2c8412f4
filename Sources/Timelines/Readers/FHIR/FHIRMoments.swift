internal import CSimdjson
internal import Essentials

/// Days and minutes in London of times as FHIR writes them.
///
/// A time with an offset is a moment; one without is what a clock in London shows.
struct FHIRMoments {
  /// A day with the minutes since it began, or `noMinute`.
  struct Place: Equatable {
    var day: Int32
    var minute: Int16
  }

  /// What the clocks do on some days of UTC; each place holds the last day that fell on it.
  private var cachedDays = [Int32](repeating: .min, count: FHIRMoments.cacheSize)
  private var cachedClocks = [Int16](repeating: 0, count: FHIRMoments.cacheSize)

  private static let cacheSize = 4_096
  private static let changes: Int16 = -1
  /// `VIGIL_NO_OFFSET`: the time does not say how far from UTC it is.
  private static let noOffset = Int16.min

  /// Whether a moment says a whole day at least.
  static func isWhole(_ moment: vigil_moment) -> Bool {
    moment.kind == UInt32(VIGIL_MOMENT_DAY)
      || moment.kind == UInt32(VIGIL_MOMENT_TIME)
  }

  /// Where a moment lies; its day must be whole.
  mutating func place(_ moment: vigil_moment) -> Place {
    guard moment.kind == UInt32(VIGIL_MOMENT_TIME) else {
      return Place(day: moment.day, minute: noMinute)
    }
    if moment.offset == FHIRMoments.noOffset { return shown(moment) }
    let minute = Int(moment.day) * 1_440 + Int(moment.minute) - Int(moment.offset)
    let day = FHIRMoments.day(minute)
    let clock = clock(on: day)
    guard clock != FHIRMoments.changes else {
      let exact = Minute(number: minute)
      return Place(
        day: Int32(truncatingIfNeeded: exact.day.number), minute: Int16(exact.minutesIntoDay))
    }
    // The clocks change after one o'clock, so the day in London began by the same clock.
    let local = minute + Int(clock)
    let localDay = FHIRMoments.day(local)
    return Place(day: localDay, minute: Int16(truncatingIfNeeded: local - Int(localDay) * 1_440))
  }

  /// The moment of a place, for details.
  static func detail(_ place: Place) -> DetailValue {
    let day = Day(number: Int(place.day))
    return place.minute == noMinute ? .day(day) : .minute(Minute(day, after: Int(place.minute)))
  }

  private mutating func shown(_ moment: vigil_moment) -> Place {
    guard clock(on: moment.day) == FHIRMoments.changes,
      let exact = Minute(
        Day(number: Int(moment.day)), hour: Int(moment.minute) / 60, minute: Int(moment.minute) % 60
      )
    else { return Place(day: moment.day, minute: moment.minute) }
    return Place(
      day: Int32(truncatingIfNeeded: exact.day.number), minute: Int16(exact.minutesIntoDay))
  }

  /// How far London is ahead of UTC on a day of UTC, or `changes`.
  private mutating func clock(on day: Int32) -> Int16 {
    let slot = Int(truncatingIfNeeded: UInt32(bitPattern: day)) & (FHIRMoments.cacheSize - 1)
    if cachedDays[slot] == day { return cachedClocks[slot] }
    let first = Minute(number: Int(day) * 1_440).clock
    let last = Minute(number: Int(day) * 1_440 + 1_439).clock
    let start = Int16(first.hour * 60 + first.minute)
    let end: Int16 = last.hour == 23 ? 0 : 60
    cachedDays[slot] = day
    cachedClocks[slot] = start == end ? start : FHIRMoments.changes
    return cachedClocks[slot]
  }

  private static func day(_ minute: Int) -> Int32 {
    let quotient = minute / 1_440
    return Int32(truncatingIfNeeded: minute % 1_440 < 0 ? quotient - 1 : quotient)
  }
}
