import Essentials

/// Reads an expression by the binding powers of its operators (Pratt, 1973).
struct ExpressionParser {
  private let tokens: [Token]
  private var place = 0
  private var depth = 0

  /// How deep an expression may be nested.
  static let depthMost = 150

  /// The expression that `text` holds.
  static func parse(_ text: String) throws(SyntaxError) -> Syntax {
    var parser = ExpressionParser(tokens: try Lexer.tokens(of: text))
    if parser.next.kind == .end { throw parser.error("an expression is missing here") }
    let syntax = try parser.expression(above: 0)
    if parser.next.kind != .end { throw parser.unexpected() }
    return syntax
  }

  /// What an answer is about: `ROWS at TIME by month`, without the last two words.
  static func parseIndex(_ text: String) throws(SyntaxError) -> Syntax {
    var parser = ExpressionParser(tokens: try Lexer.tokens(of: text))
    let rows = try parser.expression(above: 0)
    try parser.expect(word: "at", "the time at which a row counts, such as \"at date\"")
    let time = try parser.expression(above: 0)
    if parser.next.kind != .end { throw parser.unexpected() }
    return Syntax(
      kind: .indexRows(rows, at: time), range: rows.range.lowerBound..<time.range.upperBound)
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  var next: Token { tokens[min(place, tokens.count - 1)] }
  var following: Token { tokens[min(place + 1, tokens.count - 1)] }
  private var lastEnd: Int { place > 0 ? tokens[place - 1].range.upperBound : 0 }

  mutating func advance() { place += 1 }

  mutating func take(symbol: String) -> Bool {
    guard next.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(word: String) -> Bool {
    guard next.kind == .word(word) else { return false }
    advance()
    return true
  }

  mutating func expect(symbol: String, _ why: String) throws(SyntaxError) {
    if !take(symbol: symbol) { throw missing("\"\(symbol)\" \(why)") }
  }

  mutating func expect(word: String, _ why: String) throws(SyntaxError) {
    if !take(word: word) { throw missing("\"\(word)\" and \(why)") }
  }

  func error(_ what: String, hint: String? = nil) -> SyntaxError {
    SyntaxError(range: next.range, what: what, hint: hint)
  }

  func missing(_ what: String) -> SyntaxError {
    error("\(next.shown) stands where \(what) should")
  }

  func unexpected() -> SyntaxError {
    if case .word(let word) = next.kind, !Vocabulary.isReserved(word) {
      if place > 0, case .number = tokens[place - 1].kind {
        let near = SimilarNames.nearest(to: word, in: Vocabulary.units.keys.sorted())
        return error(
          "\"\(word)\" is no unit of time",
          hint: near.map { "did you mean \"\($0)\"?" }
            ?? "units are minutes, hours, days, working days, weeks, months and years")
      }
      let near = SimilarNames.nearest(to: word, in: Vocabulary.keywords.sorted())
      return error(
        "\"\(word)\" cannot follow what stands before it",
        hint: near.map { "did you mean \"\($0)\"?" })
    }
    return error("\(next.shown) cannot follow what stands before it")
  }

  /// An expression of operators that bind more strongly than `power`.
  mutating func expression(above power: Int) throws(SyntaxError) -> Syntax {
    depth += 1
    defer { depth -= 1 }
    if depth > ExpressionParser.depthMost {
      throw error("this is nested too deeply", hint: "give parts of it names under let:")
    }
    var left = try prefix()
    var links = 0
    while let operation = Infix(next.kind), operation.power > power {
      links += 1
      if depth + links > ExpressionParser.depthMost {
        throw error("this has too many parts", hint: "give parts of it names under let:")
      }
      left = try continued(left, operation)
    }
    return left
  }

  private mutating func continued(_ left: Syntax, _ operation: Infix) throws(SyntaxError) -> Syntax
  {
    switch operation {
    case .word(let word): return try continued(left, word: word)
    case .compare(let comparison):
      advance()
      let right = try expression(above: Infix.comparisonPower)
      if let second = Infix(next.kind), second.power == Infix.comparisonPower {
        throw error("comparisons cannot be chained", hint: "join two of them by and")
      }
      return joined(left, right, .compare(left, comparison, right))
    case .arithmetic(let arithmetic):
      advance()
      // Powers are read from the right: 2 ^ 3 ^ 2 is 2 ^ 9.
      let power = arithmetic == .power ? operation.power - 1 : operation.power
      let right = try expression(above: power)
      return joined(left, right, .arithmetic(left, arithmetic, right))
    }
  }

  private mutating func continued(_ left: Syntax, word: String) throws(SyntaxError) -> Syntax {
    switch word {
    case "and", "or": return try chain(left, word)
    case "otherwise":
      advance()
      let right = try expression(above: Infix.otherwisePower - 1)
      return joined(left, right, .firstKnown(left, right))
    case "between":
      advance()
      let low = try expression(above: Infix.boundPower)
      try expect(word: "and", "the upper bound")
      let high = try expression(above: Infix.boundPower)
      return joined(left, high, .between(left, low, high))
    case "in": return try among(left)
    case "not":
      guard following.kind == .word("in") else { throw unexpected() }
      advance()
      let among = try among(left)
      return joined(left, among, .not(among))
    default: return try rowsContinued(left, word)
    }
  }

  private mutating func rowsContinued(_ left: Syntax, _ word: String) throws(SyntaxError) -> Syntax
  {
    advance()
    switch word {
    case "from":
      let from = try expression(above: Infix.boundPower)
      guard take(word: "to") else { return joined(left, from, .window(left, from: from, to: nil)) }
      let to = try expression(above: Infix.boundPower)
      return joined(left, to, .window(left, from: from, to: to))
    case "to":
      let to = try expression(above: Infix.boundPower)
      return joined(left, to, .window(left, from: nil, to: to))
    case "on":
      let day = try expression(above: Infix.boundPower)
      return joined(left, day, .window(left, from: day, to: day))
    case "covering":
      let time = try expression(above: Infix.boundPower)
      return joined(left, time, .covering(left, time))
    case "where":
      let condition = try expression(above: Infix.rowsPower)
      return joined(left, condition, .filtered(left, condition))
    default:
      let condition = try expression(above: Infix.rowsPower)
      return joined(left, condition, .except(left, condition))
    }
  }

  /// `A and B and C` as one, however long.
  private mutating func chain(_ left: Syntax, _ word: String) throws(SyntaxError) -> Syntax {
    var parts = [left]
    let power = word == "and" ? Infix.andPower : Infix.orPower
    while take(word: word) { parts.append(try expression(above: power)) }
    let last = parts[parts.count - 1]
    return joined(left, last, word == "and" ? .all(parts) : .any(parts))
  }

  private mutating func among(_ left: Syntax) throws(SyntaxError) -> Syntax {
    advance()
    guard take(symbol: "(") else {
      let list = try expression(above: Infix.boundPower)
      return joined(left, list, .among(left, [list]))
    }
    var members: [Syntax] = []
    repeat { members.append(try expression(above: 0)) } while take(symbol: ",")
    try expect(symbol: ")", "that closes the list")
    return Syntax(kind: .among(left, members), range: left.range.lowerBound..<lastEnd)
  }

  func joined(_ left: Syntax, _ right: Syntax, _ kind: Syntax.Kind) -> Syntax {
    Syntax(kind: kind, range: left.range.lowerBound..<right.range.upperBound)
  }

  /// A node from `start` to the end of the last token.
  func ended(_ kind: Syntax.Kind, from start: Int) -> Syntax {
    Syntax(kind: kind, range: start..<max(start, lastEnd))
  }
}

/// What can follow an expression, with how strongly it binds.
enum Infix {
  case word(String)
  case compare(Comparison)
  case arithmetic(Arithmetic)

  /// Windows and filters of rows bind least, so that a condition of `where` ends before `from`.
  static let rowsPower = 3
  static let otherwisePower = 5
  static let orPower = 10
  static let andPower = 20
  static let notPower = 25
  static let comparisonPower = 30
  /// Above comparisons: bounds of windows and members of lists.
  static let boundPower = 31
  static let unaryPower = 60
  static let unitPower = 70

  private static let words: [String: Int] = [
    "and": andPower, "or": orPower, "otherwise": otherwisePower, "between": comparisonPower,
    "in": comparisonPower, "not": comparisonPower, "from": rowsPower, "to": rowsPower,
    "on": rowsPower, "covering": rowsPower, "where": rowsPower, "except where": rowsPower,
  ]

  init?(_ kind: Token.Kind) {
    switch kind {
    case .word(let word):
      if let arithmetic = Arithmetic(rawValue: word) {
        self = .arithmetic(arithmetic)
      } else if Infix.words[word] != nil {
        self = .word(word)
      } else {
        return nil
      }
    case .symbol(let symbol):
      if let comparison = Comparison(rawValue: symbol) {
        self = .compare(comparison)
      } else if let arithmetic = Arithmetic(rawValue: symbol) {
        self = .arithmetic(arithmetic)
      } else {
        return nil
      }
    default: return nil
    }
  }

  var power: Int {
    switch self {
    case .word(let word): Infix.words[word] ?? 0
    case .compare: Infix.comparisonPower
    case .arithmetic(let arithmetic):
      switch arithmetic {
      case .add, .subtract: 40
      case .multiply, .divide, .divideWhole, .remainder: 50
      case .power: 65
      }
    }
  }
}
