/// Columns for one block of rows, small enough to stay in the first-level cache.
struct BulkScratch: Hashable, Sendable {
  /// How many rows make a block.
  static let rowCount = 1024

  /// The points of the parameter at work, ``BulkPlan/missing`` or ``BulkPlan/refused``.
  var codes = column
  /// The same of one of its inputs, or under other selectors.
  var others = column
  /// The same of one of its inputs under other selectors.
  var spare = column
  /// Which values the selectors have, as one number.
  var states = column
  /// The totals so far, with ``BulkPlan/refused`` added for every reason to refuse.
  var totals = column
  /// The levels.
  var levels = column
  /// The parameters with the most points, a bit each.
  var red = [UInt16](repeating: 0, count: rowCount)
  /// The parameters without points, a bit each.
  var missing = [UInt16](repeating: 0, count: rowCount)
  /// Totals and levels as they are handed out.
  var bytes = [UInt8](repeating: 0, count: rowCount)
  /// Statuses as they are handed out.
  var statuses = [ScoreOutcomes.Status](repeating: .refused, count: rowCount)

  private static var column: [Int16] { [Int16](repeating: 0, count: rowCount) }

  /// All equal: what is left from the last block means nothing.
  static func == (left: BulkScratch, right: BulkScratch) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
