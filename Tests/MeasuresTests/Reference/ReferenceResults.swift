import Essentials
import Timelines

@testable import Measures

/// What the slow reference makes of measures: every person and date, word for word.
enum ReferenceResults {
  /// What the reference makes of every person and date.
  static func of(
    _ plans: [Plan], _ source: MemoryTimelines, _ dates: Evaluation.Dates,
    codelists: [[String: [String: String]]]
  ) throws -> MeasureResults {
    var results = MeasureResults(measures: plans.map(MeasureOutline.init))
    for person in try ReferencePerson.all(of: source) {
      var reference = ReferenceEvaluator(
        dictionary: source.dictionary, codelists: codelists, person: person)
      results.personCount += 1
      for (number, plan) in plans.enumerated() {
        for place in places(plan, dates, reference) {
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

  private static func places(
    _ plan: Plan, _ dates: Evaluation.Dates, _ reference: ReferenceEvaluator
  ) -> [Place] {
    switch plan.index {
    case .person(let kind, let edge):
      if case .days(let days) = dates {
        return Set(days).sorted().map { day in
          Place(
            index: ReferenceTime(day: day.number), period: Period(kind, containing: day))
        }
      }
      return periods(kind, dates).map { period in
        let day = edge == .start ? period.firstDay : period.lastDay
        return Place(index: ReferenceTime(day: day.number), period: period)
      }
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
        if case .days(let days) = dates {
          guard days.contains(Day(number: index.day)) else { return nil }
        } else if !periods(kind, dates).contains(period) {
          return nil
        }
        return Place(index: index, period: period, row: row, ordinal: ordinal)
      }
    case .overlapping(let rows, let kind):
      var reference = reference
      reference.index = nil
      reference.period = nil
      reference.indexRow = nil
      return reference.rows(rows, nil).enumerated().flatMap { ordinal, row -> [Place] in
        guard let start = row.date else { return [] }
        return periods(kind, dates).compactMap { period in
          let (first, last) = (period.firstDay.number, period.lastDay.number)
          guard start.day <= last, row.end.map({ $0.day >= first }) ?? true else { return nil }
          let index = start.day < first ? ReferenceTime(day: first) : start
          return Place(index: index, period: period, row: row, ordinal: ordinal)
        }
      }
    }
  }

  /// The periods that hold any of the days asked for.
  private static func periods(_ kind: Period.Kind, _ dates: Evaluation.Dates) -> [Period] {
    switch dates {
    case .days(let days): return Set(days.map { Period(kind, containing: $0) }).sorted()
    case .periods(let from, let to):
      var periods = [Period(kind, containing: from)]
      while let last = periods.last, last.next.firstDay <= to { periods.append(last.next) }
      return periods
    }
  }

  private static func count(
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
    if answer.isInDenominator { take(plan, reference, row, &answer) }
    if answer.isInDenominator {
      if answer.isInNumerator == (number % 2 == 0) {
        answer.reasons = plan.reasons.map { value($0.value, reference, row) }
      }
    }
    results.answers.append(answer)
    guard answer.isInDenominator || answer.exclusion != nil || answer.bundle != nil else { return }
    let counts = counts(plan, answer)
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

  /// What those in the cohort come to: elements, the bundle, amounts and the value.
  private static func take(
    _ plan: Plan, _ reference: ReferenceEvaluator, _ row: ReferenceRow?,
    _ answer: inout PersonAnswer
  ) {
    if plan.elements.isEmpty {
      answer.isInNumerator = reference.truth(plan.numerator, row) == true
    } else {
      answer.elements = plan.elements.map { element in
        guard let applies = reference.truth(element.eligible, row) else {
          return .eligibilityUnknown
        }
        guard applies else { return .notEligible }
        return reference.truth(element.given, row).map { $0 ? .given : .notGiven } ?? .unknown
      }
      if plan.elements.contains(where: { $0.reason != nil }) {
        answer.elementReasons = plan.elements.map { element in
          element.reason.map { value($0, reference, row) } ?? .missing
        }
      }
      let counted = zip(plan.elements, answer.elements).filter { !$0.0.isOptional }.map(\.1)
      let (given, missed, unknown) = (
        counted.filter { $0 == .given }.count, counted.filter { $0 == .notGiven }.count,
        counted.filter { $0 == .unknown }.count
      )
      answer.isInDenominator = given + missed + unknown > 0
      answer.isInNumerator = given > 0 && missed + unknown == 0
      answer.bundle =
        !answer.isInDenominator
        ? .noEligibleElement
        : answer.isInNumerator ? .all : missed > 0 ? .notAll : .notAllUnknownOnly
    }
    guard answer.isInDenominator else { return }
    answer.value = plan.value.flatMap { reference.number($0, row) }
    guard plan.numeratorAmount != nil || plan.denominatorAmount != nil else { return }
    func amount(_ number: Number?) -> Int? {
      guard let number else { return 1 }
      return reference.number(number, row).flatMap { Int(exactly: $0) }.flatMap {
        $0 < 0 ? nil : $0
      }
    }
    guard let denominator = amount(plan.denominatorAmount),
      let numerator = answer.isInNumerator ? amount(plan.numeratorAmount) : 0
    else { return }
    answer.amounts = PersonAnswer.Amounts(numerator: numerator, denominator: denominator)
  }

  /// What an answer adds to the counts.
  private static func counts(_ plan: Plan, _ answer: PersonAnswer) -> MeasureCounts {
    var counts = MeasureCounts(
      exclusionCount: plan.exclusions.count, elementCount: plan.elements.count)
    counts.denominator = answer.isInDenominator ? 1 : 0
    counts.numerator = answer.isInNumerator ? 1 : 0
    if let exclusion = answer.exclusion { counts.excluded[exclusion] = 1 }
    for (element, status) in answer.elements.enumerated() { counts.elements[element][status] = 1 }
    counts.bundle.notAll = answer.bundle == .notAll ? 1 : 0
    counts.bundle.notAllUnknownOnly = answer.bundle == .notAllUnknownOnly ? 1 : 0
    counts.bundle.noEligibleElement = answer.bundle == .noEligibleElement ? 1 : 0
    if let value = answer.value { counts.values[value] = 1 }
    if plan.numeratorAmount != nil || plan.denominatorAmount != nil, answer.isInDenominator {
      counts.amounts.denominatorAnswers = 1
      counts.amounts.numeratorAnswers = answer.isInNumerator ? 1 : 0
      counts.amounts.unknown = answer.amounts == nil ? 1 : 0
      counts.denominator = answer.amounts?.denominator ?? 0
      counts.numerator = answer.amounts?.numerator ?? 0
    }
    return counts
  }

  private static func value(
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

  private static func value(_ time: ReferenceTime) -> AnswerValue {
    guard let minute = time.minute else { return .day(Day(number: time.day)) }
    return .minute(Minute(Day(number: time.day), after: minute))
  }
}
