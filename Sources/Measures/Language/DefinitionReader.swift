import Essentials

/// Reads files of definitions, and keeps everything that is wrong with them.
struct DefinitionReader {
  private(set) var errors: [DefinitionError] = []
  private var documents: [DefinitionDocument] = []
  private let parameters: [String: Double]

  init(parameters: [String: Double]) { self.parameters = parameters }

  /// The keys of a measure, in the order of the manual.
  static let measureKeys = [
    "measure", "title", "summary", "version", "status", "source", "approver", "review", "better",
    "target", "baseline", "chart", "for each", "uses", "codelists", "parameters", "details", "let",
    "population", "denominator", "exclusions", "numerator", "bundle", "strata", "organisation",
    "reasons", "suppression", "not verified", "examples",
  ]
  /// The keys of what measures share.
  static let sharedKeys = [
    "shared", "uses", "codelists", "parameters", "details", "let", "source", "population",
    "version", "review",
  ]

  /// Takes the documents of a file in.
  mutating func read(_ file: DefinitionFile) {
    let (values, lines, problems) = YAMLReader.documents(of: file)
    errors += problems
    if values.isEmpty, problems.isEmpty {
      fail(file.name, (1, 1), "there is no definition in this file", "begin with measure: ID")
    }
    for value in values { read(value, file: file.name, lines) }
  }

  private mutating func read(_ value: YAMLValue, file: String, _ lines: SourceLines) {
    guard case .fields(let fields) = value else {
      if case .text(let text) = value, text.text.isEmpty { return }
      return fail(file, value.place, "a definition is a list of keys", "begin with measure: ID")
    }
    let keys = fields.entries.map(\.key.text)
    let isShared = keys.contains("shared")
    let known = isShared ? DefinitionReader.sharedKeys : DefinitionReader.measureKeys
    checkKeys(fields, known, file)
    guard case .text(let id)? = fields[isShared ? "shared" : "measure"] else {
      return fail(file, value.place, "this definition has no id", "begin with measure: ID")
    }
    let isPlain = id.text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    if !isPlain {
      fail(
        file, (id.line, id.column), "\"\(id.text)\" cannot be an id",
        "use small letters, digits and hyphens")
    }
    if let first = documents.first(where: { $0.id == id.text && $0.isShared == isShared }) {
      fail(
        file, (id.line, id.column),
        "there is another \"\(id.text)\", at \(first.file):\(first.fields.line)")
    }
    documents.append(
      DefinitionDocument(file: file, lines: lines, id: id.text, isShared: isShared, fields: fields))
  }

  /// Checks everything read so far.
  mutating func definitions() -> [Definition] {
    let library = DefinitionLibrary(documents: documents, parameters: parameters)
    var definitions: [Definition] = []
    for document in documents {
      var maker = DefinitionMaker(document, library: library)
      if document.isShared {
        maker.checkAlone()
      } else if let definition = maker.make() {
        definitions.append(definition)
      }
      errors += maker.errors
    }
    return definitions
  }

  private mutating func checkKeys(_ fields: YAMLFields, _ known: [String], _ file: String) {
    for entry in fields.entries where !known.contains(entry.key.text) {
      let near = SimilarNames.nearest(to: entry.key.text, in: known)
      fail(
        file, (entry.key.line, entry.key.column), "there is no key \"\(entry.key.text)\"",
        near.map { "did you mean \"\($0)\"?" } ?? "the keys are \(known.joined(separator: ", "))")
    }
  }

  private mutating func fail(
    _ file: String, _ place: (line: Int, column: Int), _ what: String, _ hint: String? = nil
  ) {
    errors.append(
      DefinitionError(
        file: file, line: place.line, column: place.column, what: what, hint: hint))
  }
}

/// All documents that are read together.
struct DefinitionLibrary: MeasureLibrary {
  let documents: [DefinitionDocument]
  let parameters: [String: Double]

  var measureIDs: [String] { documents.filter { !$0.isShared }.map(\.id) }
  var sharedIDs: [String] { documents.filter(\.isShared).map(\.id) }

  func shared(_ id: String) -> DefinitionDocument? {
    documents.first { $0.isShared && $0.id == id }
  }

  func index(of id: String) -> String? {
    guard let document = documents.first(where: { !$0.isShared && $0.id == id }),
      case .text(let text)? = document.fields["for each"]
    else { return nil }
    return text.text
  }

  func membership(
    of id: String, inNumerator: Bool, with checker: Checker
  ) -> (condition: Condition, codelists: [Plan.CodelistReference], cost: Cost)? {
    guard let document = documents.first(where: { !$0.isShared && $0.id == id }) else {
      return nil
    }
    var maker = DefinitionMaker(
      document, library: self, lookingInto: checker.lookingInto, codelists: checker.codelists)
    guard let claim = maker.membership(inNumerator: inNumerator) else { return nil }
    return (claim.condition, maker.checker.codelists, claim.cost)
  }
}
