/// What other lists and records hold that a list misses.
struct CodelistNeighbours {
  /// A code that somebody else has, with its name.
  private struct Named {
    let code: String
    let space: String
    let term: String
    let words: TermWords
    /// The place of the list it is in; -1 for records.
    let list: Int
  }

  /// The section of the BNF of each code for which a list gives one.
  let sections: [String: String]

  private let lists: [Codelist]
  private var byWords: [TermWords: [Named]] = [:]
  private var byStem: [[String]: [Named]] = [:]

  init(_ lists: [Codelist], _ dictionary: TimelineDictionary?) {
    self.lists = lists
    var sections: [String: String] = [:]
    for list in lists {
      guard let place = list.place(ofColumn: "bnf_code") else { continue }
      for entry in list.entries where entry.cells[place].utf8.count >= 4 {
        sections[entry.code] = String(entry.cells[place].prefix(4))
      }
    }
    self.sections = sections
    for (place, list) in lists.enumerated() {
      for entry in list.entries {
        guard let term = entry.term else { continue }
        add(entry.code, entry.system, term, list: place)
      }
    }
    guard let dictionary else { return }
    for (concept, display) in zip(dictionary.concepts, dictionary.displays) {
      guard let display else { continue }
      for coding in concept.codings { add(coding.code, coding.system, display, list: -1) }
    }
  }

  private mutating func add(_ code: String, _ system: String, _ term: String, list: Int) {
    let words = TermWords(term)
    let space = CodeSystem.space(system)
    let named = Named(code: code, space: space, term: term, words: words, list: list)
    byWords[words, default: []].append(named)
    // Products are told apart by their first word; findings and tests by their first few.
    if system != "dmd", let stem = words.stem { byStem[stem, default: []].append(named) }
  }

  /// The codes with names like its own that a list misses.
  func missed(_ place: Int) -> [CodelistFinding] {
    let list = lists[place]
    let own = Set(list.entries.map(\.code))
    var seen: Set<String> = []
    var findings: [CodelistFinding] = []
    for entry in list.entries {
      guard let term = entry.term else { continue }
      let words = TermWords(term)
      let space = CodeSystem.space(entry.system)
      // A supplier's product may have many ids by the same words; only whole names are compared.
      let same = (byWords[words] ?? []).filter { $0.term.lowercased() == term.lowercased() }
      let like = entry.system == "dmd" ? [] : words.stem.flatMap { byStem[$0] } ?? []
      for other in same + like
      where other.list != place && other.space == space && !own.contains(other.code) {
        guard seen.insert(other.code).inserted else { continue }
        let isSame = other.term.lowercased() == term.lowercased()
        findings.append(finding(list, entry, other, isSame: isSame))
      }
    }
    return findings
  }

  private func finding(
    _ list: Codelist, _ entry: Codelist.Entry, _ other: Named, isSame: Bool
  ) -> CodelistFinding {
    let place = other.list < 0 ? "records" : lists[other.list].name
    let likeness = isSame ? "the same name as" : "a name that begins like that of"
    return CodelistFinding(
      list.name, code: other.code,
      other.list < 0 && isSame ? .missedInData : .missedInLists,
      "(\(other.term)) in \(place) has \(likeness) \(entry.code), and the list misses it")
  }
}
