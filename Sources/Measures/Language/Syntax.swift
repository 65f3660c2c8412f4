import DefinitionFiles
import Essentials

/// An expression as it is written, before its sorts are checked.
struct Syntax: Hashable, Sendable {
  let kind: Kind
  /// Where it stands in its text, in scalars of Unicode.
  let range: Range<Int>

  indirect enum Kind: Hashable, Sendable {
    case number(Double)
    case text(String)
    case day(Day)
    case minute(Minute)
    /// A name: of a value, a table, a field, a codelist or something named above.
    case name(String)
    case call(String, [Argument], by: [Syntax])
    /// `X.name`
    case field(Syntax, String)
    /// `X.(expression about the row)`
    case inside(Syntax, Syntax)
    case not(Syntax)
    case negated(Syntax)
    case all([Syntax])
    case any([Syntax])
    case compare(Syntax, Comparison, Syntax)
    case arithmetic(Syntax, Arithmetic, Syntax)
    case between(Syntax, Syntax, Syntax)
    /// `X in NAME` or `X in (A, B)`
    case among(Syntax, [Syntax])
    /// `ROWS from A to B`
    case window(Syntax, from: Syntax?, to: Syntax?)
    /// `ROWS covering A`
    case covering(Syntax, Syntax)
    case filtered(Syntax, Syntax)
    case except(Syntax, Syntax)
    /// `3 months before X`
    case shifted(Syntax, TimeUnit, isBefore: Bool, Syntax)
    /// `28 days`
    case duration(Syntax, TimeUnit)
    case choose([Case], otherwise: Syntax?)
    case firstKnown(Syntax, Syntax)
    /// `ROWS at X by month`, what an answer is about
    case indexRows(Syntax, at: Syntax)
  }

  struct Case: Hashable, Sendable {
    let when: Syntax
    let then: Syntax
  }

  enum Argument: Hashable, Sendable {
    case value(Syntax)
    /// `18 "18 to 64"`
    case band(Double, String, Range<Int>)
    /// `ROWS then ROWS`
    case followed(Syntax, by: Syntax)
    /// `under 28 days` or `within 7 days`
    case closeness(isStrict: Bool, Syntax, Range<Int>)

    /// Where it stands.
    var range: Range<Int> {
      switch self {
      case .value(let syntax): syntax.range
      case .band(_, _, let range), .closeness(_, _, let range): range
      case .followed(let first, let second):
        first.range.lowerBound..<second.range.upperBound
      }
    }
  }
}

extension Syntax {
  /// Something that stands for the whole of a text in errors.
  init(spanning text: ScalarText) {
    self.init(kind: .text(""), range: 0..<text.text.unicodeScalars.count)
  }
}
