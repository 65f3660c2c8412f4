extension PersonDraft {
  // MARK: Sets that their sender named

  /// An observation of a set that has a name.
  struct NamedMember {
    /// The name by its place in their order, then the slot.
    let key: UInt64
    let place: Int32
    let set: Int32

    var slot: Int { Int(truncatingIfNeeded: key & 0xFFFF_FFFF) }
    var name: UInt64 { key >> 32 }
  }

  mutating func gatherNamedSets() {
    gatherNames()
    var start = 0
    while start < named.count {
      var end = start + 1
      while end < named.count, named[end].name == named[start].name { end += 1 }
      gatherNamedSet(start..<end)
      start = end
    }
  }

  /// Finds the observations of named sets: by name, slot and time.
  private mutating func gatherNames() {
    named.removeAll(keepingCapacity: true)
    var places: [Int32: Int] = [:]
    var names: [Int32] = []
    for (place, own) in observations.enumerated() where own.set >= 0 && own.slot >= 0 {
      guard assembler.meanings[Int(own.slot)] != nil else { continue }
      if places[own.set] == nil {
        places[own.set] = names.count
        names.append(own.set)
      }
      named.append(NamedMember(key: UInt64(own.slot), place: Int32(place), set: own.set))
    }
    guard !named.isEmpty else { return }
    let ranks = names.map { columns.sets[Int($0)] }.ranks().ranks
    for place in named.indices {
      let member = named[place]
      let rank = ranks[places[member.set] ?? 0]
      named[place] = NamedMember(
        key: UInt64(rank) << 32 | member.key, place: member.place, set: member.set)
    }
    named.sortFew { ($0.key, $0.place) < ($1.key, $1.place) }
  }

  private mutating func gatherNamedSet(_ range: Range<Int>) {
    let makesSet = range.contains { assembler.meanings[named[$0].slot]?.makesSet ?? false }
    guard makesSet else { return }
    let draft = drafts.count
    add(SetDraft(name: named[range.lowerBound].set, second: 0))
    var latest: Int?
    var start = range.lowerBound
    while start < range.upperBound {
      let slot = named[start].slot
      var end = start + 1
      while end < range.upperBound, named[end].slot == slot { end += 1 }
      let place = choose(named[start..<end].map(\.place), slot, draft: draft)
      members[draft * width + slot] = place
      if !isState[slot] {
        let second = observations[Int(place)].second
        latest = latest.map { max($0, second) } ?? second
      }
      start = end
    }
    let anchor = members[draft * width + assembler.anchorSlot]
    drafts[draft].second = anchor < 0 ? latest ?? 0 : observations[Int(anchor)].second
  }

  // MARK: Sets around an anchor

  /// A reading and an anchor within the window, the nearest first.
  struct Pair {
    let distance: Int
    let draft: Int
    let place: Int32
  }

  mutating func gatherAnchors() {
    let anchor = Int32(assembler.anchorSlot)
    var place = 0
    while place < observations.count {
      let second = observations[place].second
      guard observations[place].slot == anchor, observations[place].set < 0 else {
        place += 1
        continue
      }
      // Records of one input and moment stand together.
      let first = place
      var count = 0
      while place < observations.count, observations[place].second == second,
        observations[place].slot == anchor
      {
        if observations[place].set < 0 { count += 1 }
        place += 1
      }
      let draft = drafts.count
      add(SetDraft(name: ObservationColumns.none, second: second))
      let slot = assembler.anchorSlot
      if count == 1 {
        members[draft * width + slot] = Int32(first)
        use(Int32(first))
      } else {
        let candidates = (first..<place).filter { observations[$0].set < 0 }.map { Int32($0) }
        members[draft * width + slot] = choose(candidates, slot, draft: draft)
      }
    }
  }

  /// Gives each anchor the nearest value of each input, and each value to one anchor.
  ///
  /// Where two anchors want one value the nearer has it, and of two as near the earlier; a reading
  /// goes before a record that there is none (`docs/interpretations.md`, row 37).
  mutating func matchReadings(from firstAnchored: Int) {
    guard firstAnchored < drafts.count else { return }
    for slot in 0..<width where isMatched[slot] && !range(of: slot).isEmpty {
      match(slot, areMissing: false, from: firstAnchored)
      match(slot, areMissing: true, from: firstAnchored)
      report(slot, from: firstAnchored)
    }
  }

  private mutating func match(_ slot: Int, areMissing: Bool, from firstAnchored: Int) {
    pairs.removeAll(keepingCapacity: true)
    var first = firstAnchored
    for index in range(of: slot) {
      let place = bySlot[index]
      let own = observations[Int(place)]
      guard own.isMissing == areMissing else { continue }
      // Both are in the order of time, so that the window only moves on.
      while first < drafts.count, drafts[first].second < own.second - window { first += 1 }
      var draft = first
      while draft < drafts.count, drafts[draft].second <= own.second + window {
        pairs.append(
          Pair(distance: abs(drafts[draft].second - own.second), draft: draft, place: place))
        draft += 1
      }
    }
    pairs.sortFew { ($0.distance, $0.draft, $0.place) < ($1.distance, $1.draft, $1.place) }
    for pair in pairs {
      let member = pair.draft * width + slot
      if members[member] < 0, reasons[Int(pair.place)] != nil {
        members[member] = pair.place
        use(pair.place)
      }
    }
  }

  /// Says why readings are in no set, and tells the nearest set that there are some.
  private mutating func report(_ slot: Int, from firstAnchored: Int) {
    for index in range(of: slot) where reasons[Int(bySlot[index])] != nil {
      let place = bySlot[index]
      let second = observations[Int(place)].second
      guard let draft = nearest(to: second, from: firstAnchored) else { continue }
      let isNear = abs(drafts[draft].second - second) <= window
      reasons[Int(place)] = isNear ? .surplus : .outsideWindow
      let member = draft * width + slot
      if members[member] >= 0 {
        note(place, against: members[member], slot, draft: draft)
      } else if !observations[Int(place)].isMissing {
        members[member] = Self.outside
      }
    }
  }

  /// The set around the anchor nearest to a second; of two as near the earlier.
  private func nearest(to second: Int, from firstAnchored: Int) -> Int? {
    var low = firstAnchored
    var high = drafts.count
    while low < high {
      let middle = (low + high) / 2
      if drafts[middle].second < second { low = middle + 1 } else { high = middle }
    }
    if low == firstAnchored { return low < drafts.count ? low : nil }
    guard low < drafts.count else { return low - 1 }
    return abs(drafts[low].second - second) < abs(drafts[low - 1].second - second) ? low : low - 1
  }
}
