import Timelines

/// What becomes of a layout's columns, in words, for lists and manuals.
extension LayoutDefinition {
  /// What is made of each row, one text for each record or set of facts.
  ///
  /// Such as `record "delivery" of mother_id, else baby_id; from birth_datetime; at birth_site`.
  public var made: [String] {
    layout.makes.map { make in
      var parts: [String] = []
      let whose = make.people.map(words).joined(separator: ", else ")
      if let kind = make.kind {
        let name = make.record.map { "record \"\($0)\"" } ?? kind.word.replacing("_", with: " ")
        parts.append("\(name) of \(whose)")
      } else {
        parts.append("facts about \(whose)")
      }
      if !make.from.isEmpty { parts.append("from \(choice(make.from))") }
      if !make.to.isEmpty, make.to != make.from { parts.append("to \(choice(make.to))") }
      if !make.organisation.isEmpty { parts.append("at \(choice(make.organisation))") }
      if make.flagsEndBeforeStart { parts.append("an end before the start is flagged") }
      let facts = facts(of: make)
      if !facts.isEmpty { parts.append("facts: \(facts.joined(separator: ", "))") }
      return parts.joined(separator: "; ")
    }
  }

  private func facts(of make: RecordLayout.Make) -> [String] {
    let usual = [
      ("birth", make.birth), ("death", make.death), ("sex", make.sex), ("mother", make.mother),
    ]
    let named = usual.compactMap { name, column in column.map { (name, $0) } }
    return (named + make.facts.map { ($0.name, $0.column) }).map { name, column in
      name == self.name(of: column) ? name : "\(name) (\(self.name(of: column)))"
    }
  }

  private func words(_ person: RecordLayout.Person) -> String {
    switch person {
    case .column(let column): name(of: column)
    case .lookup(let column, let layout, let key, let whose):
      "\(whose) of \(layout) by \(name(of: column))"
        + (key == name(of: column) ? "" : " (there \(key))")
    }
  }

  private func choice(_ columns: [Int]) -> String {
    columns.map(name).joined(separator: ", else ")
  }

  private func name(of column: Int) -> String { layout.columns[column].names[0] }
}
