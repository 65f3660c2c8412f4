import Essentials

// Calls that calculate over many rows at once.
extension Checker {
  mutating func checkCalculation(_ call: Call, in row: RowSort?) -> Number? {
    switch call.name {
    case "covered days":
      guard let values = values(call, 4...4) else { return nil }
      return checkCoverage([(values[0], values[1])], values[2], values[3], in: row)
    case "overlapping days":
      // Two sets or three, each with its days.
      guard let values = values(call, 6...8) else { return nil }
      let count = values.count / 2 - 1
      guard values.count.isMultiple(of: 2) else { return failOddSets(call) }
      let sets = (0..<count).map { (values[2 * $0], values[2 * $0 + 1]) }
      return checkCoverage(sets, values[2 * count], values[2 * count + 1], in: row)
    case "episodes":
      guard let values = values(call, 2...2) else { return nil }
      let set = rows(values[0], in: row)
      let gap = length(values[1], "the gap", [.days, .weeks])
      guard let set, let gap else { return nil }
      return .episodes(set.rows, gapDays: gap.unit == .weeks ? gap.count * 7 : gap.count)
    case "time in range": return checkTimeInRange(call, in: row)
    default:
      guard let values = values(call, 1...2), let (set, sort) = rows(values[0], in: row) else {
        return nil
      }
      guard let value = value(values.dropFirst().first, of: sort, call) else { return nil }
      return .calculated(.kidneyInjuryStage(set, value: value))
    }
  }

  private mutating func failOddSets(_ call: Call) -> Number? {
    fail(
      call.syntax.range, "\(call.name)(…) has the wrong arguments", "write \(written(call))")
    return nil
  }

  private mutating func checkCoverage(
    _ sets: [(rows: Syntax, days: Syntax)], _ from: Syntax, _ to: Syntax, in row: RowSort?
  ) -> Number? {
    var coverages: [Coverage] = []
    for set in sets {
      guard let (rows, sort) = rows(set.rows, in: row), let days = number(set.days, in: sort) else {
        continue
      }
      coverages.append(Coverage(rows: rows, days: days))
    }
    let (start, end) = (time(from, in: row), time(to, in: row))
    guard let start, let end, coverages.count == sets.count else { return nil }
    if WindowCheck.isEmpty(from: start, to: end) {
      fail(from.range, "this window is empty, as it ends before it begins")
      return nil
    }
    return .coveredDays(coverages, from: start, to: end)
  }

  private mutating func checkTimeInRange(_ call: Call, in row: RowSort?) -> Number? {
    guard let values = values(call, 4...5), let (set, sort) = rows(values[0], in: row) else {
      return nil
    }
    let (low, high) = (number(values[1], in: row), number(values[2], in: row))
    let gap = length(values[3], "the longest gap", [.days, .weeks])
    guard let low, let high, let gap,
      let value = value(values.dropFirst(4).first, of: sort, call)
    else { return nil }
    if case (.literal(let from), .literal(let to)) = (low, high), from > to {
      fail(values[1].range, "nothing lies between these", "put the lower bound first")
      return nil
    }
    let days = gap.unit == .weeks ? gap.count * 7 : gap.count
    return .calculated(.timeInRange(set, value: value, low: low, high: high, longestGapDays: days))
  }

  /// A number of each row, which is its value where nothing is said.
  private mutating func value(_ syntax: Syntax?, of sort: RowSort, _ call: Call) -> Number? {
    if let syntax { return number(syntax, in: sort) }
    guard let meaning = field("value", of: sort, at: call.syntax)?.meaning else { return nil }
    return number(meaning, call.syntax)
  }
}
