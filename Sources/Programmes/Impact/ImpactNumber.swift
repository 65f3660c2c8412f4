import Essentials

/// Numbers of estimates as people read them.
enum ImpactNumber {
  /// The number as it was given, with thousands separated where it is whole.
  static func plain(_ value: Double) -> String {
    guard value.isFinite, value == value.rounded(), abs(value) < 1e15 else { return "\(value)" }
    return NumberFormat.text(Int(value))
  }

  /// The number with so many decimals.
  static func text(_ value: Double, decimals: Int) -> String {
    NumberFormat(decimals: decimals).text(value)
  }

  /// How many decimals a figure needs: whole cases from ten up, and about three digits elsewhere.
  static func decimals(_ value: Double, isCount: Bool) -> Int {
    let size = abs(value)
    if isCount { return size >= 10 ? 0 : size >= 1 || size == 0 ? 1 : 2 }
    return size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 || size == 0 ? 2 : 3
  }

  /// A proportion in per cent, without more decimals than it has.
  static func percent(_ value: Double) -> String {
    let hundred = 100 * value
    for decimals in 0...3 {
      let text = text(hundred, decimals: decimals)
      if let read = Double(text.filter { $0 != "," }), abs(read - hundred) < 1e-9 {
        return text + " %"
      }
    }
    return text(hundred, decimals: 4) + " %"
  }

  /// Whether a number printed with so many decimals is the claim.
  static func rounds(_ value: Double, to claim: Double, decimals: Int) -> Bool {
    var unit = 1.0
    for _ in 0..<max(0, decimals) { unit /= 10 }
    // A half rounds away from zero, and a hair's breadth is not a difference.
    return abs(value - claim) <= unit / 2 * (1 + 1e-9)
  }
}
