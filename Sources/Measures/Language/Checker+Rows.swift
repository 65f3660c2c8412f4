import Essentials
import Timelines

// Sets of rows, and times that are so far from others.
extension Checker {
  mutating func checkRows(_ syntax: Syntax, in row: RowSort?) -> Meaning? {
    switch syntax.kind {
    case .window(let set, let from, let to):
      let base = rows(set, in: row)
      // The bounds are about what surrounds the set, not about its rows.
      let start = from.map { time($0, in: row) }
      let end = to.map { time($0, in: row) }
      guard let base, start != .some(nil), end != .some(nil) else { return nil }
      let (first, last) = (start ?? nil, end ?? nil)
      if let first, let last, first != last, WindowCheck.isEmpty(from: first, to: last) {
        fail(
          (from ?? set).range, "this window is empty, as it ends before it begins",
          "write the earlier time first: from EARLIER to LATER")
        return nil
      }
      return .rows(.between(base.rows, from: first, to: last), base.sort)
    case .covering(let set, let at):
      let base = rows(set, in: row)
      let time = time(at, in: row)
      guard let base, let time else { return nil }
      return .rows(.inForce(base.rows, at: time), base.sort)
    case .filtered(let set, let condition):
      return filtered(set, condition, in: row) { .filtered($0, $1) }
    case .except(let set, let condition):
      return filtered(set, condition, in: row) { .except($0, $1) }
    default: return nil
    }
  }

  private mutating func filtered(
    _ set: Syntax, _ condition: Syntax, in row: RowSort?, _ make: (Rows, Condition) -> Rows
  ) -> Meaning? {
    guard let base = rows(set, in: row) else { return nil }
    guard let condition = self.condition(condition, in: base.sort) else { return nil }
    return .rows(make(base.rows, condition), base.sort)
  }

  mutating func checkShift(
    _ amount: Syntax, _ unit: TimeUnit, _ isBefore: Bool, _ base: Syntax, in row: RowSort?
  ) -> Meaning? {
    let number = number(amount, in: row)
    let time = time(base, in: row)
    guard let number, let time else { return nil }
    guard isBefore else { return .time(.shifted(time, number, unit)) }
    if case .literal(let value) = number {
      return .time(.shifted(time, .literal(-value), unit))
    }
    return .time(.shifted(time, .negated(number), unit))
  }

  // MARK: Choices

  mutating func check(
    _ cases: [Syntax.Case], _ otherwise: Syntax?, in row: RowSort?
  ) -> Meaning? {
    let conditions = cases.map { condition($0.when, in: row) }
    var sides: [Side?] = cases.map { one in check(one.then, in: row).map { ($0, one.then) } }
    if let otherwise { sides.append(check(otherwise, in: row).map { ($0, otherwise) }) }
    let good = sides.compactMap { $0 }
    let whens = conditions.compactMap { $0 }
    guard good.count == sides.count, whens.count == cases.count else { return nil }
    let last: Side? = otherwise == nil ? nil : good[good.count - 1]
    let thens = Array(zip(whens, good))
    switch sort(of: good) {
    case .condition:
      guard let values = all(good, { $0.condition($1.meaning, $1.syntax) }) else { return nil }
      let rest = last == nil ? .literal(.unknown) : values[values.count - 1]
      return .condition(.choose(choices(thens, values), otherwise: rest))
    case .number:
      guard let values = all(good, { $0.number($1.meaning, $1.syntax) }) else { return nil }
      let rest = last == nil ? .missing : values[values.count - 1]
      return .number(.choose(choices(thens, values), otherwise: rest))
    case .time:
      guard let values = all(good, { $0.time($1.meaning, $1.syntax) }) else { return nil }
      let rest = last == nil ? .missing : values[values.count - 1]
      return .time(.choose(choices(thens, values), otherwise: rest))
    case .text:
      guard let values = all(good, { $0.text($1.meaning, $1.syntax) }) else { return nil }
      let rest = last == nil ? .missing : values[values.count - 1]
      return .text(.choose(choices(thens, values), otherwise: rest))
    case .none: return failSort(good[0], "the result of a case")
    }
  }

  private func choices<Value>(
    _ thens: [(Condition, Side)], _ values: [Value]
  ) -> [Choice<Value>] {
    zip(thens, values).map { Choice(when: $0.0, then: $1) }
  }

  mutating func check(_ first: Syntax, otherwise second: Syntax, in row: RowSort?) -> Meaning? {
    guard let one = check(first, in: row), let other = check(second, in: row) else { return nil }
    let sides = [(one, first), (other, second)]
    switch sort(of: sides) {
    case .condition:
      guard let values = all(sides, { $0.condition($1.meaning, $1.syntax) }) else { return nil }
      let known = [
        Choice(when: values[0], then: Condition.literal(.yes)),
        Choice(when: .not(values[0]), then: .literal(.no)),
      ]
      return .condition(.choose(known, otherwise: values[1]))
    case .number:
      return all(sides) { $0.number($1.meaning, $1.syntax) }.map { .number(.firstKnown($0)) }
    case .time:
      return all(sides) { $0.time($1.meaning, $1.syntax) }.map { .time(.firstKnown($0)) }
    case .text:
      return all(sides) { $0.text($1.meaning, $1.syntax) }.map { .text(.firstKnown($0)) }
    case .none: return failSort(sides[0], "one side of otherwise")
    }
  }

  /// The sorts a value can have.
  enum ValueSort { case condition, number, time, text }

  /// The sort that the first of some values with one of its own has; texts where none has.
  func sort(of sides: [Side]) -> ValueSort? {
    for side in sides {
      switch side.meaning {
      case .condition: return .condition
      case .number: return .number
      case .time: return .time
      case .text: return .text
      case .open: continue
      case .rows, .row, .duration: return nil
      }
    }
    return .text
  }

  private mutating func failSort(_ side: Side, _ what: String) -> Meaning? {
    fail(side.syntax.range, "\(side.meaning.word) cannot be \(what)")
    return nil
  }

  mutating func all<Value>(
    _ sides: [Side], _ convert: (inout Checker, Side) -> Value?
  ) -> [Value]? {
    let converted = sides.map { convert(&self, $0) }
    let good = converted.compactMap { $0 }
    return good.count == sides.count ? good : nil
  }
}
