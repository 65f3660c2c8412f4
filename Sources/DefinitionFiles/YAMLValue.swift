/// The entries of a YAML mapping, by key.
public struct YAMLFields: Sendable {
  /// The entries, in the order written.
  public var entries: [Entry] = []
  /// The line on which it begins, from 1.
  public let line: Int
  /// The column there, from 1.
  public let column: Int

  /// A key with its value.
  public struct Entry: Sendable {
    /// The key.
    public let key: ScalarText
    /// The value.
    public let value: YAMLValue
  }

  /// The value under a key; `nil` where there is none, or nothing is written after the key.
  public subscript(key: String) -> YAMLValue? {
    guard let value = entries.first(where: { $0.key.text == key })?.value else { return nil }
    if case .text(let text) = value, text.text.isEmpty { return nil }
    return value
  }
}

/// A YAML value with its place.
public indirect enum YAMLValue: Sendable {
  /// A text.
  case text(ScalarText)
  /// A list with the place where it begins.
  case list([YAMLValue], line: Int, column: Int)
  /// Keys with values.
  case fields(YAMLFields)
  /// A long value that is read when somebody asks for it.
  case unread(UnreadYAML)

  /// Where it begins.
  public var place: (line: Int, column: Int) {
    switch self {
    case .text(let text): (text.line, text.column)
    case .list(_, let line, let column): (line, column)
    case .fields(let fields): (fields.line, fields.column)
    case .unread(let unread): (unread.line, 1)
    }
  }
}

/// A value of a file that has not been read yet.
public struct UnreadYAML: Sendable {
  let file: String
  let lines: SourceLines
  /// The key with its value, as written.
  let text: Substring
  /// The line of its key, from 1.
  public let line: Int

  /// The value, and what is wrong with it; `nil` where nothing can be read.
  public func read() -> (value: YAMLValue?, errors: [DefinitionError]) {
    var reader = YAMLReader(file: file, lines: lines)
    guard case .fields(let fields)? = reader.document(String(text), linesBefore: line - 1),
      let entry = fields.entries.first
    else { return (nil, reader.errors) }
    return (entry.value, reader.errors)
  }
}
