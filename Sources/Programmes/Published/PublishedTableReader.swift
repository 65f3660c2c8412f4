import DefinitionFiles
import Essentials

/// Makes the description of a published table of its document.
struct PublishedTableReader {
  private let document: DefinitionDocument
  private var reader: FieldReader

  init(_ document: DefinitionDocument) {
    self.document = document
    reader = FieldReader(file: document.file)
  }

  var errors: [DefinitionError] { reader.errors }

  private static let columnKeys = [
    "period", "dimension", "level", "organisation", "name", "label", "counted", "value",
  ]

  mutating func make() -> PublishedTable {
    let fields = document.fields
    reader.checkKeys(fields, ["published", "title", "source", "columns", "levels", "series"])
    var table = PublishedTable(id: document.id)
    table.title = text("title", of: fields)
    table.source = text("source", of: fields)
    if let columns = reader.fields(fields["columns"], under: "columns") {
      reader.checkKeys(columns, PublishedTableReader.columnKeys)
      for key in PublishedTableReader.columnKeys where columns[key] == nil {
        reader.fail(columns, "it is not said which column is the \(key)", "add \(key): …")
      }
      table.columns = PublishedTable.Columns(
        period: text("period", of: columns), dimension: text("dimension", of: columns),
        level: text("level", of: columns), organisation: text("organisation", of: columns),
        name: text("name", of: columns), label: text("label", of: columns),
        counted: text("counted", of: columns), value: text("value", of: columns))
    } else if fields["columns"] == nil {
      reader.fail(fields, "this table has no columns", "add columns: …")
    }
    for entry in reader.fields(fields["levels"], under: "levels")?.entries ?? [] {
      table.levels[entry.key.text] = reader.scalar(entry.value, "a level")?.text
    }
    for entry in reader.fields(fields["series"], under: "series")?.entries ?? [] {
      guard let inner = reader.fields(entry.value, under: entry.key.text) else { continue }
      table.series.append(series(entry.key.text, inner))
    }
    return table
  }

  private mutating func series(_ id: String, _ fields: YAMLFields) -> PublishedTable.Series {
    reader.checkKeys(
      fields,
      ["title", "dimension", "counted", "numerator", "others", "missing", "name missing over"])
    for key in ["dimension", "counted", "numerator", "others"] where fields[key] == nil {
      reader.fail(fields, "this series has no \(key)", "add \(key): …")
    }
    return PublishedTable.Series(
      id: id, title: text("title", of: fields), dimensions: texts("dimension", of: fields),
      counted: text("counted", of: fields), numerator: texts("numerator", of: fields),
      others: texts("others", of: fields), missing: texts("missing", of: fields),
      missingMost: reader.number(fields["name missing over"]))
  }

  private mutating func text(_ key: String, of fields: YAMLFields) -> String {
    reader.scalar(fields[key], "a text")?.text ?? ""
  }

  private mutating func texts(_ key: String, of fields: YAMLFields) -> [String] {
    reader.texts(fields[key], "a label").map(\.text)
  }
}
