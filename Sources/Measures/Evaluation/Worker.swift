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
    for program in compiled.maskPrograms {
      let machine = MaskMachine(program, compiled)
      machines.append(machine)
      counters.append(MaskCounter(program, machine.layout))
    }
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
    for place in machines.indices {
      machines[place].run(&scan)
      counters[place].count(&machines[place], &scan, keeping: compiled.keeping)
      if compiled.keeping != .none { keepAnswers(place) }
    }
    for place in compiled.measures.indices {
      if compiled.measures[place].indexRows == nil {
        if !machines.isEmpty { continue }
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
    if isKept(answer, measure) {
      keep(answer, place, date: date, ordinal: ordinal, organisation, elements)
    }
  }

  private func isKept(_ answer: RawAnswer, _ measure: CompiledMeasure) -> Bool {
    switch compiled.keeping {
    case .none: false
    case .action: answer.isInDenominator && answer.isInNumerator == measure.actsOnNumerator
    case .denominator: answer.isInDenominator || answer.exclusion >= 0
    case .population: answer.isInPopulation
    case .everyone: true
    }
  }

  private mutating func keep(
    _ answer: RawAnswer, _ place: Int, date: Int, ordinal: Int, _ organisation: Int,
    _ elements: [ElementStatus]
  ) {
    let measure = compiled.measures[place]
    let needsAction = answer.isInDenominator && answer.isInNumerator == measure.actsOnNumerator
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

  // MARK: People at many dates

  /// Keeps the answers that were asked for, of the block that a machine has worked out.
  private mutating func keepAnswers(_ place: Int) {
    let program = machines[place].program
    for (number, measure) in program.measures.enumerated() {
      let own = compiled.measures[measure.number]
      for person in 0..<scan.block.count {
        for bit in 0..<program.dateCount {
          let (answer, elements) = machines[place].answer(number, person, bit)
          guard isKept(answer, own) else { continue }
          scan.take(person: person)
          machines[place].take(bit, &scan)
          let organisation = counters[place].text(
            measure.organisation, of: person, bit: bit)
          keep(
            answer, measure.number, date: program.firstDate + bit, ordinal: 0, organisation,
            elements)
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
          MeasureCounts(sums, exclusionCount: measure.exclusions.count), to: name(key, measures))
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

extension MaskMachine {
  /// What a measure says of one person of the block at one date.
  func answer(_ place: Int, _ person: Int, _ bit: Int) -> (RawAnswer, [ElementStatus]) {
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
    guard answer.isInDenominator else { return (answer, []) }
    let elements = measure.elements.indices.map { number in
      let own = first + 2 + measure.exclusions.count + 4 * number
      return ElementStatus.allCases.first { has(own + $0.rawValue) } ?? .unknown
    }
    return (answer, elements)
  }
}

extension MeasureCounts {
  /// The counts of the lanes of a measure.
  init(_ sums: [Int], exclusionCount: Int) {
    let elementCount = (sums.count - 2 - exclusionCount) / 4
    self.init(exclusionCount: exclusionCount, elementCount: elementCount)
    denominator = sums[0]
    numerator = sums[1]
    for place in excluded.indices { excluded[place] = sums[2 + place] }
    for place in elements.indices {
      for status in ElementStatus.allCases {
        elements[place][status] = sums[2 + exclusionCount + 4 * place + status.rawValue]
      }
    }
  }

  /// Counts one answer.
  mutating func count(_ answer: RawAnswer, _ statuses: [ElementStatus]) {
    if answer.exclusion >= 0 { excluded[answer.exclusion] += 1 }
    if answer.isInDenominator { denominator += 1 }
    if answer.isInNumerator { numerator += 1 }
    for (place, status) in statuses.enumerated() { elements[place][status] += 1 }
  }
}
