import EarlyWarning

/// Follows references from totals and panels to the observations they are made of.
struct SetJoiner {
  private let links: FHIRLinks
  /// The places of the observations of each source.
  private var places: [String: [Int]] = [:]
  /// Claims that are the points of one parameter, by source.
  private var parts: [String: Int] = [:]
  /// The sets that larger events make.
  private let groups: Set<String>
  /// Whether a set was said for the observation by a reference.
  private var isJoined: [Bool]

  init(_ links: FHIRLinks, _ result: FHIRObservations) {
    self.links = links
    let named = Set(links.claims.compactMap(\.group))
    groups = named.isEmpty ? [] : named.intersection(result.observations.compactMap(\.set))
    isJoined = [Bool](repeating: false, count: result.observations.count)
    for range in links.fixed {
      for place in range { isJoined[place] = true }
    }
    for (place, observation) in result.observations.enumerated() where !observation.source.isEmpty {
      places[observation.source, default: []].append(place)
    }
    for (place, claim) in links.claims.enumerated() where claim.draft.isPartOnly {
      parts[claim.source] = place
    }
  }

  /// Gives observations their sets and makes claims out of drafts.
  mutating func join(_ result: inout FHIRObservations) {
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
      result.observations.append(
        TimedObservation(
          person: claim.person, second: claim.second, input: "scale", reading: .choice(scale),
          set: claim.set, source: claim.source))
    }
  }

  private mutating func joinPanel(_ name: String, _ result: inout FHIRObservations) {
    for place in members(of: links.panels[name] ?? [], depth: 0) where !isJoined[place] {
      result.observations[place].set = name
      isJoined[place] = true
    }
  }

  private mutating func joined(
    _ claim: FHIRLinks.Claim, _ used: inout Set<Int>, _ result: inout FHIRObservations
  ) -> SuppliedTotal {
    let found = members(of: claim.members, depth: 0)
    var set = claim.name
    let others = Set(found.filter { isJoined[$0] }.compactMap { result.observations[$0].set })
    if found.isEmpty {
      // A total within the same round of observations is a claim about that round.
      if let group = claim.group, !claim.hasReadings, groups.contains(group) { set = group }
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
      person: claim.person, second: claim.second, score: draft.score, total: draft.total,
      parts: draft.parts, scale: draft.scale, chart: draft.chart, set: set,
      members: claim.members, source: claim.source)
    total.membersFound = Set(found.map { result.observations[$0].source }).count
    return total
  }

  private mutating func take(
    _ found: [Int], into set: String, _ claim: FHIRLinks.Claim, _ result: inout FHIRObservations
  ) {
    for place in found {
      if result.observations[place].person != claim.person {
        result.problems.append(
          .refused, line: claim.line, path: "derivedFrom", "refers to readings of another person")
      } else if isJoined[place], result.observations[place].set != set {
        result.problems.append(
          .notice, line: claim.line, path: "derivedFrom",
          "refers to a reading that is in another set already")
      } else {
        result.observations[place].set = set
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
