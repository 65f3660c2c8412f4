import DefinitionFiles
import Essentials
import Timelines

/// What is wrong with layouts beside each other.
enum LayoutNeighbours {
  /// Layouts of which no table can tell which it is, and look-ups in what is not there.
  static func errors(
    _ layouts: [LayoutDefinition], _ documents: [DefinitionDocument]
  ) -> [DefinitionError] {
    var errors: [DefinitionError] = []
    var known: [Signs: LayoutDefinition] = [:]
    for definition in layouts {
      let signs = Signs(
        columns: Set(definition.layout.columns.filter(\.isNeeded).map { $0.names[0] }),
        file: definition.layout.file)
      if let first = known[signs], !signs.columns.isEmpty {
        errors.append(
          error(
            definition,
            "a table of \"\(definition.layout.id)\" cannot be told from one of "
              + "\"\(first.layout.id)\", at \(first.file):\(first.line)",
            "let one need another column, or have another file:"))
      }
      known[signs] = known[signs] ?? definition
      for make in definition.layout.makes {
        for person in make.people {
          if let problem = lookupError(person, definition, layouts, documents) {
            errors.append(problem)
          }
        }
      }
    }
    return errors
  }

  /// By what a table is known.
  private struct Signs: Hashable {
    let columns: Set<String>
    let file: String
  }

  private static func lookupError(
    _ person: RecordLayout.Person, _ definition: LayoutDefinition, _ layouts: [LayoutDefinition],
    _ documents: [DefinitionDocument]
  ) -> DefinitionError? {
    guard case .lookup(_, let id, let key, let whose) = person else { return nil }
    guard let other = layouts.first(where: { $0.layout.id == id }) else {
      // One that is there and could not be read has errors of its own.
      if documents.contains(where: { $0.id == id }) { return nil }
      let near = SimilarNames.nearest(to: id, in: layouts.map(\.layout.id))
      return error(
        definition, "people are looked up in \"\(id)\", which is no layout",
        near.map { "did you mean \"\($0)\"?" } ?? "write {of: COLUMN, by: LAYOUT.COLUMN}")
    }
    for name in [key, whose] where !other.layout.columns.contains(where: { $0.names[0] == name }) {
      let near = SimilarNames.nearest(to: name, in: other.layout.columns.map { $0.names[0] })
      return error(
        definition, "people are looked up in \"\(id)\", which has no column \"\(name)\"",
        near.map { "did you mean \"\($0)\"?" } ?? "the key's name there goes after key:")
    }
    if other.layout.columns.first(where: { $0.names[0] == whose })?.sort != .person {
      return error(
        definition, "people are looked up in \"\(id)\", whose column \"\(whose)\" is no person",
        "name a column of the sort person")
    }
    return nil
  }

  private static func error(
    _ definition: LayoutDefinition, _ what: String, _ hint: String
  ) -> DefinitionError {
    DefinitionError(
      file: definition.file, line: definition.line, column: 1, what: what, hint: hint)
  }
}
