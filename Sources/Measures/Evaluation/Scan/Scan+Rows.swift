import Timelines

/// Where a walk through the rows of a set stands.
struct RowCursor {
  /// The next of the members or intervals to look at.
  var place: Int
  let end: Int
  let set: Int
  /// How many windows every row is still to be compared with; they are the last on the stack.
  let boundCount: Int
  let firstBound: Int
}

extension Scan {
  /// Begins a walk through a set of rows, whose windows speak of `row`; `close` has to follow.
  mutating func open(_ number: Int, _ row: RowPlace) -> RowCursor {
    let set = program.rowSets[number]
    let firstBound = bounds.count
    var places = set.isOfEvents ? members(of: set.concepts) : block.intervals(of: person)
    if set.isEmpty { places = places.lowerBound..<places.lowerBound }
    var firstDay = Int32.min
    var lastDay = Int32.max
    for window in set.windows where !places.isEmpty {
      let node = program.windows[window]
      let from = node.from >= 0 ? time(node.from, row) : .missing
      let to = node.to >= 0 ? time(node.to, row) : .missing
      if (node.from >= 0 && from.isMissing) || (node.to >= 0 && to.isMissing) {
        places = places.lowerBound..<places.lowerBound
        break
      }
      if node.isInForce {
        lastDay = min(lastDay, from.day)
      } else {
        if node.from >= 0 { firstDay = max(firstDay, from.day) }
        if node.to >= 0 { lastDay = min(lastDay, to.day) }
      }
      // Whole days narrow the events by themselves, which are in the order of days.
      if set.isOfEvents, !node.isInForce, !from.hasMinute, !to.hasMinute { continue }
      bounds.append(
        Bounds(
          from: from, to: to, hasFrom: node.from >= 0, hasTo: node.to >= 0,
          isInForce: node.isInForce))
    }
    if set.isOfEvents {
      if firstDay > Int32.min {
        places = firstEvent(from: firstDay, in: places)..<places.upperBound
      }
      if lastDay < Int32.max {
        let end = firstEvent(from: lastDay + 1, in: places)
        places = places.lowerBound..<end
      }
    }
    return RowCursor(
      place: places.lowerBound, end: places.upperBound, set: number,
      boundCount: bounds.count - firstBound, firstBound: firstBound)
  }

  /// The places, among `members`, of the person's events that belong to a set of concepts.
  private mutating func members(of set: Int) -> Range<Int> {
    // Without any concept there is no event either.
    if memberStamps.isEmpty { return 0..<0 }
    if memberStamps[set] == stamp { return memberRanges[set] }
    let first = members.count
    for event in block.events(of: person) where program.isMember(block.concepts[event], of: set) {
      members.append(event)
    }
    memberStamps[set] = stamp
    memberRanges[set] = first..<members.count
    return memberRanges[set]
  }

  /// The first among `places` whose event is on a day or after it.
  private func firstEvent(from day: Int32, in places: Range<Int>) -> Int {
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if block.days[members[middle]] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Ends a walk.
  mutating func close(_ cursor: RowCursor) {
    bounds.removeLast(bounds.count - cursor.firstBound)
  }

  /// The next row of a walk, or none.
  mutating func next(_ cursor: inout RowCursor) -> RowPlace {
    let set = program.rowSets[cursor.set]
    while cursor.place < cursor.end {
      let place = cursor.place
      cursor.place += 1
      let row: RowPlace
      if set.isOfEvents {
        row = RowPlace(event: members[place])
      } else {
        guard set.intervalKinds >> UInt32(block.intervalKinds[place]) & 1 == 1 else { continue }
        row = RowPlace(interval: place)
      }
      if cursor.boundCount > 0, !isWithin(row, cursor) { continue }
      if meets(row, set.conditions) { return row }
    }
    return .none
  }

  private func isWithin(_ row: RowPlace, _ cursor: RowCursor) -> Bool {
    let start = time(of: row)
    if start.isMissing { return false }
    for place in cursor.firstBound..<cursor.firstBound + cursor.boundCount {
      let bound = bounds[place]
      if bound.isInForce {
        if start.compare(bound.from) > 0 { return false }
        let end = end(of: row)
        if !end.isMissing, end.compare(bound.from) < 0 { return false }
      } else {
        if bound.hasFrom, start.compare(bound.from) < 0 { return false }
        if bound.hasTo, start.compare(bound.to) > 0 { return false }
      }
    }
    return true
  }

  private mutating func meets(_ row: RowPlace, _ conditions: Range<Int>) -> Bool {
    for place in conditions {
      let condition = program.rowConditions[place]
      if (truth(condition.node, row) == .yes) == condition.isExcept { return false }
    }
    return true
  }

  /// Whether a set has a row.
  mutating func exists(_ set: Int, _ row: RowPlace) -> Bool {
    var cursor = open(set, row)
    let found = !next(&cursor).isNone
    close(cursor)
    return found
  }

  /// Puts the rows of a set onto the stack, and gives where they begin.
  mutating func push(_ set: Int, _ row: RowPlace) -> Int {
    let first = placeStack.count
    var cursor = open(set, row)
    while true {
      let found = next(&cursor)
      if found.isNone { break }
      placeStack.append(found)
    }
    close(cursor)
    return first
  }

  // MARK: Single rows

  /// One row, or none.
  mutating func row(_ number: Int, _ row: RowPlace) -> RowPlace {
    let node = program.rows[number]
    switch node.operation {
    case .index: return indexRow
    case .first:
      return best(node, row) { scan, found, best in
        scan.isBefore(found, best, node.keys)
      }
    case .last:
      return best(node, row) { scan, found, best in
        !scan.isBefore(found, best, node.keys)
      }
    }
  }

  private mutating func best(
    _ node: RowNode, _ row: RowPlace, _ isBetter: (inout Scan, RowPlace, RowPlace) -> Bool
  ) -> RowPlace {
    var cursor = open(node.rows, row)
    var best = RowPlace.none
    while true {
      let found = next(&cursor)
      if found.isNone { break }
      if best.isNone || isBetter(&self, found, best) { best = found }
    }
    close(cursor)
    return best
  }

  /// Whether one row's keys come before another's.
  private mutating func isBefore(
    _ left: RowPlace, _ right: RowPlace, _ keys: Range<Int>
  ) -> Bool {
    for key in keys {
      switch program.keys[key] {
      case .number(let node):
        let (one, other) = (number(node, left), number(node, right))
        if one == other || (one.isNaN && other.isNaN) { continue }
        return one.isNaN || one < other
      case .time(let node):
        let (one, other) = (time(node, left), time(node, right))
        if one == other { continue }
        return Moment.isSortedBefore(one, other)
      case .text(let node):
        let (one, other) = (text(node, left), text(node, right))
        if one == other { continue }
        return one < 0 || (other >= 0 && compareTexts(one, other) < 0)
      }
    }
    return false
  }
}
