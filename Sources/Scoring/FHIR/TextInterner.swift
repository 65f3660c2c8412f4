/// Gives each text a number, so that it becomes a `String` once.
struct TextInterner {
  /// The texts, by number.
  private(set) var strings: [String] = []
  private var hashes: [UInt64] = []
  private var slots = [Int32](repeating: -1, count: 64)

  /// The number of a text, and whether it is new.
  mutating func intern(_ text: UnsafeRawBufferPointer) -> (number: Int, isNew: Bool) {
    if strings.count * 2 >= slots.count { grow() }
    let hash = TextInterner.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isEqual(number, text) { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = strings.count
    slots[slot] = Int32(number)
    hashes.append(hash)
    strings.append(String(decoding: text, as: UTF8.self))
    return (number, true)
  }

  /// The number of a text.
  mutating func intern(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { intern(UnsafeRawBufferPointer($0)).number }
  }

  private mutating func isEqual(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    strings[number].withUTF8 { own in
      guard own.count == text.count else { return false }
      let own = UnsafeRawBufferPointer(own)
      var place = 0
      while place + 8 <= text.count {
        let eight = own.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        guard eight == text.loadUnaligned(fromByteOffset: place, as: UInt64.self) else {
          return false
        }
        place += 8
      }
      while place < text.count {
        if own[place] != text[place] { return false }
        place += 1
      }
      return true
    }
  }

  private mutating func grow() {
    var larger = [Int32](repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (larger.count - 1)
      while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = Int32(number)
    }
    slots = larger
  }

  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var sum = UInt64(truncatingIfNeeded: text.count)
    var place = 0
    while place + 8 <= text.count {
      sum = mixed(sum ^ text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < text.count {
      rest = rest << 8 | UInt64(text[place])
      place += 1
    }
    return mixed(sum ^ rest)
  }

  private static func mixed(_ sum: UInt64) -> UInt64 {
    let product = sum &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}
