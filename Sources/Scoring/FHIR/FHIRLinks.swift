import EarlyWarning

/// What joins observations into sets: references, larger events, and days without a time.
struct FHIRLinks {
  /// A claim with what it refers to.
  struct Claim {
    let draft: ClaimDraft
    let name: String
    /// The larger event it is part of.
    let group: Int32
    /// Whether the resource of the claim has readings of its own.
    let hasReadings: Bool
    let members: [String]
    let line: Int
    let person: Int32
    let second: Int
    let source: String
  }

  /// What is known about the observations of one larger event.
  private struct Group {
    /// The person of its first reading; negative where it has none.
    var person: Int32 = -1
    var first = Int.max
    var last = Int.min
    var inputs: UInt32 = 0
    var isBroken = false
  }

  var claims: [Claim] = []
  /// Observations that have members, by name, and their order.
  var panels: [String: [String]] = [:]
  var panelNames: [String] = []
  /// Other names of sources, from the addresses in bundles.
  var aliases: [String: String] = [:]
  /// Observations whose time is a day, by place.
  var days: [Int] = []
  /// Observations whose set is their own resource, by place.
  var fixed: [Range<Int>] = []
  private var groups: [Group] = []

  /// Takes a reading that is part of a larger event.
  mutating func take(_ number: Int, input: Int, _ current: ObservationBuilder.Current) {
    while groups.count <= number { groups.append(Group()) }
    if groups[number].person < 0 { groups[number].person = current.person }
    groups[number].first = min(groups[number].first, current.second)
    groups[number].last = max(groups[number].last, current.second)
    let bit: UInt32 = 1 << UInt32(input)
    // Two values of one input, or two persons, are no set.
    if groups[number].inputs & bit != 0 || groups[number].person != current.person {
      groups[number].isBroken = true
    }
    groups[number].inputs |= bit
  }

  /// Joins everything: groups, then panels, then claims; last come days that have no set.
  func join(_ result: inout FHIRRead, options: FHIRReadingOptions) {
    dissolveGroups(&result, secondsMost: options.setSecondsMost)
    if !claims.isEmpty || !panels.isEmpty {
      var joiner = SetJoiner(self, result)
      joiner.join(&result)
    }
    dropDays(&result)
  }

  /// Takes the set from the members of events that are no round of observations.
  private func dissolveGroups(_ result: inout FHIRRead, secondsMost: Int) {
    let isBroken = groups.map { group in
      group.person >= 0 && (group.isBroken || group.first < group.last - secondsMost)
    }
    guard isBroken.contains(true) else { return }
    for place in result.columns.rows.indices {
      let set = Int(result.columns.rows[place].set)
      if set >= 0, set < isBroken.count, isBroken[set] {
        result.columns.rows[place].set = ObservationColumns.none
      }
    }
  }

  /// Drops readings that have a date and no time, unless a set says with what they belong.
  private func dropDays(_ result: inout FHIRRead) {
    let dropped = Set(days.filter { result.columns.rows[$0].set < 0 })
    guard !dropped.isEmpty else { return }
    result.counts.withoutTime += dropped.count
    result.problems.append(
      .refused, line: 1, path: "effective",
      "\(dropped.count) with a date and no time of day, in no set, so not used")
    result.columns.rows = result.columns.rows.enumerated()
      .filter { !dropped.contains($0.offset) }.map(\.element)
  }
}
