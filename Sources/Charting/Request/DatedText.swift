import Essentials

/// A text tied to a date: `2021-04-01:new ward opened`.
struct DatedText: Hashable, Sendable {
  /// The date, or the name of a row, as written.
  let date: String
  /// The text after the colon; empty when there is none.
  let text: String

  /// Splits at the first colon.
  init(_ written: String) {
    let colon = written.firstIndex(of: ":")
    self.init(written, at: colon ?? written.endIndex)
  }

  /// Every way to split at a colon, the longest date first: times of day and names hold colons too.
  static func readings(of written: String) -> [DatedText] {
    let colons = written.indices.filter { written[$0] == ":" }
    return ([written.endIndex] + colons.reversed()).map { DatedText(written, at: $0) }
  }

  private init(_ written: String, at end: String.Index) {
    date = Self.trimmed(written[..<end])
    text = end < written.endIndex ? Self.trimmed(written[written.index(after: end)...]) : ""
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let kept = text.drop { $0.isWhitespace }
    let end = kept.lastIndex { !$0.isWhitespace }
    return end.map { String(kept[...$0]) } ?? ""
  }
}

/// A number as people write it on a command line, such as `95%` or `1,250`.
struct WrittenNumber: Hashable, Sendable {
  /// The number; of a percentage its fraction.
  let value: Double
  /// Whether it has a percent sign.
  let isPercent: Bool

  /// A number that was read.
  init?(_ reading: NumberReading) {
    guard case .value(let value, let isPercent) = reading else { return nil }
    self.value = value
    self.isPercent = isPercent
  }

  /// The number that a text holds, if it holds one.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(NumberReader().read(bytes.span))
  }
}
