public import Timelines

/// What an expression came to for one person at one index, with the parts that led to it.
public struct Trace: Hashable, Sendable {
  /// An expression of any sort.
  public enum Expression: Hashable, Sendable {
    case condition(Condition)
    case number(Number)
    case time(Time)
    case text(Text)
    case row(Row)
    case rows(Rows)
  }

  /// The expression.
  public var expression: Expression
  /// What it came to; for sets of rows how many there are, for a single row whether there is one.
  public var value: AnswerValue
  /// The rows of a set, or the single row, in the order of the timeline.
  public var rows: [TracedRow]
  /// What its parts came to, in the order of the definition.
  public var parts: [Trace]
}

/// A row that had a part in an answer.
public struct TracedRow: Hashable, Sendable {
  /// An `EventKind` or `IntervalKind` by word, or the name under which a layout made it.
  public var kind: String
  /// When it was, or began.
  public var date: AnswerValue
  /// When it ended.
  public var end: AnswerValue
  /// Its codes; none for intervals.
  public var codings: [Coding]
  /// What records call it.
  public var display: String?
  /// Its number.
  public var value: Double?
  /// Its organisation.
  public var organisation: String?
}

/// How a measure came to its answer for one person at one index.
public struct MeasureTrace: Hashable, Sendable {
  /// A part of a definition with what it came to.
  public struct Part: Hashable, Sendable {
    /// `population`, `denominator`, `numerator`, or the name of an exclusion, element or reason.
    public var name: String
    /// What sort of part it is.
    public var role: Role
    /// What it came to.
    public var trace: Trace
  }

  /// What a part of a definition is for.
  public enum Role: String, Hashable, Sendable {
    case population, denominator, exclusion, numerator, eligible, given, organisation, stratum
    case reason, amount, value
  }

  /// The answer, as an evaluation gives it.
  public var answer: PersonAnswer
  /// The parts, in the order of the definition.
  public var parts: [Part]
}
