/// Reads the ids of people from cells, and hands on those that are not numbers.
struct CellPeople: Sendable {
  /// Keys of texts handed on lately, each at the place of its last bits.
  private var known = [UInt64](repeating: 0, count: 4_096)

  /// The key of an id of 1 to 18 digits; `nil` for anything else, right or wrong.
  ///
  /// The same as `PersonKey(_:)` gives, eight digits at a time.
  @inline(__always)
  static func plain(_ text: Span<UInt8>, _ range: Range<Int>) -> PersonKey? {
    let length = range.upperBound &- range.lowerBound
    guard length >= 1, length <= 18 else { return nil }
    let start = range.lowerBound
    if length <= 8 {
      let word = text.word(at: start)
      let digits = word.paddedDigits(length)
      guard digits.isDigits, length == 1 || word & 0xFF != 0x30 else { return nil }
      return PersonKey(rawValue: digits.eightDigits)
    }
    guard text[start] != 0x30 else { return nil }
    let first = text.word(at: start)
    guard first.isDigits else { return nil }
    let second = text.word(at: start &+ 8).paddedDigits(min(8, length &- 8))
    guard second.isDigits else { return nil }
    if length <= 16 {
      return PersonKey(
        rawValue: first.eightDigits &* CellPeople.tens[length &- 8] &+ second.eightDigits)
    }
    let third = text.word(at: start &+ 16).paddedDigits(length &- 16)
    guard third.isDigits else { return nil }
    let sixteen = first.eightDigits &* 100_000_000 &+ second.eightDigits
    return PersonKey(
      rawValue: sixteen &* CellPeople.tens[length &- 16] &+ third.eightDigits)
  }

  private static let tens: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  /// The key of any id, whose text goes to `texts` where it needs to be kept.
  mutating func read(
    _ text: Span<UInt8>, _ cell: Range<Int>, _ texts: inout PersonTexts
  ) -> (person: PersonKey, fault: RowFault.Reason?) {
    let range = text.trimmed(cell)
    let none = PersonKey(rawValue: 0)
    if range.isEmpty { return (none, .isBlank) }
    if let key = CellPeople.plain(text, range) { return (key, nil) }
    if range.count > CellLimits.bytes { return (none, .isTooLong) }
    let id = text.extracting(range)
    let key = PersonKey(id)
    let place = Int(truncatingIfNeeded: key.rawValue) & (known.count - 1)
    if known[place] != key.rawValue {
      guard text.isText(range) else { return (none, .isNoText) }
      known[place] = key.rawValue
      texts.append(key, id)
    }
    return (key, nil)
  }
}
