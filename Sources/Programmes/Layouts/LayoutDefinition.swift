public import DefinitionFiles
public import Timelines

/// A layout of a table as a file of definitions tells it.
///
///     let layouts = try ShippedDefinitions.layouts()
///
/// How one is written is in `docs/record-layouts.md`.
public struct LayoutDefinition: Sendable {
  /// What readers need.
  public let layout: RecordLayout
  /// The file it is in.
  public let file: String
  /// The line on which it begins, from 1.
  public let line: Int
  /// More about it in a few sentences; empty where nothing is said.
  public let summary: String
  /// Where it was published.
  public let source: String
  /// What nobody has verified yet, one sentence each.
  public let notVerified: [String]

  /// The layouts among some documents.
  ///
  /// - Throws: everything that is wrong with any of them, and with the files they are in.
  public static func read(
    _ documents: DefinitionDocuments
  ) throws(DefinitionErrors) -> [LayoutDefinition] {
    let found = documents.documents(.layout)
    var errors = documents.errors
    var layouts: [LayoutDefinition] = []
    for document in found {
      var reader = LayoutReader(document)
      if let layout = reader.layout() { layouts.append(layout) }
      errors += reader.errors
    }
    errors += LayoutNeighbours.errors(layouts, found)
    if !errors.isEmpty { throw DefinitionErrors(errors) }
    return layouts
  }
}

extension ShippedDefinitions {
  /// The layouts that come with Vigil, with those in other files.
  ///
  /// Files that hold no layout are not looked into.
  ///
  /// - Throws: everything that is wrong with any of them.
  public static func layouts(
    with files: [DefinitionFile] = []
  ) throws(DefinitionErrors) -> [LayoutDefinition] {
    try LayoutDefinition.read(DefinitionDocuments((self.files + files).filter(\.mayHoldLayouts)))
  }
}

extension DefinitionFile {
  /// Whether a line begins with `layout:`; reading every definition for a few layouts takes long.
  fileprivate var mayHoldLayouts: Bool {
    let word = Array("layout:".utf8)
    var rest = Array(text.utf8)[...]
    while true {
      if rest.starts(with: word) || rest.starts(with: [0xEF, 0xBB, 0xBF] + word) { return true }
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return false }
      rest = rest[(end + 1)...]
    }
  }
}
