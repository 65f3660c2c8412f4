import Essentials
import Timelines

// Calls that give numbers, and those that turn one sort into another.
extension Checker {
  /// `sum(ROWS, NUMBER)` and its like; the value is the row's own where it is left out.
  mutating func checkAggregate(_ call: Call, in row: RowSort?) -> Meaning? {
    guard let (set, inner, sort) = setAndValue(call, in: row) else { return nil }
    let fallback = call.name == "distinct" ? "code" : "value"
    guard let meaning = inner.map({ check($0, in: sort) }) ?? own(fallback, sort, call) else {
      return nil
    }
    let place = inner ?? call.syntax
    if call.name == "distinct" {
      switch meaning {
      case .number(let number): return .number(.distinctNumbers(set, number))
      case .time(let time): return .number(.distinctTimes(set, time))
      case .condition(let condition): return .number(.distinctNumbers(set, .truth(condition)))
      default: return text(meaning, place).map { .number(.distinctTexts(set, $0)) }
      }
    }
    let isEdge = call.name == "minimum" || call.name == "maximum"
    if isEdge, case .time(let time) = meaning {
      return .time(call.name == "minimum" ? .minimum(set, time) : .maximum(set, time))
    }
    if isEdge, case .text(let text) = meaning {
      // The least text is that of the first row when those that have one are sorted by it.
      let known = Rows.filtered(set, .not(.textIsMissing(text)))
      let keys = [SortKey.text(text)]
      return .text(
        .of(call.name == "minimum" ? .first(known, by: keys) : .last(known, by: keys), text))
    }
    guard let aggregate = Aggregate(rawValue: call.name) else { return nil }
    return number(meaning, place).map { .number(.aggregate(aggregate, set, $0)) }
  }

  private mutating func own(_ field: String, _ sort: RowSort, _ call: Call) -> Meaning? {
    self.field(field, of: sort, at: call.syntax)?.meaning
  }

  /// A set, and what is asked of its rows: `(ROWS, X)`, `(ROWS).X` or only `(ROWS)`.
  mutating func setAndValue(
    _ call: Call, in row: RowSort?
  ) -> (set: Rows, value: Syntax?, sort: RowSort)? {
    guard let values = values(call, 1...2) else { return nil }
    if values.count == 2 {
      return rows(values[0], in: row).map { ($0.rows, values[1], $0.sort) }
    }
    if case .field(let set, let name) = values[0].kind {
      let end = values[0].range.upperBound
      let place = end - name.unicodeScalars.count..<end
      return rows(set, in: row).map {
        ($0.rows, Syntax(kind: .name(name), range: place), $0.sort)
      }
    }
    return rows(values[0], in: row).map { ($0.rows, nil, $0.sort) }
  }

  mutating func checkTimeNumber(_ call: Call, in row: RowSort?) -> Number? {
    if let unit = Vocabulary.units[call.name], call.arguments.count != 1 {
      guard let values = values(call, 2...2) else { return nil }
      let (from, to) = (time(values[0], in: row), time(values[1], in: row))
      guard let from, let to else { return nil }
      return .elapsed(unit, from: from, to: to)
    }
    guard let values = values(call, 1...1), let time = time(values[0], in: row) else { return nil }
    switch call.name {
    case "age": return .elapsed(.years, from: .birth, to: time)
    case "year": return .yearOf(time)
    case "month": return .monthOf(time)
    case "day": return .dayOf(time)
    case "hour": return .hourOf(time)
    case "weekday": return .weekdayOf(time)
    default:
      fail(call.syntax.range, "\(call.name)(…) is the time from one to another", written(call))
      return nil
    }
  }

  mutating func checkTimeCall(_ call: Call, in row: RowSort?) -> Time? {
    if call.name == "episode start" {
      guard let values = values(call, 2...2) else { return nil }
      let set = rows(values[0], in: row)
      let gap = length(values[1], "the gap", [.days, .weeks])
      guard let set, let gap else { return nil }
      return .episodeStart(set.rows, gapDays: gap.unit == .weeks ? gap.count * 7 : gap.count)
    }
    guard let values = values(call, 1...1), let time = time(values[0], in: row) else { return nil }
    switch call.name {
    case "date": return .day(time)
    case "first of month": return .firstOfMonth(time)
    default: return .firstOfYear(time)
    }
  }

  /// `earliest(ROWS)`, `earliest(ROWS, TIME)` or `earliest(TIME, TIME, …)`.
  mutating func checkEdge(_ call: Call, in row: RowSort?) -> Time? {
    let isFirst = call.name == "earliest"
    guard let values = values(call, 1...50) else { return nil }
    if isSet(values[0]) {
      guard let (set, value, sort) = setAndValue(call, in: row) else { return nil }
      guard let time = value.map({ time($0, in: sort) }) ?? .date else { return nil }
      return isFirst ? .minimum(set, time) : .maximum(set, time)
    }
    let times = values.map { time($0, in: row) }
    let good = times.compactMap { $0 }
    guard good.count == times.count else { return nil }
    return isFirst ? .earliest(good) : .latest(good)
  }

  /// Whether this is written as a set of rows, perhaps with a field after it.
  private mutating func isSet(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .window, .covering, .filtered, .except: return true
    case .among(let set, _), .field(let set, _): return isSet(set)
    case .call("records", _, _): return true
    case .name(let name):
      if case .rows = named(name)?.meaning { return true }
      return Vocabulary.tables[name] != nil
    default: return false
    }
  }

  mutating func checkExtreme(_ call: Call, in row: RowSort?) -> Meaning? {
    guard let values = values(call, 1...50) else { return nil }
    let checked = values.map { value in check(value, in: row).map { ($0, value) } }
    let sides = checked.compactMap { $0 }
    guard sides.count == checked.count else { return nil }
    let isLeast = call.name == "least"
    switch sort(of: sides) {
    case .number:
      guard let numbers = all(sides, { $0.number($1.meaning, $1.syntax) }) else { return nil }
      return .number(isLeast ? .least(numbers) : .greatest(numbers))
    case .time:
      guard let times = all(sides, { $0.time($1.meaning, $1.syntax) }) else { return nil }
      return .time(isLeast ? .earliest(times) : .latest(times))
    case .text:
      guard let texts = all(sides, { $0.text($1.meaning, $1.syntax) }) else { return nil }
      return .text(extreme(texts, isLeast ? .lessOrEqual : .greaterOrEqual))
    case .condition, .none:
      fail(values[0].range, "\(sides[0].0.word) is neither great nor small")
      return nil
    }
  }

  /// The text that compares so with all others, those missing passed over.
  private func extreme(_ texts: [Text], _ comparison: Comparison) -> Text {
    texts.dropFirst().reduce(texts[0]) { best, text in
      let isBetter = Condition.any([
        .textIsMissing(text), .compareTexts(best, comparison, text),
      ])
      let keeps = Condition.all([.not(.textIsMissing(best)), isBetter])
      return .choose([Choice(when: keeps, then: best)], otherwise: text)
    }
  }

  mutating func checkConversion(_ call: Call, in row: RowSort?) -> Meaning? {
    guard let values = values(call, 1...1), let meaning = check(values[0], in: row) else {
      return nil
    }
    switch call.name {
    case "abs": return number(meaning, values[0]).map { .number(.absolute($0)) }
    case "floor": return number(meaning, values[0]).map { .number(.floor($0)) }
    case "whole":
      guard let number = number(meaning, values[0]) else { return nil }
      let below = Choice(
        when: .compareNumbers(number, .less, .literal(0)),
        then: Number.negated(.floor(.negated(number))))
      return .number(.choose([below], otherwise: .floor(number)))
    case "number":
      switch meaning {
      case .text(let text): return .number(.parsed(text))
      case .condition(let condition): return .number(.truth(condition))
      default: return number(meaning, values[0]).map { .number($0) }
      }
    case "text": return text(meaning, values[0]).map { .text($0) }
    default: return time(meaning, values[0]).map { .time($0) }
    }
  }

  /// `fact("name")` and `detail("name")`.
  mutating func checkNamed(_ call: Call, in row: RowSort?) -> Meaning? {
    guard let values = values(call, 1...1), case .text(let name) = values[0].kind, !name.isEmpty
    else {
      fail(call.syntax.range, "a name is needed in quotes", "write \(written(call))")
      return nil
    }
    if call.name == "fact" {
      switch name {
      case DetailName.ethnicGroup: return .text(.fact(name))
      case DetailName.deprivation: return .number(.fact(name))
      default: return .open(.fact(name))
      }
    }
    guard let row else {
      fail(
        call.syntax.range, "a detail is that of a row, and no row is spoken of here",
        "write last(ROWS).(\(written(call)))")
      return nil
    }
    if let field = field(name, of: row, at: call.syntax) { return field.meaning }
    return .open(.detail(name))
  }

  mutating func checkBand(_ call: Call, in row: RowSort?) -> Text? {
    var bands: [Band] = []
    for argument in call.arguments.dropFirst() {
      guard case .band(let bound, let name, let range) = argument else {
        fail(argument.range, "a band is a number with a name", "write 18 \"18 to 64\"")
        return nil
      }
      if let last = bands.last, last.from >= bound {
        fail(
          range, "bands go upwards, and \(bound.plainText) is no more than \(last.from.plainText)")
        return nil
      }
      bands.append(Band(from: bound, name: name))
    }
    guard case .value(let syntax) = call.arguments.first, !bands.isEmpty else {
      fail(call.syntax.range, "band(…) has the wrong arguments", "write \(written(call))")
      return nil
    }
    return number(syntax, in: row).map { .band($0, bands) }
  }
}
