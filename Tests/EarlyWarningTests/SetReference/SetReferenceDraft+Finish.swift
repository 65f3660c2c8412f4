@testable import EarlyWarning

extension SetReferenceDraft {
  /// Turns a draft into a set: states that hold, readings by code, notes.
  mutating func finish(_ draft: SetDraft) -> AssembledSet {
    var draft = draft
    let own = Set(draft.members.values)
    for name in states.keys.sorted() { holdState(name, &draft) }
    dropSupersededOxygen(&draft, keeping: own)
    // A record that nothing was read gives way to the state that holds.
    for place in own where draft.members[observations[place].input] != place {
      reasons[place] = .duplicate
    }
    for place in draft.members.values { use(place) }
    var input = assembler.scorer.emptyInput
    for name in draft.outside {
      if case .reading(let place, _) = assembler.meanings[name] {
        input.readings[place] = .missing(.outsideWindow)
      }
    }
    let members = draft.members.values.sorted()
    for place in members { fill(&input, observations[place], at: draft.second, &draft.notes) }
    prescribe(&input, at: draft.second, &draft.notes)
    input.triggers.sort()
    return AssembledSet(
      person: observations.first?.person ?? "", id: draft.id, second: draft.second,
      members: members.map { member($0) }, input: input, notes: draft.notes)
  }

  private func member(_ place: Int) -> AssembledSet.Member {
    let observation = observations[place]
    return AssembledSet.Member(
      input: observation.input, second: observation.second, source: observation.source,
      isState: assembler.meanings[observation.input]?.isState ?? false)
  }

  // MARK: States

  /// Finds what was last recorded of a state at the set's time.
  ///
  /// Where nothing was, the first record within the window after an anchor is taken and noted
  /// (`docs/interpretations.md`, row 38).
  private func holdState(_ name: String, _ draft: inout SetDraft) {
    if let own = draft.members[name], !observations[own].reading.isMissing { return }
    guard let places = states[name], let seconds = stateSeconds[name] else { return }
    let next = seconds.firstPlace(notBelow: draft.second + 1)
    let isAnchored = draft.id == nil
    let end = draft.second + (isAnchored ? assembler.settings.windowMinutes * 60 : 0)
    if next > 0 {
      let chosen = places[next - 1]
      draft.members[name] = chosen
      let twin = places[..<next].dropLast().last
      if let twin, seconds[next - 1] == observations[twin].second,
        observations[twin].reading != observations[chosen].reading
      {
        draft.notes.append(.contradiction(input: name))
      }
      if next < places.count, seconds[next] <= end,
        observations[places[next]].reading != observations[chosen].reading
      {
        draft.notes.append(.stateChanges(input: name))
      }
    } else if next < places.count, seconds[next] <= end {
      draft.members[name] = places[next]
      draft.notes.append(.stateAfterAnchor(input: name))
    }
  }

  /// Leaves out a flow or fraction that went with an earlier device, and the older of the two.
  ///
  /// A change from litres to per cent ends the litres. What a named set holds itself stays
  /// (`docs/interpretations.md`, row 39).
  private func dropSupersededOxygen(_ draft: inout SetDraft, keeping own: Set<Int>) {
    let levels = ["oxygen_flow", "oxygen_percent"]
    for level in levels {
      guard let place = draft.members[level], !own.contains(place),
        let device = draft.members["oxygen_device"], !goes(place, withDevice: device)
      else { continue }
      draft.members[level] = nil
    }
    let times = levels.compactMap { level in draft.members[level].map { observations[$0].second } }
    guard times.count == 2, let latest = times.max() else { return }
    for level in levels {
      if let place = draft.members[level], !own.contains(place),
        observations[place].second < latest
      {
        draft.members[level] = nil
      }
    }
  }

  /// Whether a flow or fraction was recorded under a device, or with the record that begins it.
  private func goes(_ level: Int, withDevice device: Int) -> Bool {
    guard let run = deviceRuns[device] else { return true }
    let second = observations[level].second
    let since = run.since
    if second >= since { return true }
    guard since - second <= assembler.settings.windowMinutes * 60 else { return false }
    guard let before = run.before else { return true }
    return since - second < abs(second - observations[before].second)
  }

  /// Prescriptions in force decide what a record only claims.
  private func prescribe(_ input: inout ScoreInput, at second: Int, _ notes: inout [SetNote]) {
    let definition = assembler.scorer.definition
    for (place, selector) in definition.selectors.enumerated() {
      let inForce = prescriptions.last {
        $0.selector == selector.name && $0.holds(at: second)
      }
      if let inForce, let value = selector.values.firstIndex(of: inForce.value) {
        if let recorded = input.selectors[place], recorded != value {
          notes.append(.differsFromPrescription(input: selector.name))
        }
        input.selectors[place] = value
        input.prescribed.insert(place)
        if let review = inForce.review, review <= second {
          notes.append(.reviewOverdue(input: selector.name))
        }
      } else if assembler.settings.recordedScaleIsPrescribed, input.selectors[place] != nil {
        input.prescribed.insert(place)
      }
    }
  }

  // MARK: Readings

  private func fill(
    _ input: inout ScoreInput, _ observation: TimedObservation, at second: Int,
    _ notes: inout [SetNote]
  ) {
    let name = observation.input
    switch assembler.meanings[name] {
    case .reading(let place, _):
      input.readings[place] = SetAssembler(assembler.scorer, settings: assembler.settings).reading(
        observation.reading, at: place)
      if observation.reading == .confusion(.notKnown) { notes.append(.confusionAssumedNew) }
    case .selector(let place):
      let values = assembler.scorer.definition.selectors[place].values
      if let value = values.firstIndex(of: observation.reading.text) {
        input.selectors[place] = value
      } else {
        notes.append(.unreadable(input: name, text: observation.reading.text))
      }
    case .condition:
      guard let holds = observation.reading.isYes(name, &notes), holds else { return }
      let days = assembler.settings.postnatalDays
      if name == "postnatal", second - observation.second > days * 86_400 { return }
      input.conditions.insert(name)
    case .trigger(let place):
      if observation.reading.isYes(name, &notes) == true { input.triggers.append(place) }
    case .judgement(let place): judge(place, observation, &input, &notes)
    case .suppliedTotal:
      if case .number(let number) = observation.reading { input.suppliedTotal = number.number }
    case nil: break
    }
  }

  private func judge(
    _ place: Int, _ observation: TimedObservation, _ input: inout ScoreInput,
    _ notes: inout [SetNote]
  ) {
    guard !observation.reading.isMissing else { return }
    let text = observation.reading.text
    let levels = assembler.scorer.definition.levels
    if let level = levels.firstIndex(where: { $0.id == text }) {
      input.judgements.append(.init(place, level: level))
    } else if ["yes", "W"].contains(text) {
      notes.append(.judgementWithoutLevel(input: observation.input))
    } else if !["no", "S", "B", "A", "U", "skip"].contains(text) {
      notes.append(.unreadable(input: observation.input, text: text))
    }
  }
}

extension TimedReading {
  /// What was read, as text.
  fileprivate var text: String {
    switch self {
    case .number(let number): "\(number)"
    case .choice(let text), .unreadable(let text): text
    case .missing(let reason): reason.rawValue
    }
  }

  /// Yes or no; `nil` and a note for anything else, `nil` alone for nothing.
  fileprivate func isYes(_ name: String, _ notes: inout [SetNote]) -> Bool? {
    if isMissing { return nil }
    switch text {
    case "yes": return true
    case "no": return false
    default:
      notes.append(.unreadable(input: name, text: text))
      return nil
    }
  }
}
