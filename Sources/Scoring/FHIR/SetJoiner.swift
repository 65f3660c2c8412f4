import EarlyWarning

/// Follows references from totals and panels to the observations they are made of.
struct SetJoiner {
  private let links: FHIRLinks
  /// The places of the observations of each source.
  private var places: [String: [Int]] = [:]
  /// Claims that are the points of one parameter, by source.
  private var parts: [String: Int] = [:]
  /// The sets that larger events make.
  private let groups: Set<Int32>
  /// Whether a set was said for the observation by a reference.
  private var isJoined: [Bool]

  init(_ links: FHIRLinks, _ result: FHIRRead) {
    self.links = links
    let named = Set(links.claims.map(\.group).filter { $0 >= 0 })
    groups = named.isEmpty ? [] : named.intersection(result.columns.rows.map(\.set))
    isJoined = [Bool](repeating: false, count: result.columns.rows.count)
    for range in links.fixed {
      for place in range { isJoined[place] = true }
    }
    for place in result.columns.rows.indices {
      let source = result.source(of: place)
      if !source.isEmpty { places[source, default: []].append(place) }
    }
    for (place, claim) in links.claims.enumerated() where claim.draft.isPartOnly {
      parts[claim.source] = place
    }
  }

  /// Gives observations their sets and makes claims out of drafts.
  mutating func join(_ result: inout FHIRRead) {
    for name in links.panelNames { joinPanel(name, &result) }
    var used: Set<Int> = []
    for claim in links.claims where !claim.draft.isPartOnly {
      result.claims.append(joined(claim, &used, &result))
    }
    // Parts that no total refers to are still a claim.
    for (place, claim) in links.claims.enumerated()
    where claim.draft.isPartOnly && !used.contains(place) {
      result.claims.append(joined(claim, &used, &result))
    }
    for claim in result.claims {
      guard let scale = claim.scale else { continue }
      result.append(
        .choice(scale), input: FHIRCodes.scale, person: Int32(result.persons.intern(claim.person)),
        second: claim.second, set: Int32(result.sets.intern(claim.set)),
        source: claim.source.isEmpty
          ? ObservationColumns.none : Int32(result.columns.sources.append(claim.source)))
    }
  }

  private mutating func joinPanel(_ name: String, _ result: inout FHIRRead) {
    let set = Int32(result.sets.intern(name))
    for place in members(of: links.panels[name] ?? [], depth: 0) where !isJoined[place] {
      result.columns.rows[place].set = set
      isJoined[place] = true
    }
  }

  private mutating func joined(
    _ claim: FHIRLinks.Claim, _ used: inout Set<Int>, _ result: inout FHIRRead
  ) -> SuppliedTotal {
    let found = members(of: claim.members, depth: 0)
    var set = Int32(result.sets.intern(claim.name))
    let others = Set(found.filter { isJoined[$0] }.map { result.columns.rows[$0].set })
      .filter { $0 >= 0 }
    if found.isEmpty {
      // A total within the same round of observations is a claim about that round.
      if claim.group >= 0, !claim.hasReadings, groups.contains(claim.group) { set = claim.group }
    } else if let only = others.first, others.count == 1, found.allSatisfy({ isJoined[$0] }) {
      set = only
    } else {
      take(found, into: set, claim, &result)
    }
    var draft = claim.draft
    for member in claim.members {
      guard let place = parts[canonical(member)], used.insert(place).inserted else { continue }
      draft.parts += links.claims[place].draft.parts
      draft.scale = draft.scale ?? links.claims[place].draft.scale
      draft.chart = draft.chart ?? links.claims[place].draft.chart
    }
    var total = SuppliedTotal(
      person: result.persons.strings[Int(claim.person)], second: claim.second,
      score: draft.score, total: draft.total, parts: draft.parts, scale: draft.scale,
      chart: draft.chart, set: result.sets.strings[Int(set)],
      members: claim.members, source: claim.source)
    total.membersFound = Set(found.map { result.source(of: $0) }).count
    return total
  }

  private mutating func take(
    _ found: [Int], into set: Int32, _ claim: FHIRLinks.Claim, _ result: inout FHIRRead
  ) {
    for place in found {
      if result.columns.rows[place].person != claim.person {
        result.problems.append(
          .refused, line: claim.line, path: "derivedFrom", "refers to readings of another person")
      } else if isJoined[place], result.columns.rows[place].set != set {
        result.problems.append(
          .notice, line: claim.line, path: "derivedFrom",
          "refers to a reading that is in another set already")
      } else {
        result.columns.rows[place].set = set
        isJoined[place] = true
      }
    }
  }

  /// The places of all observations that references lead to, through panels too.
  private func members(of references: [String], depth: Int) -> [Int] {
    var found: [Int] = []
    for reference in references {
      let source = canonical(reference)
      found += places[source] ?? []
      if depth < 3, let inner = links.panels[source] {
        found += members(of: inner, depth: depth + 1)
      }
    }
    return found
  }

  /// The reference as sources are named: without server, version, or address in a bundle.
  private func canonical(_ reference: String) -> String {
    if let source = links.aliases[reference] { return source }
    let parts = reference.split(separator: "/")
    guard let kind = parts.lastIndex(of: "Observation"), kind + 1 < parts.count else {
      return reference
    }
    return "Observation/" + parts[kind + 1]
  }
}
