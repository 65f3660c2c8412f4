import Essentials
import Timelines

/// What one thread does and has counted: partition after partition, block after block.
struct Worker {
  private let compiled: CompiledEvaluation
  private var scan: Scan
  private var counts: [TallyKey: MeasureCounts] = [:]
  private var answers: [PersonAnswer] = []
  private var personTexts: [PersonKey: String] = [:]
  private var personCount = 0

  /// Whose answers are counted together, as numbers.
  struct TallyKey: Hashable {
    var measure: Int
    var date: Int
    var organisation: Int
    /// -1 for all answers together.
    var stratifier: Int
    var group: Int
  }

  init(_ compiled: CompiledEvaluation) {
    self.compiled = compiled
    scan = Scan(compiled.program)
  }

  /// Counts the people of a partition.
  mutating func count(_ source: some TimelineSource, partition: Int) throws {
    scan.personTexts = try source.personTexts(of: partition)
    let firstAnswer = answers.count
    try source.forEachBlock(of: partition, blockSize: 256) { block in
      scan.block = copy block
      // Given back before the block is filled again, so that its memory need not be copied.
      defer { scan.block = TimelineBlock() }
      countBlock()
    }
    for answer in answers[firstAnswer...] where answer.person.isHash {
      personTexts[answer.person] = scan.personTexts[answer.person]
    }
  }

  private mutating func countBlock() {
    personCount += scan.block.count
    for place in compiled.measures.indices {
      if compiled.measures[place].indexRows == nil {
        for person in 0..<scan.block.count { countDates(place, person) }
      } else {
        for person in 0..<scan.block.count { countRows(place, person) }
      }
    }
  }

  // MARK: One person

  private mutating func countDates(_ place: Int, _ person: Int) {
    let measure = compiled.measures[place]
    scan.person = person
    for (number, date) in compiled.dates[measure.dates].dates.enumerated() {
      scan.take(date)
      count(scan.answer(measure), place, date: number, ordinal: 0)
    }
  }

  private mutating func countRows(_ place: Int, _ person: Int) {
    let measure = compiled.measures[place]
    guard let (set, time) = measure.indexRows else { return }
    scan.person = person
    scan.index = .missing
    scan.periodStart = .missing
    scan.periodEnd = .missing
    scan.indexRow = .none
    let first = scan.push(set, .none)
    let end = scan.placeStack.count
    for ordinal in first..<end {
      let row = scan.placeStack[ordinal]
      scan.index = .missing
      scan.indexRow = row
      let moment = scan.time(time, row)
      guard !moment.isMissing,
        let number = compiled.dates[measure.dates].place(of: moment.asDay)
      else { continue }
      scan.take(compiled.dates[measure.dates].dates[number])
      scan.index = moment
      scan.indexRow = row
      count(scan.answer(measure), place, date: number, ordinal: ordinal - first)
    }
    scan.placeStack.removeLast(end - first)
  }

  /// Counts one answer, and keeps it where it was asked for.
  private mutating func count(_ answer: RawAnswer, _ place: Int, date: Int, ordinal: Int) {
    let measure = compiled.measures[place]
    let isCounted = answer.isInDenominator || answer.exclusion >= 0
    let organisation =
      isCounted || compiled.keeping == .everyone || compiled.keeping == .population
      ? scan.text(measure.organisation, scan.indexRow) : -1
    let elements = answer.isInDenominator ? scan.elements(measure) : []
    if isCounted {
      var key = TallyKey(
        measure: place, date: date, organisation: organisation, stratifier: -1, group: -1)
      add(answer, elements, to: key)
      for (stratifier, node) in measure.strata.enumerated() {
        key.stratifier = stratifier
        key.group = scan.text(node, scan.indexRow)
        add(answer, elements, to: key)
      }
    }
    let needsAction = answer.isInDenominator && answer.isInNumerator == measure.actsOnNumerator
    let isKept =
      switch compiled.keeping {
      case .none: false
      case .action: needsAction
      case .denominator: isCounted
      case .population: answer.isInPopulation
      case .everyone: true
      }
    guard isKept else { return }
    answers.append(
      PersonAnswer(
        measure: place, index: AnswerValue(scan.index),
        period: compiled.dates[measure.dates].dates[date].period,
        person: scan.block.people[scan.person], ordinal: ordinal,
        organisation: organisation < 0 ? "" : scan.string(organisation),
        isInDenominator: answer.isInDenominator, isInNumerator: answer.isInNumerator,
        exclusion: answer.exclusion < 0 ? nil : answer.exclusion, elements: elements,
        reasons: needsAction ? measure.reasons.map { scan.value($0) } : []))
  }

  private mutating func add(_ answer: RawAnswer, _ elements: [ElementStatus], to key: TallyKey) {
    let measure = compiled.measures[key.measure]
    counts[
      key,
      default: MeasureCounts(
        exclusionCount: measure.exclusions.count, elementCount: measure.elements.count)
    ].count(answer, elements)
  }

  // MARK: Results

  /// What was counted, in words.
  func results(_ measures: [MeasureOutline]) -> MeasureResults {
    var results = MeasureResults(measures: measures)
    results.personCount = personCount
    results.answers = answers
    results.personTexts = personTexts
    for (key, counts) in counts {
      let measure = compiled.measures[key.measure]
      let date = compiled.dates[measure.dates].dates[key.date]
      let name = CountKey(
        measure: key.measure,
        organisation: key.organisation < 0 ? "" : scan.string(key.organisation),
        period: date.period, index: measure.indexRows == nil ? date.index : nil,
        stratifier: key.stratifier < 0 ? "" : measures[key.measure].stratifiers[key.stratifier],
        group: key.stratifier < 0 ? "" : key.group < 0 ? "unknown" : scan.string(key.group))
      results.add(counts, to: name)
    }
    return results
  }
}

extension MeasureCounts {
  /// Counts one answer.
  mutating func count(_ answer: RawAnswer, _ statuses: [ElementStatus]) {
    if answer.exclusion >= 0 { excluded[answer.exclusion] += 1 }
    if answer.isInDenominator { denominator += 1 }
    if answer.isInNumerator { numerator += 1 }
    for (place, status) in statuses.enumerated() { elements[place][status] += 1 }
  }
}
