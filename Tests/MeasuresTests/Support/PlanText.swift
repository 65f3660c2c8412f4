import Essentials
import Timelines

@testable import Measures

// Plans as texts: each node as a name with its parts in brackets, to be compared in tests.

extension Condition {
  var plainText: String {
    switch self {
    case .literal(let truth): "\(truth)"
    case .not(let inner): "not(\(inner.plainText))"
    case .all(let parts): "all(\(parts.map(\.plainText).listed))"
    case .any(let parts): "any(\(parts.map(\.plainText).listed))"
    case .exists(let rows): "exists(\(rows.plainText))"
    case .found(let row): "found(\(row.plainText))"
    case .same(let one, let other): "same(\(one.plainText), \(other.plainText))"
    case .compareNumbers(let left, let by, let right):
      "\(left.plainText) \(by.rawValue) \(right.plainText)"
    case .compareTimes(let left, let by, let right):
      "\(left.plainText) \(by.rawValue) \(right.plainText)"
    case .compareTexts(let left, let by, let right):
      "\(left.plainText) \(by.rawValue) \(right.plainText)"
    case .textIn(let text, let texts): "\(text.plainText) in \(texts)"
    case .numberIn(let number, let numbers):
      "\(number.plainText) in [\(numbers.map(\.plainText).listed)]"
    case .textAmong(let text, let rows, let other):
      "\(text.plainText) among(\(rows.plainText), \(other.plainText))"
    case .numberAmong(let number, let rows, let other):
      "\(number.plainText) among(\(rows.plainText), \(other.plainText))"
    case .timeAmong(let time, let rows, let other):
      "\(time.plainText) among(\(rows.plainText), \(other.plainText))"
    case .contains(let whole, let part): "contains(\(whole.plainText), \(part.plainText))"
    case .codeIn(let lists): "code in \(lists)"
    case .numberIsMissing(let number): "missing(\(number.plainText))"
    case .timeIsMissing(let time): "missing(\(time.plainText))"
    case .textIsMissing(let text): "missing(\(text.plainText))"
    case .pair(let one, let other, let close):
      "pair(\(one.plainText), \(other.plainText), \(close.isStrict ? "<" : "<=") \(close.most) "
        + "\(close.unit.rawValue)\(close.order == .either ? "" : ", in order"))"
    case .of(let row, let inner): "\(row.plainText).(\(inner.plainText))"
    case .choose(let cases, let otherwise):
      choice(cases.map { ($0.when, $0.then.plainText) }, otherwise.plainText)
    }
  }
}

extension Number {
  var plainText: String {
    switch self {
    case .literal(let number): number.plainText
    case .missing: "missing"
    case .count(let rows): "count(\(rows.plainText))"
    case .distinctTexts(let rows, let text): "distinct(\(rows.plainText), \(text.plainText))"
    case .distinctNumbers(let rows, let number): "distinct(\(rows.plainText), \(number.plainText))"
    case .distinctTimes(let rows, let time): "distinct(\(rows.plainText), \(time.plainText))"
    case .aggregate(let aggregate, let rows, let number):
      "\(aggregate.rawValue)(\(rows.plainText), \(number.plainText))"
    case .coveredDays(let sets, let from, let to):
      "covered(\(sets.map { "\($0.rows.plainText) for \($0.days.plainText)" }.listed), "
        + "\(from.plainText), \(to.plainText))"
    case .episodes(let rows, let gap): "episodes(\(rows.plainText), \(gap))"
    case .value: "value"
    case .detail(let name): "detail#\(name)"
    case .fact(let name): "fact#\(name)"
    case .of(let row, let inner): "\(row.plainText).(\(inner.plainText))"
    case .arithmetic(let left, let by, let right):
      "(\(left.plainText) \(by.rawValue) \(right.plainText))"
    case .negated(let inner): "-(\(inner.plainText))"
    case .absolute(let inner): "abs(\(inner.plainText))"
    case .floor(let inner): "floor(\(inner.plainText))"
    case .least(let numbers): "least(\(numbers.map(\.plainText).listed))"
    case .greatest(let numbers): "greatest(\(numbers.map(\.plainText).listed))"
    case .firstKnown(let numbers): "known(\(numbers.map(\.plainText).listed))"
    case .elapsed(let unit, let from, let to):
      "\(unit.rawValue)(\(from.plainText), \(to.plainText))"
    case .yearOf(let time): "year(\(time.plainText))"
    case .monthOf(let time): "month(\(time.plainText))"
    case .dayOf(let time): "day(\(time.plainText))"
    case .hourOf(let time): "hour(\(time.plainText))"
    case .weekdayOf(let time): "weekday(\(time.plainText))"
    case .truth(let condition): "number(\(condition.plainText))"
    case .parsed(let text): "parsed(\(text.plainText))"
    case .choose(let cases, let otherwise):
      choice(cases.map { ($0.when, $0.then.plainText) }, otherwise.plainText)
    case .calculated(.timeInRange(let rows, let value, let low, let high, let gap)):
      "range(\(rows.plainText), \(value.plainText), \(low.plainText), \(high.plainText), \(gap))"
    case .calculated(.kidneyInjuryStage(let rows, let value)):
      "kidney(\(rows.plainText), \(value.plainText))"
    }
  }
}

extension Time {
  var plainText: String {
    switch self {
    case .index: "index"
    case .periodStart: "period start"
    case .periodEnd: "period end"
    case .literal(let day): day.isoText
    case .literalMinute(let minute): "minute \(minute.number)"
    case .missing: "missing"
    case .birth: "birth"
    case .death: "death"
    case .date: "date"
    case .end: "end"
    case .detail(let name): "detail#\(name)"
    case .fact(let name): "fact#\(name)"
    case .of(let row, let inner): "\(row.plainText).(\(inner.plainText))"
    case .shifted(let time, let number, let unit):
      "\(time.plainText)[\(number.plainText) \(unit.rawValue)]"
    case .day(let time): "date(\(time.plainText))"
    case .firstOfMonth(let time): "month start(\(time.plainText))"
    case .firstOfYear(let time): "year start(\(time.plainText))"
    case .earliest(let times): "earliest(\(times.map(\.plainText).listed))"
    case .latest(let times): "latest(\(times.map(\.plainText).listed))"
    case .minimum(let rows, let time): "minimum(\(rows.plainText), \(time.plainText))"
    case .maximum(let rows, let time): "maximum(\(rows.plainText), \(time.plainText))"
    case .episodeStart(let rows, let gap): "stretch(\(rows.plainText), \(gap))"
    case .firstKnown(let times): "known(\(times.map(\.plainText).listed))"
    case .choose(let cases, let otherwise):
      choice(cases.map { ($0.when, $0.then.plainText) }, otherwise.plainText)
    }
  }
}

extension Text {
  var plainText: String {
    switch self {
    case .literal(let text): "\"\(text)\""
    case .missing: "missing"
    case .sex: "sex"
    case .code: "code"
    case .codelistColumn(let list, let column): "#\(list).\(column)"
    case .organisation: "organisation"
    case .kind: "kind"
    case .detail(let name): "detail#\(name)"
    case .fact(let name): "fact#\(name)"
    case .person: "person"
    case .of(let row, let inner): "\(row.plainText).(\(inner.plainText))"
    case .band(let number, let bands):
      "band(\(number.plainText), \(bands.map { "\($0.from.plainText) \($0.name)" }.listed))"
    case .firstKnown(let texts): "known(\(texts.map(\.plainText).listed))"
    case .choose(let cases, let otherwise):
      choice(cases.map { ($0.when, $0.then.plainText) }, otherwise.plainText)
    }
  }
}

extension Measures.Rows {
  var plainText: String {
    switch self {
    case .table(.events([.prescription, .dispensing, .administration, .medicationStatement])):
      "medications"
    case .table(.events([.clinical, .observation, .condition, .procedure])): "events"
    case .table(.events(let kinds)): kinds.map(\.word).sorted().joined(separator: "+")
    case .table(.intervals(let kinds)): kinds.map(\.word).sorted().joined(separator: "+")
    case .coded(let rows, let lists): "\(rows.plainText)\(lists)"
    case .between(let rows, let from, let to):
      "\(rows.plainText){\(from?.plainText ?? "")…\(to?.plainText ?? "")}"
    case .inForce(let rows, let time): "\(rows.plainText){at \(time.plainText)}"
    case .filtered(let rows, let condition): "\(rows.plainText) where(\(condition.plainText))"
    case .except(let rows, let condition): "\(rows.plainText) except(\(condition.plainText))"
    }
  }
}

extension Measures.Row {
  var plainText: String {
    switch self {
    case .first(let rows, let keys): "first(\(rows.plainText) by \(keys.map(\.plainText).listed))"
    case .last(let rows, let keys): "last(\(rows.plainText) by \(keys.map(\.plainText).listed))"
    case .index: "this"
    }
  }
}

extension SortKey {
  var plainText: String {
    switch self {
    case .number(let number): number.plainText
    case .time(let time): time.plainText
    case .text(let text): text.plainText
    }
  }
}

extension [String] {
  fileprivate var listed: String { joined(separator: ", ") }
}

private func choice(_ cases: [(Condition, String)], _ otherwise: String) -> String {
  let parts = cases.map { "\($0.0.plainText): \($0.1)" }
  return "case(\((parts + ["else " + otherwise]).listed))"
}
