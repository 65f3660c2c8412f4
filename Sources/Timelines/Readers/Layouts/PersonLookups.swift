import Essentials

/// The tables in which rows of other tables look up whose they are, read before any other.
struct PersonLookups {
  /// What they say.
  private(set) var tables: [PersonLookup.Key: PersonLookup] = [:]
  private let wanted: Set<PersonLookup.Key>

  /// Finds out which are needed by the tables at hand.
  init(_ matches: [(path: String, match: TableMatch)]) {
    wanted = matches.reduce(into: []) { wanted, table in
      for make in PersonLookups.makes(table.match) {
        wanted.formUnion(make.people.compactMap(PersonLookups.key))
      }
    }
  }

  private static func makes(_ match: TableMatch) -> [RecordLayout.Make] {
    guard case .made(let layout) = match.layout.records else { return [] }
    return layout.makes
  }

  private static func key(_ person: RecordLayout.Person) -> PersonLookup.Key? {
    guard case .lookup(_, let layout, let key, let person) = person else { return nil }
    return PersonLookup.Key(layout: layout, key: key, person: person)
  }

  /// Reads a table as far as others look something up in it.
  mutating func read(
    _ match: TableMatch, _ path: String, _ opener: SourceOpener
  ) throws(InputProblem) {
    for key in wanted where key.layout == match.layout.name {
      guard case .made = match.layout.records, let id = column(key.key, match),
        let person = column(key.person, match)
      else { continue }
      try tables[key, default: PersonLookup()].read(
        try opener(path), match.header.dialect, key: id, person: person)
    }
  }

  private func column(_ name: String, _ match: TableMatch) -> Int? {
    let place = match.layout.columns.firstIndex { $0.names[0] == name }
    return place.flatMap { match.places[$0] }
  }

  /// Why the rows of a table have nobody whose they could be, where another table is missing.
  func problem(_ match: TableMatch, _ path: String) -> InputProblem? {
    for make in PersonLookups.makes(match) {
      let isAnybodys = make.people.contains { person in
        switch person {
        case .column(let column): match.places[column] != nil
        case .lookup(let column, _, _, _):
          match.places[column] != nil && PersonLookups.key(person).map { tables[$0] != nil } == true
        }
      }
      guard !isAnybodys, let first = make.people.compactMap(PersonLookups.key).first else {
        continue
      }
      return InputProblem(
        file: path, line: match.header.dialect.headerLine,
        what: "is \(match.layout.name), whose people are named in \(first.layout) alone",
        remedy: "read it together with a table of \(first.layout) that has \(first.key) and "
          + first.person)
    }
    return nil
  }
}
