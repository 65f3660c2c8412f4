extension Trace.Expression {
  /// The parts of an expression, and whether each is about the single row before it.
  var parts: [(expression: Trace.Expression, isInRow: Bool)] {
    switch self {
    case .condition(let condition): Trace.Expression.parts(of: condition)
    case .number(let number): Trace.Expression.parts(of: number)
    case .time(let time): Trace.Expression.parts(of: time)
    case .text(let text): Trace.Expression.parts(of: text)
    case .row(.index): []
    case .row(.first(let rows, _)), .row(.last(let rows, _)): [(.rows(rows), false)]
    case .rows(let rows): Trace.Expression.bounds(of: rows).map { (.time($0), false) }
    }
  }

  /// The bounds of the windows that narrow a set of rows.
  private static func bounds(of rows: Rows) -> [Time] {
    switch rows {
    case .table: []
    case .coded(let inner, _), .filtered(let inner, _), .except(let inner, _): bounds(of: inner)
    case .between(let inner, let from, let to):
      bounds(of: inner) + [from, to].compactMap { $0 }
    case .inForce(let inner, let at): bounds(of: inner) + [at]
    }
  }

  private typealias Parts = [(expression: Trace.Expression, isInRow: Bool)]

  private static func plain(_ parts: Trace.Expression...) -> Parts { parts.map { ($0, false) } }

  private static func parts(of condition: Condition) -> Parts {
    switch condition {
    case .literal, .codeIn: []
    case .not(let inner): plain(.condition(inner))
    case .all(let all), .any(let all): all.map { (.condition($0), false) }
    case .exists(let rows): plain(.rows(rows))
    case .found(let row): plain(.row(row))
    case .same(let left, let right): plain(.row(left), .row(right))
    case .compareNumbers(let left, _, let right): plain(.number(left), .number(right))
    case .compareTimes(let left, _, let right): plain(.time(left), .time(right))
    case .compareTexts(let left, _, let right), .contains(let left, let right):
      plain(.text(left), .text(right))
    case .textIn(let text, _), .textIsMissing(let text): plain(.text(text))
    case .numberIn(let number, _), .numberIsMissing(let number): plain(.number(number))
    case .timeIsMissing(let time): plain(.time(time))
    case .textAmong(let text, let rows, _): plain(.text(text), .rows(rows))
    case .numberAmong(let number, let rows, _): plain(.number(number), .rows(rows))
    case .timeAmong(let time, let rows, _): plain(.time(time), .rows(rows))
    case .pair(let left, let right, _): plain(.rows(left), .rows(right))
    case .of(let row, let inner): [(.row(row), false), (.condition(inner), true)]
    case .choose(let choices, let otherwise):
      choices.flatMap { plain(.condition($0.when), .condition($0.then)) }
        + plain(.condition(otherwise))
    }
  }

  private static func parts(of number: Number) -> Parts {
    switch number {
    case .literal, .missing, .value, .detail, .fact: []
    case .count(let rows), .distinctTexts(let rows, _), .distinctNumbers(let rows, _),
      .distinctTimes(let rows, _), .aggregate(_, let rows, _), .episodes(let rows, _),
      .calculated(.kidneyInjuryStage(let rows, _)):
      plain(.rows(rows))
    case .calculated(.timeInRange(let rows, _, let low, let high, _)):
      plain(.rows(rows), .number(low), .number(high))
    case .coveredDays(let coverages, let from, let to):
      coverages.map { (.rows($0.rows), false) } + plain(.time(from), .time(to))
    case .of(let row, let inner): [(.row(row), false), (.number(inner), true)]
    case .arithmetic(let left, _, let right): plain(.number(left), .number(right))
    case .negated(let inner), .absolute(let inner), .floor(let inner): plain(.number(inner))
    case .least(let all), .greatest(let all), .firstKnown(let all):
      all.map { (.number($0), false) }
    case .elapsed(_, let from, let to): plain(.time(from), .time(to))
    case .yearOf(let time), .monthOf(let time), .dayOf(let time), .hourOf(let time),
      .weekdayOf(let time):
      plain(.time(time))
    case .truth(let condition): plain(.condition(condition))
    case .parsed(let text): plain(.text(text))
    case .choose(let choices, let otherwise):
      choices.flatMap { plain(.condition($0.when), .number($0.then)) } + plain(.number(otherwise))
    }
  }

  private static func parts(of time: Time) -> Parts {
    switch time {
    case .index, .periodStart, .periodEnd, .literal, .literalMinute, .missing, .birth, .death,
      .date, .end, .detail, .fact:
      []
    case .of(let row, let inner): [(.row(row), false), (.time(inner), true)]
    case .shifted(let inner, let count, _): plain(.time(inner), .number(count))
    case .day(let inner), .firstOfMonth(let inner), .firstOfYear(let inner): plain(.time(inner))
    case .earliest(let all), .latest(let all), .firstKnown(let all):
      all.map { (.time($0), false) }
    case .minimum(let rows, _), .maximum(let rows, _), .episodeStart(let rows, _):
      plain(.rows(rows))
    case .choose(let choices, let otherwise):
      choices.flatMap { plain(.condition($0.when), .time($0.then)) } + plain(.time(otherwise))
    }
  }

  private static func parts(of text: Text) -> Parts {
    switch text {
    case .literal, .missing, .sex, .code, .codelistColumn, .organisation, .kind, .detail, .fact,
      .person:
      []
    case .of(let row, let inner): [(.row(row), false), (.text(inner), true)]
    case .band(let number, _): plain(.number(number))
    case .firstKnown(let all): all.map { (.text($0), false) }
    case .choose(let choices, let otherwise):
      choices.flatMap { plain(.condition($0.when), .text($0.then)) } + plain(.text(otherwise))
    }
  }
}
