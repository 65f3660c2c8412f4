@testable import EarlyWarning

/// A second assembler of sets, which works with texts all the way, to compare the first with.
struct SetReference {
  let scorer: Scorer
  let settings: SetSettings
  let meanings: [String: SetAssembler.Meaning]

  /// An assembler for a scorer.
  init(_ scorer: Scorer, settings: SetSettings = SetSettings()) {
    self.scorer = scorer
    self.settings = settings
    let definition = scorer.definition
    var meanings: [String: SetAssembler.Meaning] = ["supplied_total": .suppliedTotal]
    for (place, judgement) in definition.judgements.enumerated() {
      meanings[judgement.id] = .judgement(place)
    }
    for (place, trigger) in definition.triggers.enumerated() {
      meanings[trigger.id] = .trigger(place)
    }
    for exclusion in definition.exclusions { meanings[exclusion.condition] = .condition }
    for (place, selector) in definition.selectors.enumerated() {
      meanings[selector.name] = .selector(place)
    }
    for (place, input) in scorer.inputs.enumerated() {
      let isState = settings.stateInputs.contains(input.id) && input.id != settings.anchor
      meanings[input.id] = .reading(place, isState: isState)
    }
    self.meanings = meanings
  }

  /// Makes sets, person by person.
  ///
  /// - Parameters:
  ///   - observations: Observations of any number of persons, in any order.
  ///   - prescriptions: Prescriptions of states that need one.
  /// - Returns: The sets, and every observation that is in none of them.
  /// - Complexity: O(*n* log *n*) for *n* observations with a bounded number in each window.
  func assemble(
    _ observations: [TimedObservation], prescriptions: [ScalePrescription] = []
  ) -> Assembly {
    let prescribed = Dictionary(grouping: prescriptions, by: \.person)
    var sets: [AssembledSet] = []
    var leftovers: [Assembly.Leftover] = []
    for var own in observations.groupedByPerson() {
      if !zip(own, own.dropFirst()).allSatisfy({ $0.precedes($1) }) {
        own.sort { $0.precedes($1) }
        leftovers += own.removeRepeats().map { .init(observation: $0, reason: .repeated) }
      }
      var draft = SetReferenceDraft(self, own, prescriptions: prescribed[own[0].person] ?? [])
      let assembly = draft.assemble()
      sets += assembly.sets
      leftovers += assembly.leftovers
    }
    return Assembly(sets: sets, leftovers: leftovers)
  }
}

extension [TimedObservation] {
  /// The observations of each person, by person, in the order they came.
  fileprivate func groupedByPerson() -> [[TimedObservation]] {
    var places: [String: Int] = [:]
    var groups: [[TimedObservation]] = []
    var last = -1
    for observation in self {
      // Records of one person mostly follow each other.
      if last < 0 || groups[last][0].person != observation.person {
        last = places[observation.person] ?? groups.count
        if last == groups.count {
          places[observation.person] = last
          groups.append([])
        }
      }
      groups[last].append(observation)
    }
    return groups.sorted { $0[0].person < $1[0].person }
  }

  /// Takes out every observation that equals the one before it in all it says.
  fileprivate mutating func removeRepeats() -> [TimedObservation] {
    var repeats: [TimedObservation] = []
    var kept = 0
    for place in indices {
      if kept > 0, self[place] == self[kept - 1] {
        repeats.append(self[place])
      } else {
        if place != kept { self[kept] = self[place] }
        kept += 1
      }
    }
    removeSubrange(kept...)
    return repeats
  }
}

extension TimedObservation {
  /// A fixed order of observations: by person and time, and then by everything else, so that the
  /// order of arrival decides nothing.
  func precedes(_ other: TimedObservation) -> Bool {
    if person != other.person { return person < other.person }
    if second != other.second { return second < other.second }
    if input != other.input { return input < other.input }
    if reading != other.reading { return reading.orderKey < other.reading.orderKey }
    if source != other.source { return source < other.source }
    guard let set, let otherSet = other.set else { return set == nil && other.set != nil }
    return set < otherSet
  }
}

extension TimedReading {
  /// Something to order readings by: what is missing first.
  fileprivate var orderKey: (Int, Int32, String) {
    switch self {
    case .missing(let reason): (0, 0, reason.rawValue)
    case .number(let number): (1, number.count, "")
    case .choice(let code): (2, 0, code)
    case .unreadable(let text): (3, 0, text)
    }
  }
}
