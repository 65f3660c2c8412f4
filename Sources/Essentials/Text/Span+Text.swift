/// The bytes that the readers look for.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let plus = UInt8(ascii: "+")
  static let comma = UInt8(ascii: ",")
  static let hyphen = UInt8(ascii: "-")
  static let point = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let zero = UInt8(ascii: "0")
  static let colon = UInt8(ascii: ":")
}

extension UInt8 {
  var isDigit: Bool { self &- Byte.zero < 10 }
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  /// 0 to 9 for a digit.
  var digit: Int { Int(self &- Byte.zero) }
}

extension Span<UInt8> {
  /// The length of the space that starts at `position`: 0 where there is none.
  ///
  /// Counts blanks, tabs, line ends and the no-break, narrow no-break and thin spaces that number
  /// formats use for thousands.
  func spaceLength(at position: Int) -> Int {
    let byte = self[position]
    if byte == Byte.space || (byte >= 9 && byte <= 13) { return 1 }
    if byte == 0xC2 { return position + 1 < count && self[position + 1] == 0xA0 ? 2 : 0 }
    guard byte == 0xE2, position + 2 < count, self[position + 1] == 0x80 else { return 0 }
    let last = self[position + 2]
    return last == 0xAF || last == 0x89 ? 3 : 0
  }

  /// The part of `range` without space at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let length = spaceLength(at: start)
      if length == 0 { break }
      start += length
    }
    while start < end {
      if spaceLength(at: end - 1) == 1 {
        end -= 1
      } else if end - 2 >= start, spaceLength(at: end - 2) == 2 {
        end -= 2
      } else if end - 3 >= start, spaceLength(at: end - 3) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return start..<Swift.max(start, end)
  }

  /// Whether the bytes in `range` are `word`, whatever the case of ASCII letters.
  func equals(_ word: String, in range: Range<Int>) -> Bool {
    guard range.count == word.utf8.count else { return false }
    var position = range.lowerBound
    for byte in word.utf8 {
      let own = self[position]
      guard own == byte || (byte.isLetter && own | 0x20 == byte | 0x20) else { return false }
      position += 1
    }
    return true
  }

  /// The bytes in `range` as text; bytes that are not UTF-8 become the replacement character.
  func text(in range: Range<Int>) -> String {
    let part = extracting(range)
    guard let valid = try? UTF8Span(validating: part) else {
      var bytes: [UInt8] = []
      bytes.append(copying: part)
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(copying: valid)
  }
}

extension [UInt8] {
  /// Appends a copy of `bytes`.
  mutating func append(copying bytes: Span<UInt8>) {
    // The standard library has no other way to append a span at the speed of memory; the pointer
    // does not leave the closure.
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
