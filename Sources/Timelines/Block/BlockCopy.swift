extension TimelineBlock {
  /// Empties it and keeps its memory.
  mutating func removeAll() {
    people.removeAll(keepingCapacity: true)
    births.removeAll(keepingCapacity: true)
    deaths.removeAll(keepingCapacity: true)
    sexes.removeAll(keepingCapacity: true)
    facts.removeAll()
    firstFacts.removeAll(keepingCapacity: true)
    firstFacts.append(0)
    firstEvents.removeAll(keepingCapacity: true)
    firstEvents.append(0)
    days.removeAll(keepingCapacity: true)
    minutes.removeAll(keepingCapacity: true)
    concepts.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    details.removeAll()
    firstDetails.removeAll(keepingCapacity: true)
    firstIntervals.removeAll(keepingCapacity: true)
    firstIntervals.append(0)
    intervalKinds.removeAll(keepingCapacity: true)
    startDays.removeAll(keepingCapacity: true)
    startMinutes.removeAll(keepingCapacity: true)
    endDays.removeAll(keepingCapacity: true)
    endMinutes.removeAll(keepingCapacity: true)
    organisations.removeAll(keepingCapacity: true)
    intervalDetails.removeAll()
    firstIntervalDetails.removeAll(keepingCapacity: true)
  }

  /// Becomes a copy of some people of another block.
  mutating func copy(_ chosen: Range<Int>, of other: borrowing TimelineBlock) {
    removeAll()
    people.append(contentsOf: other.people[chosen])
    births.append(contentsOf: other.births[chosen])
    deaths.append(contentsOf: other.deaths[chosen])
    sexes.append(contentsOf: other.sexes[chosen])
    let ownFacts = Self.firsts(other.firstFacts, chosen, &firstFacts)
    facts.copy(ownFacts, of: other.facts, firstOwner: chosen.lowerBound)

    let events = Self.firsts(other.firstEvents, chosen, &firstEvents)
    days.append(contentsOf: other.days[events])
    concepts.append(contentsOf: other.concepts[events])
    if !other.minutes.isEmpty { minutes.append(contentsOf: other.minutes[events]) }
    if !other.values.isEmpty { values.append(contentsOf: other.values[events]) }
    if !other.firstDetails.isEmpty {
      firstDetails.append(0)
      let own = Self.firsts(other.firstDetails, events, &firstDetails)
      details.copy(own, of: other.details, firstOwner: events.lowerBound)
    }

    let intervals = Self.firsts(other.firstIntervals, chosen, &firstIntervals)
    intervalKinds.append(contentsOf: other.intervalKinds[intervals])
    startDays.append(contentsOf: other.startDays[intervals])
    startMinutes.append(contentsOf: other.startMinutes[intervals])
    endDays.append(contentsOf: other.endDays[intervals])
    endMinutes.append(contentsOf: other.endMinutes[intervals])
    organisations.append(contentsOf: other.organisations[intervals])
    if !other.firstIntervalDetails.isEmpty {
      firstIntervalDetails.append(0)
      let own = Self.firsts(other.firstIntervalDetails, intervals, &firstIntervalDetails)
      intervalDetails.copy(own, of: other.intervalDetails, firstOwner: intervals.lowerBound)
    }
  }

  /// Copies the ends of some rows, counted from the first of them, and gives their range.
  private static func firsts(
    _ from: [UInt32], _ rows: Range<Int>, _ to: inout [UInt32]
  ) -> Range<Int> {
    let start = from[rows.lowerBound]
    for row in rows { to.append(from[row + 1] - start) }
    return Int(start)..<Int(from[rows.upperBound])
  }
}

extension DetailColumns {
  /// Adds a copy of some details, with owners counted from `firstOwner`.
  mutating func copy(_ places: Range<Int>, of other: borrowing DetailColumns, firstOwner: Int) {
    let first = UInt32(firstOwner)
    for place in places { owners.append(other.owners[place] - first) }
    names.append(contentsOf: other.names[places])
    sorts.append(contentsOf: other.sorts[places])
    bits.append(contentsOf: other.bits[places])
  }
}
