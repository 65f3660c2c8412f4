import DefinitionFiles
import Essentials

// What the names in a definition stand for, and what its answers are about.
extension DefinitionMaker {
  /// The shared documents that this one uses, those that are used by others first.
  func usedDocuments() -> [DefinitionDocument] {
    var used: [DefinitionDocument] = []
    var open = [document]
    while let next = open.popLast(), used.count < 20 {
      for name in next.uses {
        guard let shared = library.shared(name.text), !used.contains(where: { $0.id == shared.id })
        else { continue }
        used.append(shared)
        open.append(shared)
      }
    }
    return used.reversed()
  }

  mutating func makeEnvironment() {
    for name in document.uses where library.shared(name.text) == nil {
      let near = SimilarNames.nearest(to: name.text, in: library.sharedIDs)
      fail(
        name, "there is nothing shared by the name \"\(name.text)\"",
        near.map { "did you mean \"\($0)\"?" } ?? "read the file with shared: \(name.text) as well")
    }
    for shared in usedDocuments() { add(shared, isOwn: false) }
    add(document, isOwn: true)
  }

  private mutating func add(_ source: DefinitionDocument, isOwn: Bool) {
    for entry in entries("codelists", of: source, isOwn) where take(entry.key, isOwn) {
      if let file = scalar(entry.value, "the file of a codelist") {
        checker.environment.codelists[entry.key.text] = file.text
        checker.environment.codelistNames.append(entry.key.text)
      }
    }
    for entry in entries("parameters", of: source, isOwn) where take(entry.key, isOwn) {
      guard let parameter = parameter(entry.value, isOwn) else { continue }
      let name = entry.key.text
      standards[name] = parameter
      checker.environment.parameters[name] =
        library.parameters["\(document.id).\(name)"] ?? library.parameters[name]
        ?? parameter.value
    }
    for entry in entries("details", of: source, isOwn) where take(entry.key, isOwn) {
      guard let text = scalar(entry.value, "a sort") else { continue }
      if let sort = DetailSort(rawValue: text.text) {
        checker.environment.details[entry.key.text] = sort
      } else if isOwn {
        let near = SimilarNames.nearest(to: text.text, in: DetailSort.allCases.map(\.rawValue))
        fail(
          text, "a detail is a number, a text or a time, and not \"\(text.text)\"",
          near.map { "did you mean \"\($0)\"?" })
      }
    }
    for entry in entries("let", of: source, isOwn) {
      guard take(entry.key, isOwn), let text = scalar(entry.value, "an expression") else {
        continue
      }
      checker.environment.written[entry.key.text] = Environment.Written(
        text: text, file: source.file, order: checker.environment.written.count,
        isShared: !isOwn)
    }
  }

  /// A number, or `{value: …, unit: …, source: …, basis: …}`.
  private mutating func parameter(_ value: YAMLValue, _ isOwn: Bool) -> ParameterEntry? {
    // What is wrong with a shared document is told where it is checked itself.
    let known = reader
    defer { if !isOwn { reader = known } }
    guard case .fields(let fields) = value else { return number(value).map { ParameterEntry($0) } }
    checkKeys(fields, ["value", "unit", "source", "basis"])
    guard let written = fields["value"] else {
      fail(value, "this parameter has no value", "add value: …")
      return nil
    }
    guard let number = number(written) else { return nil }
    var parameter = ParameterEntry(number)
    parameter.unit = scalar(fields["unit"], "a unit")?.text ?? ""
    parameter.source = scalar(fields["source"], "a source")?.text ?? ""
    parameter.basis = reader.word(fields["basis"], "basis", Definition.Basis.self)
    return parameter
  }

  private mutating func number(_ value: YAMLValue) -> Double? {
    guard let text = scalar(value, "a number") else { return nil }
    if let number = Double(text.text), number.isFinite { return number }
    fail(text, "a parameter is a number, and \"\(text.text)\" is none")
    return nil
  }

  private mutating func entries(
    _ key: String, of source: DefinitionDocument, _ isOwn: Bool
  ) -> [YAMLFields.Entry] {
    guard let value = source.fields[key] else { return [] }
    if case .fields(let fields) = value { return fields.entries }
    if isOwn { fail(value, "names with their values are needed under \(key):") }
    return []
  }

  /// Whether a name can be given to something.
  private mutating func take(_ name: ScalarText, _ isOwn: Bool) -> Bool {
    let word = name.text
    let environment = checker.environment
    let isTaken =
      environment.codelists[word] != nil || environment.parameters[word] != nil
      || environment.details[word] != nil || environment.written[word] != nil
    let problem: (String, String?)? =
      if !DefinitionMaker.isName(word) {
        ("\"\(word)\" cannot be a name", "use letters, digits and _, a letter first")
      } else if Vocabulary.isReserved(word) {
        ("\"\(word)\" is a word of the language and cannot be a name", nil)
      } else if isTaken {
        ("\"\(word)\" is named twice", nil)
      } else {
        nil
      }
    guard let (what, hint) = problem else { return true }
    // What is wrong with a shared document is told where it is checked itself.
    if isOwn { fail(name, what, hint) }
    return false
  }

  static func isName(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, first.isLetter else { return false }
    return word.unicodeScalars.allSatisfy {
      $0 == "_" || $0.isLetter || ("0"..."9").contains($0)
    }
  }

  // MARK: What answers are about

  private static let kinds: [String: Period.Kind] = [
    "day": .day, "week": .week, "month": .month, "quarter": .quarter, "year": .year,
    "financial year": .financialYear,
  ]

  /// What `for each:` says; `nil` where that is wrong.
  mutating func index() -> Plan.Index? {
    guard let text = scalar(document.fields["for each"], "what answers are about") else {
      if document.fields["for each"] == nil {
        fail(
          document.fields, "it is not said what answers are about",
          "write for each: person at month start")
      }
      return nil
    }
    checker.indexText = text.text
    let words = text.text.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.first == "person" { return personIndex(words, text) }
    return rowsIndex(text)
  }

  private mutating func personIndex(_ words: [String], _ text: ScalarText) -> Plan.Index {
    if words.count >= 4, words[1] == "at", let edge = Plan.Edge(rawValue: words[words.count - 1]),
      let kind = DefinitionMaker.kinds[words[2..<words.count - 1].joined(separator: " ")]
    {
      return .person(kind, at: edge)
    }
    fail(
      text, "people are asked about once a period",
      "write person at month start, or end, of a day, week, month, quarter, year or financial year")
    // So that whatever else is wrong is told at once.
    return .person(.month, at: .start)
  }

  /// How long the periods are by which a document counts; `nil` where that is not said rightly.
  static func periodKind(of document: DefinitionDocument) -> Period.Kind? {
    guard case .text(let text)? = document.fields["for each"] else { return nil }
    var words = text.text.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.first == "person" { words.removeLast(words.count > 2 ? 1 : 0) }
    return kinds[words.suffix(2).joined(separator: " ")] ?? kinds[words.last ?? ""]
  }

  /// Each row in every period that it overlaps: `ROWS during month`.
  private mutating func overlappingIndex(
    _ text: ScalarText, _ during: Range<String.Index>
  ) -> Plan.Index? {
    guard let kind = DefinitionMaker.kinds[String(text.text[during.upperBound...]).trimmed] else {
      fail(
        text, "it is not said in which periods rows are counted",
        "end with during month, or during day, week, quarter, year or financial year")
      return nil
    }
    let written = String(text.text[..<during.lowerBound])
    guard
      let syntax = checker.parsed({ (_) throws(SyntaxError) in
        try ExpressionParser.parse(written)
      }), let (rows, sort) = checker.rows(syntax, in: nil)
    else { return nil }
    checker.indexSort = sort
    return .overlapping(rows, kind)
  }

  private mutating func rowsIndex(_ text: ScalarText) -> Plan.Index? {
    checker.begin(text)
    if let during = text.text.ranges(of: " during ").last { return overlappingIndex(text, during) }
    guard let by = text.text.ranges(of: " by ").last,
      let kind = DefinitionMaker.kinds[String(text.text[by.upperBound...]).trimmed]
    else {
      fail(
        text, "it is not said how often rows are counted",
        "end with by month, or during month for every month that a row overlaps; also day, week, "
          + "quarter, year or financial year")
      return nil
    }
    let written = String(text.text[..<by.lowerBound])
    guard
      let syntax = checker.parsed({ (_) throws(SyntaxError) in
        try ExpressionParser.parseIndex(written)
      }),
      case .indexRows(let set, let at) = syntax.kind,
      let (rows, sort) = checker.rows(set, in: nil), let time = checker.time(at, in: sort)
    else { return nil }
    checker.indexSort = sort
    return .rows(rows, at: time, kind)
  }
}

extension DefinitionDocument {
  /// The names of the shared documents it uses.
  var uses: [ScalarText] {
    switch fields["uses"] {
    case .text(let text): [text]
    case .list(let values, _, _):
      values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    default: []
    }
  }
}

/// What is written of a parameter.
struct ParameterEntry: Sendable {
  let value: Double
  var unit = ""
  /// Empty where it is that of the definition.
  var source = ""
  /// `nil` where it is that of the definition.
  var basis: Definition.Basis?

  init(_ value: Double) { self.value = value }
}
