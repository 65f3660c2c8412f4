/// Gives each text a number, so that it becomes a `String` once.
struct TextInterner {
  /// The texts, by number.
  private(set) var strings: [String] = []
  private var starts: [Int] = [0]
  private var bytes: [UInt8] = []
  private var slots = [Int32](repeating: -1, count: 64)
  private var last = -1
  private var lastBytes = HeldBytes()

  /// The number of a text, and whether it is new.
  mutating func intern(_ text: UnsafeRawBufferPointer) -> (number: Int, isNew: Bool) {
    // Records of one person mostly stand together.
    if last >= 0, lastBytes.holds(text) { return (last, false) }
    if strings.count * 2 >= slots.count { grow() }
    var slot = TextInterner.hash(text) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if isEqual(number, text) {
        last = number
        lastBytes.hold(text)
        return (number, false)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = strings.count
    slots[slot] = Int32(number)
    bytes.append(contentsOf: text)
    starts.append(bytes.count)
    strings.append(String(decoding: text, as: UTF8.self))
    last = number
    lastBytes.hold(text)
    return (number, true)
  }

  private func isEqual(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let range = starts[number]..<starts[number + 1]
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBytes { all in
      areEqual(UnsafeRawBufferPointer(rebasing: all[range]), text)
    }
  }

  private mutating func grow() {
    var larger = [Int32](repeating: -1, count: slots.count * 2)
    bytes.withUnsafeBytes { all in
      for number in strings.indices {
        let text = UnsafeRawBufferPointer(rebasing: all[starts[number]..<starts[number + 1]])
        var slot = TextInterner.hash(text) & (larger.count - 1)
        while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
        larger[slot] = Int32(number)
      }
    }
    slots = larger
  }

  private static func hash(_ text: UnsafeRawBufferPointer) -> Int {
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
    return Int(truncatingIfNeeded: mixed(sum ^ rest) >> 8)
  }

  private static func mixed(_ sum: UInt64) -> UInt64 {
    let product = sum &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}

/// A copy of some bytes, to see whether the same come again.
struct HeldBytes {
  private var bytes: [UInt8] = []

  func holds(_ text: UnsafeRawBufferPointer) -> Bool {
    bytes.withUnsafeBytes { $0.count == text.count && areEqual($0, text) }
  }

  mutating func hold(_ text: UnsafeRawBufferPointer) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: text)
  }
}

/// Whether two texts of one length are the same, eight bytes at a time.
private func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  var place = 0
  while place + 8 <= right.count {
    let eight = left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    guard eight == right.loadUnaligned(fromByteOffset: place, as: UInt64.self) else {
      return false
    }
    place += 8
  }
  while place < right.count {
    if left[place] != right[place] { return false }
    place += 1
  }
  return true
}
