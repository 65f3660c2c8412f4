import Essentials
import Timelines

@testable import Measures

extension RandomPlans {
  // MARK: Conditions

  mutating func condition(_ depth: Int) -> Condition {
    if depth <= 0 { return leaf() }
    let inner = depth - 1
    switch below(21) {
    case 19: return .same(row(inner), row(inner))
    case 0: return .not(condition(inner))
    case 1, 2: return .all((0..<1 + below(3)).map { _ in condition(inner) })
    case 3, 4: return .any((0..<1 + below(3)).map { _ in condition(inner) })
    case 5: return .exists(rows(inner))
    case 6: return .found(row(inner))
    case 7: return .compareNumbers(number_(inner), comparison(), number_(inner))
    case 8: return .compareTimes(time(inner), comparison(), time(inner))
    case 9: return .compareTexts(text(inner), comparison(), text(inner))
    case 10: return .textIn(text(inner), ["female", "P1", "a", "white", "one"])
    case 11: return .numberIn(number_(inner), [0, 1, 2, 5])
    case 12: return among(inner)
    case 13: return .contains(text(inner), .literal(["a", "P", "", "1"][below(4)]))
    case 14: return missing(inner)
    case 15, 16: return pair(inner)
    case 17: return .of(row(inner), rowCondition(inner))
    case 18:
      return .choose(
        [Choice(when: condition(inner), then: condition(inner))], otherwise: condition(inner))
    default: return leaf()
    }
  }

  private mutating func leaf() -> Condition {
    switch below(9) {
    case 0: .literal([.yes, .no, .unknown][below(3)])
    case 1: .textIn(.sex, ["female", "other"])
    case 2:
      .compareNumbers(
        .elapsed(.years, from: .birth, to: .index), comparison(), .literal(Double(below(90))))
    case 3: .any([.timeIsMissing(.death), .compareTimes(.death, .greater, .index)])
    case 4: .compareNumbers(.monthOf(.birth), comparison(), .literal(6))
    case 5: .not(.exists(plainRows()))
    default: .exists(plainRows())
    }
  }

  private mutating func among(_ depth: Int) -> Condition {
    switch below(3) {
    case 0: .textAmong(text(depth), rows(depth), .code)
    case 1: .numberAmong(number_(depth), rows(depth), .value)
    default: .timeAmong(time(depth), rows(depth), .date)
    }
  }

  private mutating func missing(_ depth: Int) -> Condition {
    switch below(3) {
    case 0: .textIsMissing(text(depth))
    case 1: .numberIsMissing(number_(depth))
    default: .timeIsMissing(time(depth))
    }
  }

  private mutating func pair(_ depth: Int) -> Condition {
    let units: [TimeUnit] = [.minutes, .hours, .days, .weeks]
    return .pair(
      rows(depth), rows(depth),
      Closeness(
        most: below(40), unit: units[below(4)], isStrict: below(2) == 0,
        order: below(2) == 0 ? .either : .secondAfterFirst))
  }

  // MARK: Numbers

  /// A number; named so that it does not hide the parameters of that name.
  mutating func number_(_ depth: Int) -> Number {
    if depth <= 0 { return plainNumber() }
    let inner = depth - 1
    switch below(18) {
    case 0: return .count(rows(inner))
    case 1: return .distinctTexts(rows(inner), .code)
    case 2: return .distinctNumbers(rows(inner), .value)
    case 3: return .distinctTimes(rows(inner), .date)
    case 4, 5: return .aggregate(Aggregate.allCases[below(5)], rows(inner), .value)
    case 6:
      let coverages = (0..<1 + below(2)).map { _ in
        Coverage(rows: rows(inner), days: .detail("days_supply"))
      }
      return .coveredDays(
        coverages, from: .shifted(.index, .literal(-90), .days), to: .index)
    case 7: return .episodes(rows(inner), gapDays: below(60))
    case 8: return .of(row(inner), below(2) == 0 ? .value : .detail("days_supply"))
    case 9: return .arithmetic(number_(inner), Arithmetic.allCases[below(7)], number_(inner))
    case 10:
      return [.negated(number_(inner)), .absolute(number_(inner)), .floor(number_(inner))][below(3)]
    case 11: return listed([number_(inner), number_(inner)])
    case 12: return .elapsed(TimeUnit.allCases[below(7)], from: time(inner), to: time(inner))
    case 13: return part(time(inner))
    case 14: return .truth(condition(inner))
    case 15: return .parsed(text(inner))
    case 16:
      return .choose(
        [Choice(when: condition(inner), then: number_(inner))], otherwise: number_(inner))
    default: return calculated(inner)
    }
  }

  private mutating func plainNumber() -> Number {
    switch below(5) {
    case 0: .value
    case 1: .fact("deprivation")
    case 2: .missing
    default: .literal(Double(below(20)) / 2)
    }
  }

  private mutating func listed(_ parts: [Number]) -> Number {
    [.least(parts), .greatest(parts), .firstKnown(parts)][below(3)]
  }

  private mutating func part(_ time: Time) -> Number {
    [.yearOf(time), .monthOf(time), .dayOf(time), .hourOf(time), .weekdayOf(time)][below(5)]
  }

  private mutating func calculated(_ depth: Int) -> Number {
    below(2) == 0
      ? .calculated(
        .timeInRange(
          rows(depth), value: .value, low: .literal(2), high: .literal(6), longestGapDays: 56))
      : .calculated(.kidneyInjuryStage(rows(depth), value: .value))
  }

  // MARK: Times and texts

  mutating func time(_ depth: Int) -> Time {
    if depth <= 0 { return plainTime() }
    let inner = depth - 1
    switch below(10) {
    case 0: return .of(row(inner), below(2) == 0 ? .date : .end)
    case 1, 2:
      return .shifted(
        time(inner), .literal(Double(below(40) - 20)), TimeUnit.allCases[below(7)])
    case 3:
      return [.day(time(inner)), .firstOfMonth(time(inner)), .firstOfYear(time(inner))][below(3)]
    case 4:
      return [.earliest([time(inner), time(inner)]), .latest([time(inner), time(inner)])][below(2)]
    case 5: return [.minimum(rows(inner), .date), .maximum(rows(inner), .end)][below(2)]
    case 6: return .episodeStart(rows(inner), gapDays: below(60))
    case 7: return .firstKnown([time(inner), time(inner)])
    case 8:
      return .choose([Choice(when: condition(inner), then: time(inner))], otherwise: time(inner))
    default: return plainTime()
    }
  }

  private mutating func plainTime() -> Time {
    switch below(13) {
    case 0: .periodStart
    case 1: .periodEnd
    case 2: .birth
    case 3: .death
    case 4: .date
    case 5: .literal(Day(number: RandomPeople.start + below(730)))
    case 6: .literalMinute(Minute(Day(number: RandomPeople.start + below(730)), after: 600))
    case 7: .detail(below(2) == 0 ? "seen" : "checked")
    case 8: .missing
    case 9: .end
    default: .index
    }
  }

  mutating func text(_ depth: Int) -> Text {
    if depth <= 0 { return plainText() }
    let inner = depth - 1
    switch below(8) {
    case 0, 1:
      let fields: [Text] = [.code, .organisation, .kind, .detail("text")]
      return .of(row(inner), fields[below(4)])
    case 2: return .of(row(inner), .codelistColumn(codelist: below(3), column: "group"))
    case 3:
      return .band(
        .elapsed(.years, from: .birth, to: .index),
        [Band(from: 0, name: "child"), Band(from: 18, name: "adult"), Band(from: 65, name: "old")])
    case 4: return .firstKnown([text(inner), text(inner)])
    case 5:
      return .choose([Choice(when: condition(inner), then: text(inner))], otherwise: text(inner))
    default: return plainText()
    }
  }

  private mutating func plainText() -> Text {
    switch below(8) {
    case 0: .sex
    case 1: .code
    case 2: .organisation
    case 3: .fact("ethnic_group")
    case 4: .person
    case 5: .missing
    case 6: .kind
    default: .literal(["a", "P1", "white", "female"][below(4)])
    }
  }
}
