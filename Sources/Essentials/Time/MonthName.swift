/// The English names of the months.
enum MonthName {
  static let full = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The name in full; `month` is 1 to 12.
  static func full(_ month: Int) -> String { full[month - 1] }

  /// The first three letters; `month` is 1 to 12.
  static func short(_ month: Int) -> String { String(full[month - 1].prefix(3)) }

  /// The month that the letters in `range` name: in full, by three letters, or "Sept".
  static func month(in text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.count >= 3, range.count <= 9 else { return nil }
    for month in 1...12 where text.hasLetters(of: full[month - 1], in: range) {
      let isWhole = range.count == full[month - 1].utf8.count
      return isWhole || range.count == 3 || (month == 9 && range.count == 4) ? month : nil
    }
    return nil
  }
}

extension Span<UInt8> {
  /// Whether the bytes in `range` are the beginning of `word`, whatever the case.
  func hasLetters(of word: String, in range: Range<Int>) -> Bool {
    guard range.count <= word.utf8.count else { return false }
    var position = range.lowerBound
    for letter in word.utf8 {
      if position == range.upperBound { break }
      // Setting bit 5 makes an ASCII letter small.
      guard self[position] | 0x20 == letter | 0x20 else { return false }
      position += 1
    }
    return true
  }
}
