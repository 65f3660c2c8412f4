/// The parts of a written date before it is decided what they mean: up to four tokens.
struct DateParts {
  /// The tokens' kinds as octal digits, first token highest: `0o111` is three numbers.
  private(set) var pattern = 0
  /// What each token says: a number, or 1 to 12 for a month's name.
  private(set) var values = InlineArray<4, Int>(repeating: 0)
  /// The number of digits of each token, 0 for words.
  private(set) var widths = InlineArray<4, Int>(repeating: 0)
  /// The separator in front of each token: a blank, hyphen, slash, point, or 0 for none.
  private(set) var separators = InlineArray<4, UInt8>(repeating: 0)
  private(set) var hasTime = false
  private var count = 0

  static let number = 1
  static let monthName = 2
  static let quarter = 3
  static let week = 4
  static let month = 5

  /// Splits the trimmed bytes in `range`.
  init(_ text: Span<UInt8>, _ range: Range<Int>) throws(DateFault) {
    // The longest sensible date has a weekday's worth of room to spare; longer text is prose.
    guard range.count <= 40 else { throw .unknownForm }
    let end = try DateParts.dateEnd(text, range)
    hasTime = end < range.upperBound
    var position = range.lowerBound
    var separator: UInt8 = 0
    while position < end {
      let byte = text[position]
      if byte.isDigit {
        position = try takeNumber(text, position..<end, after: separator)
        separator = 0
      } else if byte.isLetter {
        position = try takeWord(text, position..<end, after: separator)
        separator = 0
      } else {
        position = try DateParts.takeSeparator(text, position..<end, &separator)
      }
    }
    guard separator == 0, count > 0 else { throw .unknownForm }
  }

  private mutating func append(
    _ kind: Int, _ value: Int, width: Int, after separator: UInt8
  ) throws(DateFault) {
    guard count < 4, count > 0 || separator == 0 else { throw .unknownForm }
    pattern = pattern << 3 | kind
    values[count] = value
    widths[count] = width
    separators[count] = separator
    count += 1
  }

  private mutating func takeNumber(
    _ text: Span<UInt8>, _ range: Range<Int>, after separator: UInt8
  ) throws(DateFault) -> Int {
    var position = range.lowerBound
    var value = 0
    while position < range.upperBound, text[position].isDigit {
      // Ten digits and more are no part of a date; the loop goes on so that nothing overflows.
      if position - range.lowerBound < 10 { value = value * 10 + text[position].digit }
      position += 1
    }
    let width = position - range.lowerBound
    guard width < 10 || separator == Byte.point else { throw .unknownForm }
    try append(DateParts.number, value, width: width, after: separator)
    return position
  }

  private mutating func takeWord(
    _ text: Span<UInt8>, _ range: Range<Int>, after separator: UInt8
  ) throws(DateFault) -> Int {
    var end = range.lowerBound
    while end < range.upperBound, text[end].isLetter { end += 1 }
    let word = range.lowerBound..<end
    if let month = MonthName.month(in: text, word) {
      try append(DateParts.monthName, month, width: 0, after: separator)
    } else if text.equals("Q", in: word) {
      try append(DateParts.quarter, 0, width: 0, after: separator)
    } else if text.equals("W", in: word) {
      try append(DateParts.week, 0, width: 0, after: separator)
    } else if text.equals("M", in: word) {
      try append(DateParts.month, 0, width: 0, after: separator)
    } else if !(count == 1 && separator == 0 && DateParts.isOrdinalEnding(text, word)) {
      throw .unknownForm
    }
    return end
  }

  /// Whether the letters are those after the day in "6th".
  private static func isOrdinalEnding(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    for ending in ["th", "st", "nd", "rd"] where text.equals(ending, in: word) { return true }
    return false
  }

  /// Takes one sign between tokens; blanks may stand beside it, but there is only one sign.
  private static func takeSeparator(
    _ text: Span<UInt8>, _ range: Range<Int>, _ separator: inout UInt8
  ) throws(DateFault) -> Int {
    let start = range.lowerBound
    let space = text.spaceLength(at: start)
    if space > 0 {
      if separator == 0 { separator = Byte.space }
      return start + space
    }
    guard separator == 0 || separator == Byte.space else { throw .unknownForm }
    switch text[start] {
    case Byte.hyphen, Byte.slash, Byte.point:
      separator = text[start]
      return start + 1
    case 0xE2 where range.count >= 3 && text[start + 1] == 0x80 && text[start + 2] == 0x93:
      // An en dash.
      separator = Byte.hyphen
      return start + 3
    default: throw .unknownForm
    }
  }
}

extension DateParts {
  /// Where the date ends and a time of day begins; the end of `range` where there is no time.
  private static func dateEnd(
    _ text: Span<UInt8>, _ range: Range<Int>
  ) throws(DateFault) -> Int {
    var colon = range.lowerBound
    while colon < range.upperBound, text[colon] != Byte.colon { colon += 1 }
    guard colon < range.upperBound else { return range.upperBound }
    var start = colon
    while start > range.lowerBound, text[start - 1].isDigit { start -= 1 }
    guard start < colon else { throw .unknownForm }
    guard start > range.lowerBound, isTime(text, start..<range.upperBound) else { throw .badTime }
    let mark = text[start - 1]
    guard mark == Byte.space || mark | 0x20 == UInt8(ascii: "t") else { throw .badTime }
    return text.trimmed(range.lowerBound..<start - 1).upperBound
  }

  /// Whether `range` is a time such as "10:30", "10:30:00.000Z", "10:30+01:00" or "10:30 PM".
  private static func isTime(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var fields = InlineArray<3, Int>(repeating: 0)
    var field = 0
    var digits = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      if byte.isDigit {
        digits += 1
        if digits > 2 { return false }
        fields[field] = fields[field] * 10 + byte.digit
      } else if byte == Byte.colon, field < 2, digits > 0 {
        field += 1
        digits = 0
      } else {
        break
      }
      position += 1
    }
    guard digits > 0, field > 0, fields[0] <= 24, fields[1] < 60, fields[2] <= 60 else {
      return false
    }
    return isTimeEnding(text, position..<range.upperBound)
  }

  /// Whether `range` holds only what may follow hours, minutes and seconds.
  private static func isTimeEnding(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    if start < range.upperBound, text[start] == Byte.point {
      start += 1
      while start < range.upperBound, text[start].isDigit { start += 1 }
    }
    let rest = text.trimmed(start..<range.upperBound)
    if rest.isEmpty { return true }
    for word in ["Z", "UTC", "GMT", "AM", "PM"] where text.equals(word, in: rest) { return true }
    let sign = text[rest.lowerBound]
    guard sign == Byte.plus || sign == Byte.hyphen, rest.count >= 3, rest.count <= 6 else {
      return false
    }
    for position in rest.dropFirst() where !text[position].isDigit && text[position] != Byte.colon {
      return false
    }
    return true
  }

  /// The date when `range` is exactly ten bytes like "2018-08-06", by far the commonest form.
  static func plainISO(
    _ text: Span<UInt8>, _ range: Range<Int>
  ) -> (year: Int, month: Int, day: Int)? {
    guard range.count == 10 else { return nil }
    let start = range.lowerBound
    guard text[start + 4] == Byte.hyphen, text[start + 7] == Byte.hyphen else { return nil }
    for offset in 0..<10 where offset != 4 && offset != 7 {
      guard text[start + offset].isDigit else { return nil }
    }
    let year =
      text[start].digit * 1000 + text[start + 1].digit * 100 + text[start + 2].digit * 10
      + text[start + 3].digit
    let month = text[start + 5].digit * 10 + text[start + 6].digit
    let day = text[start + 8].digit * 10 + text[start + 9].digit
    return (year, month, day)
  }
}
