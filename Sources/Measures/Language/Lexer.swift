import Essentials

/// Cuts an expression into tokens.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var tokens: [Token] = []

  /// The tokens of `text`, the last of which is the end.
  static func tokens(of text: String) throws(SyntaxError) -> [Token] {
    var lexer = Lexer(scalars: Array(text.unicodeScalars))
    try lexer.run()
    return lexer.joined()
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func run() throws(SyntaxError) {
    while let scalar = next {
      if scalar.isBlank {
        place += 1
      } else if Lexer.isDigit(scalar) {
        try readNumberOrDate()
      } else if Lexer.isWordPart(scalar) {
        let start = place
        while let next, Lexer.isWordPart(next) { place += 1 }
        add(.word(text(start..<place)), from: start)
      } else if scalar == "\"" || scalar == "'" {
        try readText(closing: scalar)
      } else {
        try readSymbol(scalar)
      }
    }
    add(.end, from: place)
  }

  private mutating func readText(closing quote: Unicode.Scalar) throws(SyntaxError) {
    let start = place
    place += 1
    while let next, next != quote { place += 1 }
    guard next == quote else {
      throw SyntaxError(
        range: start..<start + 1, what: "this quote is not closed",
        hint: "end the text with another \(quote)")
    }
    place += 1
    add(.text(text(start + 1..<place - 1)), from: start)
  }

  private static let symbols = ["<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")"]
  private static let others = [",", "."]
  /// What other languages write, and what to write here.
  private static let foreign: [(text: String, hint: String)] = [
    ("==", "write ="), ("<>", "write !="), ("&&", "write and"), ("||", "write or"),
    ("≤", "write <="), ("≥", "write >="), ("≠", "write !="), ("×", "write *"), ("÷", "write /"),
    ("!", "write not"), ("%", "write mod for what a division leaves"),
  ]

  private mutating func readSymbol(_ scalar: Unicode.Scalar) throws(SyntaxError) {
    for symbol in Lexer.symbols + Lexer.others where starts(with: symbol) {
      if symbol == "=" && starts(with: "==") || symbol == "<" && starts(with: "<>") { break }
      place += symbol.unicodeScalars.count
      return add(.symbol(symbol), from: place - symbol.unicodeScalars.count)
    }
    let foreign = Lexer.foreign.first { starts(with: $0.text) }
    let shown = foreign?.text ?? String(Character(scalar))
    throw SyntaxError(
      range: place..<place + shown.unicodeScalars.count,
      what: "\"\(shown)\" has no meaning here", hint: foreign?.hint)
  }

  private func starts(with symbol: String) -> Bool {
    scalars[place...].starts(with: symbol.unicodeScalars)
  }

  private mutating func readNumberOrDate() throws(SyntaxError) {
    let start = place
    while let next, Lexer.isWordPart(next) || next == "." && isDigit(at: place + 1) { place += 1 }
    if place - start == 4, next == "-", isDigit(at: place + 1), isDigit(at: place + 2) {
      return try readDate(from: start)
    }
    let written = text(start..<place)
    guard let number = Double(written), number.isFinite, written.allSatisfy(\.isASCII),
      !written.contains("x")
    else {
      throw SyntaxError(
        range: start..<place, what: "\"\(written)\" is no number",
        hint: "names begin with a letter")
    }
    add(.number(number), from: start)
  }

  private mutating func readDate(from start: Int) throws(SyntaxError) {
    while let next, Lexer.isDigit(next) || next == "-" { place += 1 }
    let written = text(start..<place)
    guard let day = Day(iso: written) else {
      throw SyntaxError(
        range: start..<place, what: "\"\(written)\" is no date of the calendar",
        hint: "write it as 2024-07-01")
    }
    guard next == "T" else { return add(.day(day), from: start) }
    let clock = place + 1
    place += 1
    while let next, Lexer.isDigit(next) || next == ":" { place += 1 }
    guard let minute = Minute(day, clock: text(clock..<place)) else {
      throw SyntaxError(
        range: start..<place, what: "\"\(text(start..<place))\" is no moment",
        hint: "write it as 2024-07-01T14:30, the time that a clock in London shows")
    }
    add(.minute(minute), from: start)
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: start..<place))
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  private func isDigit(at place: Int) -> Bool {
    place < scalars.count && Lexer.isDigit(scalars[place])
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.isLetter || isDigit(scalar)
  }

  /// The tokens, words that belong together joined to one.
  private func joined() -> [Token] {
    var joined: [Token] = []
    var place = 0
    while place < tokens.count {
      let match = Vocabulary.joinedWords.first { words in
        place + words.count <= tokens.count
          && words.indices.allSatisfy { tokens[place + $0].kind == .word(words[$0]) }
      }
      if let match {
        let range =
          tokens[place].range.lowerBound..<tokens[place + match.count - 1].range.upperBound
        joined.append(Token(kind: .word(match.joined(separator: " ")), range: range))
        place += match.count
      } else {
        joined.append(tokens[place])
        place += 1
      }
    }
    return joined
  }
}

extension Minute {
  /// The moment a clock in London shows as "14:30" on `day`; `nil` for anything else.
  init?(_ day: Day, clock: String) {
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      let hour = Int(parts[0]), let minute = Int(parts[1])
    else { return nil }
    self.init(day, hour: hour, minute: minute)
  }
}

// The tables of Unicode are asked only about what is not ASCII, as nearly everything is.
extension Unicode.Scalar {
  /// Whether it is a letter.
  var isLetter: Bool {
    isASCII
      ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) : properties.isAlphabetic
  }

  /// Whether it is a blank, a tab or the end of a line.
  var isBlank: Bool {
    isASCII ? self == " " || ("\t"..."\r").contains(self) : properties.isWhitespace
  }
}
