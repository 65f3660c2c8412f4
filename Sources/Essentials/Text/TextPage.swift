/// Paragraphs broken into lines.
public struct TextPage: Sendable {
  /// How many characters a line holds.
  public let width: Int
  /// What is written so far.
  public private(set) var text = ""

  /// An empty page.
  public init(width: Int) { self.width = width }

  /// A paragraph.
  public mutating func add(_ sentence: String) {
    if !text.isEmpty { text += "\n" }
    text += broken(sentence, first: "", rest: "") + "\n"
  }

  /// An item of a list.
  public mutating func item(_ sentence: String) {
    text += broken(sentence, first: "  - ", rest: "    ") + "\n"
  }

  private func broken(_ text: String, first: String, rest: String) -> String {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
