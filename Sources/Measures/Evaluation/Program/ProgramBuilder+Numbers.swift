extension ProgramBuilder {
  /// The place of a number.
  mutating func number(_ number: Number) -> Int {
    let node = node(number)
    program.numbers.append(node)
    return program.numbers.count - 1
  }

  private func literal(_ number: Double) -> Step<NumberOperation> {
    var node = Step<NumberOperation>(.literal)
    node.number = number
    return node
  }

  private mutating func node(_ number: Number) -> Step<NumberOperation> {
    switch number {
    case .literal(let value): return literal(value)
    case .missing: return literal(.nan)
    case .count, .distinctTexts, .distinctNumbers, .distinctTimes, .aggregate, .coveredDays,
      .episodes, .calculated:
      return nodeOverRows(number)
    case .value: return Step(.value)
    case .detail(let name): return Step(.detail, Program.number(name, dictionary))
    case .fact(let name): return Step(.fact, Program.number(name, dictionary))
    case .of(let row, let inner): return Step(.of, self.row(row), self.number(inner))
    case .arithmetic(let left, let how, let right):
      return Step(
        .arithmetic, self.number(left), self.number(right),
        Program.arithmetic.firstIndex(of: how) ?? 0)
    case .negated(let inner): return Step(.negated, self.number(inner))
    case .absolute(let inner): return Step(.absolute, self.number(inner))
    case .floor(let inner): return Step(.floor, self.number(inner))
    case .least(let parts): return listed(.least, parts)
    case .greatest(let parts): return listed(.greatest, parts)
    case .firstKnown(let parts): return listed(.firstKnown, parts)
    case .elapsed(let unit, let from, let to):
      return Step(.elapsed, time(from), time(to), Program.units.firstIndex(of: unit) ?? 0)
    case .yearOf(let time): return Step(.yearOf, self.time(time))
    case .monthOf(let time): return Step(.monthOf, self.time(time))
    case .dayOf(let time): return Step(.dayOf, self.time(time))
    case .hourOf(let time): return Step(.hourOf, self.time(time))
    case .weekdayOf(let time): return Step(.weekdayOf, self.time(time))
    case .truth(let condition): return Step(.truth, self.condition(condition))
    case .parsed(let text): return Step(.parsed, self.text(text))
    case .choose(let choices, let otherwise):
      let (first, end) = cases(choices) { $0.number($1) }
      return Step(.choose, first, end, self.number(otherwise))
    }
  }

  private mutating func nodeOverRows(_ number: Number) -> Step<NumberOperation> {
    switch number {
    case .count(let rows): return Step(.count, rowSet(rows))
    case .distinctTexts(let rows, let text):
      return Step(.distinctTexts, rowSet(rows), self.text(text))
    case .distinctNumbers(let rows, let inner):
      return Step(.distinctNumbers, rowSet(rows), self.number(inner))
    case .distinctTimes(let rows, let time):
      return Step(.distinctTimes, rowSet(rows), self.time(time))
    case .aggregate(let how, let rows, let inner):
      return Step(
        .aggregate, rowSet(rows), self.number(inner), Program.aggregates.firstIndex(of: how) ?? 0)
    case .coveredDays(let coverages, let from, let to):
      var places: [Int] = []
      for coverage in coverages {
        places.append(rowSet(coverage.rows))
        places.append(self.number(coverage.days))
      }
      let (first, end) = list(places)
      return Step(.coveredDays, first, end, time(from), time(to))
    case .episodes(let rows, let gap): return Step(.episodes, rowSet(rows), gap)
    case .calculated(.timeInRange(let rows, let value, let low, let high, let gap)):
      let (first, _) = list([self.number(low), self.number(high), gap])
      return Step(.timeInRange, rowSet(rows), self.number(value), first)
    case .calculated(.kidneyInjuryStage(let rows, let value)):
      return Step(.kidneyInjuryStage, rowSet(rows), self.number(value))
    default: return literal(.nan)
    }
  }

  private mutating func listed(
    _ operation: NumberOperation, _ parts: [Number]
  ) -> Step<NumberOperation> {
    let (first, end) = list(parts.map { number($0) })
    return Step(operation, first, end)
  }
}
