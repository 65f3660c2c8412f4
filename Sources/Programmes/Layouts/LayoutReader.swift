import DefinitionFiles
import Essentials
import Timelines

/// Reads one document that tells a layout, and keeps everything that is wrong with it.
struct LayoutReader {
  private let document: DefinitionDocument
  private var reader: FieldReader
  /// The columns so far.
  private var columns: [RecordLayout.Column] = []
  /// The column that has each name.
  private var places: [String: Int] = [:]

  /// What is wrong so far.
  var errors: [DefinitionError] { reader.errors }

  init(_ document: DefinitionDocument) {
    self.document = document
    reader = FieldReader(file: document.file)
  }

  private static let keys = [
    "layout", "title", "summary", "source", "file", "columns", "makes", "others", "not verified",
  ]

  /// What becomes of columns that a layout does not know.
  private enum Others: String, CaseIterable {
    case details, ignored
  }

  /// The layout, as far as it can be read.
  mutating func layout() -> LayoutDefinition? {
    let fields = document.fields
    reader.checkKeys(fields, LayoutReader.keys)
    for key in ["title", "source", "columns", "makes"] where fields[key] == nil {
      reader.fail(fields, "there is no \(key):", "every layout needs one")
    }
    let file = reader.scalar(fields["file"], "a file's usual name")
    readColumns(fields["columns"])
    let others = reader.word(fields["others"], "others", Others.self) ?? .ignored
    let makes = reader.list(fields["makes"]).compactMap { make($0) }
    if others == .details, !makes.isEmpty, !makes.contains(where: \.takesOthers),
      let value = fields["others"]
    {
      reader.fail(
        value, "nothing takes the other columns", "let a record or facts have details: all")
    }
    let layout = RecordLayout(
      id: document.id, title: reader.scalar(fields["title"], "a text")?.text ?? "",
      file: file.map { RecordLayout.plainName($0.text) } ?? "", columns: columns, makes: makes,
      keepsOthers: others == .details)
    return LayoutDefinition(
      layout: layout, file: document.file, line: fields.line,
      summary: reader.scalar(fields["summary"], "a text")?.text ?? "",
      source: reader.scalar(fields["source"], "a text")?.text ?? "",
      notVerified: reader.texts(fields["not verified"], "a sentence").map(\.text))
  }

  // MARK: Columns

  private mutating func readColumns(_ value: YAMLValue?) {
    guard let fields = reader.fields(value, under: "columns") else { return }
    for entry in fields.entries { readColumn(entry) }
    if !columns.contains(where: \.isNeeded) {
      reader.fail(
        fields, "no column is needed, so that any table would be this one",
        "write {sort: person, needed: yes} for those by which it is known")
    }
  }

  private mutating func readColumn(_ entry: YAMLFields.Entry) {
    var column = RecordLayout.Column([RecordLayout.plainName(entry.key.text)], .word)
    switch entry.value {
    case .text(let text):
      if text.text.isEmpty {
        reader.fail(entry.key, "what the column holds is not said", LayoutReader.sortHint)
      } else {
        column.sort = sort(entry.value) ?? .word
      }
    case .fields(let inner):
      reader.checkKeys(inner, ["sort", "needed", "also", "form"])
      if inner["sort"] == nil {
        reader.fail(entry.key, "what the column holds is not said", LayoutReader.sortHint)
      }
      column.sort = sort(inner["sort"]) ?? .word
      column.isNeeded = reader.truth(inner["needed"]) ?? false
      column.isDayFirst = isDayFirst(inner["form"], column.sort)
      for name in reader.texts(inner["also"], "a column's name") {
        let plain = RecordLayout.plainName(name.text)
        if places[plain] != nil || column.names.contains(plain) {
          reader.fail(name, "there is another column \"\(name.text)\"", "one name, one column")
        }
        column.names.append(plain)
      }
    case .list, .unread:
      reader.fail(entry.value, "a word or keys are needed here", LayoutReader.sortHint)
    }
    if places[column.names[0]] != nil {
      reader.fail(
        entry.key, "there is another column \"\(entry.key.text)\"", "one name, one column")
    }
    for name in column.names { places[name] = places[name] ?? columns.count }
    columns.append(column)
  }

  private static let sortHint =
    "write \(RecordLayout.Sort.allCases.map(\.rawValue).joined(separator: ", "))"

  private mutating func sort(_ value: YAMLValue?) -> RecordLayout.Sort? {
    reader.word(value, "a column's sort", RecordLayout.Sort.self)
  }

  private mutating func isDayFirst(_ value: YAMLValue?, _ sort: RecordLayout.Sort) -> Bool {
    guard let form = reader.scalar(value, "DD/MM/YYYY") else { return false }
    if form.text != "DD/MM/YYYY" {
      reader.fail(form, "form cannot be \"\(form.text)\"", "write DD/MM/YYYY, or leave it out")
    } else if sort != .time {
      reader.fail(form, "only a column of times has a form", "leave it out")
    }
    return true
  }

  // MARK: What is made

  private static let makeKeys = [
    "record", "facts", "person", "from", "to", "organisation", "end before start", "details",
  ]

  /// What is done about a record that ends before it starts.
  private enum EndBeforeStart: String, CaseIterable {
    case refused, flagged
  }

  private mutating func make(_ value: YAMLValue) -> RecordLayout.Make? {
    guard case .fields(let fields) = value else {
      reader.fail(value, "keys are needed here", "begin with record: NAME or with facts:")
      return nil
    }
    reader.checkKeys(fields, LayoutReader.makeKeys)
    var make = RecordLayout.Make()
    if let name = reader.scalar(fields["record"], "a record's name") { record(name, &make) }
    if make.kind == nil {
      if fields["facts"] == nil, fields["details"] == nil {
        reader.fail(value, "nothing is made here", "name a record: or facts:")
      }
      for key in ["from", "to", "organisation", "end before start"] {
        if let value = fields[key] {
          reader.fail(value, "facts have no \(key)", "name a record:, or leave it out")
        }
      }
    }
    make.people = people(fields["person"], fields)
    make.from = list(fields["from"], [.time])
    make.to = list(fields["to"], [.time])
    make.organisation = list(fields["organisation"], [.word, .person])
    let crossed = reader.word(fields["end before start"], "end before start", EndBeforeStart.self)
    make.flagsEndBeforeStart = crossed == .flagged
    facts(fields["facts"], &make)
    details(fields["details"], &make)
    return make
  }

  private mutating func record(_ name: ScalarText, _ make: inout RecordLayout.Make) {
    make.kind = .other
    let plain = RecordLayout.plainName(name.text)
    if plain == IntervalKind.other.word {
      reader.fail(name, "\"\(name.text)\" says nothing of the record", "give it a name of its own")
    } else if let kind = IntervalKind(word: plain) {
      make.kind = kind
    } else if plain.hasSuffix("s"), let kind = IntervalKind(word: String(plain.dropLast())) {
      reader.fail(
        name, "\"\(name.text)\" is nearly the kind \"\(kind.word)\"",
        "write \(kind.word), or another name")
    } else {
      let isPlain = name.text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
      if !isPlain || name.text.isEmpty {
        reader.fail(
          name, "\"\(name.text)\" cannot be a record's name",
          "use small letters, digits, hyphens and _")
      }
      make.record = name.text
    }
  }

  private mutating func people(
    _ value: YAMLValue?, _ fields: YAMLFields
  ) -> [RecordLayout.Person] {
    guard let value else {
      reader.fail(fields, "whose this is is not said", "write person: COLUMN")
      return []
    }
    var people: [RecordLayout.Person] = []
    for choice in reader.list(value) {
      if case .fields(let keys) = choice {
        if let found = lookup(keys) { people.append(found) }
      } else if let name = reader.scalar(choice, "a column"), let column = column(name, [.person]) {
        people.append(.column(column))
      }
    }
    let hasNeeded = people.contains { columns[$0.column].isNeeded }
    if !people.isEmpty, !hasNeeded {
      reader.fail(
        value, "a table without this column would have nobody's rows",
        "write needed: yes beside the column")
    }
    return people
  }

  /// `{of: spell_id, by: spells.person_id}`, the key's name there being the same unless `key` says.
  private mutating func lookup(_ fields: YAMLFields) -> RecordLayout.Person? {
    reader.checkKeys(fields, ["of", "by", "key"])
    guard let of = reader.scalar(fields["of"], "a column"),
      let by = reader.scalar(fields["by"], "LAYOUT.COLUMN")
    else {
      reader.fail(fields, "a look-up needs of: and by:", "write {of: COLUMN, by: LAYOUT.COLUMN}")
      return nil
    }
    let parts = by.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      reader.fail(by, "\"\(by.text)\" names no column of a layout", "write LAYOUT.COLUMN")
      return nil
    }
    guard let column = column(of, [.word, .person]) else { return nil }
    let key = reader.scalar(fields["key"], "a column")?.text ?? of.text
    return .lookup(
      column, layout: parts[0], key: RecordLayout.plainName(key),
      person: RecordLayout.plainName(parts[1]))
  }

  private mutating func facts(_ value: YAMLValue?, _ make: inout RecordLayout.Make) {
    guard let value, let fields = reader.fields(value, under: "facts") else { return }
    for entry in fields.entries {
      guard let name = reader.scalar(entry.value, "a column") else { continue }
      switch entry.key.text {
      case "birth": make.birth = column(name, [.time])
      case "death": make.death = column(name, [.time])
      case "sex": make.sex = column(name, [.word])
      case "mother": make.mother = column(name, [.person])
      default:
        let plain = RecordLayout.plainName(entry.key.text)
        if let column = column(name) { make.facts.append(.init(column, plain)) }
      }
    }
  }

  private mutating func details(_ value: YAMLValue?, _ make: inout RecordLayout.Make) {
    var chosen: [RecordLayout.Detail] = []
    var isAll = value == nil && make.kind != nil
    if case .text(let word)? = value, ["all", "none"].contains(word.text) {
      isAll = word.text == "all"
    } else {
      for name in reader.texts(value, "a column") {
        if let column = column(name) { chosen.append(.init(column, columns[column].names[0])) }
      }
    }
    if isAll {
      // Whose the record is is known without a detail.
      let own = make.people.first?.ownColumn
      chosen = columns.indices.filter { $0 != own }.map { .init($0, columns[$0].names[0]) }
      make.takesOthers = true
    }
    if make.kind == nil { make.facts += chosen } else { make.details = chosen }
  }

  // MARK: Names of columns

  private mutating func list(_ value: YAMLValue?, _ sorts: [RecordLayout.Sort]) -> [Int] {
    reader.texts(value, "a column").compactMap { column($0, sorts) }
  }

  private mutating func column(
    _ name: ScalarText, _ sorts: [RecordLayout.Sort] = RecordLayout.Sort.allCases
  ) -> Int? {
    guard let column = places[RecordLayout.plainName(name.text)] else {
      let near = SimilarNames.nearest(to: name.text, in: columns.map { $0.names[0] })
      reader.fail(
        name, "there is no column \"\(name.text)\"",
        near.map { "did you mean \"\($0)\"?" } ?? "name one that stands under columns:")
      return nil
    }
    guard sorts.contains(columns[column].sort) else {
      let words = sorts.map(\.rawValue).joined(separator: " or ")
      reader.fail(
        name, "the column \"\(name.text)\" is of the sort \(columns[column].sort.rawValue)",
        "a column of the sort \(words) is needed here")
      return nil
    }
    return column
  }
}

extension RecordLayout.Person {
  /// The column that says it.
  var column: Int {
    switch self {
    case .column(let column), .lookup(let column, _, _, _): column
    }
  }

  /// The column that holds the person's own id, where it does.
  var ownColumn: Int? {
    if case .column(let column) = self { return column }
    return nil
  }
}
