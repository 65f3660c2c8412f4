extension PersonDraft {
  /// The slots of oxygen, where a score has them as inputs; -1 otherwise.
  struct OxygenSlots {
    let device: Int
    let levels: [Int]

    init(_ assembler: SetAssembler) {
      device = assembler.names.firstIndex(of: "oxygen_device") ?? -1
      levels = ["oxygen_flow", "oxygen_percent"].compactMap { assembler.names.firstIndex(of: $0) }
    }

    var areAny: Bool { !levels.isEmpty }
  }

  /// Finds for how long each device was in use.
  mutating func gatherDevices() {
    guard oxygenSlots.device >= 0, isState[oxygenSlots.device] else { return }
    if !deviceRuns.isEmpty { deviceRuns.removeAll(keepingCapacity: true) }
    var last: Int32?
    for place in bySlot[range(of: oxygenSlots.device)] {
      let own = observations[Int(place)]
      if let last, let run = deviceRuns[last], observations[Int(last)].hasSameReading(as: own) {
        deviceRuns[place] = run
      } else {
        deviceRuns[place] = (own.second, last)
      }
      last = place
    }
  }

  /// Finds what was last recorded of a state at the set's time.
  ///
  /// Where nothing was, the first record within the window after an anchor is taken and noted
  /// (`docs/interpretations.md`, row 38).
  mutating func holdState(_ slot: Int, _ draft: Int) {
    let member = draft * width + slot
    let own = members[member]
    if own >= 0, !observations[Int(own)].isMissing { return }
    let second = drafts[draft].second
    let end = second + (drafts[draft].isAnchored ? window : 0)
    let places = range(of: slot)
    let next = firstState(places, after: second)
    let following: Int32? = next < places.upperBound ? bySlot[next] : nil
    let follows = following.map { observations[Int($0)].second <= end } ?? false
    if next > places.lowerBound {
      let chosen = bySlot[next - 1]
      members[member] = chosen
      if next - 1 > places.lowerBound {
        let (twin, one) = (observations[Int(bySlot[next - 2])], observations[Int(chosen)])
        if twin.second == one.second, !twin.hasSameReading(as: one) {
          notes[draft, default: []].append(.contradiction(input: assembler.names[slot]))
        }
      }
      if follows, let following,
        !observations[Int(following)].hasSameReading(as: observations[Int(chosen)])
      {
        notes[draft, default: []].append(.stateChanges(input: assembler.names[slot]))
      }
    } else if follows, let following {
      members[member] = following
      notes[draft, default: []].append(.stateAfterAnchor(input: assembler.names[slot]))
    }
  }

  /// The first place in `bySlot`, among some, of a record after a second.
  private func firstState(_ places: Range<Int>, after second: Int) -> Int {
    var low = places.lowerBound
    var high = places.upperBound
    while low < high {
      let middle = (low + high) / 2
      if observations[Int(bySlot[middle])].second <= second {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Leaves out a flow or fraction that went with an earlier device, and the older of the two.
  ///
  /// A change from litres to per cent ends the litres. What a named set holds itself stays
  /// (`docs/interpretations.md`, row 39).
  mutating func dropSupersededOxygen(_ draft: Int) {
    let start = draft * width
    if oxygenSlots.device >= 0, members[start + oxygenSlots.device] >= 0 {
      for slot in oxygenSlots.levels where isDroppable(slot, start) {
        if !goes(members[start + slot], withDevice: members[start + oxygenSlots.device]) {
          members[start + slot] = Self.nobody
        }
      }
    }
    let held = oxygenSlots.levels.filter { members[start + $0] >= 0 }
    guard held.count == 2 else { return }
    let times = held.map { observations[Int(members[start + $0])].second }
    let latest = max(times[0], times[1])
    for (slot, second) in zip(held, times) where second < latest && isDroppable(slot, start) {
      members[start + slot] = Self.nobody
    }
  }

  /// Whether a slot holds a state that was not the set's own.
  private func isDroppable(_ slot: Int, _ start: Int) -> Bool {
    isState[slot] && members[start + slot] >= 0 && members[start + slot] != own[slot]
  }

  /// Whether a flow or fraction was recorded under a device, or with the record that begins it.
  private func goes(_ level: Int32, withDevice device: Int32) -> Bool {
    guard let run = deviceRuns[device] else { return true }
    let second = observations[Int(level)].second
    let since = run.since
    if second >= since { return true }
    guard since - second <= window else { return false }
    guard let before = run.before else { return true }
    return since - second < abs(second - observations[Int(before)].second)
  }
}
