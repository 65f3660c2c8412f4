/// A claim that is true, not true or not known.
public indirect enum Condition: Hashable, Sendable {
  case literal(Truth)
  case not(Condition)
  case all([Condition])
  case any([Condition])
  /// Whether a set has a row; never unknown.
  case exists(Rows)
  /// Whether there is such a row; never unknown.
  case found(Row)
  /// Whether both are there and are one row; never unknown.
  case same(Row, Row)
  /// Unknown where either side is missing.
  case compareNumbers(Number, Comparison, Number)
  /// Unknown where either side is missing; days where either side is a day, otherwise minutes.
  case compareTimes(Time, Comparison, Time)
  /// Unknown where either side is missing; texts are ordered by their bytes.
  case compareTexts(Text, Comparison, Text)
  /// Unknown where the text is missing.
  case textIn(Text, [String])
  /// Unknown where the number is missing.
  case numberIn(Number, [Double])
  /// Whether a value is among those of a set of rows, missing ones passed over; unknown where it is
  /// itself missing. The last part is about each of the rows, the first is not.
  case textAmong(Text, Rows, Text)
  case numberAmong(Number, Rows, Number)
  case timeAmong(Time, Rows, Time)
  /// Whether the first text contains the second, exactly as written; unknown where either is
  /// missing.
  case contains(Text, Text)
  /// Whether the row's code is in one of the codelists; `no` for a row without a code.
  case codeIn([Int])
  case numberIsMissing(Number)
  case timeIsMissing(Time)
  case textIsMissing(Text)
  /// Whether some row of one set and another row of the other lie this close together; never
  /// unknown. A row is not a pair with itself.
  case pair(Rows, Rows, Closeness)
  /// A condition of one row; unknown where there is no such row.
  case of(Row, Condition)
  /// The first case that is `yes`; without one, `otherwise`.
  case choose([Choice<Condition>], otherwise: Condition)
}

/// How two numbers, times or texts compare.
public enum Comparison: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// How close together two rows must be.
public struct Closeness: Hashable, Sendable {
  /// The longest distance, in `unit`.
  public var most: Int
  /// The unit of `most`: minutes, hours, days or weeks.
  public var unit: TimeUnit
  /// Whether the distance must be under `most` rather than at most that.
  public var isStrict: Bool
  /// Which of the two comes first, or either.
  public var order: Order

  /// Which row must come first.
  public enum Order: Hashable, Sendable {
    case either
    /// The second row is no earlier than the first.
    case secondAfterFirst
  }

  /// A distance.
  public init(most: Int, unit: TimeUnit, isStrict: Bool, order: Order) {
    self.most = most
    self.unit = unit
    self.isStrict = isStrict
    self.order = order
  }
}

/// One case of a choice.
public struct Choice<Value: Hashable & Sendable>: Hashable, Sendable {
  /// When this case holds.
  public var when: Condition
  /// What it gives.
  public var then: Value

  /// A case.
  public init(when: Condition, then: Value) {
    self.when = when
    self.then = then
  }
}
