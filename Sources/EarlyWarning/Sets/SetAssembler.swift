/// Makes sets out of observations that came one by one.
///
/// Sets that their sender named stay together, whatever the time between. Other observations are
/// gathered around an anchor, the respiratory rate by default: of each input the nearest value
/// within the window. Oxygen, scale and pregnancy are states: what was last recorded at the
/// anchor's time holds, however old. No value is used in two sets, none is carried forward into a
/// set from outside the window, and the order in which observations arrive changes nothing.
///
/// Beside inputs and selectors of the score, an observation's `input` may be one of its exclusions
/// (`pregnancy`, `postnatal`: choices `yes` and `no`), triggers (`yes`, `no`), judgements (the id
/// of the level recorded, or `no`), or `supplied_total`.
public struct SetAssembler: Hashable, Sendable {
  /// The scorer that the sets are for.
  public let scorer: Scorer
  /// How sets are made.
  public let settings: SetSettings
  /// What each name means.
  let meanings: [String: Meaning]

  /// What the input of an observation means to the score.
  enum Meaning: Hashable, Sendable {
    case reading(Int, isState: Bool)
    case selector(Int)
    case condition
    case trigger(Int)
    case judgement(Int)
    case suppliedTotal

    var isState: Bool {
      switch self {
      case .reading(_, let isState): isState
      case .selector, .condition: true
      case .trigger, .judgement, .suppliedTotal: false
      }
    }

    /// Whether an observation of it is a reason for a set to exist.
    var makesSet: Bool { !isState && self != .suppliedTotal }
  }

  /// An assembler for a scorer.
  public init(_ scorer: Scorer, settings: SetSettings = SetSettings()) {
    self.scorer = scorer
    self.settings = settings
    let definition = scorer.definition
    var meanings: [String: Meaning] = ["supplied_total": .suppliedTotal]
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
  public func assemble(
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
      var draft = PersonDraft(self, own, prescriptions: prescribed[own[0].person] ?? [])
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
    return (set ?? "") < (other.set ?? "")
  }
}

extension TimedReading {
  /// Confusion, by whether it is new: usual confusion is alert.
  public static func confusion(_ confusion: Confusion) -> TimedReading {
    .choice("confusion." + confusion.rawValue)
  }

  /// Something to order readings by: what is missing first.
  fileprivate var orderKey: (Int, Int32, String) {
    switch self {
    case .missing(let reason): (0, 0, reason.rawValue)
    case .number(let number): (1, number.count, "")
    case .choice(let code): (2, 0, code)
    case .unreadable(let text): (3, 0, text)
    }
  }

  /// Whether nothing was read.
  var isMissing: Bool {
    if case .missing = self { return true }
    return false
  }
}
