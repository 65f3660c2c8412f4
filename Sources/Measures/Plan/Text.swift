/// A text, or missing.
public indirect enum Text: Hashable, Sendable {
  case literal(String)
  case missing
  /// `female`, `male`, `other` or `unknown`.
  case sex
  /// The row's code as written, the first where it has several.
  case code
  /// The value that a codelist's column gives for the row's code; missing where it has none.
  case codelistColumn(codelist: Int, column: String)
  /// The organisation of a row.
  case organisation
  /// The sort of the row: an `EventKind` or `IntervalKind` by word.
  case kind
  /// A word among the row's details.
  case detail(String)
  /// A word said about the person.
  case fact(String)
  /// The person's own id.
  case person
  /// A text of one row; missing where there is none.
  case of(Row, Text)
  /// The name of the band that a number lies in: each band from its bound up to the next.
  case band(Number, [Band])
  /// The first that is known.
  case firstKnown([Text])
  case choose([Choice<Text>], otherwise: Text)
}

/// A band of numbers, from a bound (included) up to the next band's.
public struct Band: Hashable, Sendable {
  /// The lower bound, included.
  public var from: Double
  /// What it is called.
  public var name: String

  /// A band.
  public init(from: Double, name: String) {
    self.from = from
    self.name = name
  }
}
