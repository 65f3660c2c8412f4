/// A file of definitions.
public struct DefinitionFile: Hashable, Sendable {
  /// Its name, for errors.
  public let name: String
  /// What it holds.
  public let text: String

  /// A file.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
