/// Swift source taken apart, so that rules about code do not stumble over words in a string.
///
/// `code` and `comments` have the length and the lines of the file; whatever is not code (or not a
/// comment) is blank in them. A string keeps its quotes and the code of its interpolations; a name
/// in backticks keeps nothing. Bare regular expressions (`/…/`) are not known: we write none.
struct SourceText {
  /// The file as it is.
  let bytes: [UInt8]
  /// The code alone.
  private(set) var code: [UInt8]
  /// The comments alone.
  private(set) var comments: [UInt8]

  private var place = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    code = bytes.map { $0 == newline ? newline : space }
    comments = code
    readCode(until: nil)
  }

  /// The code as text; its UTF-8 offsets are those of the file.
  var codeText: String { String(decoding: code, as: UTF8.self) }
  /// The comments as text.
  var commentText: String { String(decoding: comments, as: UTF8.self) }
  /// The code, line by line.
  var codeLines: [Substring] { codeText.split(separator: "\n", omittingEmptySubsequences: false) }
  /// The comments, line by line.
  var commentLines: [Substring] {
    commentText.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The line a byte is in, from 1.
  func line(at offset: Int) -> Int { 1 + bytes[..<offset].count { $0 == newline } }

  private func starts(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place + count <= bytes.count else { return false }
    return word.withUTF8Buffer { letters in
      (0..<count).allSatisfy { bytes[place + $0] == letters[$0] }
    }
  }

  /// Reads code to the end, or to the bracket that closes an interpolation.
  private mutating func readCode(until closing: UInt8?) {
    var depth = 0
    while place < bytes.count {
      if starts("//") {
        readLineComment()
      } else if starts("/*") {
        readBlockComment()
      } else if starts("`") {
        readName()
      } else if let hashes = stringStart {
        readString(hashes: hashes)
      } else {
        let byte = bytes[place]
        if closing != nil {
          if byte == UInt8(ascii: "(") { depth += 1 }
          if byte == closing {
            if depth == 0 { return }
            depth -= 1
          }
        }
        code[place] = byte
        place += 1
      }
    }
  }

  private mutating func readLineComment() {
    while place < bytes.count, bytes[place] != newline { keepComment() }
  }

  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      if starts("/*") {
        depth += 1
        keepComment()
      } else if starts("*/") {
        depth -= 1
        keepComment()
      }
      keepComment()
    } while depth > 0 && place < bytes.count
  }

  private mutating func keepComment() {
    guard place < bytes.count else { return }
    comments[place] = bytes[place]
    place += 1
  }

  private mutating func readName() {
    code[place] = UInt8(ascii: "_")
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "`"), bytes[place] != newline {
      place += 1
    }
    place = min(place + 1, bytes.count)
  }

  /// The number of `#` before the quote if a string (or extended regular expression) starts here.
  private var stringStart: Int? {
    var end = place
    while end < bytes.count, bytes[end] == hash { end += 1 }
    guard end < bytes.count else { return nil }
    let isRegex = end > place && bytes[end] == UInt8(ascii: "/")
    return bytes[end] == quote || isRegex ? end - place : nil
  }

  private mutating func readString(hashes: Int) {
    place += hashes
    let mark = bytes[place]
    let isLong = mark == quote && starts("\"\"\"")
    let width = isLong ? 3 : 1
    keepQuotes(width)
    while place < bytes.count {
      if closes(mark, width: width, hashes: hashes) {
        keepQuotes(width)
        place += hashes
        return
      }
      if bytes[place] == newline, !isLong, mark == quote { return }
      if bytes[place] == backslash, isEscape(hashes) {
        place += 1 + hashes
        if place < bytes.count, bytes[place] == UInt8(ascii: "("), mark == quote {
          keepQuotes(1)
          readCode(until: UInt8(ascii: ")"))
          keepQuotes(1)
        } else if place < bytes.count, bytes[place] != newline {
          place += 1
        }
      } else {
        place += 1
      }
    }
  }

  /// Copies brackets or quotes into the code as they are.
  private mutating func keepQuotes(_ count: Int) {
    for _ in 0..<count where place < bytes.count {
      code[place] = bytes[place]
      place += 1
    }
  }

  private func closes(_ mark: UInt8, width: Int, hashes: Int) -> Bool {
    guard place + width + hashes <= bytes.count else { return false }
    return bytes[place..<(place + width)].allSatisfy { $0 == mark }
      && bytes[(place + width)..<(place + width + hashes)].allSatisfy { $0 == hash }
  }

  private func isEscape(_ hashes: Int) -> Bool {
    guard place + hashes < bytes.count else { return false }
    return bytes[(place + 1)..<(place + 1 + hashes)].allSatisfy { $0 == hash }
  }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
private let quote = UInt8(ascii: "\"")
private let hash = UInt8(ascii: "#")
private let backslash = UInt8(ascii: "\\")
