/// A person's pseudonymous id as a number, the same on every machine and in every run.
///
/// An id that is a whole number as people write it (`0`, `27`, no sign, no leading zero, up to 18
/// digits) is that number. Any other text is a hash of its bytes with the highest bit set; the text
/// itself is kept once beside it.
public struct PersonKey: Hashable, Sendable {
  /// The number.
  public let rawValue: UInt64

  /// A key that was made before.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The key of an id.
  public init(_ id: Span<UInt8>) {
    rawValue = PersonKey.decimal(id) ?? (PersonKey.hash(id) | PersonKey.hashed)
  }

  /// The key of an id.
  public init(_ id: String) {
    var id = id
    self = id.withUTF8 { PersonKey($0.span) }
  }

  /// Whether the id is a text that has to be kept to be known again.
  public var isHash: Bool { rawValue & PersonKey.hashed != 0 }

  /// A well mixed number, for sharing people out among partitions.
  public var mixed: UInt64 { PersonKey.mix(rawValue) }

  private static let hashed: UInt64 = 1 << 63

  private static func decimal(_ id: Span<UInt8>) -> UInt64? {
    guard (1...18).contains(id.count), id.count == 1 || id[0] != UInt8(ascii: "0") else {
      return nil
    }
    var number: UInt64 = 0
    for place in 0..<id.count {
      let digit = id[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number &* 10 &+ UInt64(digit)
    }
    return number
  }

  /// 64 bits of the bytes, eight at a time with the first one on top.
  private static func hash(_ id: Span<UInt8>) -> UInt64 {
    var sum = mix(UInt64(id.count))
    let whole = id.count & ~7
    var place = 0
    while place < whole {
      // In bounds, as eight more bytes are there.
      let word = id.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      sum = mix(sum ^ UInt64(bigEndian: word))
      place += 8
    }
    var word: UInt64 = 0
    while place < id.count {
      word = word << 8 | UInt64(id[place])
      place += 1
    }
    return mix(sum ^ word)
  }

  /// The finishing step of splitmix64 (Steele, Lea and Flood, 2014).
  private static func mix(_ number: UInt64) -> UInt64 {
    var sum = number &+ 0x9E37_79B9_7F4A_7C15
    sum = (sum ^ (sum >> 30)) &* 0xBF58_476D_1CE4_E5B9
    sum = (sum ^ (sum >> 27)) &* 0x94D0_49BB_1331_11EB
    return sum ^ (sum >> 31)
  }
}

extension PersonKey: Comparable {
  /// The order of people in a store: whole numbers by size, then other ids.
  public static func < (left: PersonKey, right: PersonKey) -> Bool {
    left.rawValue < right.rawValue
  }
}
