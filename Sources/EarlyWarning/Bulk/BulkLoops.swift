/// The loops over blocks of rows: no calls and no branches, so that the compiler makes vectors.
///
/// Each works on the first rows of columns that have as many rows or more.
enum BulkLoops {
  /// Sets every element.
  static func fill(rows count: Int, _ values: inout [Int16], with value: Int16) {
    var values = values.mutableSpan
    precondition(count <= values.count)
    for row in 0..<count { values[row] = value }
  }

  /// Sets every mask to nothing.
  static func clear(rows count: Int, _ masks: inout [UInt16]) {
    var masks = masks.mutableSpan
    precondition(count <= masks.count)
    for row in 0..<count { masks[row] = 0 }
  }

  /// Adds one column to another.
  static func add(rows count: Int, _ others: [Int16], to values: inout [Int16]) {
    let others = others.span
    var values = values.mutableSpan
    precondition(count <= values.count && count <= others.count)
    for row in 0..<count { values[row] &+= others[row] }
  }

  /// Keeps the greater of two columns.
  static func raise(rows count: Int, _ values: inout [Int16], to others: [Int16]) {
    var values = values.mutableSpan
    let others = others.span
    precondition(count <= values.count && count <= others.count)
    for row in 0..<count { values[row] = max(values[row], others[row]) }
  }

  /// Takes another column where there is nothing yet.
  static func replaceZeros(rows count: Int, _ values: inout [Int16], by others: [Int16]) {
    var values = values.mutableSpan
    let others = others.span
    precondition(count <= values.count && count <= others.count)
    for row in 0..<count { values[row] |= others[row] & mask(values[row] == 0) }
  }

  /// Takes another column under some states.
  static func replace(
    rows count: Int, _ values: inout [Int16], where states: [Int16], in range: ClosedRange<Int16>,
    by others: [Int16]
  ) {
    var values = values.mutableSpan
    let states = states.span
    let others = others.span
    precondition(count <= values.count && count <= states.count && count <= others.count)
    let (first, last) = (range.lowerBound, range.upperBound)
    for row in 0..<count {
      let isMeant = mask(states[row] >= first) & mask(states[row] <= last)
      values[row] = (others[row] & isMeant) | (values[row] & ~isMeant)
    }
  }

  /// Whether any row is in one of some states.
  static func contains(rows count: Int, _ states: [Int16], in range: ClosedRange<Int16>) -> Bool {
    let states = states.span
    precondition(count <= states.count)
    let (first, last) = (range.lowerBound, range.upperBound)
    // Minus the number of rows, which is small in a block: "or" would become a branch.
    var found: Int16 = 0
    for row in 0..<count { found &+= mask(states[row] >= first) & mask(states[row] <= last) }
    return found != 0
  }

  /// Takes another column where it has points and nothing is refused.
  static func decide(rows count: Int, _ codes: inout [Int16], by others: [Int16]) {
    var codes = codes.mutableSpan
    let others = others.span
    precondition(count <= codes.count && count <= others.count)
    for row in 0..<count {
      let decides = mask(others[row] >= 0) & mask(codes[row] < BulkPlan.refused)
      codes[row] = (others[row] & decides) | (codes[row] & ~decides)
    }
  }

  /// Adds the points of a parameter to the totals and marks it where it is red or missing.
  static func count(
    rows count: Int, _ codes: [Int16], red most: Int16, bit: UInt16, totals: inout [Int16],
    red: inout [UInt16], missing: inout [UInt16]
  ) {
    let codes = codes.span
    var totals = totals.mutableSpan
    var red = red.mutableSpan
    var missing = missing.mutableSpan
    precondition(
      count <= totals.count && count <= codes.count && count <= red.count && count <= missing.count)
    for row in 0..<count {
      let code = codes[row]
      totals[row] &+= max(code, 0)
      red[row] |= UInt16(bitPattern: mask(code == most)) & bit
      missing[row] |= UInt16(bitPattern: mask(code < 0)) & bit
    }
  }

  /// Refuses the rows that are refused in another column.
  static func refuse(rows count: Int, _ codes: [Int16], totals: inout [Int16]) {
    let codes = codes.span
    var totals = totals.mutableSpan
    precondition(count <= totals.count && count <= codes.count)
    for row in 0..<count { totals[row] &+= codes[row] & BulkPlan.refused }
  }

  /// Raises the level where a part has so many points.
  static func raise(
    rows count: Int, _ levels: inout [Int16], to level: Int16, where codes: [Int16],
    are points: Int16
  ) {
    var levels = levels.mutableSpan
    let codes = codes.span
    precondition(count <= levels.count && count <= codes.count)
    for row in 0..<count {
      levels[row] = max(levels[row], level & mask(codes[row] == points))
    }
  }

  /// Raises the level where any part is red.
  static func raise(
    rows count: Int, _ levels: inout [Int16], to level: Int16, whereAny red: [UInt16]
  ) {
    var levels = levels.mutableSpan
    let red = red.span
    precondition(count <= levels.count && count <= red.count)
    for row in 0..<count {
      levels[row] = max(levels[row], level & mask(red[row] != 0))
    }
  }

  /// Takes the level from refused rows, and the lowest from partial ones.
  static func judge(rows count: Int, _ levels: inout [Int16], totals: [Int16], missing: [UInt16]) {
    var levels = levels.mutableSpan
    let totals = totals.span
    let missing = missing.span
    precondition(count <= levels.count && count <= totals.count && count <= missing.count)
    let none = Int16(ScoreOutcomes.none)
    for row in 0..<count {
      let saysNothing = mask(missing[row] != 0) & mask(levels[row] == 0)
      // Levels are smaller than this, whose bits are all set.
      levels[row] |= none & (saysNothing | mask(totals[row] >= BulkPlan.refused))
    }
  }

  /// Takes the marks from refused rows.
  static func clear(rows count: Int, _ marks: inout [UInt16], whereRefused totals: [Int16]) {
    var marks = marks.mutableSpan
    let totals = totals.span
    precondition(count <= marks.count && count <= totals.count)
    for row in 0..<count {
      marks[row] &= UInt16(bitPattern: mask(totals[row] < BulkPlan.refused))
    }
  }

  /// Complete, partial or refused.
  static func write(
    rows count: Int, _ statuses: inout [ScoreOutcomes.Status], totals: [Int16], missing: [UInt16]
  ) {
    var statuses = statuses.mutableSpan
    let totals = totals.span
    let missing = missing.span
    precondition(count <= statuses.count && count <= totals.count && count <= missing.count)
    for row in 0..<count {
      let status: ScoreOutcomes.Status = missing[row] != 0 ? .partial : .complete
      statuses[row] = totals[row] >= BulkPlan.refused ? .refused : status
    }
  }

  /// Narrows a column, with 0 or another number where the row is refused.
  static func write(
    rows count: Int, _ bytes: inout [UInt8], _ values: [Int16], refused: UInt8, totals: [Int16]
  ) {
    var bytes = bytes.mutableSpan
    let values = values.span
    let totals = totals.span
    precondition(count <= bytes.count && count <= values.count && count <= totals.count)
    for row in 0..<count {
      let isRefused = mask(totals[row] >= BulkPlan.refused)
      let value = (Int16(refused) & isRefused) | (values[row] & ~isRefused)
      bytes[row] = UInt8(truncatingIfNeeded: value)
    }
  }

  /// Takes the points from rows that turned out to be refused.
  static func clear(
    rows: Range<Int>, _ points: inout [UInt8], where statuses: [ScoreOutcomes.Status]
  ) {
    var points = points.mutableSpan
    let statuses = statuses.span
    precondition(rows.upperBound <= points.count && rows.upperBound <= statuses.count)
    // All bits set say none.
    for row in rows { points[row] |= statuses[row] == .refused ? ScoreOutcomes.none : 0 }
  }

  /// All bits where a condition holds, and none where it does not.
  ///
  /// Loops that say "and" and "or" with masks become vectors; the same with `? :` becomes branches.
  @inline(__always)
  private static func mask(_ condition: Bool) -> Int16 { condition ? -1 : 0 }
}
