import DefinitionFiles
import Essentials
import Timelines

// A row of an example: `medications 2024-06-11 nsaid value=3 quantity=28`.
extension DefinitionMaker {
  private static let form = "write TABLE DATE CODELIST, or admissions DATE to DATE at PLACE"

  mutating func row(
    _ text: ScalarText, _ codelists: [String: [Example.ListedCode]]
  ) -> Example.Row? {
    var words = DefinitionMaker.words(of: text.text)
    guard var row = takeRecord(&words) ?? takeTable(&words, text).map({ Example.Row(kind: $0) })
    else {
      return nil
    }
    let kind = row.kind
    while let word = words.first {
      words.removeFirst()
      if word.isQuoted {
        row.code = word.text
      } else if let place = word.text.firstIndex(of: "=") {
        let value = String(word.text[word.text.index(after: place)...])
        if !take(&row, String(word.text[..<place]), value, text) { return nil }
      } else if let time = DefinitionMaker.time(word.text), row.date == nil {
        row.date = time
      } else if word.text == "to", let time = words.first.flatMap({ DefinitionMaker.time($0.text) })
      {
        words.removeFirst()
        row.end = time
      } else if word.text == "at", let place = words.first {
        words.removeFirst()
        row.organisation = place.text
      } else if !takeCode(&row, word.text, text, codelists) {
        return nil
      }
    }
    if row.date == nil, case .event = kind {
      fail(text, "this row has no date", DefinitionMaker.form)
      return nil
    }
    return row
  }

  /// A row of records with a name of their own: `records NAME DATE …`.
  private func takeRecord(_ words: inout [Word]) -> Example.Row? {
    guard words.count > 1, words[0].text == "records" else { return nil }
    var row = Example.Row(kind: .interval(.other))
    row.details = [Example.Detail(name: DetailName.record, value: .word(words[1].text))]
    words.removeFirst(2)
    return row
  }

  private mutating func takeTable(
    _ words: inout [Word], _ text: ScalarText
  ) -> Example.Row.Kind? {
    for count in [2, 1] where words.count >= count {
      let name = words[..<count].map(\.text).joined(separator: " ")
      guard let table = Vocabulary.tables[name] else { continue }
      words.removeFirst(count)
      switch table {
      case .events(let kinds):
        // Tables of several kinds stand for the one that records hold most.
        if kinds.contains(.clinical) { return .event(.clinical) }
        if kinds.contains(.prescription) { return .event(.prescription) }
        return kinds.first.map { .event($0) }
      case .intervals(let kinds):
        return kinds.count > 1 ? .interval(.other) : kinds.first.map { .interval($0) }
      }
    }
    let near = SimilarNames.nearest(
      to: words.first?.text ?? "", in: Vocabulary.tables.keys.sorted())
    fail(
      text, "a row begins with a table, and \"\(words.first?.text ?? "")\" is none",
      near.map { "did you mean \"\($0)\"?" } ?? DefinitionMaker.form)
    return nil
  }

  private mutating func take(
    _ row: inout Example.Row, _ name: String, _ value: String, _ text: ScalarText
  ) -> Bool {
    let parsed = DefinitionMaker.value(value)
    switch (name, parsed) {
    case ("value", .number(let number)): row.value = number
    case ("value", _):
      fail(text, "a value is a number, and \"\(value)\" is none")
      return false
    default:
      // A text that looks like a number, such as the code 01, stays one.
      let isText = checker.environment.details[name] == .text
      row.details.append(Example.Detail(name: name, value: isText ? .word(value) : parsed))
    }
    return true
  }

  /// A code, by itself or as the first of a codelist.
  private mutating func takeCode(
    _ row: inout Example.Row, _ word: String, _ text: ScalarText,
    _ codelists: [String: [Example.ListedCode]]
  ) -> Bool {
    guard case .event = row.kind, row.code == nil else {
      fail(text, "\"\(word)\" has no meaning in this row", DefinitionMaker.form)
      return false
    }
    if checker.environment.codelists[word] != nil {
      row.code = codelists[word].map { $0.first?.code ?? "" } ?? word
      return true
    }
    if codelists.values.contains(where: { list in list.contains { $0.code == word } }) {
      row.code = word
      return true
    }
    let near = SimilarNames.nearest(to: word, in: checker.environment.codelistNames)
    fail(
      text, "\"\(word)\" is neither a codelist nor a code of one of the example's",
      near.map { "did you mean \"\($0)\"?" } ?? "put a code of no list into quotes")
    return false
  }

  private struct Word {
    var text: String
    var isQuoted: Bool
  }

  /// The words between blanks; quotes keep blanks together.
  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var current: String?
    var wasQuoted = false
    var isOpen = false
    for character in text {
      if character == "\"" {
        isOpen.toggle()
        if current == nil { wasQuoted = true }
        current = current ?? ""
      } else if character.isWhitespace, !isOpen {
        if let word = current { words.append(Word(text: word, isQuoted: wasQuoted)) }
        (current, wasQuoted) = (nil, false)
      } else {
        current = (current ?? "") + String(character)
      }
    }
    if let word = current { words.append(Word(text: word, isQuoted: wasQuoted)) }
    return words
  }
}
