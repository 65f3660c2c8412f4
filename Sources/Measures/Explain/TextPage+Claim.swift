import Essentials

extension TextPage {
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
}
