import Essentials

/// A moment or a day as FHIR writes it.
struct FHIRInstant: Hashable {
  /// Seconds since 1 January 1970 UTC; for a day its first second.
  let second: Int
  let precision: Precision

  /// How much is said.
  enum Precision: Hashable {
    /// Date, time and zone.
    case moment
    /// Date and time without a zone, taken as UTC.
    case withoutZone
    case day
  }

  /// Reads `2026-11-24T08:15:00.5+01:00`; `nil` for anything less than a day, or not a date.
  ///
  /// Fractions of a second are cut off. A second of 60 is the one after 59.
  init?(_ text: Span<UInt8>) {
    guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let century = text.twoDigits(at: 0), let years = text.twoDigits(at: 2),
      let month = text.twoDigits(at: 5), let dayOfMonth = text.twoDigits(at: 8),
      let day = Day(year: century * 100 + years, month: month, day: dayOfMonth)
    else { return nil }
    let start = day.number * 86_400
    if text.count == 10 {
      (second, precision) = (start, .day)
      return
    }
    guard text.count >= 16, text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
      let hours = text.twoDigits(at: 11), hours < 24,
      let minutes = text.twoDigits(at: 14), minutes < 60
    else { return nil }
    var place = 16
    var seconds = 0
    if place < text.count, text[place] == UInt8(ascii: ":") {
      guard let read = text.twoDigits(at: place + 1), read <= 60 else { return nil }
      seconds = read
      place += 3
      if place < text.count, text[place] == UInt8(ascii: ".") {
        let first = place + 1
        place = first
        while place < text.count, text[place] &- UInt8(ascii: "0") < 10 { place += 1 }
        guard place > first else { return nil }
      }
    }
    guard let (offset, hasZone) = FHIRInstant.offset(text, at: place) else { return nil }
    second = start + hours * 3_600 + minutes * 60 + seconds - offset
    precision = hasZone ? .moment : .withoutZone
  }

  /// The seconds that local time is ahead of UTC.
  private static func offset(_ text: Span<UInt8>, at place: Int) -> (seconds: Int, hasZone: Bool)? {
    if place == text.count { return (0, false) }
    if text[place] == UInt8(ascii: "Z") { return place + 1 == text.count ? (0, true) : nil }
    guard place + 6 == text.count, text[place + 3] == UInt8(ascii: ":"),
      let hours = text.twoDigits(at: place + 1), hours <= 14,
      let minutes = text.twoDigits(at: place + 4), minutes < 60
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    switch text[place] {
    case UInt8(ascii: "+"): return (seconds, true)
    case UInt8(ascii: "-"): return (-seconds, true)
    default: return nil
    }
  }

  /// A moment as FHIR writes it, in UTC.
  static func text(second: Int) -> String {
    let days = second >= 0 ? second / 86_400 : (second - 86_399) / 86_400
    let (year, month, day) = Day(number: days).civil
    let rest = second - days * 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let years = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    return "\(years)-\(two(month))-\(two(day))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):"
      + "\(two(rest % 60))Z"
  }
}

extension Span<UInt8> {
  /// The number that two digits make; `nil` where they are not there.
  fileprivate func twoDigits(at place: Int) -> Int? {
    guard place + 1 < count else { return nil }
    let tens = self[place] &- UInt8(ascii: "0")
    let ones = self[place + 1] &- UInt8(ascii: "0")
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
  }
}
