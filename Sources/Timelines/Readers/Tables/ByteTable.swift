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

  private var firsts: [UInt64] = [UInt64](repeating: 0, count: 256)
  private var seconds: [UInt64] = [UInt64](repeating: 0, count: 256)
  private var thirds: [UInt64] = [UInt64](repeating: 0, count: 256)
  /// The number of each place; `UInt32.max` where it is free.
  private var numbers: [UInt32] = [UInt32](repeating: .max, count: 256)
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
    let mask = numbers.count &- 1
    var place = ByteTable.hash(key) & mask
    while true {
      let number = numbers[place]
      if firsts[place] == key.first, seconds[place] == key.second, thirds[place] == key.third,
        number != .max
      {
        return number
      }
      if number == .max { return nil }
      place = (place &+ 1) & mask
    }
  }

  /// Gives a key its number; the key is new.
  mutating func insert(_ key: Key, _ number: UInt32) {
    if count * 2 >= numbers.count { grow() }
    place(key, number)
    count += 1
  }

  private mutating func place(_ key: Key, _ number: UInt32) {
    let mask = numbers.count - 1
    var place = ByteTable.hash(key) & mask
    while numbers[place] != .max { place = (place + 1) & mask }
    firsts[place] = key.first
    seconds[place] = key.second
    thirds[place] = key.third
    numbers[place] = number
  }

  private mutating func grow() {
    let old = self
    let capacity = numbers.count * 2
    firsts = [UInt64](repeating: 0, count: capacity)
    seconds = firsts
    thirds = firsts
    numbers = [UInt32](repeating: .max, count: capacity)
    for index in old.numbers.indices where old.numbers[index] != .max {
      let key = Key(first: old.firsts[index], second: old.seconds[index], third: old.thirds[index])
      place(key, old.numbers[index])
    }
  }

  @inline(__always)
  private static func hash(_ key: Key) -> Int {
    var sum = (key.first ^ (key.third &* 0x9FB2_1C65_1E98_DF25)) &* 0xBF58_476D_1CE4_E5B9
    sum = (sum ^ (sum >> 32) ^ key.second) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (sum ^ (sum >> 29)) >> 1)
  }
}
