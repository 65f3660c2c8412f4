extension BulkPlan {
  /// Compiles the definition of a scorer, by asking the scorer.
  ///
  /// - Throws: ``BulkError`` when a column of 16 bits or a mask has no room for the score.
  init(_ scorer: Scorer) throws(BulkError) {
    let definition = scorer.definition
    if definition.status == .structureOnly { throw .noNumbers }
    let parameterCount = definition.parameters.count
    guard parameterCount <= UInt16.bitWidth else {
      throw .tooManyParameters(parameterCount, most: UInt16.bitWidth)
    }
    guard definition.greatestTotal < Int(UInt8.max) else {
      throw .totalTooLarge(definition.greatestTotal)
    }
    guard definition.levels.count <= Int(UInt8.max) else {
      throw .tooManyLevels(definition.levels.count)
    }
    parts = scorer.places
    most = Int16(clamping: definition.points.last ?? 0)
    let ages = definition.ageMonths
    self.ages = Steps(starts: [Int(Int16.min) + 1, ages.lowerBound, Self.after(ages.upperBound)]) {
      $0 == ScoreColumns.missing || ages.contains(Int($0)) ? 0 : Self.refused
    }
    exclusions = Steps(starts: [Int(Int16.min) + 1, 0, 1]) {
      $0 == ScoreColumns.missing || $0 == 0 ? 0 : Self.refused
    }
    let levelCount = definition.levels.count
    raised = Steps(starts: [Int(Int16.min) + 1] + Array(0...levelCount)) {
      $0 == ScoreColumns.missing ? 0 : (0..<levelCount).contains(Int($0)) ? $0 : Self.refused
    }
    levels = Self.levels(definition.responses)
    partRules = definition.responses.compactMap { response in
      guard case .anyPart(let points) = response.condition else { return nil }
      return PartRule(points: Int16(clamping: points), level: Int16(clamping: response.level))
    }
    compileSelectors(scorer)
    for parameter in parts.indices {
      for place in parts[parameter] {
        inputs.append(try Self.input(place, of: parameter, scorer))
      }
    }
  }

  private static func after(_ last: Int) -> Int { last == .max ? .max : last + 1 }

  private static func levels(_ responses: [Response]) -> Steps {
    var starts: [Int] = []
    for case .total(let totals) in responses.map(\.condition) {
      starts += [totals.lowerBound, after(totals.upperBound)]
    }
    return Steps(starts: starts) { total in
      let asking = responses.filter { response in
        guard case .total(let totals) = response.condition else { return false }
        return totals.contains(Int(total))
      }
      return Int16(clamping: asking.map(\.level).max() ?? 0)
    }
  }

  private mutating func compileSelectors(_ scorer: Scorer) {
    var stride = 1
    for (place, count) in SelectorStates(scorer).counts.enumerated() {
      let (share, starts) = (stride, [Int(Int16.min) + 1] + Array(0...count))
      let states = Steps(starts: starts) {
        (0..<count).contains(Int($0)) ? Int16(clamping: (Int($0) + 1) * share) : 0
      }
      let refusals = Steps(starts: starts) {
        $0 == ScoreColumns.missing || (0..<count).contains(Int($0)) ? 0 : Self.refused
      }
      selectors.append(
        Selector(source: scorer.selectorInputs[place], states: states, refusals: refusals))
      stride *= count + 1
    }
  }

  // MARK: Inputs

  private static func input(
    _ place: Int, of parameter: Int, _ scorer: Scorer
  ) throws(BulkError) -> Input {
    guard
      scorer.definition.parameters[parameter].substitutes.count <= ScoreColumns.substitutesMax
    else { throw .tooManySubstitutes(parameter: parameter, most: ScoreColumns.substitutesMax) }
    let starts = try starts(place, of: parameter, scorer)
    let question = BulkQuestion(scorer, parameter: parameter, input: place)
    let hasConditions = scorer.inputs[place].tables.contains { !$0.conditions.isEmpty }
    let stateCount = hasConditions ? SelectorStates(scorer).stateCount : 1
    let all = (0..<stateCount).map { state in
      Steps(starts: starts) { question.code(for: $0, state: state) }
    }
    let usual = all.max { left, right in
      all.count { $0 == left } < all.count { $0 == right }
    }
    var input = Input(steps: usual ?? all[0])
    var first = 0
    while first < all.count {
      var last = first
      while last + 1 < all.count, all[last + 1] == all[first] { last += 1 }
      if all[first] != input.steps {
        let states = Int16(clamping: first)...Int16(clamping: last)
        input.alternatives.append(Alternative(states: states, steps: all[first]))
      }
      first = last + 1
    }
    // Air is air and high flow is high flow, whatever the other inputs say.
    let choices = scorer.inputs[place].choices
    if scorer.places[parameter].count > 1, !choices.isEmpty {
      input.deciding = Steps(starts: Array(0...choices.count)) {
        guard choices.indices.contains(Int($0)) else { return missing }
        return Int16(clamping: choices[Int($0)].points ?? Int(missing))
      }
    }
    return input
  }

  /// Where the points of an input may jump: at codes, and around every end of a range.
  private static func starts(
    _ place: Int, of parameter: Int, _ scorer: Scorer
  ) throws(BulkError) -> [Int] {
    let input = scorer.inputs[place]
    let substitutes = scorer.definition.parameters[parameter].substitutes.count
    let firstNumber = ScoreColumns.firstSubstitute + substitutes
    var starts = Array(Int(Int16.min)...firstNumber)
    if input.isChoice { return starts + Array(0...input.choices.count) }
    let ranges = input.tables.flatMap { $0.bands.map(\.range) } + input.refused
    for end in ranges.flatMap({ [$0.least, $0.greatest] }).compactMap({ $0 }) {
      let step = Int((Double(end.count) / Double(input.step)).rounded(.down))
      guard step - 1 > firstNumber, step + 2 < Int16.max else {
        throw .bandOutOfReach(input: place)
      }
      starts += [step - 1, step, step + 1, step + 2]
    }
    return starts
  }
}
