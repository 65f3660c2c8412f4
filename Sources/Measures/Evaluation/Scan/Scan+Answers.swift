import Essentials
import Timelines

/// What a measure says of one person at one index, as numbers.
struct RawAnswer: Sendable {
  var isInPopulation = false
  var isInDenominator = false
  var isInNumerator = false
  var exclusion = -1
  var organisation = -1
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
    answer.isInDenominator = true
    answer.isInNumerator = truth(measure.numerator, indexRow) == .yes
    return answer
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

extension AnswerValue {
  init(_ moment: Moment) {
    self =
      moment.isMissing
      ? .missing : moment.hasMinute ? .minute(moment.asMinute) : .day(moment.asDay)
  }
}
