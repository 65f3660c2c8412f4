/// Turns the bytes of a file, chunk by chunk, into UTF-8.
///
/// A byte-order mark decides; without one, text is UTF-8, unless the first bytes beyond ASCII are
/// not valid UTF-8, and then Windows-1252.
struct TextDecoder {
  /// The encoding, once known; plain ASCII counts as UTF-8.
  private(set) var encoding = TextEncoding.utf8
  /// Whether bytes that are not valid text were replaced by U+FFFD.
  private(set) var hasReplaced = false
  private var hasStarted = false
  /// Whether valid UTF-8 beyond ASCII was seen, so that the encoding is no longer in doubt.
  private var isSure = false
  /// The beginning of a character that the next chunk completes.
  private var pending: [UInt8] = []

  /// Appends to `text` what can be decoded of the bytes left over last time, `before` and `chunk`.
  mutating func decode(
    _ before: [UInt8] = [], _ chunk: Span<UInt8>, isLast: Bool, into text: inout [UInt8]
  ) {
    var bytes = pending + before
    bytes.append(copying: chunk)
    pending = []
    if !hasStarted {
      // Four bytes show every byte-order mark.
      guard bytes.count >= 4 || isLast else {
        pending = bytes
        return
      }
      hasStarted = true
      bytes.removeFirst(takeMark(bytes))
    }
    switch encoding {
    case .utf8: decodeUTF8(bytes, isLast: isLast, into: &text)
    case .utf16LittleEndian: decodeUTF16(bytes, lowByte: 0, isLast: isLast, into: &text)
    case .utf16BigEndian: decodeUTF16(bytes, lowByte: 1, isLast: isLast, into: &text)
    case .windows1252: TextDecoder.decodeWindows(bytes, into: &text)
    }
  }

  /// Takes the encoding from the byte-order mark, if there is one, and gives the mark's length.
  private mutating func takeMark(_ bytes: [UInt8]) -> Int {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      isSure = true
      return 3
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      encoding = .utf16LittleEndian
      return 2
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16BigEndian
      return 2
    }
    return 0
  }

  private mutating func decodeUTF8(_ bytes: [UInt8], isLast: Bool, into text: inout [UInt8]) {
    var bytes = bytes
    if !isLast {
      let tail = TextDecoder.incompleteTail(bytes)
      pending = Array(bytes.suffix(tail))
      bytes.removeLast(tail)
    }
    if var valid = try? UTF8Span(validating: bytes.span) {
      if !isSure { isSure = !valid.checkForASCII() }
      text.append(contentsOf: bytes)
    } else if isSure {
      hasReplaced = true
      text.append(contentsOf: String(decoding: bytes, as: UTF8.self).utf8)
    } else {
      encoding = .windows1252
      TextDecoder.decodeWindows(bytes + pending, into: &text)
      pending = []
    }
  }

  /// The bytes at the end that begin a character and do not complete it, 0 to 3.
  private static func incompleteTail(_ bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.count - length]
      if byte < 0x80 { return 0 }
      if byte >= 0xC0 {
        let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        return needed > length ? length : 0
      }
    }
    return 0
  }

  private mutating func decodeUTF16(
    _ bytes: [UInt8], lowByte: Int, isLast: Bool, into text: inout [UInt8]
  ) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for start in stride(from: 0, to: bytes.count - 1, by: 2) {
      units.append(UInt16(bytes[start + lowByte]) | UInt16(bytes[start + 1 - lowByte]) << 8)
    }
    var rest = bytes.count % 2
    // The first half of a pair waits for the second.
    if let last = units.last, !isLast, last & 0xFC00 == 0xD800 {
      units.removeLast()
      rest += 2
    }
    pending = isLast ? [] : Array(bytes.suffix(rest))
    text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    if isLast, rest > 0 { hasReplaced = true }
  }

  private static func decodeWindows(_ bytes: [UInt8], into text: inout [UInt8]) {
    text.reserveCapacity(text.count + bytes.count)
    for byte in bytes {
      let scalar = byte & 0xE0 == 0x80 ? upperHalf[Int(byte & 0x1F)] : UInt16(byte)
      if scalar < 0x80 {
        text.append(UInt8(scalar))
      } else if scalar < 0x800 {
        text.append(0xC0 | UInt8(scalar >> 6))
        text.append(0x80 | UInt8(scalar & 0x3F))
      } else {
        text.append(0xE0 | UInt8(scalar >> 12))
        text.append(0x80 | UInt8(scalar >> 6 & 0x3F))
        text.append(0x80 | UInt8(scalar & 0x3F))
      }
    }
  }

  /// The characters of bytes 0x80 to 0x9F; unassigned ones stand for the controls of their number.
  ///
  /// - Source: WHATWG Encoding Standard, index windows-1252.
  private static let upperHalf: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
