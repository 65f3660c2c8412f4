import Timelines

extension MaskMachine {
  /// What a measure says of one person of the block at one date.
  func answer(
    _ place: Int, _ compiled: CompiledMeasure, _ person: Int, _ bit: Int
  ) -> RawAnswer {
    let measure = program.measures[place]
    func has(_ lane: Int) -> Bool {
      lanes[lane * MaskMachine.width + person] >> UInt64(bit) & 1 == 1
    }
    let first = layout.firstLanes[place]
    var answer = RawAnswer()
    answer.isInPopulation = has(layout.populationLane(place))
    answer.isInDenominator = has(first)
    answer.isInNumerator = has(first + 1)
    for number in measure.exclusions.indices where has(first + 2 + number) {
      answer.exclusion = number
    }
    guard !measure.elements.isEmpty,
      answer.isInDenominator || has(first + LaneLayout.bundleLane(measure) + 2)
    else { return answer }
    let statuses = measure.elements.indices.map { number in
      let own = first + LaneLayout.elementLane(number, measure)
      return ElementStatus.allCases.first { has(own + $0.rawValue) } ?? .eligibilityUnknown
    }
    answer.take(statuses, compiled)
    return answer
  }
}

extension MeasureCounts {
  /// The counts of the lanes of a measure.
  init(_ sums: [Int], exclusionCount: Int, elementCount: Int) {
    self.init(exclusionCount: exclusionCount, elementCount: elementCount)
    denominator = sums[0]
    numerator = sums[1]
    for place in excluded.indices { excluded[place] = sums[2 + place] }
    guard elementCount > 0 else { return }
    let statuses = ElementStatus.allCases
    let first = 2 + exclusionCount
    for place in elements.indices {
      for status in statuses {
        elements[place][status] = sums[first + statuses.count * place + status.rawValue]
      }
    }
    let last = first + statuses.count * elementCount
    bundle.notAll = sums[last]
    bundle.notAllUnknownOnly = sums[last + 1]
    bundle.noEligibleElement = sums[last + 2]
  }

  /// Counts one answer.
  mutating func count(_ answer: RawAnswer, hasAmounts: Bool) {
    if answer.exclusion >= 0 { excluded[answer.exclusion] += 1 }
    if answer.isInDenominator { denominator += answer.amounts.denominator }
    if answer.isInNumerator { numerator += answer.amounts.numerator }
    for (place, status) in answer.elements.enumerated() { elements[place][status] += 1 }
    switch answer.bundle {
    case .notAll: bundle.notAll += 1
    case .notAllUnknownOnly: bundle.notAllUnknownOnly += 1
    case .noEligibleElement: bundle.noEligibleElement += 1
    case .all, nil: break
    }
    guard answer.isInDenominator else { return }
    if hasAmounts {
      amounts.denominatorAnswers += 1
      amounts.numeratorAnswers += answer.isInNumerator ? 1 : 0
      amounts.unknown += answer.isOfUnknownAmount ? 1 : 0
    }
    if !answer.value.isNaN { values[answer.value, default: 0] += 1 }
  }
}
