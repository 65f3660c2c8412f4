/// Paragraphs broken into lines.
struct ExplanationPage {
  let width: Int
  private(set) var text = ""

  init(width: Int) { self.width = width }

  /// A paragraph.
  mutating func add(_ sentence: String) {
    if !text.isEmpty { text += "\n" }
    text += broken(sentence, first: "", rest: "") + "\n"
  }

  /// An item of a list.
  mutating func item(_ sentence: String) {
    text += broken(sentence, first: "  - ", rest: "    ") + "\n"
  }

  /// A claim; the parts of an "and" or "or" become items.
  mutating func claim(_ start: String, _ syntax: Syntax?, _ writer: inout EnglishWriter) {
    guard let syntax else { return }
    switch syntax.kind {
    case .all(let parts):
      add("\(start) all of this holds:")
      for part in parts { item(writer.say(part)) }
    case .any(let parts):
      add("\(start) any of this holds:")
      for part in parts { item(writer.say(part)) }
    case .name("yes"): return
    default: add("\(start) \(writer.say(syntax)).")
    }
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
