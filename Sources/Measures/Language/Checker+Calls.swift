import Essentials
import Timelines

// Calls of functions.
extension Checker {
  mutating func check(call: Call, in row: RowSort?) -> Meaning? {
    if !call.keys.isEmpty, call.name != "first", call.name != "last" {
      fail(call.keys[0].range, "\"by\" sorts the rows of first(…) and last(…) only")
      return nil
    }
    switch call.name {
    case "exists", "no", "count", "missing", "known", "contains", "alive", "registered",
      "in denominator", "in numerator":
      return check(claim: call, in: row)
    case "records": return checkRecords(call)
    case "same": return checkSame(call, in: row).map { .condition($0) }
    case "pair": return checkPair(call, in: row).map { .condition($0) }
    case "sum", "mean", "minimum", "maximum", "median", "distinct":
      return checkAggregate(call, in: row)
    case "minutes", "hours", "days", "weeks", "months", "years", "working days", "age", "year",
      "month", "day", "hour", "weekday":
      return checkTimeNumber(call, in: row).map { .number($0) }
    case "date", "first of month", "first of year", "episode start":
      return checkTimeCall(call, in: row).map { .time($0) }
    case "earliest", "latest": return checkEdge(call, in: row).map { .time($0) }
    case "least", "greatest": return checkExtreme(call, in: row)
    case "abs", "floor", "whole", "number", "text", "time":
      return checkConversion(call, in: row)
    case "covered days", "overlapping days", "episodes", "time in range", "kidney injury stage":
      return checkCalculation(call, in: row).map { .number($0) }
    case "fact", "detail": return checkNamed(call, in: row)
    case "band": return checkBand(call, in: row).map { .text($0) }
    case "first", "last": return checkSingle(call, in: row)
    case "registration": return one(call, in: row).map { .row(registration($0), .interval) }
    default:
      fail(call.syntax.range, "\(call.name)(…) stands after in only", "write \(written(call))")
      return nil
    }
  }

  func written(_ call: Call) -> String { Vocabulary.functions[call.name] ?? call.name }

  /// The arguments as plain values; an error where one is not, or there are too few or too many.
  mutating func values(_ call: Call, _ counts: ClosedRange<Int>) -> [Syntax]? {
    let values = call.arguments.compactMap { argument -> Syntax? in
      if case .value(let syntax) = argument { syntax } else { nil }
    }
    if values.count == call.arguments.count, counts.contains(values.count) { return values }
    fail(
      call.syntax.range, "\(call.name)(…) has the wrong arguments", "write \(written(call))")
    return nil
  }

  /// The one argument, a time.
  private mutating func one(_ call: Call, in row: RowSort?) -> Time? {
    guard let values = values(call, 1...1) else { return nil }
    return time(values[0], in: row)
  }

  // MARK: Claims

  private mutating func check(claim call: Call, in row: RowSort?) -> Meaning? {
    switch call.name {
    case "exists", "no", "count":
      guard let values = values(call, 1...1), let (rows, _) = rows(values[0], in: row) else {
        return nil
      }
      if call.name == "count" { return .number(.count(rows)) }
      return .condition(call.name == "no" ? .not(.exists(rows)) : .exists(rows))
    case "missing": return missing(call, in: row).map { .condition($0) }
    case "known": return missing(call, in: row).map { .condition(.not($0)) }
    case "contains":
      guard let values = values(call, 2...2) else { return nil }
      let (whole, part) = (text(values[0], in: row), text(values[1], in: row))
      guard let whole, let part else { return nil }
      return .condition(.contains(whole, part))
    case "alive":
      guard let day = one(call, in: row) else { return nil }
      return .condition(.any([.timeIsMissing(.death), .compareTimes(.death, .greater, day)]))
    case "registered":
      guard let day = one(call, in: row) else { return nil }
      return .condition(.exists(.inForce(.table(.intervals([.registration])), at: day)))
    default: return checkMembership(call).map { .condition($0) }
    }
  }

  private mutating func missing(_ call: Call, in row: RowSort?) -> Condition? {
    guard let values = values(call, 1...1), let meaning = check(values[0], in: row) else {
      return nil
    }
    switch meaning {
    case .number(let number): return .numberIsMissing(number)
    case .time(let time): return .timeIsMissing(time)
    case .text(let text): return .textIsMissing(text)
    case .condition(let condition): return .numberIsMissing(.truth(condition))
    case .row(let row, _): return .not(.found(row))
    case .open(.missing): return .literal(.yes)
    case .open(let open):
      // Whatever sort it has: it is missing where it is none of the three.
      let others: [Condition] = [.textIsMissing(open.text), .numberIsMissing(open.number)]
      return .all(others + (open.time.map { [.timeIsMissing($0)] } ?? []))
    case .rows:
      fail(values[0].range, "a set of rows is never missing", "write exists(…) or no(…)")
    case .duration: fail(values[0].range, "a length of time is never missing")
    }
    return nil
  }

  private mutating func checkMembership(_ call: Call) -> Condition? {
    guard let values = values(call, 1...1), case .text(let id) = values[0].kind else {
      fail(call.syntax.range, "the id of a measure is needed in quotes", "write \(written(call))")
      return nil
    }
    guard library.measureIDs.contains(id) else {
      let near = SimilarNames.nearest(to: id, in: library.measureIDs)
      fail(
        values[0].range, "there is no measure \"\(id)\" among those read together",
        near.map { "did you mean \"\($0)\"?" })
      return nil
    }
    if lookingInto.contains(id) {
      fail(values[0].range, "\"\(id)\" is explained by itself in the end")
      return nil
    }
    let other = library.index(of: id) ?? ""
    if other != indexText {
      fail(
        values[0].range,
        "\"\(id)\" is about each \(other), and this measure is about each \(indexText)")
      return nil
    }
    let inNumerator = call.name == "in numerator"
    guard let found = library.membership(of: id, inNumerator: inNumerator, with: self) else {
      return nil
    }
    codelists = found.codelists
    return spend(found.cost, at: call.syntax) ? found.condition : nil
  }

  /// The closest pair of two sets.
  private mutating func checkPair(_ call: Call, in row: RowSort?) -> Condition? {
    var sets: [Syntax] = []
    var order = Closeness.Order.either
    var closeness: (isStrict: Bool, length: Syntax)?
    for argument in call.arguments {
      switch argument {
      case .value(let syntax): sets.append(syntax)
      case .followed(let first, let second):
        sets += [first, second]
        order = .secondAfterFirst
      case .closeness(let isStrict, let length, _): closeness = (isStrict, length)
      case .band: break
      }
    }
    guard sets.count == 2, let closeness, call.arguments.count == (order == .either ? 3 : 2) else {
      fail(call.syntax.range, "pair(…) has the wrong arguments", "write \(written(call))")
      return nil
    }
    let (one, other) = (rows(sets[0], in: row), rows(sets[1], in: row))
    let length = length(closeness.length, "the distance", [.minutes, .hours, .days, .weeks])
    guard let one, let other, let length else { return nil }
    return .pair(
      one.rows, other.rows,
      Closeness(most: length.count, unit: length.unit, isStrict: closeness.isStrict, order: order))
  }

  /// A fixed length of time, such as `28 days`.
  mutating func length(
    _ syntax: Syntax, _ what: String, _ units: [TimeUnit]
  ) -> (count: Int, unit: TimeUnit)? {
    guard let meaning = check(syntax, in: nil) else { return nil }
    guard case .duration(let number, let unit) = meaning, units.contains(unit),
      case .literal(let value) = number, let count = Int(exactly: value),
      (0...1_000_000).contains(count)
    else {
      let names = units.map(\.rawValue).joined(separator: " or ")
      fail(syntax.range, "\(what) is a whole number of \(names)", "such as 28 days")
      return nil
    }
    return (count, unit)
  }

  /// The registration that counts at a time.
  ///
  /// - Source: ehrQL's core tables: the latest start; then the later end, a missing one before all;
  ///   then the largest practice.
  func registration(_ time: Time) -> Row {
    .last(
      .inForce(.table(.intervals([.registration])), at: time),
      by: [
        .time(.date), .time(.end), .number(.parsed(.organisation)), .text(.organisation),
      ])
  }

  /// `records("NAME")`: the rows that a layout makes under that name.
  private mutating func checkRecords(_ call: Call) -> Meaning? {
    guard let values = values(call, 1...1), case .text(let name) = values[0].kind, !name.isEmpty
    else {
      fail(
        call.syntax.range, "the name of records is needed in quotes",
        "write \(written(call)), as the layout that makes them says under record:")
      return nil
    }
    return .rows(.records(name), .interval)
  }

  private mutating func checkSame(_ call: Call, in row: RowSort?) -> Condition? {
    guard let values = values(call, 2...2) else { return nil }
    var rows: [Row] = []
    for value in values {
      guard let meaning = check(value, in: row) else { continue }
      guard case .row(let single, _) = meaning else {
        fail(
          value.range, "\(meaning.word) stands where a single row is needed",
          "write this, first(ROWS) or last(ROWS)")
        continue
      }
      rows.append(single)
    }
    return rows.count == 2 ? .same(rows[0], rows[1]) : nil
  }

  private mutating func checkSingle(_ call: Call, in row: RowSort?) -> Meaning? {
    guard let values = values(call, 1...1), let (rows, sort) = rows(values[0], in: row) else {
      return nil
    }
    var keys: [SortKey] = []
    for key in call.keys {
      guard let meaning = check(key, in: sort) else { return nil }
      switch meaning {
      case .number(let number): keys.append(.number(number))
      case .time(let time): keys.append(.time(time))
      case .text(let text): keys.append(.text(text))
      case .condition(let condition): keys.append(.number(.truth(condition)))
      case .open(let open): keys += [.number(open.number), .text(open.text)]
      default: fail(key.range, "rows cannot be sorted by \(meaning.word)")
      }
    }
    if call.keys.isEmpty {
      keys = sort == .event ? [.time(.date), .number(.value)] : [.time(.date)]
    }
    return .row(call.name == "first" ? .first(rows, by: keys) : .last(rows, by: keys), sort)
  }
}
