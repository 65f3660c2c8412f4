/// The sets of one person in the making; used again for the next, so that memory is made once.
struct PersonDraft {
  let assembler: SetAssembler
  let columns: ObservationColumns
  /// How many slots there are.
  let width: Int
  let window: Int
  /// For each slot whether readings of it are matched to anchors.
  let isMatched: [Bool]
  let isState: [Bool]
  /// For each slot why an observation of it is in no set, unless something else is found.
  private let firstReasons: [Assembly.Reason]
  let oxygenSlots: OxygenSlots
  private var keys: RowKeys

  /// The person's observations in their fixed order.
  var observations: [Own] = []
  /// For each observation why it is in no set; `nil` once it is in one.
  var reasons: [Assembly.Reason?] = []
  /// The sets; those that have a name come first.
  var drafts: [SetDraft] = []
  /// For each set and slot the place of its member, ``nobody`` or ``outside``.
  var members: [Int32] = []
  /// For sets that have any, what people should know.
  var notes: [Int: [SetNote]] = [:]
  /// The places of what is looked for by slot, slot by slot in the order of time: records of states
  /// that say something, and readings that no sender put into a set.
  var bySlot: [Int32] = []
  /// Where each slot begins in `bySlot`.
  var starts: [Int]
  var hasNamedSets = false
  /// For each record of a device when its use began, and the record of the device before.
  var deviceRuns: [Int32: (since: Int, before: Int32?)] = [:]
  /// The named sets, observation by observation.
  var named: [NamedMember] = []
  /// Pairs of an anchor and a reading near it.
  var pairs: [Pair] = []
  /// The members of one set in the making, and for each state the one before it was held.
  private var chosen: [Int32] = []
  var own: [Int32] = []

  /// An observation of the person, with all that decides its place.
  struct Own {
    let second: Int
    /// The input by name, then the reading.
    let key: UInt64
    let row: Int32
    let slot: Int32
    let set: Int32

    var isMissing: Bool { RowKeys.isMissing(key) }

    func hasSameReading(as other: Own) -> Bool { RowKeys.haveSameReading(key, other.key) }
  }

  /// A set in the making.
  struct SetDraft {
    /// The sender's name of it; ``ObservationColumns/none`` around an anchor.
    var name: Int32
    var second: Int
    var isAnchored: Bool { name < 0 }
  }

  /// In place of a member: there is none.
  static let nobody: Int32 = -1
  /// In place of a member: there is none, although there is a value outside the window.
  static let outside: Int32 = -2

  init(_ assembler: SetAssembler, _ columns: ObservationColumns) {
    self.assembler = assembler
    self.columns = columns
    width = assembler.names.count
    window = assembler.settings.windowMinutes * 60
    isState = assembler.meanings.map { $0?.isState ?? false }
    isMatched = assembler.meanings.indices.map { slot in
      slot != assembler.anchorSlot && assembler.meanings[slot].map { !$0.isState } ?? false
    }
    firstReasons = assembler.meanings.map { meaning in
      meaning.map { $0.isState ? .stateNotUsed : .noAnchor } ?? .unknownInput
    }
    oxygenSlots = OxygenSlots(assembler)
    keys = RowKeys(columns, assembler)
    starts = [Int](repeating: 0, count: width + 1)
    own = [Int32](repeating: Self.nobody, count: width)
  }

  /// Makes the sets of one person, whose rows are given.
  mutating func assemble(_ rows: ArraySlice<Int32>, into made: inout SetColumns) {
    guard let first = rows.first else { return }
    start(rows, &made)
    if hasNamedSets { gatherNamedSets() }
    let namedCount = drafts.count
    gatherAnchors()
    matchReadings(from: namedCount)
    gatherDevices()
    for draft in order(namedCount: namedCount) {
      finish(draft, person: columns.rows[Int(first)].person, into: &made)
    }
    for place in observations.indices {
      if let reason = reasons[place] {
        made.leftovers.append((Int(observations[place].row), reason))
      }
    }
  }

  private mutating func start(_ rows: ArraySlice<Int32>, _ made: inout SetColumns) {
    drafts.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    if !notes.isEmpty { notes.removeAll() }
    if keys.sort(rows, into: &observations) {
      keys.removeRepeats(&observations) { row in made.leftovers.append((row, .repeated)) }
    }
    classify()
  }

  /// Sorts the observations by what they are for.
  private mutating func classify() {
    reasons.removeAll(keepingCapacity: true)
    hasNamedSets = false
    for slot in starts.indices { starts[slot] = 0 }
    for own in observations {
      reasons.append(own.slot < 0 ? .unknownInput : firstReasons[Int(own.slot)])
      if own.set >= 0 { hasNamedSets = true }
      if isLookedFor(own) { starts[Int(own.slot) + 1] += 1 }
    }
    for slot in 0..<width { starts[slot + 1] += starts[slot] }
    let count = starts[width]
    if bySlot.count < count {
      bySlot.append(contentsOf: repeatElement(0, count: count - bySlot.count))
    }
    for place in observations.indices where isLookedFor(observations[place]) {
      let slot = Int(observations[place].slot)
      bySlot[starts[slot]] = Int32(truncatingIfNeeded: place)
      starts[slot] += 1
    }
    // Each beginning has moved to its end, which is the next one's beginning.
    for slot in stride(from: width, to: 0, by: -1) { starts[slot] = starts[slot - 1] }
    starts[0] = 0
  }

  private func isLookedFor(_ own: Own) -> Bool {
    guard own.slot >= 0 else { return false }
    return isState[Int(own.slot)] ? !own.isMissing : own.set < 0 && isMatched[Int(own.slot)]
  }

  /// The places in `bySlot` of a slot.
  func range(of slot: Int) -> Range<Int> { starts[slot]..<starts[slot + 1] }

  /// The sets by time, and of one time by name.
  private func order(namedCount: Int) -> [Int] {
    if namedCount == 0 { return Array(drafts.indices) }
    return drafts.indices.sorted { left, right in
      let (one, other) = (drafts[left], drafts[right])
      if one.second != other.second { return one.second < other.second }
      return name(one) < name(other)
    }
  }

  private func name(_ draft: SetDraft) -> String {
    draft.name < 0 ? "" : columns.sets[Int(draft.name)]
  }

  // MARK: What both kinds of sets need

  /// Adds a set without members.
  mutating func add(_ draft: SetDraft) {
    drafts.append(draft)
    members.append(contentsOf: repeatElement(Self.nobody, count: width))
  }

  /// Marks an observation as part of a set.
  mutating func use(_ place: Int32) { reasons[Int(place)] = nil }

  /// The last candidate that says something; the others are duplicates.
  mutating func choose(_ candidates: some Collection<Int32>, _ slot: Int, draft: Int) -> Int32 {
    var chosen = Self.nobody
    for place in candidates {
      let says = !observations[Int(place)].isMissing
      if chosen < 0 || says || observations[Int(chosen)].isMissing { chosen = place }
    }
    for place in candidates {
      if place == chosen {
        use(place)
      } else {
        reasons[Int(place)] = .duplicate
        note(place, against: chosen, slot, draft: draft)
      }
    }
    return chosen
  }

  /// Notes two different values of one time.
  mutating func note(_ place: Int32, against chosen: Int32, _ slot: Int, draft: Int) {
    let (one, other) = (observations[Int(place)], observations[Int(chosen)])
    guard one.second == other.second, !one.hasSameReading(as: other), !one.isMissing else {
      return
    }
    let note = SetNote.contradiction(input: assembler.names[slot])
    if notes[draft]?.contains(note) != true { notes[draft, default: []].append(note) }
  }

  // MARK: Finishing

  /// Turns a draft into a set, with the states that hold.
  private mutating func finish(_ draft: Int, person: Int32, into made: inout SetColumns) {
    let start = draft * width
    for slot in assembler.stateSlots {
      own[slot] = members[start + slot]
      if !range(of: slot).isEmpty { holdState(slot, draft) }
    }
    if oxygenSlots.areAny { dropSupersededOxygen(draft) }
    for slot in assembler.stateSlots {
      // A record that nothing was read gives way to the state that holds.
      let before = own[slot]
      if before >= 0, before != members[start + slot] { reasons[Int(before)] = .duplicate }
    }
    chosen.removeAll(keepingCapacity: true)
    for slot in 0..<width {
      let place = members[start + slot]
      if place >= 0 {
        chosen.append(place)
      } else if place == Self.outside {
        made.outside[made.entries.count, default: []].append(slot)
      }
    }
    for place in chosen { use(place) }
    chosen.sortFew { $0 < $1 }
    if !notes.isEmpty, let notes = notes[draft] { made.notes[made.entries.count] = notes }
    for place in chosen { made.members.append(observations[Int(place)].row) }
    made.entries.append(
      SetColumns.Entry(
        second: drafts[draft].second, person: person, name: drafts[draft].name,
        end: made.members.count))
  }
}

extension Array {
  /// Sorts as `sort(by:)`, keeping equals in order, and at once where there is little to do.
  mutating func sortFew(_ precedes: (Element, Element) -> Bool) {
    guard count <= 48 else { return sort(by: precedes) }
    for end in indices.dropFirst() {
      let element = self[end]
      var place = end
      while place > 0, precedes(element, self[place - 1]) {
        self[place] = self[place - 1]
        place -= 1
      }
      if place != end { self[place] = element }
    }
  }
}
