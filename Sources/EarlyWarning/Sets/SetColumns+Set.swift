extension SetColumns {
  /// A set, with readings by code and notes.
  public subscript(set: Int) -> AssembledSet {
    let entry = entries[set]
    let scorer = assembler.scorer
    let person = observations.persons[Int(entry.person)]
    var notes = self.notes[set] ?? []
    var input = scorer.emptyInput
    for slot in outside[set] ?? [] {
      if case .reading(let place, _) = assembler.meanings[slot] {
        input.readings[place] = .missing(.outsideWindow)
      }
    }
    let rows = members[range(of: set)].map { observations.rows[Int($0)] }
    var members: [AssembledSet.Member] = []
    members.reserveCapacity(rows.count)
    for row in rows {
      let slot = Int(slots[Int(row.input)])
      fill(&input, row, slot, at: entry.second, &notes)
      members.append(
        AssembledSet.Member(
          input: assembler.names[slot], second: row.second, source: observations.source(of: row),
          isState: assembler.meanings[slot]?.isState ?? false))
    }
    prescribe(&input, prescriptions[person] ?? [], at: entry.second, &notes)
    input.triggers.sort()
    return AssembledSet(
      person: person, id: name(of: set), second: entry.second, members: members, input: input,
      notes: notes)
  }

  /// Prescriptions in force decide what a record only claims.
  private func prescribe(
    _ input: inout ScoreInput, _ prescriptions: [ScalePrescription], at second: Int,
    _ notes: inout [SetNote]
  ) {
    for (place, selector) in assembler.scorer.definition.selectors.enumerated() {
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
    _ input: inout ScoreInput, _ row: ObservationColumns.Row, _ slot: Int, at second: Int,
    _ notes: inout [SetNote]
  ) {
    let name = assembler.names[slot]
    let reading = observations.reading(of: row)
    switch assembler.meanings[slot] {
    case .reading(let place, _):
      input.readings[place] = assembler.reading(reading, at: place)
      if reading == .confusion(.notKnown) { notes.append(.confusionAssumedNew) }
    case .selector(let place):
      let values = assembler.scorer.definition.selectors[place].values
      if let value = values.firstIndex(of: reading.text) {
        input.selectors[place] = value
      } else {
        notes.append(.unreadable(input: name, text: reading.text))
      }
    case .condition:
      guard let holds = reading.isYes(name, &notes), holds else { return }
      let days = assembler.settings.postnatalDays
      if name == "postnatal", second - row.second > days * 86_400 { return }
      input.conditions.insert(name)
    case .trigger(let place):
      if reading.isYes(name, &notes) == true { input.triggers.append(place) }
    case .judgement(let place): judge(place, reading, name, &input, &notes)
    case .suppliedTotal:
      if case .number(let number) = reading { input.suppliedTotal = number.number }
    case nil: break
    }
  }

  private func judge(
    _ place: Int, _ reading: TimedReading, _ name: String, _ input: inout ScoreInput,
    _ notes: inout [SetNote]
  ) {
    guard !reading.isMissing else { return }
    let text = reading.text
    let levels = assembler.scorer.definition.levels
    if let level = levels.firstIndex(where: { $0.id == text }) {
      input.judgements.append(.init(place, level: level))
    } else if ["yes", "W"].contains(text) {
      notes.append(.judgementWithoutLevel(input: name))
    } else if !["no", "S", "B", "A", "U", "skip"].contains(text) {
      notes.append(.unreadable(input: name, text: text))
    }
  }
}

extension SetAssembler {
  /// A reading by code as a reading by place; a code that is not known is unreadable.
  func reading(_ reading: TimedReading, at place: Int) -> Reading {
    let input = scorer.inputs[place]
    switch reading {
    case .missing(let reason): return .missing(reason)
    case .unreadable(let text): return .unreadable(text)
    case .number(let number): return input.isChoice ? .unreadable("\(number)") : .number(number)
    case .choice(let text):
      let code = Confusion.allCases.first { reading == .confusion($0) }?.code ?? text
      if let choice = input.choices.firstIndex(where: { $0.code == code }) {
        return .choice(choice)
      }
      let parameter = scorer.places.firstIndex { $0.contains(place) }
      let substitutes = parameter.map { scorer.definition.parameters[$0].substitutes } ?? []
      return substitutes.firstIndex { $0.code == code }.map { .substitute($0) }
        ?? .unreadable(text)
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
