import Timelines

extension ProgramBuilder {
  /// The place of a condition.
  mutating func condition(_ condition: Condition) -> Int {
    let node = node(condition)
    program.conditions.append(node)
    return program.conditions.count - 1
  }

  private mutating func node(_ condition: Condition) -> Step<ConditionOperation> {
    switch condition {
    case .literal(let truth):
      return Step(truth == .yes ? .yes : truth == .no ? .no : .unknown)
    case .not(let inner): return Step(.not, self.condition(inner))
    case .all(let parts): return listed(.all, parts)
    case .any(let parts): return listed(.any, parts)
    case .exists(let rows): return Step(.exists, rowSet(rows))
    case .found(let row): return Step(.found, self.row(row))
    case .same(let left, let right): return Step(.same, row(left), row(right))
    case .compareNumbers(let left, let how, let right):
      return Step(.compareNumbers, number(left), number(right), code(how))
    case .compareTimes(let left, let how, let right):
      return Step(.compareTimes, time(left), time(right), code(how))
    case .compareTexts(let left, let how, let right):
      return Step(.compareTexts, text(left), text(right), code(how))
    case .textIn(let text, let words):
      let (first, end) = list(words.map { program.textTable.number(of: $0) })
      return Step(.textIn, self.text(text), first, end)
    case .numberIn(let number, let numbers):
      let first = program.numberLists.count
      program.numberLists += numbers
      return Step(.numberIn, self.number(number), first, program.numberLists.count)
    case .textAmong(let text, let rows, let each):
      return Step(.textAmong, self.text(text), rowSet(rows), self.text(each))
    case .numberAmong(let number, let rows, let each):
      return Step(.numberAmong, self.number(number), rowSet(rows), self.number(each))
    case .timeAmong(let time, let rows, let each):
      return Step(.timeAmong, self.time(time), rowSet(rows), self.time(each))
    case .contains(let text, let part): return Step(.contains, self.text(text), self.text(part))
    case .codeIn(let lists): return Step(.codeIn, conceptSet(Set(EventKind.allCases), [lists]))
    case .numberIsMissing(let number): return Step(.numberIsMissing, self.number(number))
    case .timeIsMissing(let time): return Step(.timeIsMissing, self.time(time))
    case .textIsMissing(let text): return Step(.textIsMissing, self.text(text))
    case .pair(let left, let right, let closeness):
      program.closeness.append(closeness)
      return Step(.pair, rowSet(left), rowSet(right), program.closeness.count - 1)
    case .of(let row, let inner): return Step(.of, self.row(row), self.condition(inner))
    case .choose(let choices, let otherwise):
      let (first, end) = cases(choices) { $0.condition($1) }
      return Step(.choose, first, end, self.condition(otherwise))
    }
  }

  private mutating func listed(
    _ operation: ConditionOperation, _ parts: [Condition]
  ) -> Step<ConditionOperation> {
    let (first, end) = list(parts.map { condition($0) })
    return Step(operation, first, end)
  }

  private func code(_ comparison: Comparison) -> Int {
    switch comparison {
    case .equal: Order.equal
    case .notEqual: Order.less | Order.greater
    case .less: Order.less
    case .lessOrEqual: Order.less | Order.equal
    case .greater: Order.greater
    case .greaterOrEqual: Order.greater | Order.equal
    }
  }
}

/// How two values stand to each other, as bits, so that a comparison is a set of them.
enum Order {
  static let less = 1
  static let equal = 2
  static let greater = 4

  /// The bit for a number below 0, 0 or above it.
  static func bit(_ sign: Int) -> Int { sign < 0 ? less : sign > 0 ? greater : equal }
}
