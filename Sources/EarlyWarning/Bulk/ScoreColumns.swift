/// Many sets of observations as columns of small whole numbers, one row a set.
///
/// A reading is a whole number of steps of its input (``ScoreInputDefinition/step``): breaths,
/// beats, percent and mmHg as they are, 36.8 °C as 368, and 2.25 L/min of oxygen as 225. A choice
/// is its place in the choices of the input. ``missing`` stands for no reading.
///
/// ```swift
/// let scorer = try BulkScorer(.news2())
/// var columns = scorer.emptyColumns
/// columns.readings[0] = [18, 25, .min]                // breaths a minute; the third is missing
/// ```
///
/// Fill one value again and again for blocks of rows: ``removeAll()`` keeps the memory.
public struct ScoreColumns: Hashable, Sendable {
  /// No reading, no selector, no age, nothing known.
  public static let missing = Int16.min
  /// A reading that cannot be understood: the row is refused.
  public static let unreadable = Int16.min + 1

  /// One column an input, in the order of ``Scorer/inputs``; all of the same length.
  public var readings: [[Int16]]
  /// One column a selector: the place of the value in force, or ``missing``.
  ///
  /// A value that needs a prescription is put here only when it is prescribed. A column may stay
  /// empty: not given in any row. A selector that an input of the same name decides, such as
  /// oxygen in NEWS2, needs no column; if there is one, it holds where the reading is missing.
  public var selectors: [[Int16]]
  /// Completed months of age, or ``missing``; empty when the caller has checked the ages.
  public var ageMonths: [Int16] = []
  /// Not 0 where the person must not be scored, whatever the reason; empty for nobody.
  public var excluded: [Int16] = []
  /// The highest level that triggers and judgements ask for, by place; ``missing`` and 0 for none.
  ///
  /// Empty when there are none. It can raise the level of a row and never lower it.
  public var raised: [Int16] = []

  /// Columns without rows.
  public init(inputCount: Int, selectorCount: Int) {
    readings = [[Int16]](repeating: [], count: inputCount)
    selectors = [[Int16]](repeating: [], count: selectorCount)
  }

  /// The number of rows.
  public var rowCount: Int { readings.first?.count ?? 0 }

  /// The code that stands for a substitute in place of a reading, such as "not attempted".
  ///
  /// - Parameter place: The place in the substitutes of the parameter, below
  ///   ``substitutesMax``.
  /// - Returns: A number below all that are measured.
  public static func substitute(_ place: Int) -> Int16 {
    precondition((0..<substitutesMax).contains(place), "no room for a substitute \(place)")
    return Int16(firstSubstitute + place)
  }

  /// How many substitutes a parameter may have.
  public static let substitutesMax = 64

  static let firstSubstitute = Int(Int16.min) + 2

  /// Removes all rows and keeps the memory for the next block.
  public mutating func removeAll() {
    for place in readings.indices { readings[place].removeAll(keepingCapacity: true) }
    for place in selectors.indices { selectors[place].removeAll(keepingCapacity: true) }
    ageMonths.removeAll(keepingCapacity: true)
    excluded.removeAll(keepingCapacity: true)
    raised.removeAll(keepingCapacity: true)
  }

  /// Traps unless the columns fit the score and each other: a mistake of the programmer.
  func check(inputCount: Int, selectorCount: Int) {
    precondition(readings.count == inputCount, "columns are not those of the score")
    precondition(selectors.count == selectorCount, "selectors are not those of the score")
    for place in readings.indices {
      precondition(readings[place].count == rowCount, "readings differ in length")
    }
    for place in selectors.indices { precondition(fits(selectors[place]), "a selector is short") }
    precondition(fits(ageMonths), "ages differ from readings in length")
    precondition(fits(excluded), "exclusions differ from readings in length")
    precondition(fits(raised), "raised levels differ from readings in length")
  }

  private func fits(_ column: [Int16]) -> Bool { column.isEmpty || column.count == rowCount }
}
