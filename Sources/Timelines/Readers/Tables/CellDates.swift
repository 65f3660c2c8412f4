import Essentials

/// Reads days and moments from cells, without making text.
struct CellDates: Sendable {
  /// The first and the last year that a date may lie in.
  static let years = 1850...2200

  /// The number of the first day of each month, from January 1850 on, and of the month after.
  private let monthStarts: [Int32]

  init() {
    var starts: [Int32] = []
    for year in CellDates.years {
      for month in 1...12 {
        starts.append(Int32(Day(year: year, month: month, day: 1)?.number ?? 0))
      }
    }
    starts.append((starts.last ?? 0) + 31)
    monthStarts = starts
  }

  /// What a cell says of time.
  enum Reading: Equatable {
    /// A day, and the minutes since it began where they are given.
    case time(day: Int32, minute: Int16)
    case fault(RowFault.Reason)
  }

  /// The day that ten bytes from a place on name as YYYY-MM-DD.
  @inline(__always)
  private func tenBytes(_ text: Span<UInt8>, _ place: Int) -> Int32? {
    let word = text.word(at: place)
    let rest = text.word(at: place &+ 8)
    // The hyphens stand in bytes 4 and 7; zeros in their place leave six digits.
    guard word & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000 else { return nil }
    let digits = (word & 0x00FF_FF00_FFFF_FFFF) | 0x3000_0030_0000_0000
    let last = (rest & 0xFFFF) | 0x3030_3030_3030_0000
    guard digits.isDigits, last.isDigits else { return nil }
    // "YYYY0MM0": the year, a zero, the month and a zero.
    let number = Int(truncatingIfNeeded: digits.eightDigits)
    let year = number / 10_000
    let month = number % 1_000 / 10
    let day = Int(truncatingIfNeeded: (rest & 0xF) &* 10 &+ ((rest >> 8) & 0xF))
    let place = (year &- CellDates.years.lowerBound) &* 12 &+ month &- 1
    guard month >= 1, month <= 12, place >= 0, place < monthStarts.count &- 1 else { return nil }
    let start = monthStarts[place]
    guard day >= 1, start &+ Int32(truncatingIfNeeded: day) <= monthStarts[place &+ 1] else {
      return nil
    }
    return start &+ Int32(truncatingIfNeeded: day) &- 1
  }

  /// The day of a cell of exactly ten bytes; `nil` for anything else, right or wrong.
  @inline(__always)
  func plainDay(_ text: Span<UInt8>, _ range: Range<Int>) -> Int32? {
    guard range.upperBound &- range.lowerBound == 10 else { return nil }
    return tenBytes(text, range.lowerBound)
  }

  /// Reads any cell: a day, or a day and a time.
  ///
  /// A time is of a clock in London unless it says its distance from UTC; seconds are read and
  /// dropped.
  func read(_ text: Span<UInt8>, _ cell: Range<Int>) -> Reading {
    let range = text.trimmed(cell)
    if let day = plainDay(text, range) { return .time(day: day, minute: noMinute) }
    if range.count == 8, text.word(range).isDigits {
      let digits = Int(text.word(range).eightDigits)
      return civil(digits / 10_000, digits / 100 % 100, digits % 100)
    }
    guard range.count >= 10 else { return .fault(.isNoDate) }
    let first = range.lowerBound
    guard let day = tenBytes(text, first) else { return whyNot(text, first, range.count) }
    if range.count == 10 { return .time(day: day, minute: noMinute) }
    return clock(text, first + 10..<range.upperBound, Day(number: Int(day)))
  }

  /// Reads a cell whose day stands first, such as `31/01/2024` or `31/01/2024 14:05`; the usual
  /// form is read too.
  func readDayFirst(_ text: Span<UInt8>, _ cell: Range<Int>) -> Reading {
    let range = text.trimmed(cell)
    let first = range.lowerBound
    guard range.count >= 10, text[first + 2] == text[first + 5],
      text[first + 2] == 0x2F || text[first + 2] == 0x2D || text[first + 2] == 0x2E,
      let day = text.wholeNumber(first..<first + 2),
      let month = text.wholeNumber(first + 3..<first + 5),
      let year = text.wholeNumber(first + 6..<first + 10)
    else { return read(text, cell) }
    let reading = civil(year, month, day)
    guard range.count > 10, case .time(let number, _) = reading else { return reading }
    return clock(text, first + 10..<range.upperBound, Day(number: Int(number)))
  }

  private func civil(_ year: Int, _ month: Int, _ day: Int) -> Reading {
    guard let found = Day(year: year, month: month, day: day) else { return .fault(.isNoDate) }
    guard CellDates.years.contains(year) else { return .fault(.isOutsideDates) }
    return .time(day: Int32(found.number), minute: noMinute)
  }

  /// Whether ten bytes are a date of a year that cannot be, or none at all.
  private func whyNot(_ text: Span<UInt8>, _ place: Int, _ count: Int) -> Reading {
    let year = text.wholeNumber(place..<place + 4)
    let month = text.wholeNumber(place + 5..<place + 7)
    let day = text.wholeNumber(place + 8..<place + 10)
    guard let year, let month, let day, text[place + 4] == 0x2D, text[place + 7] == 0x2D,
      count == 10 || text[place + 10] == 0x54 || text[place + 10] == 0x20,
      case .fault(.isOutsideDates) = civil(year, month, day)
    else { return .fault(.isNoDate) }
    return .fault(.isOutsideDates)
  }

  /// Reads `THH:MM`, and perhaps seconds and a distance from UTC.
  private func clock(_ text: Span<UInt8>, _ range: Range<Int>, _ day: Day) -> Reading {
    var place = range.lowerBound
    let end = range.upperBound
    let mark = text[place]
    guard mark == 0x54 || mark == 0x20 || mark == 0x74, end - place >= 6,
      let hour = text.wholeNumber(place + 1..<place + 3), text[place + 3] == 0x3A,
      let minute = text.wholeNumber(place + 4..<place + 6), hour <= 23, minute <= 59
    else { return .fault(.isNoTime) }
    place += 6
    if place < end, text[place] == 0x3A {
      guard end - place >= 3, let second = text.wholeNumber(place + 1..<place + 3), second <= 60
      else { return .fault(.isNoTime) }
      place += 3
      if place < end, text[place] == 0x2E || text[place] == 0x2C {
        place += 1
        let digits = place
        while place < end, text[place] &- 0x30 < 10 { place += 1 }
        guard place > digits else { return .fault(.isNoTime) }
      }
    }
    guard place < end else {
      guard let moment = Minute(day, hour: hour, minute: minute) else { return .fault(.isNoTime) }
      return reading(moment)
    }
    guard let ahead = zone(text, place..<end) else { return .fault(.isNoTime) }
    return reading(Minute(number: day.number * 1_440 + hour * 60 + minute - ahead))
  }

  private func reading(_ moment: Minute) -> Reading {
    let day = moment.day
    return .time(day: Int32(day.number), minute: Int16(moment.minutesIntoDay))
  }

  /// The minutes ahead of UTC that `Z`, `+01`, `+01:00` or `+0100` mean.
  private func zone(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let first = text[range.lowerBound]
    if first == 0x5A || first == 0x7A { return range.count == 1 ? 0 : nil }
    guard first == 0x2B || first == 0x2D, range.count >= 3,
      let hours = text.wholeNumber(range.lowerBound + 1..<range.lowerBound + 3), hours <= 14
    else { return nil }
    var minutes = 0
    let hasColon = range.count == 6 && text[range.lowerBound + 3] == 0x3A
    if hasColon || range.count == 5 {
      guard let read = text.wholeNumber(range.upperBound - 2..<range.upperBound), read <= 59 else {
        return nil
      }
      minutes = read
    } else if range.count != 3 {
      return nil
    }
    let ahead = hours * 60 + minutes
    return first == 0x2D ? -ahead : ahead
  }
}

extension Span<UInt8> {
  /// The number that up to 18 digits mean; `nil` where there are none or anything else.
  func wholeNumber(_ range: Range<Int>) -> Int? {
    guard range.lowerBound >= 0, range.upperBound <= count, (1...18).contains(range.count) else {
      return nil
    }
    var number = 0
    for place in range {
      let digit = self[place] &- 0x30
      guard digit < 10 else { return nil }
      number = number &* 10 &+ Int(digit)
    }
    return number
  }
}
