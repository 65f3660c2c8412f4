/// What one cell of a number column says.
public enum NumberReading: Hashable, Sendable {
  /// A number; a percentage is held as its fraction, 12.5% as 0.125.
  case value(Double, isPercent: Bool)
  /// The cell is blank or says that there is no value, such as "NA" or "-".
  case missing
  /// There is a value, but it was withheld, such as "<5" or "*".
  case suppressed
  /// The cell holds something else.
  case unreadable(NumberFault)

  /// The number, or `nil` where there is none.
  public var value: Double? {
    if case .value(let value, _) = self { value } else { nil }
  }
}

/// Why a cell could not be read as a number.
public enum NumberFault: Error, Hashable, Sendable {
  /// It is no number at all, or has words or signs beside it.
  case notANumber
  /// A thousands separator stands where none belongs, as in "1,23".
  case misplacedSeparator
  /// It is too large to be held, as 1e999.
  case tooLarge
}

extension NumberFault: CustomStringConvertible {
  /// The remedy, fit to stand in brackets after "is not a number".
  public var description: String {
    switch self {
    case .notANumber: "write digits only, such as 1234.5, or leave the cell blank"
    case .misplacedSeparator:
      "separate thousands as in 1,234 and decimals as in 0.5, or use neither"
    case .tooLarge: "numbers go up to 1.8e308"
    }
  }
}
