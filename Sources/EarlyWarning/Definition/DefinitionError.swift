/// What is wrong in a table of a score, and where.
public struct DefinitionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line of the table, counted from 1.
  public let line: Int
  /// What is wrong.
  public let what: String

  /// A fault at a line.
  public init(line: Int, what: String) {
    self.line = line
    self.what = what
  }

  /// Line and fault.
  public var description: String { "line \(line): \(what)" }
}

/// Everything that is wrong in a table, so that it can be mended in one go.
public struct DefinitionErrors: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults, in the order of the table.
  public let errors: [DefinitionError]

  /// The faults, one a line.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
