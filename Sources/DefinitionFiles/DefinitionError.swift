/// One thing wrong in a definition, with where it stands and what was probably meant.
///
/// Printed as `falls.yaml:12:18: there is no codelist "nsiad"; did you mean "nsaid"?`.
public struct DefinitionError: Error, Hashable, Sendable {
  /// The file's name.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in characters of Unicode.
  public let column: Int
  /// What is wrong, and why.
  public let what: String
  /// What to do about it.
  public let hint: String?

  /// An error at a place.
  public init(file: String, line: Int, column: Int, what: String, hint: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.what = what
    self.hint = hint
  }
}

extension DefinitionError: CustomStringConvertible {
  /// The error on one line.
  public var description: String {
    "\(file):\(line):\(column): \(what)" + (hint.map { "; \($0)" } ?? "")
  }
}

/// Everything wrong in some definitions, in the order of the files and their lines.
public struct DefinitionErrors: Error, Hashable, Sendable {
  /// The errors; never empty.
  public let errors: [DefinitionError]

  /// Some errors, put in order, each once.
  public init(_ errors: [DefinitionError]) {
    var seen: Set<DefinitionError> = []
    let once = errors.filter { seen.insert($0).inserted }
    self.errors = once.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.file != other.file { return one.file < other.file }
      if one.line != other.line { return one.line < other.line }
      return one.column == other.column ? left.offset < right.offset : one.column < other.column
    }.map(\.element)
  }
}

extension DefinitionErrors: CustomStringConvertible {
  /// The errors, one a line.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
