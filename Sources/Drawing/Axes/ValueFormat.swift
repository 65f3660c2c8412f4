/// How the values of a picture are written.
public struct ValueFormat: Hashable, Sendable {
  /// Values are multiplied by this to be read: 100 for percentages held as 0 to 1.
  public var scale: Double
  /// Decimals shown, 0 to 6.
  public var decimals: Int
  /// What follows the number, such as "%" or " days".
  public var suffix: String

  /// A format.
  public init(scale: Double = 1, decimals: Int = 0, suffix: String = "") {
    self.scale = scale
    self.decimals = min(max(decimals, 0), 6)
    self.suffix = suffix
  }

  /// Plain numbers with thousands separators.
  public static func number(decimals: Int = 0) -> ValueFormat { ValueFormat(decimals: decimals) }

  /// Percentages of values held as 0 to 1.
  public static func percent(decimals: Int = 0) -> ValueFormat {
    ValueFormat(scale: 100, decimals: decimals, suffix: "%")
  }

  /// A value as people read it: "1,250", "56%", "−0.25".
  public func text(_ value: Double) -> String { text(value, decimals: decimals) }

  func text(_ value: Double, decimals: Int) -> String {
    var bytes: [UInt8] = []
    bytes.append(grouped: value * scale, decimals: decimals)
    bytes.append(contentsOf: suffix.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}
