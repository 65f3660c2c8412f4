@testable import EarlyWarning

/// The sets of one person in the making.
struct SetReferenceDraft {
  let assembler: SetReference
  /// The person's observations in their fixed order.
  let observations: [TimedObservation]
  let prescriptions: [ScalePrescription]
  var drafts: [SetDraft] = []
  /// For each observation why it is in no set; `nil` once it is in one.
  var reasons: [Assembly.Reason?]
  /// Observations of each state that say something, by name, in the order of time.
  private(set) var states: [String: [Int]] = [:]
  /// When each of these was recorded.
  private(set) var stateSeconds: [String: [Int]] = [:]
  /// For each record of a device when its use began, and the record of the device before.
  private(set) var deviceRuns: [Int: (since: Int, before: Int?)] = [:]

  /// A set in the making: members by name.
  struct SetDraft {
    var id: String?
    var second: Int
    var members: [String: Int] = [:]
    /// Inputs without a value although there is one outside the window.
    var outside: Set<String> = []
    var notes: [SetNote] = []
  }

  init(
    _ assembler: SetReference, _ observations: [TimedObservation],
    prescriptions: [ScalePrescription]
  ) {
    self.assembler = assembler
    self.observations = observations
    self.prescriptions = prescriptions.sorted {
      ($0.start, $0.selector, $0.value) < ($1.start, $1.selector, $1.value)
    }
    reasons = observations.map { observation in
      switch assembler.meanings[observation.input] {
      case nil: .unknownInput
      case let meaning?: meaning.isState ? .stateNotUsed : .noAnchor
      }
    }
    for (place, observation) in observations.enumerated() where !observation.reading.isMissing {
      guard assembler.meanings[observation.input]?.isState == true else { continue }
      states[observation.input, default: []].append(place)
      stateSeconds[observation.input, default: []].append(observation.second)
    }
    var last: Int?
    for place in states["oxygen_device"] ?? [] {
      if let last, let run = deviceRuns[last],
        observations[last].reading == observations[place].reading
      {
        deviceRuns[place] = run
      } else {
        deviceRuns[place] = (observations[place].second, last)
      }
      last = place
    }
  }

  mutating func assemble() -> Assembly {
    gatherNamedSets()
    gatherAnchors()
    matchReadings()
    let order = drafts.indices.sorted {
      (drafts[$0].second, drafts[$0].id ?? "") < (drafts[$1].second, drafts[$1].id ?? "")
    }
    let sets = order.map { finish(drafts[$0]) }
    let leftovers = observations.indices.compactMap { place in
      reasons[place].map { Assembly.Leftover(observation: observations[place], reason: $0) }
    }
    return Assembly(sets: sets, leftovers: leftovers)
  }

  /// Marks an observation as part of a set.
  mutating func use(_ place: Int) { reasons[place] = nil }

  // MARK: Sets that their sender named

  private mutating func gatherNamedSets() {
    let named = observations.indices.filter {
      observations[$0].set != nil && assembler.meanings[observations[$0].input] != nil
    }
    let groups = Dictionary(grouping: named) { observations[$0].set ?? "" }
    for (id, places) in groups.sorted(by: { $0.key < $1.key })
    where places.contains(where: { meaning($0)?.makesSet == true }) {
      var draft = SetDraft(id: id, second: 0)
      for (name, candidates) in Dictionary(grouping: places, by: { observations[$0].input }) {
        draft.members[name] = choose(candidates, name, &draft.notes)
      }
      let readings = draft.members.values.filter { meaning($0)?.isState != true }
      let anchor = draft.members[assembler.settings.anchor]
      draft.second =
        anchor.map { observations[$0].second }
        ?? readings.map { observations[$0].second }.max() ?? 0
      drafts.append(draft)
    }
  }

  private func meaning(_ place: Int) -> SetAssembler.Meaning? {
    assembler.meanings[observations[place].input]
  }

  /// The last candidate that says something; the others are duplicates.
  private mutating func choose(
    _ candidates: [Int], _ name: String, _ notes: inout [SetNote]
  ) -> Int? {
    let chosen = candidates.last { !observations[$0].reading.isMissing } ?? candidates.last
    for place in candidates {
      if place == chosen {
        use(place)
      } else {
        reasons[place] = .duplicate
        note(place, against: chosen, name, &notes)
      }
    }
    return chosen
  }

  /// Notes two different values of one time.
  private func note(
    _ place: Int, against chosen: Int?, _ name: String, _ notes: inout [SetNote]
  ) {
    guard let chosen, observations[place].second == observations[chosen].second,
      observations[place].reading != observations[chosen].reading,
      !observations[place].reading.isMissing, !notes.contains(.contradiction(input: name))
    else { return }
    notes.append(.contradiction(input: name))
  }

  // MARK: Sets around an anchor

  private mutating func gatherAnchors() {
    let anchor = assembler.settings.anchor
    let anchors = observations.indices.filter {
      observations[$0].set == nil && observations[$0].input == anchor
    }
    for (second, places) in Dictionary(grouping: anchors, by: { observations[$0].second })
      .sorted(by: { $0.key < $1.key })
    {
      var draft = SetDraft(second: second)
      draft.members[anchor] = choose(places, anchor, &draft.notes)
      drafts.append(draft)
    }
  }

  /// Gives each anchor the nearest value of each input, and each value to one anchor.
  ///
  /// Where two anchors want one value the nearer has it, and of two as near the earlier; a reading
  /// goes before a record that there is none (`docs/interpretations.md`, row 37).
  private mutating func matchReadings() {
    let anchored = drafts.indices.filter { drafts[$0].id == nil }
    let free = observations.indices.filter { place in
      observations[place].set == nil && observations[place].input != assembler.settings.anchor
        && meaning(place).map { !$0.isState } ?? false
    }
    guard !anchored.isEmpty else { return }
    let seconds = anchored.map { drafts[$0].second }
    let byName = Dictionary(grouping: free) { observations[$0].input }
    for (name, places) in byName {
      let readings = places.filter { !observations[$0].reading.isMissing }
      match(readings, name, anchored, seconds)
      match(places.filter { observations[$0].reading.isMissing }, name, anchored, seconds)
      report(places.filter { reasons[$0] != nil }, name, anchored, seconds)
    }
  }

  private mutating func match(
    _ places: [Int], _ name: String, _ anchored: [Int], _ seconds: [Int]
  ) {
    let window = assembler.settings.windowMinutes * 60
    var pairs: [(distance: Int, draft: Int, place: Int)] = []
    for place in places {
      let second = observations[place].second
      var anchor = seconds.firstPlace(notBelow: second - window)
      while anchor < seconds.count, seconds[anchor] <= second + window {
        pairs.append((abs(seconds[anchor] - second), anchored[anchor], place))
        anchor += 1
      }
    }
    pairs.sort { ($0.distance, $0.draft, $0.place) < ($1.distance, $1.draft, $1.place) }
    for pair in pairs where drafts[pair.draft].members[name] == nil && reasons[pair.place] != nil {
      drafts[pair.draft].members[name] = pair.place
      use(pair.place)
    }
  }

  /// Says why readings are in no set, and tells the nearest set that there are some.
  private mutating func report(
    _ places: [Int], _ name: String, _ anchored: [Int], _ seconds: [Int]
  ) {
    let window = assembler.settings.windowMinutes * 60
    for place in places {
      let second = observations[place].second
      let after = seconds.firstPlace(notBelow: second)
      let near = [after - 1, after].filter(seconds.indices.contains)
        .min { abs(seconds[$0] - second) < abs(seconds[$1] - second) }
      guard let near else { continue }
      let isNear = abs(seconds[near] - second) <= window
      reasons[place] = isNear ? .surplus : .outsideWindow
      let draft = anchored[near]
      if let member = drafts[draft].members[name] {
        note(place, against: member, name, &drafts[draft].notes)
      } else if !observations[place].reading.isMissing {
        drafts[draft].outside.insert(name)
      }
    }
  }
}

extension [Int] {
  /// The first place in a sorted array whose number is not below `least`.
  func firstPlace(notBelow least: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < least { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
