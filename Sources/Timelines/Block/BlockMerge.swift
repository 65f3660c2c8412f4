import Essentials

extension TimelineBlock {
  /// Becomes the timelines of all people of several blocks, whose texts are numbered alike.
  ///
  /// Each block is sorted as blocks are; so is the result. Of contradicting facts the greatest is
  /// taken, as when the records had come together.
  mutating func merge(_ blocks: [TimelineBlock]) {
    removeAll()
    let haveMinutes = blocks.contains { !$0.minutes.isEmpty }
    let haveValues = blocks.contains { !$0.values.isEmpty }
    if blocks.contains(where: { $0.details.count > 0 }) { firstDetails.append(0) }
    if blocks.contains(where: { $0.intervalDetails.count > 0 }) { firstIntervalDetails.append(0) }
    var next = [Int](repeating: 0, count: blocks.count)
    var parts: [(block: Int, person: Int)] = []
    while true {
      var least: PersonKey?
      for (number, block) in blocks.enumerated() where next[number] < block.count {
        let key = block.people[next[number]]
        if let known = least, known <= key { continue }
        least = key
      }
      guard let least else { return }
      parts.removeAll(keepingCapacity: true)
      for (number, block) in blocks.enumerated()
      where next[number] < block.count && block.people[next[number]] == least {
        parts.append((number, next[number]))
        next[number] += 1
      }
      appendFacts(of: least, parts, blocks)
      appendEvents(parts, blocks, haveMinutes, haveValues)
      appendIntervals(parts, blocks)
    }
  }

  private mutating func appendFacts(
    of key: PersonKey, _ parts: [(block: Int, person: Int)], _ blocks: [TimelineBlock]
  ) {
    var facts = PersonFacts()
    facts.begin()
    for (number, person) in parts { facts.take(blocks[number], person) }
    _ = facts.finish(&self, people.count)
    people.append(key)
  }

  private mutating func appendEvents(
    _ parts: [(block: Int, person: Int)], _ blocks: [TimelineBlock], _ haveMinutes: Bool,
    _ haveValues: Bool
  ) {
    var ranges = parts.map { blocks[$0.block].events(of: $0.person) }
    while let first = leastEvent(parts, ranges, blocks) {
      let block = parts[first].block
      let event = ranges[first].lowerBound
      ranges[first].removeFirst()
      let place = days.count
      days.append(blocks[block].days[event])
      concepts.append(blocks[block].concepts[event])
      if haveMinutes { minutes.append(blocks[block].minute(event)) }
      if haveValues { values.append(blocks[block].value(event)) }
      guard !firstDetails.isEmpty else { continue }
      details.append(blocks[block].details(of: event), of: blocks[block].details, owner: place)
      firstDetails.append(UInt32(details.count))
    }
    firstEvents.append(UInt32(days.count))
  }

  private func leastEvent(
    _ parts: [(block: Int, person: Int)], _ ranges: [Range<Int>], _ blocks: [TimelineBlock]
  ) -> Int? {
    var least: Int?
    for (number, range) in ranges.enumerated() where !range.isEmpty {
      guard let known = least else {
        least = number
        continue
      }
      let order = blocks[parts[number].block].compareEvent(
        range.lowerBound, blocks[parts[known].block], ranges[known].lowerBound)
      if order < 0 { least = number }
    }
    return least
  }

  private mutating func appendIntervals(
    _ parts: [(block: Int, person: Int)], _ blocks: [TimelineBlock]
  ) {
    var ranges = parts.map { blocks[$0.block].intervals(of: $0.person) }
    while true {
      var least: Int?
      for (number, range) in ranges.enumerated() where !range.isEmpty {
        guard let known = least else {
          least = number
          continue
        }
        let order = blocks[parts[number].block].compareInterval(
          range.lowerBound, blocks[parts[known].block], ranges[known].lowerBound)
        if order < 0 { least = number }
      }
      guard let least else { break }
      let interval = ranges[least].lowerBound
      ranges[least].removeFirst()
      append(interval: interval, of: blocks[parts[least].block])
    }
    firstIntervals.append(UInt32(intervalKinds.count))
  }

  private mutating func append(interval: Int, of other: TimelineBlock) {
    let place = intervalKinds.count
    intervalKinds.append(other.intervalKinds[interval])
    startDays.append(other.startDays[interval])
    startMinutes.append(other.startMinutes[interval])
    endDays.append(other.endDays[interval])
    endMinutes.append(other.endMinutes[interval])
    organisations.append(other.organisations[interval])
    guard !firstIntervalDetails.isEmpty else { return }
    intervalDetails.append(
      other.details(ofInterval: interval), of: other.intervalDetails, owner: place)
    firstIntervalDetails.append(UInt32(intervalDetails.count))
  }

  // MARK: The order of rows

  private func minute(_ event: Int) -> Int16 { minutes.isEmpty ? noMinute : minutes[event] }
  private func value(_ event: Int) -> Double { values.isEmpty ? .nan : values[event] }

  private func compareEvent(_ event: Int, _ other: TimelineBlock, _ otherEvent: Int) -> Int {
    let own = EventKey.pack(day: days[event], minute: minute(event), concept: concepts[event])
    let their = EventKey.pack(
      day: other.days[otherEvent], minute: other.minute(otherEvent),
      concept: other.concepts[otherEvent])
    if own != their { return own < their ? -1 : 1 }
    let order = SortedDetails.order(
      ContentOrder.rank(value(event)), ContentOrder.rank(other.value(otherEvent)))
    if order != 0 { return order }
    return details.compare(
      details(of: event), other.details, other.details(of: otherEvent))
  }

  private func compareInterval(
    _ interval: Int, _ other: TimelineBlock, _ otherInterval: Int
  ) -> Int {
    let order = SortedDetails.firstDifference(
      (intervalKinds[interval], other.intervalKinds[otherInterval]),
      (startDays[interval], other.startDays[otherInterval]),
      (startMinutes[interval], other.startMinutes[otherInterval]),
      (endDays[interval], other.endDays[otherInterval]),
      (endMinutes[interval], other.endMinutes[otherInterval]),
      (organisations[interval], other.organisations[otherInterval]))
    if order != 0 { return order }
    return intervalDetails.compare(
      details(ofInterval: interval), other.intervalDetails,
      other.details(ofInterval: otherInterval))
  }
}

extension SortedDetails {
  /// The order of the first pair that is not alike.
  static func firstDifference<each Number: Comparable>(
    _ pairs: repeat (each Number, each Number)
  ) -> Int {
    for pair in repeat each pairs {
      let order = order(pair.0, pair.1)
      if order != 0 { return order }
    }
    return 0
  }
}

extension DetailColumns {
  /// Adds some details of other columns as those of one row.
  fileprivate mutating func append(_ places: Range<Int>, of other: DetailColumns, owner: Int) {
    for place in places { append(other.packed(place), owner: owner) }
  }

  /// -1, 0 or 1: some details before, like or after others.
  fileprivate func compare(
    _ places: Range<Int>, _ other: DetailColumns, _ otherPlaces: Range<Int>
  ) -> Int {
    for offset in 0..<min(places.count, otherPlaces.count) {
      let order = SortedDetails.compare(
        packed(places.lowerBound + offset), other.packed(otherPlaces.lowerBound + offset))
      if order != 0 { return order }
    }
    return SortedDetails.order(places.count, otherPlaces.count)
  }

  /// One of them.
  func packed(_ place: Int) -> PackedDetail {
    PackedDetail(bits: bits[place], owner: 0, name: names[place], sort: sorts[place])
  }
}

extension PersonFacts {
  /// Takes what a block says of a person.
  fileprivate mutating func take(_ block: TimelineBlock, _ person: Int) {
    take(birth: block.births[person], death: block.deaths[person], sex: block.sexes[person])
    for fact in block.facts(of: person) { take(block.facts.packed(fact)) }
  }
}
