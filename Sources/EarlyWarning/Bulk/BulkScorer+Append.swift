extension BulkScorer {
  /// Appends one set of observations as a row.
  ///
  /// A convenience for those who have sets already; whoever has columns fills them directly. A
  /// number between two steps of its input goes in as the neighbour whose points it has.
  ///
  /// - Parameters:
  ///   - input: The set, with readings and selectors in the order of ``scorer``.
  ///   - columns: The columns of this score.
  public func append(_ input: ScoreInput, to columns: inout ScoreColumns) {
    precondition(input.readings.count == scorer.inputs.count, "the set is not of the score")
    var notes: [ScoreNote] = []
    var refusals = scorer.refusalsOfPerson(input)
    let selectors = scorer.resolveSelectors(input, &notes, &refusals)
    columns.ageMonths.appendUnlessEmpty(ScoreColumns.missing)
    columns.excluded.append(refusals.isEmpty ? 0 : 1, atRow: columns.rowCount)
    columns.raised.append(raisedLevel(input), atRow: columns.rowCount)
    for place in selectors.indices {
      let value = selectors[place].map { Int16(clamping: $0) } ?? ScoreColumns.missing
      columns.selectors[place].append(value, atRow: columns.rowCount)
    }
    // The first column last: its length is the number of rows.
    for place in input.readings.indices.reversed() {
      columns.readings[place].append(element(input.readings[place], place, selectors))
    }
  }

  private func raisedLevel(_ input: ScoreInput) -> Int16 {
    var level = 0
    for trigger in input.triggers {
      level = max(level, scorer.definition.triggers[trigger].level)
    }
    for judgement in input.judgements { level = max(level, judgement.level) }
    return Int16(clamping: level)
  }

  private func element(_ reading: Reading, _ place: Int, _ selectors: [Int?]) -> Int16 {
    switch reading {
    case .number(let value): number(value, place, selectors)
    case .choice(let choice): Int16(clamping: choice)
    case .substitute(let code): ScoreColumns.substitute(code)
    case .missing: ScoreColumns.missing
    case .unreadable: ScoreColumns.unreadable
    }
  }

  private func number(_ value: Hundredths, _ place: Int, _ selectors: [Int?]) -> Int16 {
    let input = scorer.inputs[place]
    if scorer.isImpossible(value, place) { return ScoreColumns.unreadable }
    // A number where a choice belongs says nothing.
    guard !input.isChoice else { return ScoreColumns.missing }
    let low = (Double(value.count) / Double(input.step)).rounded(.down)
    let least = Double(ScoreColumns.firstSubstitute + ScoreColumns.substitutesMax)
    let lower = Int16(min(max(low, least), Double(Int16.max - 1)))
    guard Int32(lower) * input.step != value.count else { return lower }
    let neighbour = Hundredths(Int32(lower) * input.step)
    // The value is possible; its neighbour must be so too.
    guard !scorer.isImpossible(neighbour, place) else { return lower + 1 }
    let points = scorer.points(for: value, place, selectors)?.points
    return points == scorer.points(for: neighbour, place, selectors)?.points ? lower : lower + 1
  }
}

extension [Int16] {
  /// Appends an element to a column that may not have been used so far.
  fileprivate mutating func append(_ element: Int16, atRow row: Int) {
    while count < row { append(ScoreColumns.missing) }
    append(element)
  }

  fileprivate mutating func appendUnlessEmpty(_ element: Int16) {
    if !isEmpty { append(element) }
  }
}
