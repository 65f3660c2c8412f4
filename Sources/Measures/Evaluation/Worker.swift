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
  private var machines: [MaskMachine] = []
  /// The counters of the machines.
  private var counters: [MaskCounter] = []

  /// Whether anything asks what people are called.
  private let namesPeople: Bool

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
    namesPeople =
      compiled.keeping != .none || compiled.program.texts.contains { $0.operation == .person }
    for program in compiled.maskPrograms {
      let machine = MaskMachine(program, compiled)
      machines.append(machine)
      counters.append(MaskCounter(program, machine.layout))
    }
  }

  /// Counts the people of a partition.
  mutating func count(_ source: some TimelineSource, partition: Int) throws {
    if namesPeople { scan.personTexts = try source.personTexts(of: partition) }
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
    for place in machines.indices {
      machines[place].run(&scan)
      counters[place].count(&machines[place], &scan, keeping: compiled.keeping)
      if compiled.keeping != .none { keepAnswers(place) }
    }
    for place in compiled.measures.indices {
      if compiled.measures[place].indexRows == nil {
        if compiled.usesSets, compiled.measures[place].isOfSets { continue }
        for person in 0..<scan.block.count { countDates(place, person) }
      } else {
        for person in 0..<scan.block.count { countRows(place, person) }
      }
    }
  }

  // MARK: One person

  private mutating func countDates(_ place: Int, _ person: Int) {
    let measure = compiled.measures[place]
    scan.take(person: person)
    for (number, date) in compiled.dates[measure.dates].dates.enumerated() {
      scan.take(date)
      count(scan.answer(measure), place, date: number, ordinal: 0)
    }
  }

  private mutating func countRows(_ place: Int, _ person: Int) {
    let measure = compiled.measures[place]
    guard let (set, time) = measure.indexRows else { return }
    scan.take(person: person)
    scan.forgetIndex()
    let first = scan.push(set, .none)
    let end = scan.placeStack.count
    for ordinal in first..<end {
      let row = scan.placeStack[ordinal]
      guard let time else {
        countPeriods(place, of: row, ordinal: ordinal - first)
        continue
      }
      // The row's own time cannot speak of the index that it makes.
      scan.forgetIndex()
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

  /// Counts a row in every period that it overlaps.
  private mutating func countPeriods(_ place: Int, of row: RowPlace, ordinal: Int) {
    let dates = compiled.dates[compiled.measures[place].dates]
    let (start, end) = (scan.time(of: row), scan.end(of: row))
    guard !start.isMissing else { return }
    for number in dates.places(from: start.asDay, to: end.isMissing ? nil : end.asDay) {
      let date = dates.dates[number]
      scan.take(date)
      scan.index = start.asDay < date.period.firstDay ? Moment(date.period.firstDay) : start
      scan.indexRow = row
      count(scan.answer(compiled.measures[place]), place, date: number, ordinal: ordinal)
    }
  }

  /// Counts one answer, and keeps it where it was asked for.
  private mutating func count(_ answer: RawAnswer, _ place: Int, date: Int, ordinal: Int) {
    let measure = compiled.measures[place]
    let organisation =
      answer.isCounted || compiled.keeping == .everyone || compiled.keeping == .population
      ? scan.text(measure.organisation, scan.indexRow) : -1
    if answer.isCounted {
      var key = TallyKey(
        measure: place, date: date, organisation: organisation, stratifier: -1, group: -1)
      add(answer, to: key)
      for (stratifier, node) in measure.strata.enumerated() {
        key.stratifier = stratifier
        key.group = scan.text(node, scan.indexRow)
        add(answer, to: key)
      }
    }
    if isKept(answer, measure) {
      keep(answer, place, date: date, ordinal: ordinal, organisation)
    }
  }

  private func isKept(_ answer: RawAnswer, _ measure: CompiledMeasure) -> Bool {
    switch compiled.keeping {
    case .none: false
    case .action: answer.isInDenominator && answer.isInNumerator == measure.actsOnNumerator
    case .denominator: answer.isCounted
    case .population: answer.isInPopulation
    case .everyone: true
    }
  }

  private mutating func keep(
    _ answer: RawAnswer, _ place: Int, date: Int, ordinal: Int, _ organisation: Int
  ) {
    let measure = compiled.measures[place]
    let needsAction = answer.isInDenominator && answer.isInNumerator == measure.actsOnNumerator
    var kept = PersonAnswer(
      measure: place, index: AnswerValue(scan.index),
      period: compiled.dates[measure.dates].dates[date].period,
      person: scan.block.people[scan.person], ordinal: ordinal,
      organisation: organisation < 0 ? "" : scan.string(organisation),
      isInDenominator: answer.isInDenominator, isInNumerator: answer.isInNumerator,
      exclusion: answer.exclusion < 0 ? nil : answer.exclusion, elements: answer.elements,
      reasons: needsAction ? measure.reasons.map { scan.value($0) } : [])
    kept.bundle = answer.bundle
    if answer.bundle != nil, measure.elements.contains(where: { $0.reason != nil }) {
      kept.elementReasons = measure.elements.map { element in
        element.reason.map { scan.value($0) } ?? .missing
      }
    }
    if measure.hasAmounts, answer.isInDenominator, !answer.isOfUnknownAmount {
      kept.amounts = answer.amounts
    }
    kept.value = answer.value.isNaN ? nil : answer.value
    answers.append(kept)
  }

  private mutating func add(_ answer: RawAnswer, to key: TallyKey) {
    let measure = compiled.measures[key.measure]
    counts[
      key,
      default: MeasureCounts(
        exclusionCount: measure.exclusions.count, elementCount: measure.elements.count)
    ].count(answer, hasAmounts: measure.hasAmounts)
  }

  // MARK: People at many dates

  /// Keeps the answers that were asked for, of the block that a machine has worked out.
  private mutating func keepAnswers(_ place: Int) {
    let program = machines[place].program
    for (number, measure) in program.measures.enumerated() {
      let own = compiled.measures[measure.number]
      for person in 0..<scan.block.count {
        for bit in 0..<program.dateCount {
          let answer = machines[place].answer(number, own, person, bit)
          guard isKept(answer, own) else { continue }
          scan.take(person: person)
          machines[place].take(bit, &scan)
          let organisation = counters[place].text(
            measure.organisation, of: person, bit: bit)
          keep(
            answer, measure.number, date: program.firstDate + bit, ordinal: 0, organisation)
        }
      }
    }
  }

  // MARK: Results

  /// Whether every text it has counted by is known to all workers by the same number.
  var knowsOnlyCommonTexts: Bool { scan.ownTexts.isEmpty }

  /// Adds what another worker of the same evaluation has counted.
  ///
  /// - Returns: Whether that could be done; otherwise nothing is changed.
  mutating func absorb(_ other: Worker) -> Bool {
    guard knowsOnlyCommonTexts, other.knowsOnlyCommonTexts else { return false }
    for (key, more) in other.counts {
      if counts[key] == nil { counts[key] = more } else { counts[key]? += more }
    }
    for place in counters.indices { counters[place].add(other.counters[place]) }
    answers += other.answers
    personTexts.merge(other.personTexts) { first, _ in first }
    personCount += other.personCount
    return true
  }

  /// What was counted, in words.
  func results(_ measures: [MeasureOutline]) -> MeasureResults {
    var results = MeasureResults(measures: measures)
    results.personCount = personCount
    results.answers = answers
    results.personTexts = personTexts
    results.counts.reserveCapacity(
      counts.count + counters.reduce(0) { $0 + $1.mostSums })
    for (key, counts) in counts { results.add(counts, to: name(key, measures)) }
    for (machine, counter) in zip(machines, counters) {
      counter.forEachSum { place, stratifier, group, organisation, date, sums in
        let measure = machine.program.measures[place]
        let key = TallyKey(
          measure: measure.number, date: machine.program.firstDate + date,
          organisation: organisation, stratifier: stratifier, group: group)
        results.add(
          MeasureCounts(
            sums, exclusionCount: measure.exclusions.count, elementCount: measure.elements.count),
          to: name(key, measures))
      }
    }
    return results
  }

  /// The words of a key.
  private func name(_ key: TallyKey, _ measures: [MeasureOutline]) -> CountKey {
    let measure = compiled.measures[key.measure]
    let date = compiled.dates[measure.dates].dates[key.date]
    let isSplit = key.stratifier >= 0
    return CountKey(
      measure: key.measure,
      organisation: key.organisation < 0 ? "" : scan.string(key.organisation),
      period: date.period, index: measure.indexRows == nil ? date.index : nil,
      stratifier: isSplit ? measures[key.measure].stratifiers[key.stratifier] : "",
      group: isSplit ? key.group < 0 ? "unknown" : scan.string(key.group) : "")
  }
}
