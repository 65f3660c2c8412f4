extension Span<UInt8> {
  /// The eight bytes from a place on as a number, the first byte lowest; bytes past the end are 0.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    if place &+ 8 <= count {
      // Safe: the place was checked, the load checks it again, and any bits are a number.
      return UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    return lastWord(at: place)
  }

  @inline(never)
  private func lastWord(at place: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<8 where place + offset < count {
      word |= UInt64(self[place + offset]) << UInt64(8 * offset)
    }
    return word
  }

  /// The bytes at these places, at most eight, as a number, the first byte lowest.
  @inline(__always)
  func word(_ range: Range<Int>) -> UInt64 {
    let length = range.upperBound &- range.lowerBound
    if length >= 8 { return word(at: range.lowerBound) }
    return word(at: range.lowerBound) & ((1 &<< (8 &* UInt64(length))) &- 1)
  }

  /// The places without blanks, tabs and no-break spaces at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
    while start < end, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  /// The bytes at these places as text, for messages and first uses.
  func text(_ range: Range<Int>) -> String {
    String(decoding: array(range), as: UTF8.self)
  }

  /// The bytes at these places.
  func array(_ range: Range<Int>) -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for place in range { copy.append(self[place]) }
    return copy
  }

  /// Whether these bytes are UTF-8 and none is a control character.
  func isText(_ range: Range<Int>) -> Bool {
    for place in range where self[place] < 0x20 || self[place] == 0x7F { return false }
    return String(validating: array(range), as: UTF8.self) != nil
  }
}

extension UInt64 {
  /// The same byte eight times.
  @inline(__always)
  static func eight(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// The highest bit of each byte of this number that is zero, exactly.
  @inline(__always)
  var zeroBytes: UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((self & low) &+ low) | self | low)
  }

  /// Whether every byte is a decimal digit as text.
  @inline(__always)
  var isDigits: Bool {
    let flipped = self ^ 0x3030_3030_3030_3030
    return (flipped | (flipped &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0
  }

  /// The number that eight digits of text mean, the first of them in the lowest byte.
  ///
  /// - Precondition: `isDigits`.
  @inline(__always)
  var eightDigits: UInt64 {
    // Pairs, then fours, then all eight, side by side in one word (D. Lemire, 2022).
    var sum = self &- 0x3030_3030_3030_3030
    sum = (sum &* 10) &+ (sum >> 8)
    let pairs: UInt64 = 0x0000_00FF_0000_00FF
    return
      ((sum & pairs) &* 0x000F_4240_0000_0064
      &+ ((sum >> 16) & pairs) &* 0x0000_2710_0000_0001) >> 32
  }

  /// `length` bytes of this word, 0 to 8, moved to the end of the text, with `0` before them.
  @inline(__always)
  func paddedDigits(_ length: Int) -> UInt64 {
    let zeros: UInt64 = 0x3030_3030_3030_3030
    return length == 0 ? zeros : ((self ^ zeros) << UInt64(8 * (8 - length))) ^ zeros
  }
}
