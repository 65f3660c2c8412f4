import Essentials
import Timelines

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Scan {
  /// A number, NaN where it is missing; about `row` where it speaks of one.
  mutating func number(_ place: Int, _ row: RowPlace) -> Double {
    let node = program.numbers[place]
    switch node.operation {
    case .literal: return node.number
    case .value: return value(of: row)
    case .detail: return numberDetail(node.a, of: row)
    case .fact: return numberFact(node.a)
    case .of:
      let found = self.row(node.a, row)
      return found.isNone ? .nan : number(node.b, found)
    case .arithmetic:
      let left = number(node.a, row)
      return Scan.reckon(left, Program.arithmetic[node.c], number(node.b, row))
    case .negated: return -number(node.a, row)
    case .absolute: return abs(number(node.a, row))
    case .floor: return number(node.a, row).rounded(.down)
    case .least, .greatest, .firstKnown: return chosen(node, row)
    case .elapsed:
      let from = time(node.a, row)
      return from.elapsed(to: time(node.b, row), Program.units[node.c]).map(Double.init) ?? .nan
    case .yearOf, .monthOf, .dayOf, .hourOf, .weekdayOf: return timePart(node, row)
    case .truth:
      let truth = truth(node.a, row)
      return truth == .unknown ? .nan : truth == .yes ? 1 : 0
    case .parsed:
      let text = text(node.a, row)
      return text < 0 ? .nan : parsed(text)
    case .choose: return number(choice(node.a..<node.b, otherwise: node.c, row), row)
    case .count, .distinctTexts, .distinctNumbers, .distinctTimes, .aggregate, .coveredDays,
      .episodes, .timeInRange, .kidneyInjuryStage:
      return numberOverRows(node, row)
    }
  }

  private mutating func numberOverRows(_ node: Step<NumberOperation>, _ row: RowPlace) -> Double {
    switch node.operation {
    case .count: return Double(count(node.a, row))
    case .distinctTexts, .distinctNumbers: return Double(distinct(node, row))
    case .distinctTimes: return Double(distinctTimes(node, row))
    case .aggregate: return aggregate(node, row)
    case .coveredDays: return coveredDays(node, row)
    case .episodes: return Double(episodes(node.a, gap: node.b, row).count)
    case .timeInRange: return timeInRange(node, row)
    default: return kidneyInjuryStage(node, row)
    }
  }

  /// A sum of two numbers; NaN where it is none.
  static func reckon(_ left: Double, _ how: Arithmetic, _ right: Double) -> Double {
    if left.isNaN || right.isNaN { return .nan }
    let result: Double
    switch how {
    case .add: result = left + right
    case .subtract: result = left - right
    case .multiply: result = left * right
    case .divide: result = right == 0 ? .nan : left / right
    case .divideWhole: result = right == 0 ? .nan : (left / right).rounded(.down)
    case .remainder: result = right == 0 ? .nan : left - (left / right).rounded(.down) * right
    case .power: result = pow(left, right)
    }
    return result.isFinite ? result : .nan
  }

  private mutating func chosen(_ node: Step<NumberOperation>, _ row: RowPlace) -> Double {
    var best = Double.nan
    for place in node.a..<node.b {
      let number = number(program.lists[place], row)
      if number.isNaN { continue }
      if node.operation == .firstKnown { return number }
      let isBetter = node.operation == .least ? number < best : number > best
      if best.isNaN || isBetter { best = number }
    }
    return best
  }

  private mutating func timePart(_ node: Step<NumberOperation>, _ row: RowPlace) -> Double {
    let moment = time(node.a, row)
    if moment.isMissing { return .nan }
    switch node.operation {
    case .yearOf: return Double(moment.asDay.year)
    case .monthOf: return Double(moment.asDay.month)
    case .dayOf: return Double(moment.asDay.dayOfMonth)
    case .weekdayOf: return Double(moment.asDay.weekday.rawValue)
    default: return moment.hasMinute ? Double(moment.asMinute.clock.hour) : .nan
    }
  }

  // MARK: Over rows

  private mutating func count(_ set: Int, _ row: RowPlace) -> Int {
    var count = 0
    var cursor = open(set, row)
    while !next(&cursor).isNone { count += 1 }
    close(cursor)
    return count
  }

  /// Pushes the known numbers (or numbers of texts) of the rows of a set; gives where they begin.
  private mutating func pushNumbers(
    _ set: Int, _ inner: Int, areTexts: Bool = false, _ row: RowPlace
  ) -> Int {
    let first = numberStack.count
    var cursor = open(set, row)
    while true {
      let each = next(&cursor)
      if each.isNone { break }
      if areTexts {
        let text = text(inner, each)
        if text >= 0 { numberStack.append(Double(text)) }
      } else {
        let number = number(inner, each)
        if !number.isNaN { numberStack.append(number) }
      }
    }
    close(cursor)
    return first
  }

  private mutating func distinct(_ node: Step<NumberOperation>, _ row: RowPlace) -> Int {
    let first = pushNumbers(node.a, node.b, areTexts: node.operation == .distinctTexts, row)
    numberStack[first...].sort()
    var count = 0
    for place in first..<numberStack.count
    where place == first || numberStack[place] != numberStack[place - 1] {
      count += 1
    }
    numberStack.removeLast(numberStack.count - first)
    return count
  }

  private mutating func distinctTimes(_ node: Step<NumberOperation>, _ row: RowPlace) -> Int {
    let first = momentStack.count
    var cursor = open(node.a, row)
    while true {
      let each = next(&cursor)
      if each.isNone { break }
      let moment = time(node.b, each)
      if !moment.isMissing { momentStack.append(moment) }
    }
    close(cursor)
    momentStack[first...].sort(by: Moment.isSortedBefore)
    var count = 0
    for place in first..<momentStack.count
    where place == first || momentStack[place] != momentStack[place - 1] {
      count += 1
    }
    momentStack.removeLast(momentStack.count - first)
    return count
  }

  private mutating func aggregate(_ node: Step<NumberOperation>, _ row: RowPlace) -> Double {
    let first = pushNumbers(node.a, node.b, row)
    let count = numberStack.count - first
    defer { numberStack.removeLast(count) }
    guard count > 0 else { return .nan }
    let result: Double
    switch Program.aggregates[node.c] {
    case .sum: result = numberStack[first...].reduce(0, +)
    case .mean: result = numberStack[first...].reduce(0, +) / Double(count)
    case .minimum: result = numberStack[first...].min() ?? .nan
    case .maximum: result = numberStack[first...].max() ?? .nan
    case .median:
      numberStack[first...].sort()
      let middle = first + count / 2
      result =
        count % 2 == 1
        ? numberStack[middle] : (numberStack[middle - 1] + numberStack[middle]) / 2
    }
    return result.isFinite ? result : .nan
  }

  // MARK: Calculations

  private mutating func timeInRange(_ node: Step<NumberOperation>, _ row: RowPlace) -> Double {
    let low = number(program.lists[node.c], row)
    let high = number(program.lists[node.c + 1], row)
    if low.isNaN || high.isNaN { return .nan }
    let tests = tests(node, row)
    return TimeInRange(
      days: tests.map { Int($0.moment.day) }, values: tests.map(\.value), low: low, high: high,
      longestGap: program.lists[node.c + 2]
    ).percentage ?? .nan
  }

  private mutating func kidneyInjuryStage(
    _ node: Step<NumberOperation>, _ row: RowPlace
  ) -> Double {
    let tests = tests(node, row)
    // Elapsed minutes where all are known; otherwise days of 1,440 minutes whatever the clocks did.
    let areMoments = tests.allSatisfy(\.moment.hasMinute)
    let minutes = tests.map { test in
      areMoments
        ? test.moment.asMinute.number
        : Int(test.moment.day) * 1_440 + min(max(Int(test.moment.minute), 0), 1_439)
    }
    let stage = KidneyInjury(minutes: minutes, values: tests.map(\.value)).stage
    return stage.map(Double.init) ?? .nan
  }

  /// The rows with a time and a number, in the order of time.
  private mutating func tests(
    _ node: Step<NumberOperation>, _ row: RowPlace
  ) -> [(moment: Moment, value: Double)] {
    let first = push(node.a, row)
    defer { placeStack.removeLast(placeStack.count - first) }
    var tests: [(moment: Moment, value: Double)] = []
    for place in first..<placeStack.count {
      let moment = time(of: placeStack[place])
      let value = number(node.b, placeStack[place])
      if !moment.isMissing, !value.isNaN { tests.append((moment, value)) }
    }
    return tests
  }
}
