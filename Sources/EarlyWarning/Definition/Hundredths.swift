/// A clinical number held as whole hundredths, so that bands never meet a binary fraction.
///
/// A temperature of 36.1 is exactly 3,610; 36.0999985 from a 32-bit device is the same.
public struct Hundredths: Hashable, Sendable, Comparable {
  /// The number of hundredths.
  public let count: Int32

  /// So many hundredths.
  public init(_ count: Int32) { self.count = count }

  /// A number, rounded half up to hundredths; `nil` when it is not finite or too large.
  public init?(_ number: Double) {
    let scaled = (number * 100 + 0.5).rounded(.down)
    guard scaled.isFinite, abs(scaled) <= 1e9 else { return nil }
    count = Int32(scaled)
  }

  /// Reads a decimal such as `36.8`, exactly; `nil` for anything else.
  ///
  /// Digits beyond the second decimal are rounded half up.
  public init?(text: some StringProtocol) {
    var digits: Int64 = 0
    var decimals = -1
    var seen = false
    var isNegative = false
    var roundsUp = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: "+") where index == 0: break
      case UInt8(ascii: ".") where decimals < 0: decimals = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        seen = true
        let digit = Int64(byte - UInt8(ascii: "0"))
        if decimals < 2 {
          digits = digits * 10 + digit
          if decimals >= 0 { decimals += 1 }
        } else if decimals == 2 {
          roundsUp = digit >= 5
          decimals = 3
        }
        guard digits < 10_000_000 else { return nil }
      default: return nil
      }
    }
    guard seen else { return nil }
    for _ in max(0, decimals)..<2 where decimals < 2 { digits *= 10 }
    if roundsUp { digits += 1 }
    guard digits <= 1_000_000_000 else { return nil }
    count = Int32(isNegative ? -digits : digits)
  }

  /// The number.
  public var number: Double { Double(count) / 100 }

  /// Rounded half up to whole steps of `step` hundredths.
  func rounded(to step: Int32) -> Hundredths {
    Hundredths(Int32((Double(count) / Double(step) + 0.5).rounded(.down)) * step)
  }

  /// Whether the left number is smaller.
  public static func < (left: Hundredths, right: Hundredths) -> Bool { left.count < right.count }
}

extension Hundredths: CustomStringConvertible {
  /// The number with no more decimals than it has.
  public var description: String {
    let size = count.magnitude
    var text = (count < 0 ? "-" : "") + String(size / 100)
    let rest = size % 100
    if rest > 0 {
      text += "." + String(rest / 10)
      if rest % 10 > 0 { text += String(rest % 10) }
    }
    return text
  }
}
