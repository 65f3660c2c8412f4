/// A file of definitions.
public struct DefinitionFile: Hashable, Sendable {
  /// Its name, for errors.
  public let name: String
  /// What it holds.
  public let text: String
  /// Whether examples are read when somebody asks for them, and not before: for files whose
  /// examples were checked before they were handed on.
  public let readsExamplesLater: Bool

  /// A file.
  public init(name: String, text: String, readsExamplesLater: Bool = false) {
    self.name = name
    self.text = text
    self.readsExamplesLater = readsExamplesLater
  }
}
