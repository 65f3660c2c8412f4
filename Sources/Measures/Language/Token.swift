import Essentials

/// A piece of an expression.
struct Token: Hashable, Sendable {
  let kind: Kind
  /// Where it stands, in scalars of Unicode.
  let range: Range<Int>

  enum Kind: Hashable, Sendable {
    /// A name or keyword; words that belong together, such as `ward stays`, are one.
    case word(String)
    case number(Double)
    case text(String)
    case day(Day)
    case minute(Minute)
    case symbol(String)
    case end
  }

  /// How it is quoted in an error.
  var shown: String {
    switch kind {
    case .word(let word): "\"\(word)\""
    case .number(let number): "\"\(number.plainText)\""
    case .text(let text): "the text \"\(text)\""
    case .day(let day): "\"\(day.isoText)\""
    case .minute: "a moment"
    case .symbol(let symbol): "\"\(symbol)\""
    case .end: "the end"
    }
  }
}

/// What keeps an expression from being read.
struct SyntaxError: Error, Hashable {
  /// Where, in scalars of Unicode.
  let range: Range<Int>
  let what: String
  var hint: String?
}
