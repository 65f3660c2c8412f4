/// Asks the single path what one element of a column scores, all else being missing.
struct BulkQuestion {
  private let scorer: Scorer
  private let parameter: Int
  private let place: Int
  private let states: SelectorStates
  private let substituteCount: Int

  init(_ scorer: Scorer, parameter: Int, input place: Int) {
    self.scorer = scorer
    self.parameter = parameter
    self.place = place
    states = SelectorStates(scorer)
    substituteCount = scorer.definition.parameters[parameter].substitutes.count
  }

  /// The points, ``BulkPlan/missing`` or ``BulkPlan/refused``.
  func code(for element: Int16, state: Int) -> Int16 {
    guard let reading = reading(element) else { return BulkPlan.refused }
    var input = scorer.emptyInput
    input.selectors = states.values(in: state)
    // A column holds values in force only.
    input.prescribed = Set(input.selectors.indices)
    for (selector, source) in scorer.selectorInputs.enumerated() {
      guard let source, let value = input.selectors[selector] else { continue }
      input.readings[source] = .choice(value)
    }
    input.readings[place] = reading
    switch scorer.score(input) {
    case .complete(let score), .partial(let score):
      return Int16(clamping: score.parts[parameter].points ?? Int(BulkPlan.missing))
    case .refused: return BulkPlan.refused
    }
  }

  /// What an element of the column stands for; `nil` where it is no choice.
  private func reading(_ element: Int16) -> Reading? {
    if element == ScoreColumns.missing { return .missing(.notGiven) }
    if element == ScoreColumns.unreadable { return .unreadable("") }
    let code = Int(element) - ScoreColumns.firstSubstitute
    if code < substituteCount { return .substitute(code) }
    let input = scorer.inputs[place]
    guard input.isChoice else { return .number(Hundredths(Int32(element) * input.step)) }
    return input.choices.indices.contains(Int(element)) ? .choice(Int(element)) : nil
  }
}
