/// What many sets of observations score, as columns, one row a set.
///
/// Made by ``BulkScorer/makeOutcomes(rowCount:withPoints:)`` and filled again for every block of
/// rows: nothing is allocated as long as the blocks do not grow.
public struct ScoreOutcomes: Hashable, Sendable {
  /// Which of the three results a row has.
  public enum Status: UInt8, Hashable, Sendable, CaseIterable {
    /// All parts are there: the total is the score.
    case complete
    /// Parts are missing: the total is a floor, "at least so many points".
    case partial
    /// The score must not be given: ask the single path for the reasons.
    case refused
  }

  /// No level, or no points.
  public static let none = UInt8.max

  /// The total, the floor of a partial row, or 0 where refused.
  public internal(set) var totals: [UInt8] = []
  /// Complete, partial or refused.
  public internal(set) var statuses: [Status] = []
  /// The level by place in the definition's levels, or ``none``.
  ///
  /// There is none for a refused row, and none for a partial one that has reached only the lowest.
  public internal(set) var levels: [UInt8] = []
  /// A bit for every parameter, by place, with the most points a part can have ("red").
  public internal(set) var red: [UInt16] = []
  /// A bit for every parameter, by place, without points.
  public internal(set) var missing: [UInt16] = []
  /// The points of every parameter if asked for, or ``none``; otherwise no column.
  public internal(set) var points: [[UInt8]] = []

  /// Where blocks of rows are worked on.
  var scratch = BulkScratch()

  init(pointColumns: Int) { points = [[UInt8]](repeating: [], count: pointColumns) }

  /// The number of rows.
  public var rowCount: Int { totals.count }

  /// Removes all rows, and makes room for so many.
  mutating func start(_ count: Int) {
    totals.start(count)
    statuses.start(count)
    levels.start(count)
    red.start(count)
    missing.start(count)
    for place in points.indices { points[place].start(count) }
  }
}

extension Array {
  /// Removes all elements, and allocates only to grow.
  fileprivate mutating func start(_ count: Int) {
    removeAll(keepingCapacity: true)
    reserveCapacity(count)
  }
}
