import Essentials
import Testing
import Timelines

@testable import Measures

/// The engine against the slow reference, on made-up people and definitions.
@Suite struct EvaluationPropertyTests {
  @Test(arguments: 0..<16)
  func `the engine agrees with the reference`(seed: Int) async throws {
    var random = RandomPlans(seed: UInt64(seed) &* 1_000)
    let plans = (0..<4).map { random.plan($0) }
    let from = Day(number: RandomPeople.start + 200)
    let to = Day(number: from.number + 250)
    let source = try RandomPeople.make(UInt64(seed), count: 15, partitions: 1)
    let expected = try answers(plans, source, from, to)
    for (partitions, threads, usesMasks) in [(1, 1, false), (1, 1, true), (4, 3, true)] {
      let source = try RandomPeople.make(UInt64(seed), count: 15, partitions: partitions)
      var evaluation = Evaluation(
        measures: measures(plans, source.dictionary), at: .periods(from: from, to: to),
        keeping: .everyone)
      evaluation.usesMasks = usesMasks
      let results = try await evaluation.run(over: source, threads: threads)
      check(results, expected, "partitions \(partitions), masks \(usesMasks)")
    }
  }

  private func measures(
    _ plans: [Plan], _ dictionary: TimelineDictionary
  ) -> [Evaluation.Measure] {
    let members = RandomPeople.members(dictionary).map {
      CodelistMembers(isMember: $0.isMember, columns: ["group": $0.group])
    }
    return plans.enumerated().map {
      Evaluation.Measure(plan: $1, codelists: members, actsOnNumerator: $0 % 2 == 0)
    }
  }

  private func check(
    _ results: MeasureResults, _ expected: MeasureResults, _ setting: Comment
  ) {
    #expect(results.personCount == expected.personCount, setting)
    #expect(results.answers.count == expected.answers.count, setting)
    for (found, right) in zip(results.answers, expected.answers) where found != right {
      Issue.record("\(setting): \(found) should be \(right)")
      return
    }
    #expect(results.counts == expected.counts, setting)
  }

  // MARK: The reference

  /// What the reference makes of every person and date.
  private func answers(
    _ plans: [Plan], _ source: MemoryTimelines, _ from: Day, _ to: Day
  ) throws -> MeasureResults {
    var results = MeasureResults(measures: plans.map(MeasureOutline.init))
    for person in try ReferencePerson.all(of: source) {
      var reference = ReferenceEvaluator(
        dictionary: source.dictionary, codelists: RandomPeople.codelists, person: person)
      results.personCount += 1
      for (number, plan) in plans.enumerated() {
        for place in places(plan, from, to, reference) {
          reference.index = place.index
          reference.period = place.period
          reference.indexRow = place.row
          count(plan, number, place, reference, &results)
        }
      }
    }
    results.answers.sort(by: MeasureResults.isBefore)
    return results
  }

  private struct Place {
    var index: ReferenceTime
    var period: Period
    var row: ReferenceRow?
    var ordinal = 0
  }

  private func places(
    _ plan: Plan, _ from: Day, _ to: Day, _ reference: ReferenceEvaluator
  ) -> [Place] {
    switch plan.index {
    case .person(let kind, let edge):
      var places: [Place] = []
      var period = Period(kind, containing: from)
      while period.firstDay <= to {
        let day = edge == .start ? period.firstDay : period.lastDay
        places.append(Place(index: ReferenceTime(day: day.number), period: period))
        period = period.next
      }
      return places
    case .rows(let rows, let time, let kind):
      var reference = reference
      reference.index = nil
      reference.period = nil
      reference.indexRow = nil
      return reference.rows(rows, nil).enumerated().compactMap { ordinal, row in
        var own = reference
        own.indexRow = row
        guard let index = own.time(time, row) else { return nil }
        let period = Period(kind, containing: Day(number: index.day))
        let (first, last) = (Period(kind, containing: from), Period(kind, containing: to))
        guard first <= period, period <= last else { return nil }
        return Place(index: index, period: period, row: row, ordinal: ordinal)
      }
    }
  }

  private func count(
    _ plan: Plan, _ number: Int, _ place: Place, _ reference: ReferenceEvaluator,
    _ results: inout MeasureResults
  ) {
    let row = place.row
    let isPerson = row == nil
    var answer = PersonAnswer(
      measure: number, index: value(place.index), period: place.period,
      person: reference.person.key, ordinal: place.ordinal,
      organisation: reference.text(plan.organisation, row) ?? "", isInDenominator: false,
      isInNumerator: false, exclusion: nil, elements: [], reasons: [])
    if reference.truth(plan.population, row) == true,
      reference.truth(plan.denominator, row) == true
    {
      answer.exclusion = plan.exclusions.firstIndex {
        reference.truth($0.condition, row) == true
      }
      answer.isInDenominator = answer.exclusion == nil
    }
    if answer.isInDenominator {
      answer.isInNumerator = reference.truth(plan.numerator, row) == true
      answer.elements = plan.elements.map { element in
        guard let applies = reference.truth(element.eligible, row) else { return .unknown }
        guard applies else { return .notEligible }
        return reference.truth(element.given, row).map { $0 ? .given : .notGiven } ?? .unknown
      }
      if answer.isInNumerator == (number % 2 == 0) {
        answer.reasons = plan.reasons.map { value($0.value, reference, row) }
      }
    }
    results.answers.append(answer)
    guard answer.isInDenominator || answer.exclusion != nil else { return }
    var counts = MeasureCounts(
      exclusionCount: plan.exclusions.count, elementCount: plan.elements.count)
    counts.denominator = answer.isInDenominator ? 1 : 0
    counts.numerator = answer.isInNumerator ? 1 : 0
    if let exclusion = answer.exclusion { counts.excluded[exclusion] = 1 }
    for (element, status) in answer.elements.enumerated() { counts.elements[element][status] = 1 }
    var key = CountKey(
      measure: number, organisation: answer.organisation, period: place.period,
      index: isPerson ? Day(number: place.index.day) : nil)
    results.add(counts, to: key)
    for stratum in plan.strata {
      key.stratifier = stratum.name
      key.group = reference.text(stratum.group, row) ?? "unknown"
      results.add(counts, to: key)
    }
  }

  private func value(
    _ reason: Plan.ReasonValue, _ reference: ReferenceEvaluator, _ row: ReferenceRow?
  ) -> AnswerValue {
    switch reason {
    case .number(let number): reference.number(number, row).map { .number($0) } ?? .missing
    case .time(let time): reference.time(time, row).map { value($0) } ?? .missing
    case .text(let text): reference.text(text, row).map { .text($0) } ?? .missing
    case .condition(let condition):
      .truth(reference.truth(condition, row).map { $0 ? .yes : .no } ?? .unknown)
    }
  }

  private func value(_ time: ReferenceTime) -> AnswerValue {
    guard let minute = time.minute else { return .day(Day(number: time.day)) }
    return .minute(Minute(Day(number: time.day), after: minute))
  }
}
