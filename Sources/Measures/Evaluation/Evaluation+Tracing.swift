import Essentials
public import Timelines

extension Evaluation {
  /// How a measure came to its answers for one person: the parts of the definition, what each came
  /// to, and the rows that decided.
  ///
  /// - Parameters:
  ///   - number: The place of the measure.
  ///   - person: Whom it is about.
  ///   - source: The timelines.
  /// - Returns: A trace for each date, or for each row that is counted; none where the source does
  ///   not know the person.
  /// - Throws: What the source throws where it cannot be read.
  public func trace(
    measure number: Int, of person: PersonKey, in source: some TimelineSource
  ) async throws -> [MeasureTrace] {
    var alone = self
    alone.keeping = .everyone
    alone.usesMasks = false
    alone.measures = [measures[number]]
    guard let found = try find(person, in: source) else { return [] }
    let results = try await alone.run(over: found)
    return found.traces(of: measures[number], results.answers, measure: number)
  }

  private func find(
    _ person: PersonKey, in source: some TimelineSource
  ) throws -> SinglePerson? {
    var found: SinglePerson?
    for partition in 0..<source.partitionCount where found == nil {
      try source.forEachBlock(of: partition, blockSize: 256) { block in
        if let place = block.people.firstIndex(of: person) {
          found = SinglePerson(
            dictionary: source.dictionary, block: copy block, place: place,
            texts: try source.personTexts(of: partition))
        }
      }
    }
    return found
  }
}

/// One person of a source, as a source.
private struct SinglePerson: TimelineSource {
  let dictionary: TimelineDictionary
  let texts: [PersonKey: String]
  /// The block that holds the person, cut down to the person's own rows.
  let block: TimelineBlock

  init(
    dictionary: TimelineDictionary, block: TimelineBlock, place: Int, texts: [PersonKey: String]
  ) {
    self.dictionary = dictionary
    self.texts = texts
    var block = block
    // Rows of others stay in the columns, where nobody points at them.
    block.people = [block.people[place]]
    block.births = [block.births[place]]
    block.deaths = [block.deaths[place]]
    block.sexes = [block.sexes[place]]
    block.firstFacts = Array(block.firstFacts[place...place + 1])
    block.firstEvents = Array(block.firstEvents[place...place + 1])
    block.firstIntervals = Array(block.firstIntervals[place...place + 1])
    self.block = block
  }

  var partitionCount: Int { 1 }

  func forEachBlock(
    of partition: Int, blockSize: Int, _ body: (borrowing TimelineBlock) throws -> Void
  ) throws {
    try body(block)
  }

  func personTexts(of partition: Int) throws -> [PersonKey: String] { texts }

  /// How a measure came to some answers.
  func traces(
    of measure: Evaluation.Measure, _ answers: [PersonAnswer], measure number: Int
  ) -> [MeasureTrace] {
    let named = SinglePerson.parts(of: measure.plan)
    var tracer = Tracer(named.map(\.2) + index(measure.plan), measure.codelists, dictionary)
    tracer.scan.block = block
    tracer.scan.personTexts = texts
    tracer.scan.take(person: 0)
    return answers.map { answer in
      var answer = answer
      answer.measure = number
      tracer.take(answer, measure.plan)
      let row = tracer.scan.indexRow
      let parts = named.map { name, role, expression in
        MeasureTrace.Part(name: name, role: role, trace: tracer.trace(expression, row))
      }
      return MeasureTrace(answer: answer, parts: parts)
    }
  }

  private func index(_ plan: Plan) -> [Trace.Expression] {
    plan.index.rows.map { [.rows($0)] } ?? []
  }

  private static func parts(
    of plan: Plan
  ) -> [(String, MeasureTrace.Role, Trace.Expression)] {
    var parts: [(String, MeasureTrace.Role, Trace.Expression)] = [
      ("population", .population, .condition(plan.population)),
      ("denominator", .denominator, .condition(plan.denominator)),
    ]
    for exclusion in plan.exclusions {
      parts.append((exclusion.name, .exclusion, .condition(exclusion.condition)))
    }
    parts.append(("numerator", .numerator, .condition(plan.numerator)))
    for element in plan.elements {
      parts.append((element.name, .eligible, .condition(element.eligible)))
      parts.append((element.name, .given, .condition(element.given)))
      if let reason = element.reason { parts.append((element.name, .reason, reason.expression)) }
    }
    for (name, amount) in [
      ("numerator", plan.numeratorAmount), ("denominator", plan.denominatorAmount),
    ] {
      if let amount { parts.append((name, .amount, .number(amount))) }
    }
    if let value = plan.value { parts.append(("value", .value, .number(value))) }
    parts.append(("organisation", .organisation, .text(plan.organisation)))
    for stratum in plan.strata { parts.append((stratum.name, .stratum, .text(stratum.group))) }
    for reason in plan.reasons {
      parts.append((reason.label, .reason, reason.value.expression))
    }
    return parts
  }
}

extension Plan.ReasonValue {
  fileprivate var expression: Trace.Expression {
    switch self {
    case .number(let number): .number(number)
    case .time(let time): .time(time)
    case .text(let text): .text(text)
    case .condition(let condition): .condition(condition)
    }
  }
}

extension Tracer {
  /// Takes up the index of an answer.
  mutating func take(_ answer: PersonAnswer, _ plan: Plan) {
    scan.forgetIndex()
    if let rows = plan.index.rows, let set = place(of: .rows(rows)) {
      let first = scan.push(set, .none)
      scan.indexRow = scan.placeStack[first + answer.ordinal]
      scan.placeStack.removeLast(scan.placeStack.count - first)
    }
    switch answer.index {
    case .day(let day): scan.index = Moment(day)
    case .minute(let minute): scan.index = Moment(minute)
    default: break
    }
    scan.periodStart = Moment(answer.period.firstDay)
    scan.periodEnd = Moment(answer.period.lastDay)
  }
}
