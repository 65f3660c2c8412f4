/// Numbers as text with a fixed number of decimals, by whole-number arithmetic.
///
/// Rounds half away from zero. Numbers too large for the arithmetic (about 9 × 10^15 after scaling)
/// and those that are not finite are written as 0: a coordinate must never break a picture.
extension [UInt8] {
  /// Appends a whole number.
  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digits: number.magnitude, atLeast: 1)
  }

  /// Appends a number without trailing zeros, as coordinates are written.
  mutating func append(trimmed number: Double, decimals: Int) {
    let parts = FixedParts(number, decimals: decimals)
    if parts.isNegative { append(UInt8(ascii: "-")) }
    append(digits: parts.whole, atLeast: 1)
    var fraction = parts.fraction
    var places = decimals
    while places > 0 && fraction % 10 == 0 {
      fraction /= 10
      places -= 1
    }
    guard places > 0 else { return }
    append(UInt8(ascii: "."))
    append(digits: fraction, atLeast: places)
  }

  /// Appends a number as people read it: thousands separated by commas, a real minus sign.
  mutating func append(grouped number: Double, decimals: Int) {
    let parts = FixedParts(number, decimals: decimals)
    if parts.isNegative { append(contentsOf: "\u{2212}".utf8) }
    append(groups: parts.whole)
    guard decimals > 0 else { return }
    append(UInt8(ascii: "."))
    append(digits: parts.fraction, atLeast: decimals)
  }

  private mutating func append(groups number: UInt) {
    guard number >= 1000 else { return append(digits: number, atLeast: 1) }
    append(groups: number / 1000)
    append(UInt8(ascii: ","))
    append(digits: number % 1000, atLeast: 3)
  }

  private mutating func append(digits number: UInt, atLeast places: Int) {
    if number >= 10 || places > 1 { append(digits: number / 10, atLeast: places - 1) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}

/// A number rounded to a fixed number of decimals, taken apart.
private struct FixedParts {
  let isNegative: Bool
  let whole: UInt
  let fraction: UInt

  @inline(__always)
  init(_ number: Double, decimals: Int) {
    let power = Self.powers[Swift.min(Swift.max(decimals, 0), Self.powers.count - 1)]
    let scaled = number.magnitude * Double(power) + 0.5
    guard scaled < 9e15 else {
      (isNegative, whole, fraction) = (false, 0, 0)
      return
    }
    let rounded = UInt(scaled)
    isNegative = number < 0 && rounded > 0
    (whole, fraction) = rounded.quotientAndRemainder(dividingBy: power)
  }

  private static let powers: [UInt] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]
}
