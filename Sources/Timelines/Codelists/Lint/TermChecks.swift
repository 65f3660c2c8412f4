/// Rows of one list that are unlike the others, by their words or by their section of the BNF.
///
/// It cannot know what belongs together; it says what stands alone, for a person to look at.
struct TermChecks {
  private let list: Codelist
  /// The section of the BNF of each code for which any list gives one.
  private let sections: [String: String]

  init(_ list: Codelist, sections: [String: String]) {
    self.list = list
    self.sections = sections
  }

  func findings() -> [CodelistFinding] { oddSections() + oddTerms() }

  /// Codes of other sections than the one that at least four fifths of the list stand in.
  private func oddSections() -> [CodelistFinding] {
    let placed = list.entries.compactMap { entry in sections[entry.code].map { (entry, $0) } }
    let counts = placed.reduce(into: [:]) { $0[$1.1, default: 0] += 1 }
    guard placed.count >= 10,
      let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      most.value < placed.count, most.value * 5 >= placed.count * 4
    else { return [] }
    return placed.filter { $0.1 != most.key }.map { entry, section in
      CodelistFinding(
        list.name, line: entry.line, code: entry.code, .oddSection,
        "stands in BNF section \(section), \(most.value) of \(placed.count) others in "
          + "\(most.key)\(entry.term.map { " (\($0))" } ?? "")")
    }
  }

  /// Names whose products share no telling word with the rest of the list.
  private func oddTerms() -> [CodelistFinding] {
    guard CodeSystem.space(list.system) == "snomed", list.entries.count >= 20 else { return [] }
    let terms = list.entries.map { TermWords($0.term ?? "") }
    var names: [String: Set<String>] = [:]
    for term in terms {
      guard let name = term.name else { continue }
      for word in term.substanceWords { names[word, default: []].insert(name) }
    }
    // A word of many names says nothing of any: tablets, solution, disorder.
    let telling = { (word: String) in (names[word]?.count ?? 0) < 4 }
    var groups = Groups()
    for (place, term) in terms.enumerated() {
      if let name = term.name { groups.join(place, name) }
      for word in term.substanceWords where telling(word) { groups.join(place, word) }
    }
    let rows = groups.members(count: terms.count)
    let isSmall = { (group: [Int]) in group.count * 50 <= list.entries.count }
    let odd = rows.filter(isSmall).sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    guard !odd.isEmpty, odd.count * 4 <= list.entries.count else { return [] }
    let words = odd.map { group -> String in
      let named = group.compactMap { terms[$0].name }
      let unique = named.enumerated().filter { named.firstIndex(of: $0.element) == $0.offset }
      return "\(unique.map(\.element).joined(separator: "/")) (\(group.count))"
    }
    return [
      CodelistFinding(
        list.name, .oddTerm,
        "\(odd.count) names share no word with most of the list; are they meant? "
          + words.joined(separator: ", "))
    ]
  }

  /// Rows put together by the words they share.
  private struct Groups {
    private var owners: [String: Int] = [:]
    private var parents: [Int: Int] = [:]

    mutating func join(_ row: Int, _ word: String) {
      if let owner = owners[word] {
        let (one, other) = (root(of: row), root(of: owner))
        if one != other { parents[max(one, other)] = min(one, other) }
      } else {
        owners[word] = row
      }
    }

    func members(count: Int) -> [[Int]] {
      let groups = Dictionary(grouping: 0..<count, by: root(of:))
      return groups.values.sorted { $0[0] < $1[0] }
    }

    private func root(of row: Int) -> Int {
      var root = row
      while let parent = parents[root] { root = parent }
      return root
    }
  }
}
