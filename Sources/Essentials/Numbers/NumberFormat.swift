/// How the numbers of one column, axis or sentence are written: "1,250", "0.25", "56.2%".
public struct NumberFormat: Hashable, Sendable {
  /// The digits after the decimal point, 0 to 20.
  public let decimals: Int
  /// Whether numbers are fractions to be written as percentages: 0.56 as "56%".
  public let isPercent: Bool

  /// Whole numbers with thousands separated, such as "1,250".
  public static let whole = NumberFormat(decimals: 0)

  /// A format with `decimals` digits after the point; more than 20 count as 20, fewer than 0 as 0.
  public init(decimals: Int, isPercent: Bool = false) {
    self.decimals = min(max(decimals, 0), 20)
    self.isPercent = isPercent
  }

  /// A format with as many decimals as `values` need to be told apart.
  ///
  /// Shows three significant digits of the spread between the smallest and the largest value (of
  /// the value itself where all are equal), but never more decimals than the values have, and for
  /// percentages at most one. Values that are not finite do not count; without any value there are
  /// no decimals.
  public init(fitting values: some Sequence<Double>, isPercent: Bool = false) {
    var least = Double.infinity
    var most = -Double.infinity
    var held = 0
    for value in values where value.isFinite {
      least = min(least, value)
      most = max(most, value)
      var digits = DecimalDigits(value)
      if isPercent { digits.shift(by: 2) }
      held = max(held, digits.decimals)
    }
    guard least <= most else {
      self.init(decimals: 0, isPercent: isPercent)
      return
    }
    let spread = most - least
    var digits = DecimalDigits(spread > 0 && spread.isFinite ? spread : max(abs(least), abs(most)))
    if isPercent { digits.shift(by: 2) }
    let needed = digits.digits.isEmpty ? 0 : 3 - digits.pointPosition
    self.init(
      decimals: min(needed, held, isPercent ? 1 : 20), isPercent: isPercent)
  }

  /// The number in this format, halves rounded away from zero as the decimal digits stand.
  ///
  /// 1.005 to two decimals is "1.01", because its shortest decimal is 1.005. A number that rounds
  /// to zero has no minus. What is not finite is "not a number" or "infinite".
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : "infinite" }
    var number = DecimalDigits(value)
    if isPercent { number.shift(by: 2) }
    number.round(toDecimals: decimals)
    var text = number.isNegative && !number.digits.isEmpty ? "-" : ""
    appendWhole(of: number, to: &text)
    if decimals > 0 {
      text += "."
      for place in 0..<decimals { text += String(number.digit(atPlace: place)) }
    }
    return isPercent ? text + "%" : text
  }

  private func appendWhole(of number: DecimalDigits, to text: inout String) {
    let width = max(1, number.pointPosition)
    for remaining in stride(from: width, to: 0, by: -1) {
      text += String(number.digit(atPlace: -remaining))
      if remaining % 3 == 1, remaining > 1 { text += "," }
    }
  }
}

extension NumberFormat {
  /// A whole number with thousands separated, such as "1,250".
  public static func text(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var text = count < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
