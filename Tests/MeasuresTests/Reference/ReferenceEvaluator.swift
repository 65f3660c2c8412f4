import Essentials
import Timelines

@testable import Measures

/// A slow and obvious evaluator: lists of structures, optionals for what is not known, and the
/// definition of each expression word for word.
struct ReferenceEvaluator {
  let dictionary: TimelineDictionary
  /// The codes of each codelist, with what its columns say of them.
  let codelists: [[String: [String: String]]]
  var person: ReferencePerson
  var index: ReferenceTime?
  var period: Period?
  var indexRow: ReferenceRow?

  // MARK: Conditions

  func truth(_ condition: Condition, _ row: ReferenceRow?) -> Bool? {
    switch condition {
    case .literal(let truth): return truth == .unknown ? nil : truth == .yes
    case .not(let inner): return truth(inner, row).map { !$0 }
    case .all(let parts):
      let truths = parts.map { truth($0, row) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .any(let parts):
      let truths = parts.map { truth($0, row) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    case .exists(let rows): return !self.rows(rows, row).isEmpty
    case .found(let one): return self.row(one, row) != nil
    case .same(let left, let right):
      guard let one = self.row(left, row) else { return false }
      return self.row(right, row) == one
    case .of(let one, let inner): return self.row(one, row).flatMap { truth(inner, $0) }
    case .choose(let choices, let otherwise):
      return truth(choice(choices, otherwise, row), row)
    case .codeIn(let lists):
      return row?.codes.contains { code in lists.contains { codelists[$0][code] != nil } } ?? false
    case .pair(let left, let right, let closeness):
      let (ones, others) = (rows(left, row), rows(right, row))
      return ones.contains { one in
        others.contains { $0 != one && isPair(one.date, $0.date, closeness) }
      }
    default: return compared(condition, row)
    }
  }

  private func compared(_ condition: Condition, _ row: ReferenceRow?) -> Bool? {
    switch condition {
    case .compareNumbers(let left, let how, let right):
      guard let left = number(left, row), let right = number(right, row) else { return nil }
      return holds(left < right ? -1 : left == right ? 0 : 1, how)
    case .compareTimes(let left, let how, let right):
      guard let left = time(left, row), let right = time(right, row) else { return nil }
      return holds(compare(left, right), how)
    case .compareTexts(let left, let how, let right):
      guard let left = text(left, row), let right = text(right, row) else { return nil }
      return holds(
        left == right ? 0 : Array(left.utf8).lexicographicallyPrecedes(right.utf8) ? -1 : 1, how)
    case .textIn(let text, let words): return self.text(text, row).map { words.contains($0) }
    case .numberIn(let number, let numbers):
      return self.number(number, row).map { numbers.contains($0) }
    case .textAmong(let text, let rows, let each):
      guard let text = self.text(text, row) else { return nil }
      return self.rows(rows, row).contains { self.text(each, $0) == text }
    case .numberAmong(let number, let rows, let each):
      guard let number = self.number(number, row) else { return nil }
      return self.rows(rows, row).contains { self.number(each, $0) == number }
    case .timeAmong(let time, let rows, let each):
      guard let time = self.time(time, row) else { return nil }
      return self.rows(rows, row).contains { one in
        self.time(each, one).map { compare($0, time) == 0 } ?? false
      }
    case .contains(let text, let part):
      guard let text = self.text(text, row), let part = self.text(part, row) else { return nil }
      return part.isEmpty || text.contains(part)
    case .numberIsMissing(let number): return self.number(number, row) == nil
    case .timeIsMissing(let time): return self.time(time, row) == nil
    case .textIsMissing(let text): return self.text(text, row) == nil
    default: return nil
    }
  }

  private func holds(_ order: Int, _ how: Comparison) -> Bool {
    switch how {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }

  /// Days where either is a whole day.
  func compare(_ left: ReferenceTime, _ right: ReferenceTime) -> Int {
    guard let one = left.elapsed, let other = right.elapsed else { return left.day - right.day }
    return one - other
  }

  private func isPair(
    _ left: ReferenceTime?, _ right: ReferenceTime?, _ closeness: Closeness
  ) -> Bool {
    guard let left, let right else { return false }
    if closeness.order == .secondAfterFirst, compare(right, left) < 0 { return false }
    var distance: Int?
    switch closeness.unit {
    case .minutes, .hours:
      guard let one = left.elapsed, let other = right.elapsed else { return false }
      distance = abs(one - other)
    default: distance = abs(left.day - right.day)
    }
    let most =
      closeness.most * (closeness.unit == .hours ? 60 : closeness.unit == .weeks ? 7 : 1)
    return distance.map { closeness.isStrict ? $0 < most : $0 <= most } ?? false
  }

  func choice<Value>(
    _ choices: [Choice<Value>], _ otherwise: Value, _ row: ReferenceRow?
  ) -> Value {
    choices.first { truth($0.when, row) == true }?.then ?? otherwise
  }

  // MARK: Rows

  func rows(_ rows: Measures.Rows, _ row: ReferenceRow?) -> [ReferenceRow] {
    switch rows {
    case .table(.events(let kinds)):
      return person.events.filter { $0.eventKind.map(kinds.contains) ?? false }
    case .table(.intervals(let kinds)):
      return person.intervals.filter { $0.intervalKind.map(kinds.contains) ?? false }
    case .coded(let inner, let lists):
      return self.rows(inner, row).filter { truth(.codeIn(lists), $0) == true }
    case .between(let inner, let from, let to):
      let first = from.map { time($0, row) }
      let last = to.map { time($0, row) }
      return self.rows(inner, row).filter { one in
        if from == nil, to == nil { return one.date != nil }
        guard let date = one.date else { return false }
        if let first { guard let first, compare(date, first) >= 0 else { return false } }
        if let last { guard let last, compare(date, last) <= 0 else { return false } }
        return true
      }
    case .inForce(let inner, let at):
      let moment = time(at, row)
      return self.rows(inner, row).filter { one in
        guard let moment, let date = one.date, compare(date, moment) <= 0 else { return false }
        return one.end.map { compare($0, moment) >= 0 } ?? true
      }
    case .filtered(let inner, let condition):
      return self.rows(inner, row).filter { truth(condition, $0) == true }
    case .except(let inner, let condition):
      return self.rows(inner, row).filter { truth(condition, $0) != true }
    }
  }

  func row(_ one: Row, _ row: ReferenceRow?) -> ReferenceRow? {
    switch one {
    case .index: return indexRow
    case .first(let rows, let keys):
      let all = self.rows(rows, row)
      return all.first { candidate in !all.contains { isBefore($0, candidate, keys) } }
    case .last(let rows, let keys):
      let all = self.rows(rows, row)
      return all.last { candidate in !all.contains { isBefore(candidate, $0, keys) } }
    }
  }

  private func isBefore(_ left: ReferenceRow, _ right: ReferenceRow, _ keys: [SortKey]) -> Bool {
    for key in keys {
      switch key {
      case .number(let number):
        let (one, other) = (self.number(number, left), self.number(number, right))
        if one != other { return other.map { other in one.map { $0 < other } ?? true } ?? false }
      case .time(let time):
        let (one, other) = (self.time(time, left), self.time(time, right))
        guard one != other else { continue }
        guard let other else { return false }
        return one.map { $0.key.lexicographicallyPrecedes(other.key) } ?? true
      case .text(let text):
        let (one, other) = (self.text(text, left), self.text(text, right))
        guard one != other else { continue }
        guard let other else { return false }
        return one.map { Array($0.utf8).lexicographicallyPrecedes(other.utf8) } ?? true
      }
    }
    return false
  }
}
