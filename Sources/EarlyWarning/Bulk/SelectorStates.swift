/// All combinations of the values of a score's selectors, each of which may be unknown.
///
/// A state is one number: 0 where nothing is known, and for each selector one more than the place
/// of its value, times the number of combinations of the selectors before it.
struct SelectorStates {
  /// For each selector the number of values it may be given.
  let counts: [Int]

  init(_ scorer: Scorer) {
    counts = scorer.definition.selectors.enumerated().map { place, selector in
      scorer.selectorInputs[place].map { scorer.inputs[$0].choices.count }
        ?? selector.values.count
    }
  }

  /// The number of states.
  var stateCount: Int { counts.reduce(1) { $0 * ($1 + 1) } }

  /// The place of each selector's value in a state; `nil` for one that is unknown.
  func values(in state: Int) -> [Int?] {
    var rest = state
    return counts.map { count in
      let digit = rest % (count + 1)
      rest /= count + 1
      return digit == 0 ? nil : digit - 1
    }
  }
}
