import Foundation

extension ChartSet {
  /// The result as JSON: UTF-8, keys in order, numbers at full double precision.
  ///
  /// - Throws: Never for charts made by this module; `JSONEncoder`'s error otherwise.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(ChartDocument(self)), as: UTF8.self) + "\n"
  }
}
