/// Reads numbers as people write them, byte by byte and without making text.
///
/// Understands signs (also "−" and "–"), thousands separators ("1,234", "1 234"), "%", currency
/// signs, accounting negatives "(123)" and exponents. The result is the `Double` nearest to the
/// decimal, the same that `Double(String)` gives.
public struct NumberReader: Hashable, Sendable {
  /// The sign between units and tenths.
  public enum DecimalMark: Sendable, Hashable {
    /// "1,234.5".
    case point
    /// "1.234,5".
    case comma
  }

  /// The sign between units and tenths; the other of the two separates thousands.
  public let decimalMark: DecimalMark

  /// A reader for numbers with this decimal mark.
  public init(decimalMark: DecimalMark = .point) { self.decimalMark = decimalMark }

  /// What `cell` says; space at either end does not matter.
  ///
  /// - Complexity: O(*n*) in the bytes of the cell. Allocates only for numbers of more than 15
  ///   digits or with large exponents.
  public func read(_ cell: Span<UInt8>) -> NumberReading { read(cell, 0..<cell.count) }

  /// What the bytes of `text` in `range` say.
  public func read(_ text: Span<UInt8>, _ range: Range<Int>) -> NumberReading {
    if let value = plain(text, range) { return .value(value, isPercent: false) }
    let range = text.trimmed(range)
    do throws(NumberFault) {
      let numeral = try Numeral(text, range, decimalMark: decimalMark)
      return .value(try numeral.value(text), isPercent: numeral.isPercent)
    } catch {
      switch CellWord(text, range) {
      case .missing: return .missing
      case .suppressed: return .suppressed
      case nil: return .unreadable(error)
      }
    }
  }

  /// The number where it is only digits with at most a minus and a decimal mark, as nearly all are.
  private func plain(_ text: Span<UInt8>, _ range: Range<Int>) -> Double? {
    let mark = decimalMark == .point ? Byte.point : Byte.comma
    var position = range.lowerBound
    let isNegative = position < range.upperBound && text[position] == Byte.hyphen
    if isNegative { position += 1 }
    // Up to 15 digits fit in the 53 bits of a Double exactly, and so does the power of ten below
    // them, so that one division rounds once.
    guard position < range.upperBound, range.upperBound - position <= 16 else { return nil }
    var digits = 0
    var wholeDigits: Int?
    var count = 0
    while position < range.upperBound {
      let byte = text[position]
      if byte.isDigit {
        digits = digits &* 10 &+ byte.digit
        count += 1
      } else if byte == mark, wholeDigits == nil {
        wholeDigits = count
      } else {
        return nil
      }
      position += 1
    }
    guard count > 0, count <= 15 else { return nil }
    let magnitude = Double(digits) / Numeral.powersOfTen[count - (wholeDigits ?? count)]
    return isNegative ? -magnitude : magnitude
  }
}
