/// The data of an SVG path, written as it is built; coordinates to one decimal.
struct PathData: Hashable, Sendable {
  private(set) var bytes: [UInt8] = []

  /// Whether there is nothing to draw.
  var isEmpty: Bool { bytes.isEmpty }

  init() { bytes.reserveCapacity(64) }

  mutating func move(_ x: Double, _ y: Double) { command("M", x, y) }
  mutating func line(_ x: Double, _ y: Double) { command("L", x, y) }

  mutating func horizontal(_ x: Double) {
    bytes.append(UInt8(ascii: "H"))
    bytes.append(trimmed: x, decimals: 1)
  }

  mutating func vertical(_ y: Double) {
    bytes.append(UInt8(ascii: "V"))
    bytes.append(trimmed: y, decimals: 1)
  }

  /// A quadratic curve to a point, drawn towards a control point.
  mutating func curve(towards x1: Double, _ y1: Double, to x: Double, _ y: Double) {
    command("Q", x1, y1)
    bytes.append(UInt8(ascii: " "))
    bytes.append(trimmed: x, decimals: 1)
    bytes.append(UInt8(ascii: " "))
    bytes.append(trimmed: y, decimals: 1)
  }

  mutating func close() { bytes.append(UInt8(ascii: "Z")) }

  private mutating func command(_ letter: Unicode.Scalar, _ x: Double, _ y: Double) {
    bytes.append(UInt8(ascii: letter))
    bytes.append(trimmed: x, decimals: 1)
    bytes.append(UInt8(ascii: " "))
    bytes.append(trimmed: y, decimals: 1)
  }
}
