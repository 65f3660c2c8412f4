/// One part of an expression in flat form: what to do, and the places of its parts.
///
/// What `a` to `d` are depends on the operation: places of other nodes, of sets of rows, or ranges
/// of lists.
struct Step<Operation: Sendable>: Sendable {
  var operation: Operation
  var a = 0
  var b = 0
  var c = 0
  var d = 0
  var number = 0.0

  init(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0) {
    self.operation = operation
    self.a = a
    self.b = b
    self.c = c
    self.d = d
  }
}

enum ConditionOperation: UInt8, Sendable {
  case no, yes, unknown, not, all, any, exists, found, same
  case compareNumbers, compareTimes, compareTexts, textIn, numberIn
  case textAmong, numberAmong, timeAmong, contains, codeIn
  case numberIsMissing, timeIsMissing, textIsMissing, pair, of, choose
}

enum NumberOperation: UInt8, Sendable {
  case literal, count, distinctTexts, distinctNumbers, distinctTimes, aggregate
  case coveredDays, episodes, value, detail, fact, of, arithmetic, negated, absolute, floor
  case least, greatest, firstKnown, elapsed, yearOf, monthOf, dayOf, hourOf, weekdayOf
  case truth, parsed, choose, timeInRange, kidneyInjuryStage
}

enum TimeOperation: UInt8, Sendable {
  case literal, index, periodStart, periodEnd, birth, death, date, end, detail, fact, of
  case shifted, day, firstOfMonth, firstOfYear, earliest, latest, minimum, maximum
  case episodeStart, firstKnown, choose
}

enum TextOperation: UInt8, Sendable {
  case literal, sex, code, codelistColumn, organisation, kind, detail, fact, person
  case of, band, firstKnown, choose
}

/// One row, or none.
struct RowNode: Sendable {
  enum Operation: UInt8, Sendable { case first, last, index }
  var operation: Operation
  var rows = 0
  var keys = 0..<0
}

/// What rows are sorted by, as places of nodes.
enum SortKeyNode: Sendable {
  case number(Int)
  case time(Int)
  case text(Int)
}

/// A set of rows: a table and everything that narrows it.
struct RowSet: Sendable {
  /// Whether it is of events rather than intervals.
  var isOfEvents: Bool
  /// The kinds of intervals, as bits.
  var intervalKinds: UInt32 = 0
  /// The concepts of events, by place among the program's concept sets.
  var concepts = 0
  /// Whether it has no rows whatever the records say.
  var isEmpty = false
  /// Places among the program's windows, conditions and so on.
  var windows = 0..<0
  var conditions = 0..<0
}

/// A stretch of time that rows lie in, or a time at which they are in force.
struct WindowNode: Sendable {
  /// The node of its first time, or -1 for an open end.
  var from = -1
  /// The node of its last time, or -1.
  var to = -1
  /// Whether rows have to be in force at `from`, rather than lie between.
  var isInForce = false
}

/// What rows have to meet one by one.
struct RowCondition: Sendable {
  var node: Int
  /// Whether rows are kept for which it is not `yes`, rather than those for which it is.
  var isExcept: Bool
}
