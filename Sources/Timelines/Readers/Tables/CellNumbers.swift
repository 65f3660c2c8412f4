/// Reads numbers from cells, without making text of the usual ones.
enum CellNumbers {
  /// The powers of ten that a `Double` holds exactly.
  private static let powers: [Double] = (0...22).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  /// The number nearest to a decimal such as `-12.50` or `1.5e3`; `nil` for anything else.
  static func read(_ text: Span<UInt8>, _ cell: Range<Int>) -> Double? {
    let range = text.trimmed(cell)
    var place = range.lowerBound
    let end = range.upperBound
    guard place < end else { return nil }
    let isNegative = text[place] == 0x2D
    if isNegative || text[place] == 0x2B { place += 1 }
    var digits: UInt64 = 0
    var digitCount = 0
    var decimals = 0
    var hasPoint = false
    while place < end {
      let byte = text[place]
      if byte &- 0x30 < 10 {
        digits = digits &* 10 &+ UInt64(byte &- 0x30)
        digitCount += 1
        if hasPoint { decimals += 1 }
      } else if byte == 0x2E, !hasPoint {
        hasPoint = true
      } else {
        break
      }
      place += 1
    }
    guard digitCount > 0 else { return nil }
    // Both are exact, so that the quotient is the nearest number there is.
    if place == end, digitCount <= 15 {
      let value = Double(digits) / powers[decimals]
      return isNegative ? -value : value
    }
    return slow(text, range, place)
  }

  /// A number of many digits or with an exponent.
  private static func slow(_ text: Span<UInt8>, _ range: Range<Int>, _ mark: Int) -> Double? {
    if mark < range.upperBound {
      guard text[mark] == 0x65 || text[mark] == 0x45 else { return nil }
      var place = mark + 1
      if place < range.upperBound, text[place] == 0x2B || text[place] == 0x2D { place += 1 }
      guard (1...4).contains(range.upperBound - place),
        text.wholeNumber(place..<range.upperBound) != nil
      else { return nil }
    }
    guard range.count <= CellLimits.bytes, let value = Double(text.text(range)), value.isFinite
    else { return nil }
    return value
  }
}
