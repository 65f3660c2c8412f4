/// Whether a file holds lines of JSON, or one document.
enum FHIRFileForm {
  case lines
  case document

  /// The form of what begins with these bytes; `nil` while too little of it is known.
  ///
  /// A document mostly has an array or an opened object on its first line; of two lines that each
  /// begin an object, the first is a line of its own even where it is broken.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    guard let first = bytes.firstIndex(where: { $0 > Byte.space }) else {
      guard isWhole else { return nil }
      self = .lines
      return
    }
    if bytes[first] == Byte.openingBracket {
      self = .document
      return
    }
    guard let end = bytes[first...].firstIndex(of: Byte.lineFeed) else {
      guard isWhole else { return nil }
      self = .lines
      return
    }
    if FHIRFileForm.isBalanced(bytes[first..<end]) {
      self = .lines
      return
    }
    guard let second = bytes[end...].firstIndex(where: { $0 > Byte.space }) else {
      guard isWhole else { return nil }
      self = .lines
      return
    }
    let beginsLine = bytes[second - 1] == Byte.lineFeed
    self = beginsLine && bytes[second] == Byte.openingBrace ? .lines : .document
  }

  /// The length of a byte order mark.
  static func markLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func isBalanced(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var depth = 0
    var isInText = false, isEscaped = false
    for byte in line {
      if isEscaped {
        isEscaped = false
      } else if isInText {
        if byte == Byte.backslash { isEscaped = true }
        if byte == Byte.quote { isInText = false }
      } else if byte == Byte.quote {
        isInText = true
      } else if byte == Byte.openingBrace || byte == Byte.openingBracket {
        depth += 1
      } else if byte == Byte.closingBrace || byte == Byte.closingBracket {
        depth -= 1
      }
    }
    return depth == 0 && !isInText
  }

  /// Bytes that JSON gives a meaning.
  enum Byte {
    static let space = UInt8(ascii: " ")
    static let lineFeed = UInt8(ascii: "\n")
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let openingBrace = UInt8(ascii: "{")
    static let closingBrace = UInt8(ascii: "}")
    static let openingBracket = UInt8(ascii: "[")
    static let closingBracket = UInt8(ascii: "]")
  }
}
