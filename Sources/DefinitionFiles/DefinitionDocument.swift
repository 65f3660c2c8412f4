import Essentials

/// One YAML document of a file of definitions: a measure, a programme, a layout of records.
///
/// Its kind is the key that names it, such as `measure: pincer-a`.
public struct DefinitionDocument: Sendable {
  /// The file's name.
  public let file: String
  /// The file's lines, for places.
  public let lines: SourceLines
  /// What it is.
  public let kind: Kind
  /// Its name among those of its kind.
  public let id: String
  /// All its keys.
  public let fields: YAMLFields

  /// What a document can be.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A measure.
    case measure
    /// What several measures share.
    case shared
    /// A programme: aims, drivers, interventions and the measures that show them.
    case programme
    /// How a table of records is read.
    case layout
    /// How a published table of counts is read.
    case published
    /// A claim of what was achieved, with what it is worked out from.
    case estimate
  }
}

/// The documents of some files, and what is wrong with the files.
public struct DefinitionDocuments: Sendable {
  /// The documents, in the order of the files.
  public private(set) var documents: [DefinitionDocument] = []
  /// What is wrong so far.
  public private(set) var errors: [DefinitionError] = []
  private var places: [String: DefinitionDocument] = [:]

  /// The documents of files.
  public init(_ files: [DefinitionFile] = []) {
    let contents = files.mapConcurrently { YAMLReader.documents(of: $0) }
    for (file, content) in zip(files, contents) { take(file, content) }
  }

  /// The documents of one kind.
  public func documents(_ kind: DefinitionDocument.Kind) -> [DefinitionDocument] {
    documents.filter { $0.kind == kind }
  }

  /// Takes the documents of a file in.
  public mutating func read(_ file: DefinitionFile) {
    take(file, YAMLReader.documents(of: file))
  }

  private mutating func take(_ file: DefinitionFile, _ content: YAMLReader.Content) {
    let (values, lines, problems) = content
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
    // What a document is stands in front, so that a key of the same name further down is no other.
    let kinds = fields.entries.compactMap { DefinitionDocument.Kind(rawValue: $0.key.text) }
    guard let kind = kinds.first else {
      let words = DefinitionDocument.Kind.allCases.map(\.rawValue)
      let first = fields.entries.first?.key.text ?? ""
      let near = SimilarNames.nearest(to: first, in: words)
      return fail(
        file, value.place, "this definition has no id",
        near.map { "did you mean \"\($0)\" by \"\(first)\"?" }
          ?? "begin with measure: ID, or with \(words.dropFirst().joined(separator: ", "))")
    }
    guard case .text(let id)? = fields[kind.rawValue] else {
      return fail(file, value.place, "this definition has no id", "begin with \(kind.rawValue): ID")
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
    let document = DefinitionDocument(
      file: file, lines: lines, kind: kind, id: id.text, fields: fields)
    if let first = places.updateValue(document, forKey: "\(kind) \(id.text)") {
      fail(
        file, (id.line, id.column),
        "there is another \"\(id.text)\", at \(first.file):\(first.fields.line)")
    }
    documents.append(document)
  }

  private mutating func fail(
    _ file: String, _ place: (line: Int, column: Int), _ what: String, _ hint: String? = nil
  ) {
    errors.append(
      DefinitionError(
        file: file, line: place.line, column: place.column, what: what, hint: hint))
  }
}
