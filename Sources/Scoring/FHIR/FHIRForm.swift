/// Whether data is lines of JSON or one document.
enum FHIRForm: Hashable {
  case lines
  case document

  static let lineFeed = UInt8(ascii: "\n")
  /// So many lines are looked at.
  private static let looks = 16

  /// Looks at the beginning of some data; `nil` when more has to be seen.
  ///
  /// Lines of JSON are known by one line among the first that is a whole resource from its first
  /// byte to its last: a broken first line must not make a document of the rest.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    var start = FHIRForm.markLength(bytes)
    var seen = 0
    while start < bytes.count, seen < FHIRForm.looks {
      let end = bytes[start...].firstIndex(of: FHIRForm.lineFeed)
      if end == nil && !isWhole { return nil }
      let line = UnsafeBufferPointer(rebasing: bytes[start..<(end ?? bytes.count)])
      start = (end ?? bytes.count) + 1
      guard let first = line.first(where: { $0 > 32 }) else { continue }
      seen += 1
      let (isClosed, isResource) = FHIRForm.shape(line)
      // The elements of an array that begins here are no lines by themselves.
      if seen == 1, first == UInt8(ascii: "["), !isClosed {
        self = .document
        return
      }
      if isResource {
        self = .lines
        return
      }
    }
    guard isWhole || seen == FHIRForm.looks else { return nil }
    // One line by itself is read as a line, so that its fault is named there.
    self = seen <= 1 ? .lines : .document
  }

  /// The length of a byte order mark at the beginning.
  static func markLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// Whether all that a line opens it closes at its end, and whether it is a resource.
  private static func shape(
    _ line: UnsafeBufferPointer<UInt8>
  ) -> (isClosed: Bool, isResource: Bool) {
    guard let last = line.lastIndex(where: { $0 > 32 }) else { return (false, false) }
    var depth = 0
    var isText = false
    var place = 0
    var hasType = false
    while place <= last {
      let byte = line[place]
      if isText {
        if byte == UInt8(ascii: "\\") {
          place += 1
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isText = true
        hasType = hasType || (depth == 1 && isTypeKey(line, at: place))
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 {
          let isClosed = place == last
          return (isClosed, isClosed && hasType && line[0] == UInt8(ascii: "{"))
        }
      }
      place += 1
    }
    return (false, false)
  }

  private static func isTypeKey(_ line: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    let key = "\"resourceType\""
    return line[place...].starts(with: key.utf8)
  }
}
