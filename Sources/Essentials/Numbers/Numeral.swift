/// A written number taken apart: digits, sign, exponent and percent sign.
struct Numeral {
  private(set) var isPercent = false
  private var isNegative = false
  /// The first 19 significant digits as one whole number.
  private var digits: UInt64 = 0
  private var significantCount = 0
  private var fractionCount = 0
  private var exponent = 0
  /// Where the digits with their separators lie.
  private var body = 0..<0

  /// 1, 10, … 10²², the powers of ten that a `Double` holds exactly.
  static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Takes apart the trimmed bytes in `range`.
  init(
    _ text: Span<UInt8>, _ range: Range<Int>, decimalMark: NumberReader.DecimalMark
  ) throws(NumberFault) {
    var range = range
    if range.count > 2, text[range.lowerBound] == UInt8(ascii: "("),
      text[range.upperBound - 1] == UInt8(ascii: ")")
    {
      isNegative = true
      range = text.trimmed(range.lowerBound + 1..<range.upperBound - 1)
    }
    if range.count > 1, text[range.upperBound - 1] == UInt8(ascii: "%") {
      isPercent = true
      range = text.trimmed(range.lowerBound..<range.upperBound - 1)
    }
    let start = try takePrefix(text, range)
    let end = try takeBody(text, start..<range.upperBound, decimalMark)
    body = start..<end
    if end < range.upperBound { try takeExponent(text, end..<range.upperBound) }
  }

  /// Takes a sign and a currency sign, in either order, and gives where the digits start.
  private mutating func takePrefix(
    _ text: Span<UInt8>, _ range: Range<Int>
  ) throws(NumberFault) -> Int {
    var position = range.lowerBound
    var hasSign = isNegative
    var hasCurrency = false
    while position < range.upperBound {
      if let sign = text.sign(at: position, before: range.upperBound) {
        guard !hasSign else { throw .notANumber }
        hasSign = true
        isNegative = sign.isNegative
        position += sign.length
      } else if let length = text.currencyLength(at: position, before: range.upperBound) {
        guard !hasCurrency else { throw .notANumber }
        hasCurrency = true
        position += length
      } else if position > range.lowerBound, text.spaceLength(at: position) > 0 {
        position += text.spaceLength(at: position)
      } else {
        return position
      }
    }
    throw .notANumber
  }

  /// Takes digits with thousands separators and a decimal mark, and gives where they end.
  private mutating func takeBody(
    _ text: Span<UInt8>, _ range: Range<Int>, _ decimalMark: NumberReader.DecimalMark
  ) throws(NumberFault) -> Int {
    let mark = decimalMark == .point ? Byte.point : Byte.comma
    var groups = DigitGroups(separator: decimalMark == .point ? Byte.comma : Byte.point)
    var position = range.lowerBound
    var hasMark = false
    var hasDigit = false
    while position < range.upperBound {
      let byte = text[position]
      if byte.isDigit {
        hasDigit = true
        takeDigit(byte.digit, isFraction: hasMark)
        if !hasMark { groups.count += 1 }
        position += 1
      } else if byte == mark, !hasMark {
        hasMark = true
        position += 1
      } else if hasDigit, !hasMark,
        let length = groups.separatorLength(text, position, before: range.upperBound)
      {
        try groups.separate(byte)
        position += length
      } else {
        break
      }
    }
    guard hasDigit else { throw .notANumber }
    try groups.finish()
    return position
  }

  private mutating func takeDigit(_ digit: Int, isFraction: Bool) {
    if isFraction { fractionCount += 1 }
    if significantCount == 0, digit == 0 { return }
    significantCount += 1
    // Nineteen digits always fit in 64 bits.
    if significantCount <= 19 { digits = digits &* 10 &+ UInt64(digit) }
  }

  private mutating func takeExponent(
    _ text: Span<UInt8>, _ range: Range<Int>
  ) throws(NumberFault) {
    var position = range.lowerBound
    guard text[position] | 0x20 == UInt8(ascii: "e") else { throw .notANumber }
    position += 1
    var isBelowZero = false
    if position < range.upperBound,
      let sign = text.sign(at: position, before: range.upperBound)
    {
      isBelowZero = sign.isNegative
      position += sign.length
    }
    guard position < range.upperBound else { throw .notANumber }
    for place in position..<range.upperBound {
      guard text[place].isDigit else { throw .notANumber }
      // Past a million every number is zero or too large, whatever its digits.
      exponent = min(exponent * 10 + text[place].digit, 1_000_000)
    }
    if isBelowZero { exponent = -exponent }
  }

  /// The `Double` nearest to the number; `text` is what it was taken from.
  func value(_ text: Span<UInt8>) throws(NumberFault) -> Double {
    let power = exponent - fractionCount - (isPercent ? 2 : 0)
    let magnitude = exactly(power) ?? parsed(text, power)
    guard let magnitude, magnitude.isFinite else { throw .tooLarge }
    return isNegative ? -magnitude : magnitude
  }

  /// The number where its digits and the power of ten are exact in a `Double`, so that the one
  /// multiplication or division rounds correctly.
  ///
  /// - Source: W. D. Clinger, "How to read floating point numbers accurately" (PLDI 1990).
  private func exactly(_ power: Int) -> Double? {
    guard significantCount <= 19, digits <= 1 << 53, abs(power) <= 22 else { return nil }
    let whole = Double(digits)
    return power < 0
      ? whole / Numeral.powersOfTen[-power] : whole * Numeral.powersOfTen[power]
  }

  /// The number by way of the standard library's parser, for many digits and large exponents.
  private func parsed(_ text: Span<UInt8>, _ power: Int) -> Double? {
    var decimal: [UInt8] = []
    for position in body where text[position].isDigit { decimal.append(text[position]) }
    return Double(String(decoding: decimal, as: UTF8.self) + "e\(power)")
  }
}

/// Watches that thousands separators stand three digits apart.
private struct DigitGroups {
  let separator: UInt8
  /// Digits since the last separator.
  var count = 0
  private var firstByte: UInt8?

  init(separator: UInt8) { self.separator = separator }

  /// The length of the separator at `position`, if there is one.
  func separatorLength(_ text: Span<UInt8>, _ position: Int, before end: Int) -> Int? {
    if text[position] == separator { return 1 }
    let length = text.spaceLength(at: position)
    let next = position + length
    return length > 0 && next < end && text[next].isDigit ? length : nil
  }

  mutating func separate(_ byte: UInt8) throws(NumberFault) {
    if let firstByte {
      guard byte == firstByte, count == 3 else { throw .misplacedSeparator }
    } else {
      guard (1...3).contains(count) else { throw .misplacedSeparator }
      firstByte = byte
    }
    count = 0
  }

  func finish() throws(NumberFault) {
    guard firstByte == nil || count == 3 else { throw .misplacedSeparator }
  }
}

extension Span<UInt8> {
  /// The sign at `position`: plus, hyphen, minus (U+2212) or en dash.
  fileprivate func sign(at position: Int, before end: Int) -> (isNegative: Bool, length: Int)? {
    switch self[position] {
    case Byte.plus: return (false, 1)
    case Byte.hyphen: return (true, 1)
    case 0xE2 where position + 2 < end:
      let tail = (self[position + 1], self[position + 2])
      return tail == (0x88, 0x92) || tail == (0x80, 0x93) ? (true, 3) : nil
    default: return nil
    }
  }

  /// The length of the pound, dollar or euro sign at `position`.
  fileprivate func currencyLength(at position: Int, before end: Int) -> Int? {
    switch self[position] {
    case UInt8(ascii: "$"): 1
    case 0xC2 where position + 1 < end && self[position + 1] == 0xA3: 2
    case 0xE2 where position + 2 < end && self[position + 1] == 0x82 && self[position + 2] == 0xAC:
      3
    default: nil
    }
  }
}
