import EarlyWarning

/// Totals that came with the data, by the sets that they are about.
struct SuppliedTotals {
  private var bySet: [String: SuppliedTotal] = [:]
  private var byMoment: [Moment: SuppliedTotal] = [:]
  /// Totals of this score.
  let count: Int
  /// Totals of other scores, which are compared with nothing.
  let otherScores: Int

  private struct Moment: Hashable {
    let person: String
    let second: Int
  }

  init(_ claims: [SuppliedTotal], _ family: ScoreFamily) {
    let own = claims.filter { $0.score == family.id }
    count = own.count
    otherScores = claims.count - own.count
    for claim in own {
      bySet[claim.set] = claim
      if claim.membersFound == 0 {
        byMoment[Moment(person: claim.person, second: claim.second)] = claim
      }
    }
  }

  /// The total about a set: the one that names it, or one of the same person and moment that names
  /// no readings.
  func claim(about set: Int, of assembled: SetColumns) -> SuppliedTotal? {
    if count == 0 { return nil }
    if let name = assembled.name(of: set), let claim = bySet[name] { return claim }
    if byMoment.isEmpty { return nil }
    let person = assembled.observations.persons[assembled.person(of: set)]
    return byMoment[Moment(person: person, second: assembled.second(of: set))]
  }
}
