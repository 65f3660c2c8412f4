import Essentials

/// A text tied to a date: `2021-04-01:new ward opened`.
struct DatedText: Hashable, Sendable {
  /// The date, or the name of a row, as written.
  let date: String
  /// The text after the colon; empty when there is none.
  let text: String

  /// Splits at the first colon.
  init(_ written: String) {
    guard let colon = written.firstIndex(of: ":") else {
      date = Self.trimmed(written)
      text = ""
      return
    }
    date = Self.trimmed(written[..<colon])
    text = Self.trimmed(written[written.index(after: colon)...])
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let kept = text.drop { $0.isWhitespace }
    let end = kept.lastIndex { !$0.isWhitespace }
    return end.map { String(kept[...$0]) } ?? ""
  }
}

/// A number as people write it on a command line, such as `95%` or `1,250`.
struct WrittenNumber {
  let value: Double
  let isPercent: Bool

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard case .value(let value, let isPercent) = NumberReader().read(bytes.span) else {
      return nil
    }
    self.value = value
    self.isPercent = isPercent
  }
}
