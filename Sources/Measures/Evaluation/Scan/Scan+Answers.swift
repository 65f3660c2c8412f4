import Essentials
import Timelines

/// What a measure says of one person at one index, as numbers.
struct RawAnswer: Sendable {
  var isInPopulation = false
  var isInDenominator = false
  var isInNumerator = false
  var exclusion = -1
  /// What it adds to the numerator and the denominator.
  var amounts = PersonAnswer.Amounts(numerator: 1, denominator: 1)
  var isOfUnknownAmount = false
  /// NaN where nothing is measured.
  var value = Double.nan
  var bundle: BundleResult?
  var elements: [ElementStatus] = []

  /// Whether it is in any count.
  var isCounted: Bool { isInDenominator || exclusion >= 0 || bundle != nil }
}

extension Scan {
  /// Takes up no date.
  mutating func forgetIndex() {
    firstTime = -1
    index = .missing
    periodStart = .missing
    periodEnd = .missing
    indexRow = .none
  }

  /// Takes up a date as the index.
  mutating func take(_ date: IndexDates.Date) {
    firstTime = -1
    index = Moment(date.index)
    periodStart = Moment(date.period.firstDay)
    periodEnd = Moment(date.period.lastDay)
    indexRow = .none
  }

  /// What a measure says of the person at the index at hand.
  mutating func answer(_ measure: CompiledMeasure) -> RawAnswer {
    var answer = RawAnswer()
    guard truth(measure.population, indexRow) == .yes else { return answer }
    answer.isInPopulation = true
    guard truth(measure.denominator, indexRow) == .yes else { return answer }
    for (place, exclusion) in measure.exclusions.enumerated()
    where truth(exclusion, indexRow) == .yes {
      answer.exclusion = place
      return answer
    }
    if measure.elements.isEmpty {
      answer.isInDenominator = true
      answer.isInNumerator = truth(measure.numerator, indexRow) == .yes
    } else {
      answer.take(elements(measure), measure)
    }
    if answer.isInDenominator { weigh(&answer, measure) }
    return answer
  }

  /// Finds what an answer of the denominator adds, and its value.
  private mutating func weigh(_ answer: inout RawAnswer, _ measure: CompiledMeasure) {
    if let value = measure.value {
      let number = number(value, indexRow)
      // Zero is one value whatever its sign.
      answer.value = number == 0 ? 0 : number
    }
    let numerator = measure.numeratorAmount.map { amount($0) } ?? 1
    let denominator = measure.denominatorAmount.map { amount($0) } ?? 1
    guard let denominator, let numerator = answer.isInNumerator ? numerator : 0 else {
      answer.isOfUnknownAmount = true
      answer.amounts = .init(numerator: 0, denominator: 0)
      return
    }
    answer.amounts = .init(numerator: numerator, denominator: denominator)
  }

  /// A whole number from 0 up; `nil` where it is missing or none.
  private mutating func amount(_ node: Int) -> Int? {
    let number = number(node, indexRow)
    guard number >= 0, number <= 1e12 else { return nil }
    return Int(exactly: number)
  }

  /// How the elements of a bundle came out.
  mutating func elements(_ measure: CompiledMeasure) -> [ElementStatus] {
    measure.elements.map { element in
      ElementStatus(
        eligible: truth(element.eligible, indexRow), given: truth(element.given, indexRow))
    }
  }

  /// What a reason tells.
  mutating func value(_ reason: CompiledReason) -> AnswerValue { value(reason, indexRow) }

  /// What an expression comes to, about `row` where it speaks of one.
  mutating func value(_ reason: CompiledReason, _ row: RowPlace) -> AnswerValue {
    switch reason {
    case .number(let node):
      let number = number(node, row)
      return number.isNaN ? .missing : .number(number)
    case .time(let node): return AnswerValue(time(node, row))
    case .text(let node):
      let text = text(node, row)
      return text < 0 ? .missing : .text(string(text))
    case .condition(let node): return .truth(truth(node, row))
    }
  }
}

extension RawAnswer {
  /// Takes the statuses of the elements of a bundle, and what they come to.
  mutating func take(_ statuses: [ElementStatus], _ measure: CompiledMeasure) {
    let bundle = BundleResult(
      zip(statuses, measure.elements).lazy.filter { !$1.isOptional }.map(\.0))
    elements = statuses
    self.bundle = bundle
    isInDenominator = bundle != .noEligibleElement
    isInNumerator = bundle == .all
  }
}

extension AnswerValue {
  init(_ moment: Moment) {
    self =
      moment.isMissing
      ? .missing : moment.hasMinute ? .minute(moment.asMinute) : .day(moment.asDay)
  }
}
