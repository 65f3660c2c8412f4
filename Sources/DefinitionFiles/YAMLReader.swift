import Yams

/// Reads YAML into values with places.
struct YAMLReader {
  let file: String
  private let lines: SourceLines
  private(set) var errors: [DefinitionError] = []
  private var valuesLeft = YAMLReader.valuesMost
  /// How many lines of the file come before the text that is read.
  private var linesBefore = 0
  /// What is read when somebody asks, by the line of its key.
  private var unread: [Int: UnreadYAML] = [:]

  /// The most values a file may hold.
  static let valuesMost = 200_000
  /// How deep values may be nested; the deepest of ours is six.
  static let depthMost = 20

  /// What a file holds.
  typealias Content = (
    documents: [YAMLValue], lines: SourceLines, errors: [DefinitionError]
  )

  /// The documents of a file, as far as they can be read.
  static func documents(of file: DefinitionFile) -> Content {
    var reader = YAMLReader(file: file.name, lines: SourceLines(file.text))
    let documents = reader.read(file.readsExamplesLater ? reader.holdBackExamples() : file.text)
    return (documents, reader.lines, reader.errors)
  }

  init(file: String, lines: SourceLines) {
    self.file = file
    self.lines = lines
  }

  /// One document, which begins after `linesBefore` lines of the file.
  mutating func document(_ text: String, linesBefore: Int) -> YAMLValue? {
    self.linesBefore = linesBefore
    return read(text).first
  }

  private mutating func read(_ text: String) -> [YAMLValue] {
    if let place = aliasPlace() {
      fail(
        place.line, place.column, "references of YAML (& and *) are not read here",
        "give what is used twice a name under let:")
      return []
    }
    if let place = depthPlace() {
      fail(place.line, place.column, "this is nested too deeply")
      return []
    }
    do {
      // All texts stay texts, so nothing is lost by not asking what else each might be.
      let parser = try Parser(yaml: text, resolver: .basic)
      var values: [YAMLValue] = []
      while let node = try parser.nextRoot() {
        if let value = value(node, depth: 0) { values.append(value) }
      }
      return values
    } catch {
      keep(error)
      return []
    }
  }

  /// The file without its examples, whose lines are left blank; they are kept for later.
  private mutating func holdBackExamples() -> String {
    let text = lines.text
    var kept = ""
    var number = 0
    var held: (start: String.Index, line: Int)?
    func hold(to end: String.Index) {
      guard let (start, line) = held else { return }
      unread[line] = UnreadYAML(file: file, lines: lines, text: text[start..<end], line: line)
    }
    var start = text.startIndex
    while start < text.endIndex {
      number += 1
      let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n"))
      let next = end.map { text.utf8.index(after: $0) } ?? text.endIndex
      let line = text[start..<next]
      if held != nil, let first = line.utf8.first, !YAMLReader.continuing.contains(first) {
        hold(to: start)
        held = nil
      } else if held != nil, line.utf8.starts(with: "---".utf8) {
        hold(to: start)
        held = nil
      }
      if held == nil, line.utf8.elementsEqual("examples:\n".utf8) {
        held = (start, number)
        kept += "examples: ~\n"
      } else if held != nil {
        kept += "\n"
      } else {
        kept += line
      }
      start = next
    }
    hold(to: text.endIndex)
    return kept
  }

  /// What the lines of a value may begin with that is not indented.
  private static let continuing: Set<UInt8> = [
    UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "#"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
  ]

  private mutating func value(_ node: Node, depth: Int) -> YAMLValue? {
    valuesLeft -= 1
    let place = ((node.mark?.line ?? 1) + linesBefore, node.mark?.column ?? 1)
    guard depth <= YAMLReader.depthMost, valuesLeft > 0 else {
      if valuesLeft >= 0 {
        fail(place.0, place.1, "this is nested too deeply, or there is too much")
      }
      return nil
    }
    switch node {
    case .scalar(let scalar): return .text(ScalarText(scalar, in: lines, linesBefore: linesBefore))
    case .sequence(let sequence):
      let values = sequence.compactMap { value($0, depth: depth + 1) }
      return .list(values, line: place.0, column: place.1)
    case .mapping(let mapping):
      var fields = YAMLFields(line: place.0, column: place.1)
      for (key, inner) in mapping {
        guard case .scalar(let scalar) = key else {
          fail(
            (key.mark?.line ?? 1) + linesBefore, key.mark?.column ?? 1,
            "a key must be a plain text")
          continue
        }
        let key = ScalarText(scalar, in: lines, linesBefore: linesBefore)
        if depth == 0, let unread = unread[key.line] {
          fields.entries.append(.init(key: key, value: .unread(unread)))
        } else if let inner = value(inner, depth: depth + 1) {
          fields.entries.append(.init(key: key, value: inner))
        }
      }
      return .fields(fields)
    case .alias: return nil
    }
  }

  /// The first place of `*name` in a file that also has `&name`.
  ///
  /// References can make a small file stand for one larger than any memory, and we need none.
  private func aliasPlace() -> (line: Int, column: Int)? {
    let bytes = lines.text.utf8
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
    var anchors: Set<String> = []
    let lines = lines.lines
    for line in lines {
      for name in names(after: "&", in: line) { anchors.insert(name.name) }
    }
    guard !anchors.isEmpty else { return nil }
    for (number, line) in lines.enumerated() {
      for name in names(after: "*", in: line) where anchors.contains(name.name) {
        return (number + 1, name.place + 1)
      }
    }
    return nil
  }

  private func names(
    after sign: Unicode.Scalar, in line: [Unicode.Scalar]
  ) -> [(name: String, place: Int)] {
    line.indices.filter { line[$0] == sign }.compactMap { place in
      let name = line[(place + 1)...].prefix {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
      }
      return name.isEmpty ? nil : (String(String.UnicodeScalarView(name)), place)
    }
  }

  /// The first place where more brackets are open than any definition needs.
  private func depthPlace() -> (line: Int, column: Int)? {
    var (depth, line, column) = (0, 1, 0)
    for byte in lines.text.utf8 {
      column += 1
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "\n"): (line, column) = (line + 1, 0)
      default: continue
      }
      if depth > 200 { return (line, column) }
    }
    return nil
  }

  private mutating func fail(_ line: Int, _ column: Int, _ what: String, _ hint: String? = nil) {
    errors.append(
      DefinitionError(file: file, line: line, column: column, what: what, hint: hint))
  }

  private mutating func keep(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let hint =
        problem.contains("mapping values")
        ? "put an expression with a colon into quotes" : "look at the indents and quotes before it"
      fail(mark.line + linesBefore, mark.column, "this is no YAML: \(problem)", hint)
    case .duplicatedKeysInMapping(let duplicates, let context):
      fail(
        context.mark.line + linesBefore, context.mark.column,
        "the key \"\(duplicates.first ?? "")\" stands here twice")
    case .reader(let problem, let offset, _, _):
      fail(1, 1, "this is no text: \(problem) at byte \(offset ?? 0)")
    default: fail(1, 1, "this is no YAML")
    }
  }
}
