import EarlyWarning

/// Chance that can be repeated.
struct BulkRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}

extension BulkRandom {
  /// A set in which anything may be missing, impossible, between bands or at an edge.
  mutating func input(for scorer: Scorer) -> ScoreInput {
    let definition = scorer.definition
    var input = scorer.emptyInput
    var place = 0
    for parameter in definition.parameters {
      for own in parameter.inputs {
        input.readings[place] = reading(of: own, parameter)
        place += 1
      }
    }
    for (place, selector) in definition.selectors.enumerated() where !once(in: 3) {
      input.selectors[place] = Int.random(in: selector.values.indices, using: &self)
      if !once(in: 5) { input.prescribed.insert(place) }
    }
    input.demandsSelectors = once(in: 5)
    if once(in: 2) { input.ageMonths = Int.random(in: 0...1000, using: &self) }
    for exclusion in definition.exclusions where once(in: 30) {
      input.conditions.insert(exclusion.condition)
    }
    for trigger in definition.triggers.indices where once(in: 20) { input.triggers.append(trigger) }
    for judgement in definition.judgements.indices where once(in: 10) {
      let level = Int.random(in: definition.levels.indices, using: &self)
      input.judgements.append(ScoreInput.Judgement(judgement, level: level))
    }
    return input
  }

  private mutating func reading(of input: ScoreInputDefinition, _ parameter: ScoreParameter)
    -> Reading
  {
    if once(in: 12) { return .missing(.notGiven) }
    if once(in: 150) { return .unreadable("?") }
    if !parameter.substitutes.isEmpty, once(in: 8) {
      return .substitute(Int.random(in: parameter.substitutes.indices, using: &self))
    }
    if input.isChoice {
      return once(in: 100)
        ? .number(Hundredths(100)) : .choice(Int.random(in: input.choices.indices, using: &self))
    }
    return .number(number(of: input))
  }

  /// Mostly around the edges of bands, sometimes anywhere, seldom impossible.
  private mutating func number(of input: ScoreInputDefinition) -> Hundredths {
    let bands = input.tables.flatMap { $0.bands.map(\.range) }
    let ranges = once(in: 40) ? input.refused + input.toConfirm : bands
    let ends = ranges.flatMap { [$0.least, $0.greatest] }.compactMap(\.self)
    if once(in: 60) { return Hundredths(Int32.random(in: -5_000_000...5_000_000, using: &self)) }
    guard !once(in: 3), let end = ends.randomElement(using: &self) else {
      return Hundredths(Int32.random(in: 0...25_000, using: &self))
    }
    let near: [Int32] = [0, 0, 0, 1, -1, 4, 5, -5, 10, -10, 50, 99, 100, -100, 200]
    return Hundredths(end.count + (near.randomElement(using: &self) ?? 0))
  }

  /// Columns of anything that columns may hold, sense or nonsense.
  mutating func columns(for bulk: BulkScorer, rows: Int) -> ScoreColumns {
    var columns = bulk.emptyColumns
    for (place, input) in bulk.scorer.inputs.enumerated() {
      columns.readings[place] = (0..<rows).map { _ in element(of: input) }
    }
    for (place, selector) in bulk.scorer.definition.selectors.enumerated() where !once(in: 4) {
      columns.selectors[place] = (0..<rows).map { _ in
        once(in: 40)
          ? Int16.random(in: .min ... .max, using: &self)
          : once(in: 5)
            ? ScoreColumns.missing
            : Int16.random(in: 0..<Int16(selector.values.count), using: &self)
      }
    }
    if once(in: 2) { columns.ageMonths = (0..<rows).map { _ in age() } }
    if once(in: 2) { columns.excluded = (0..<rows).map { _ in once(in: 9) ? 1 : 0 } }
    if once(in: 2) {
      let levels = Int16(bulk.scorer.definition.levels.count)
      columns.raised = (0..<rows).map { _ in
        once(in: 2) ? ScoreColumns.missing : Int16.random(in: 0..<levels, using: &self)
      }
    }
    return columns
  }

  private mutating func age() -> Int16 {
    once(in: 2) ? ScoreColumns.missing : Int16.random(in: -1...400, using: &self)
  }

  private mutating func element(of input: ScoreInputDefinition) -> Int16 {
    if once(in: 15) { return ScoreColumns.missing }
    if once(in: 100) { return ScoreColumns.unreadable }
    if once(in: 100) { return Int16.random(in: .min ... .max, using: &self) }
    if input.isChoice {
      return Int16.random(in: 0..<Int16(input.choices.count), using: &self)
    }
    let ends = input.tables.flatMap { $0.bands.compactMap(\.range.least) } + [Hundredths(5000)]
    let end = ends.randomElement(using: &self) ?? Hundredths(0)
    return Int16(clamping: end.count / input.step) + Int16.random(in: -3...3, using: &self)
  }
}
