import Essentials
import Timelines

// Conditions.
extension Checker {
  mutating func checkCondition(_ syntax: Syntax, in row: RowSort?) -> Meaning? {
    switch syntax.kind {
    case .not(let inner): return condition(inner, in: row).map { .condition(.not($0)) }
    case .all(let parts): return conditions(parts, in: row).map { .condition(.all($0)) }
    case .any(let parts): return conditions(parts, in: row).map { .condition(.any($0)) }
    case .compare(let left, let comparison, let right):
      guard let one = check(left, in: row), let other = check(right, in: row) else { return nil }
      return compare((one, left), comparison, (other, right)).map { .condition($0) }
    case .between(let value, let low, let high):
      return checkBetween(value, low, high, in: row)
    case .among(let value, let members): return checkAmong(value, members, syntax, in: row)
    default: return nil
    }
  }

  private mutating func conditions(_ parts: [Syntax], in row: RowSort?) -> [Condition]? {
    // All are checked, so that every error among them is found.
    let checked = parts.map { condition($0, in: row) }
    let good = checked.compactMap { $0 }
    return good.count == parts.count ? good : nil
  }

  typealias Side = (meaning: Meaning, syntax: Syntax)

  /// Two values compared, where one of them settles the sort.
  mutating func compare(_ left: Side, _ comparison: Comparison, _ right: Side) -> Condition? {
    switch (left.meaning, right.meaning) {
    case (.number, _), (_, .number):
      guard let one = number(left.meaning, left.syntax),
        let other = number(right.meaning, right.syntax)
      else { return nil }
      return .compareNumbers(one, comparison, other)
    case (.time, _), (_, .time):
      guard let one = time(left.meaning, left.syntax), let other = time(right.meaning, right.syntax)
      else { return nil }
      return .compareTimes(one, comparison, other)
    case (.text, _), (_, .text):
      guard let one = text(left.meaning, left.syntax), let other = text(right.meaning, right.syntax)
      else { return nil }
      checkWord(one, other, right.syntax)
      checkWord(other, one, left.syntax)
      return .compareTexts(one, comparison, other)
    case (.condition(let one), .condition(let other))
    where comparison == .equal || comparison == .notEqual:
      return .compareNumbers(.truth(one), comparison, .truth(other))
    case (.open(let one), .open(let other)):
      return compare(one, comparison, other, at: left.syntax)
    default:
      let range = left.syntax.range.lowerBound..<right.syntax.range.upperBound
      let (one, other) = (left.meaning.word, right.meaning.word)
      fail(
        range, "\(one) cannot be compared with \(other) by \(comparison.rawValue)",
        "numbers, times and texts are compared with their like")
      return nil
    }
  }

  private mutating func compare(
    _ left: OpenValue, _ comparison: Comparison, _ right: OpenValue, at syntax: Syntax
  ) -> Condition? {
    if case .missing = left { return .literal(.unknown) }
    if case .missing = right { return .literal(.unknown) }
    fail(
      syntax.range, "it cannot be told whether these are numbers, texts or times",
      "write number(…), text(…) or time(…) around one of them")
    return nil
  }

  /// Finds fault with a fixed word that a closed set of words does not have.
  private mutating func checkWord(_ text: Text, _ other: Text, _ syntax: Syntax) {
    guard case .literal(let word) = other else { return }
    var inner = text
    while case .of(_, let value) = inner { inner = value }
    let words: [String] =
      switch inner {
      case .sex: RecordedSex.allCases.map(\.word)
      case .kind: EventKind.allCases.map(\.word) + IntervalKind.allCases.map(\.word)
      default: []
      }
    guard !words.isEmpty, !words.contains(word) else { return }
    let near = SimilarNames.nearest(to: word, in: words)
    fail(
      syntax.range, "\(inner == .sex ? "sex" : "kind") is never \"\(word)\"",
      near.map { "did you mean \"\($0)\"?" } ?? "it is one of \(words.joined(separator: ", "))")
  }

  private mutating func checkBetween(
    _ value: Syntax, _ low: Syntax, _ high: Syntax, in row: RowSort?
  ) -> Meaning? {
    let (middle, lower, upper) = (check(value, in: row), check(low, in: row), check(high, in: row))
    guard let middle, let lower, let upper else { return nil }
    // A value whose sort is open takes that of its bounds, and a bound that of the other.
    let sorted = [middle, lower, upper].first { if case .open = $0 { false } else { true } }
    let from = compare((middle, value), .greaterOrEqual, (lower, low), like: sorted)
    let to = compare((middle, value), .lessOrEqual, (upper, high), like: sorted)
    guard let from, let to else { return nil }
    let isEmpty =
      switch (lower, upper) {
      case (.number(.literal(let low)), .number(.literal(let high))): low > high
      case (.time(let low), .time(let high)): WindowCheck.isEmpty(from: low, to: high)
      default: false
      }
    if isEmpty {
      fail(
        low.range.lowerBound..<high.range.upperBound, "nothing lies between these",
        "put the lower bound first")
      return nil
    }
    return .condition(.all([from, to]))
  }

  private mutating func compare(
    _ left: Side, _ comparison: Comparison, _ right: Side, like sorted: Meaning?
  ) -> Condition? {
    guard case .open(let one) = left.meaning, case .open(let other) = right.meaning else {
      return compare(left, comparison, right)
    }
    switch sorted {
    case .number: return .compareNumbers(one.number, comparison, other.number)
    case .text: return .compareTexts(one.text, comparison, other.text)
    case .time:
      guard let one = one.time, let other = other.time else { fallthrough }
      return .compareTimes(one, comparison, other)
    default: return compare(left, comparison, right)
    }
  }

  // MARK: Membership

  private mutating func checkAmong(
    _ value: Syntax, _ members: [Syntax], _ syntax: Syntax, in row: RowSort?
  ) -> Meaning? {
    guard let left = check(value, in: row) else { return nil }
    if case .rows(let rows, let sort) = left {
      return coded(rows, sort, members).map { .rows($0, sort) }
    }
    if members.count == 1, let among = checkAmongRows((left, value), members[0], in: row) {
      return among.condition.map { .condition($0) }
    }
    if members.contains(where: { isCodelist($0) }) {
      return checkCode(left, value, members).map { .condition($0) }
    }
    return checkAmongValues((left, value), members, in: row).map { .condition($0) }
  }

  private func isCodelist(_ syntax: Syntax) -> Bool {
    guard case .name(let name) = syntax.kind else { return false }
    return environment.codelists[name] != nil
  }

  /// Rows with a code in some codelists.
  private mutating func coded(_ rows: Rows, _ sort: RowSort, _ members: [Syntax]) -> Rows? {
    guard let lists = lists(members) else { return nil }
    if sort == .interval {
      fail(
        members[0].range, "stays, registrations and other intervals have no code",
        "write where organisation = \"…\" or name a detail")
      return nil
    }
    return .coded(rows, lists)
  }

  private mutating func lists(_ members: [Syntax]) -> [Int]? {
    var lists: [Int] = []
    var isGood = true
    for member in members {
      if case .name(let name) = member.kind, let list = reference(to: name) {
        lists.append(list)
        continue
      }
      isGood = false
      guard case .name(let name) = member.kind else {
        fail(member.range, "a codelist is needed here", "name one of those under codelists:")
        continue
      }
      let near = SimilarNames.nearest(to: name, in: environment.codelistNames)
      fail(
        member.range, "there is no codelist \"\(name)\"",
        near.map { "did you mean \"\($0)\"?" } ?? "name it under codelists:, with the file it is in"
      )
    }
    return isGood ? lists : nil
  }

  /// `code in LIST`, and the same of one row.
  private mutating func checkCode(
    _ left: Meaning, _ value: Syntax, _ members: [Syntax]
  ) -> Condition? {
    guard let lists = lists(members) else { return nil }
    func condition(_ text: Text) -> Condition? {
      switch text {
      case .code: .codeIn(lists)
      case .of(let row, let inner): condition(inner).map { .of(row, $0) }
      default: nil
      }
    }
    if case .text(let text) = left, let result = condition(text) { return result }
    fail(value.range, "only a row's code can be in a codelist", "write code in …, or ROWS in …")
    return nil
  }

  /// `X in (ROWS).FIELD`, as the call `values(ROWS, FIELD)`; `nil` where it is something else.
  private mutating func checkAmongRows(
    _ left: Side, _ member: Syntax, in row: RowSort?
  ) -> (condition: Condition?, Void)? {
    guard case .call("values", let arguments, _) = member.kind, arguments.count == 2,
      case .value(let set) = arguments[0], case .value(let field) = arguments[1]
    else { return nil }
    guard let (rows, sort) = rows(set, in: row), let right = check(field, in: sort) else {
      return (nil, ())
    }
    switch (left.meaning, right) {
    case (.number, _), (_, .number):
      guard let one = number(left.meaning, left.syntax), let other = number(right, field) else {
        return (nil, ())
      }
      return (.numberAmong(one, rows, other), ())
    case (.time, _), (_, .time):
      guard let one = time(left.meaning, left.syntax), let other = time(right, field) else {
        return (nil, ())
      }
      return (.timeAmong(one, rows, other), ())
    default:
      guard let one = text(left.meaning, left.syntax), let other = text(right, field) else {
        return (nil, ())
      }
      return (.textAmong(one, rows, other), ())
    }
  }

  private mutating func checkAmongValues(
    _ left: Side, _ members: [Syntax], in row: RowSort?
  ) -> Condition? {
    var numbers: [Double] = []
    var texts: [String] = []
    var others: [Condition?] = []
    for member in members {
      guard let meaning = check(member, in: row) else {
        others.append(nil)
        continue
      }
      switch meaning {
      case .number(.literal(let number)): numbers.append(number)
      case .text(.literal(let text)): texts.append(text)
      default: others.append(compare(left, .equal, (meaning, member)))
      }
      if case .text(let word) = meaning, case .text(let text) = left.meaning {
        checkWord(text, word, member)
      }
    }
    if !numbers.isEmpty {
      others.append(number(left.meaning, left.syntax).map { .numberIn($0, numbers) })
    }
    if !texts.isEmpty {
      others.append(text(left.meaning, left.syntax).map { .textIn($0, texts) })
    }
    let good = others.compactMap { $0 }
    guard good.count == others.count else { return nil }
    return good.count == 1 ? good[0] : .any(good)
  }
}
