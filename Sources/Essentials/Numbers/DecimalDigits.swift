/// A number as its shortest decimal digits, for rounding as people do it on paper.
///
/// The digits are those that `Double.description` prints: the fewest that still name this number.
struct DecimalDigits {
  private(set) var isNegative = false
  /// The digits 0 to 9, without zeros at either end; empty for zero.
  private(set) var digits: [UInt8] = []
  /// How many digits stand before the decimal point; negative when zeros follow it first.
  private(set) var pointPosition = 0

  /// The digits of a finite number.
  init(_ value: Double) {
    var hasPoint = false
    var exponent = 0
    var text = Substring(value.description)
    if let mark = text.firstIndex(of: "e") {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      text = text[..<mark]
    }
    for byte in text.utf8 {
      if byte == Byte.hyphen {
        isNegative = true
      } else if byte == Byte.point {
        hasPoint = true
      } else {
        if !hasPoint { pointPosition += 1 }
        digits.append(UInt8(byte.digit))
      }
    }
    pointPosition += exponent
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    pointPosition -= zeros
    trimEnd()
  }

  private mutating func trimEnd() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { pointPosition = 0 }
  }

  /// The decimals that the number has, 0 for a whole number.
  var decimals: Int { max(0, digits.count - pointPosition) }

  /// Multiplies by a power of ten, exactly.
  mutating func shift(by places: Int) {
    if !digits.isEmpty { pointPosition += places }
  }

  /// Rounds to `decimals` decimals, halves away from zero.
  mutating func round(toDecimals decimals: Int) {
    let kept = pointPosition + decimals
    guard kept < digits.count else { return }
    let roundsUp = kept >= 0 && digits[kept] >= 5
    digits.removeLast(digits.count - max(0, kept))
    if roundsUp { increment() }
    if digits.isEmpty, roundsUp {
      digits = [1]
      pointPosition += 1
    }
    trimEnd()
  }

  /// Adds one to the last digit and carries; nines become nothing.
  private mutating func increment() {
    while let last = digits.last {
      digits.removeLast()
      if last < 9 {
        digits.append(last + 1)
        return
      }
    }
  }

  /// The digit that stands `place` places after the decimal point, or before it when negative.
  func digit(atPlace place: Int) -> UInt8 {
    let index = pointPosition + place
    return digits.indices.contains(index) ? digits[index] : 0
  }
}
