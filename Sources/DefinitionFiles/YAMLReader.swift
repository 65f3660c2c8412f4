import Yams

/// Reads YAML into values with places.
struct YAMLReader {
  let file: String
  private let lines: SourceLines
  private(set) var errors: [DefinitionError] = []
  private var valuesLeft = YAMLReader.valuesMost

  /// The most values a file may hold.
  static let valuesMost = 200_000
  /// How deep values may be nested; the deepest of ours is six.
  static let depthMost = 20

  /// The documents of a file, as far as they can be read.
  static func documents(
    of file: DefinitionFile
  ) -> (documents: [YAMLValue], lines: SourceLines, errors: [DefinitionError]) {
    var reader = YAMLReader(file: file.name, lines: SourceLines(file.text))
    let documents = reader.read(file.text)
    return (documents, reader.lines, reader.errors)
  }

  private init(file: String, lines: SourceLines) {
    self.file = file
    self.lines = lines
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

  private mutating func value(_ node: Node, depth: Int) -> YAMLValue? {
    valuesLeft -= 1
    let place = (node.mark?.line ?? 1, node.mark?.column ?? 1)
    guard depth <= YAMLReader.depthMost, valuesLeft > 0 else {
      if valuesLeft >= 0 {
        fail(place.0, place.1, "this is nested too deeply, or there is too much")
      }
      return nil
    }
    switch node {
    case .scalar(let scalar): return .text(ScalarText(scalar, in: lines))
    case .sequence(let sequence):
      let values = sequence.compactMap { value($0, depth: depth + 1) }
      return .list(values, line: place.0, column: place.1)
    case .mapping(let mapping):
      var fields = YAMLFields(line: place.0, column: place.1)
      for (key, inner) in mapping {
        guard case .scalar(let scalar) = key else {
          fail(key.mark?.line ?? 1, key.mark?.column ?? 1, "a key must be a plain text")
          continue
        }
        guard let inner = value(inner, depth: depth + 1) else { continue }
        fields.entries.append(.init(key: ScalarText(scalar, in: lines), value: inner))
      }
      return .fields(fields)
    case .alias: return nil
    }
  }

  /// The first place of `*name` in a file that also has `&name`.
  ///
  /// References can make a small file stand for one larger than any memory, and we need none.
  private func aliasPlace() -> (line: Int, column: Int)? {
    var anchors: Set<String> = []
    for line in lines.lines {
      for name in names(after: "&", in: line) { anchors.insert(name.name) }
    }
    guard !anchors.isEmpty else { return nil }
    for (number, line) in lines.lines.enumerated() {
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
    var depth = 0
    for (number, line) in lines.lines.enumerated() {
      for (place, scalar) in line.enumerated() {
        if scalar == "[" || scalar == "{" { depth += 1 }
        if scalar == "]" || scalar == "}" { depth = max(0, depth - 1) }
        if depth > 200 { return (number + 1, place + 1) }
      }
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
      fail(mark.line, mark.column, "this is no YAML: \(problem)", hint)
    case .duplicatedKeysInMapping(let duplicates, let context):
      fail(
        context.mark.line, context.mark.column,
        "the key \"\(duplicates.first ?? "")\" stands here twice")
    case .reader(let problem, let offset, _, _):
      fail(1, 1, "this is no text: \(problem) at byte \(offset ?? 0)")
    default: fail(1, 1, "this is no YAML")
    }
  }
}
