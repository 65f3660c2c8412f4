/// A table from short texts to numbers, without making a `String` of any.
///
/// A text of up to 23 bytes is its own key: three words with its length in the highest byte.
struct ByteTable: Sendable {
  /// The key of a text.
  struct Key: Equatable {
    let first: UInt64
    let second: UInt64
    let third: UInt64
  }

  /// The entries, four words each so that one is in one line of the cache: the three of the key,
  /// and the number; `UInt64.max` where the place is free.
  private var words = ByteTable.free(256)
  private var mask = 255
  private(set) var count = 0

  /// The key of the bytes at these places; `nil` where there are more than 23.
  @inline(__always)
  static func key(_ text: Span<UInt8>, _ range: Range<Int>) -> Key? {
    let start = range.lowerBound
    let length = range.upperBound &- start
    let tag = UInt64(truncatingIfNeeded: length) << 56
    if length <= 8 { return Key(first: text.word(range), second: 0, third: tag) }
    let first = text.word(at: start)
    if length <= 16 {
      let second = text.word(Range(uncheckedBounds: (start &+ 8, range.upperBound)))
      return Key(first: first, second: second, third: tag)
    }
    guard length <= 23 else { return nil }
    let third = text.word(Range(uncheckedBounds: (start &+ 16, range.upperBound)))
    return Key(first: first, second: text.word(at: start &+ 8), third: third | tag)
  }

  /// The number of a key.
  @inline(__always)
  func number(_ key: Key) -> UInt32? {
    var place = ByteTable.hash(key) & mask
    while true {
      let entry = place &* 4
      let number = words[entry &+ 3]
      if words[entry] == key.first, words[entry &+ 1] == key.second,
        words[entry &+ 2] == key.third, number != .max
      {
        return UInt32(truncatingIfNeeded: number)
      }
      if number == .max { return nil }
      place = (place &+ 1) & mask
    }
  }

  /// Gives a key its number; the key is new.
  mutating func insert(_ key: Key, _ number: UInt32) {
    if count * 2 > mask { grow() }
    place(key, UInt64(number))
    count += 1
  }

  private mutating func place(_ key: Key, _ number: UInt64) {
    var place = ByteTable.hash(key) & mask
    while words[place * 4 + 3] != .max { place = (place + 1) & mask }
    words[place * 4] = key.first
    words[place * 4 + 1] = key.second
    words[place * 4 + 2] = key.third
    words[place * 4 + 3] = number
  }

  private mutating func grow() {
    let old = words
    words = ByteTable.free((mask + 1) * 2)
    mask = mask * 2 + 1
    for entry in stride(from: 0, to: old.count, by: 4) where old[entry + 3] != .max {
      let key = Key(first: old[entry], second: old[entry + 1], third: old[entry + 2])
      place(key, old[entry + 3])
    }
  }

  private static func free(_ capacity: Int) -> [UInt64] {
    [UInt64](repeating: .max, count: capacity * 4)
  }

  @inline(__always)
  private static func hash(_ key: Key) -> Int {
    var sum = (key.first ^ (key.third &* 0x9FB2_1C65_1E98_DF25)) &* 0xBF58_476D_1CE4_E5B9
    sum = (sum ^ (sum >> 32) ^ key.second) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (sum ^ (sum >> 29)) >> 1)
  }
}
