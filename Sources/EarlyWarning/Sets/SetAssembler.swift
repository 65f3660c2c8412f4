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
  /// The names that mean something, and that of the anchor, in their order; a place is a slot.
  let names: [String]
  /// What each name means; `nil` for an anchor that is none of the score's inputs.
  let meanings: [Meaning?]
  /// The slots of states, in their order.
  let stateSlots: [Int]
  /// The slot of the anchor.
  let anchorSlot: Int

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
    let names = Set(meanings.keys).union([settings.anchor]).sorted()
    self.names = names
    self.meanings = names.map { meanings[$0] }
    stateSlots = names.indices.filter { meanings[names[$0]]?.isState ?? false }
    anchorSlot = names.firstIndex(of: settings.anchor) ?? 0
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
    let made = assemble(ObservationColumns(observations), prescriptions: prescriptions)
    return Assembly(
      sets: made.indices.map { made[$0] },
      leftovers: made.leftovers.map {
        Assembly.Leftover(observation: observations[$0.row], reason: $0.reason)
      })
  }

  /// Makes sets of very many observations, person by person, with the same answers.
  ///
  /// - Parameters:
  ///   - observations: Observations of any number of persons, in any order.
  ///   - prescriptions: Prescriptions of states that need one.
  /// - Returns: The sets, and every observation that is in none of them.
  /// - Complexity: O(*n* log *n*) for *n* observations with a bounded number in each window.
  public func assemble(
    _ observations: ObservationColumns, prescriptions: [ScalePrescription] = []
  ) -> SetColumns {
    var made = SetColumns(self, observations, prescriptions)
    let order = PersonOrder(observations)
    var draft = PersonDraft(self, observations)
    for person in 0..<order.count {
      draft.assemble(order.rows(of: person), into: &made)
    }
    return made
  }
}

extension TimedReading {
  /// Confusion, by whether it is new: usual confusion is alert.
  public static func confusion(_ confusion: Confusion) -> TimedReading {
    .choice("confusion." + confusion.rawValue)
  }

  /// Whether nothing was read.
  var isMissing: Bool {
    if case .missing = self { return true }
    return false
  }
}
