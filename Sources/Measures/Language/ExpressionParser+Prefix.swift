import Essentials

// What an expression can begin with.
extension ExpressionParser {
  mutating func prefix() throws(SyntaxError) -> Syntax {
    let start = next.range.lowerBound
    if take(symbol: "-") {
      if case .number(let number) = next.kind, following.kind != .symbol("^") {
        advance()
        return try suffixed(ended(.number(-number), from: start))
      }
      let operand = try expression(above: Infix.unaryPower)
      return ended(.negated(operand), from: start)
    }
    if next.kind == .word("not") {
      advance()
      let operand = try expression(above: Infix.notPower)
      return ended(.not(operand), from: start)
    }
    return try suffixed(try primary())
  }

  /// `.FIELD`, `.(EXPRESSION)` and `UNIT before TIME` after an expression.
  private mutating func suffixed(_ primary: Syntax) throws(SyntaxError) -> Syntax {
    var left = primary
    let start = left.range.lowerBound
    while take(symbol: ".") {
      if take(symbol: "(") {
        let inner = try expression(above: 0)
        try expect(symbol: ")", "that closes what is said of the row")
        left = ended(.inside(left, inner), from: start)
      } else if case .word(let name) = next.kind {
        advance()
        left = ended(.field(left, name), from: start)
      } else {
        throw missing("the name of a field")
      }
    }
    guard case .word(let word) = next.kind, let unit = Vocabulary.units[word] else { return left }
    advance()
    if next.kind == .word("before") || next.kind == .word("after") {
      let isBefore = next.kind == .word("before")
      advance()
      let time = try expression(above: Infix.unitPower)
      return ended(.shifted(left, unit, isBefore: isBefore, time), from: start)
    }
    return ended(.duration(left, unit), from: start)
  }

  private mutating func primary() throws(SyntaxError) -> Syntax {
    let token = next
    switch token.kind {
    case .number(let number): return literal(.number(number))
    case .text(let text): return literal(.text(text))
    case .day(let day): return literal(.day(day))
    case .minute(let minute): return literal(.minute(minute))
    case .word(let word): return try primary(word)
    case .symbol("("):
      advance()
      let inner = try expression(above: 0)
      try expect(symbol: ")", "that closes the bracket")
      return ended(inner.kind, from: token.range.lowerBound)
    case .end: throw error("the expression ends too early")
    case .symbol: throw missing("a value")
    }
  }

  private mutating func literal(_ kind: Syntax.Kind) -> Syntax {
    let range = next.range
    advance()
    return Syntax(kind: kind, range: range)
  }

  private mutating func primary(_ word: String) throws(SyntaxError) -> Syntax {
    if word == "case" { return try choice() }
    if following.kind == .symbol("("), !Vocabulary.keywords.contains(word) {
      return try call(word)
    }
    if Vocabulary.keywords.contains(word) { throw missing("a value") }
    return literal(.name(word))
  }

  private mutating func choice() throws(SyntaxError) -> Syntax {
    let start = next.range.lowerBound
    advance()
    var cases: [Syntax.Case] = []
    while take(word: "when") {
      let when = try expression(above: Infix.otherwisePower)
      try expect(word: "then", "what the case gives")
      cases.append(Syntax.Case(when: when, then: try expression(above: Infix.otherwisePower)))
    }
    if cases.isEmpty { throw missing("\"when\" and a condition") }
    let otherwise = take(word: "otherwise") ? try expression(above: Infix.otherwisePower) : nil
    return ended(.choose(cases, otherwise: otherwise), from: start)
  }

  private mutating func call(_ name: String) throws(SyntaxError) -> Syntax {
    let start = next.range.lowerBound
    guard Vocabulary.functions[name] != nil else {
      let near = SimilarNames.nearest(to: name, in: Vocabulary.functions.keys.sorted())
      throw error("there is no function \"\(name)\"", hint: near.map { "did you mean \"\($0)\"?" })
    }
    advance()
    advance()
    var arguments: [Syntax.Argument] = []
    var keys: [Syntax] = []
    if !take(symbol: ")") {
      repeat { arguments.append(try argument()) } while take(symbol: ",")
      if take(word: "by") {
        repeat { keys.append(try expression(above: 0)) } while take(symbol: ",")
      }
      try expect(symbol: ")", "or \",\" after an argument of \"\(name)\"")
    }
    return ended(.call(name, arguments, by: keys), from: start)
  }

  private mutating func argument() throws(SyntaxError) -> Syntax.Argument {
    let start = next.range.lowerBound
    if next.kind == .word("under") || next.kind == .word("within") {
      let isStrict = next.kind == .word("under")
      advance()
      let length = try expression(above: Infix.boundPower)
      return .closeness(isStrict: isStrict, length, start..<length.range.upperBound)
    }
    let value = try expression(above: 0)
    if case .number(let bound) = value.kind, case .text(let name) = next.kind {
      let end = next.range.upperBound
      advance()
      return .band(bound, name, start..<end)
    }
    if take(word: "then") {
      return .followed(value, by: try expression(above: 0))
    }
    return .value(value)
  }
}
