/// A cell that holds a word or sign instead of a value.
enum CellWord {
  /// Nothing was recorded, or nothing can be.
  case missing
  /// There is a value, but it was withheld.
  case suppressed

  /// What the trimmed bytes in `range` say, or `nil` where they are no such word.
  ///
  /// - Source: "[c]" confidential, "[x]" not available and "[z]" not applicable are the Government
  ///   Statistical Service's symbols for tables; "[x]" is taken as withheld.
  init?(_ text: Span<UInt8>, _ range: Range<Int>) {
    if CellWord.missing(text, range) {
      self = .missing
    } else if CellWord.suppressed(text, range) {
      self = .suppressed
    } else {
      return nil
    }
  }

  /// Whether the trimmed bytes are blank or a word for "no value".
  static func missing(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    for word in missingWords where text.equals(word, in: range) { return true }
    return false
  }

  private static func suppressed(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for word in suppressedWords where text.equals(word, in: range) { return true }
    for word in lessThan where isNumber(after: word, text, range) { return true }
    return false
  }

  /// Whether `range` holds `word`, space and a whole number, such as "<5" or "fewer than 10".
  private static func isNumber(after word: String, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool
  {
    let end = range.lowerBound + word.utf8.count
    guard end < range.upperBound, text.equals(word, in: range.lowerBound..<end) else {
      return false
    }
    let number = text.trimmed(end..<range.upperBound)
    for position in number where !text[position].isDigit { return false }
    return !number.isEmpty
  }

  private static let missingWords = [
    "-", "–", "—", ".", "..", "NA", "N/A", "#N/A", "null", "nil", "no data", "none", "missing",
    "not known", "not applicable", "[z]",
  ]
  private static let suppressedWords = ["*", "**", "c", "[c]", "[x]", "suppressed", "[suppressed]"]
  private static let lessThan = ["<", "<=", "≤", "fewer than", "less than"]
}
