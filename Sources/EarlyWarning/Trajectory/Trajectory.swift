/// One person's scores in time: what changed, how fast, and where nothing may be compared.
///
/// Only complete sets are compared and drawn; a partial one can show that a total has risen at
/// least so far, and never that it fell.
public struct Trajectory: Hashable, Sendable {
  /// The sets in the order of time, refused ones too.
  public let sets: [TimedScore]
  /// Where no line may be drawn.
  public let breaks: [TrajectoryBreak]
  /// More than so many seconds without a set end a line: 12 hours (`docs/interpretations.md`,
  /// row 50).
  public static let longestGap = 12 * 3_600

  /// The scores of one person, in any order.
  ///
  /// - Throws: ``TrajectoryError/severalPeople`` when the sets are of more than one person.
  public init(_ sets: [TimedScore]) throws(TrajectoryError) {
    guard Set(sets.map(\.person)).count <= 1 else { throw .severalPeople }
    self.sets = sets.sorted {
      ($0.second, $0.score, $0.chart, $0.version, $0.result.sortKey)
        < ($1.second, $1.score, $1.chart, $1.version, $1.result.sortKey)
    }
    breaks = Self.findBreaks(self.sets)
  }

  /// The last set with a score, whole or at least.
  public var current: TimedScore? { sets.last { $0.floor != nil } }

  /// The last complete set.
  public var lastComplete: TimedScore? { sets.last { $0.complete != nil } }

  /// The complete set before the last complete one.
  public var previousComplete: TimedScore? {
    guard let place = sets.lastIndex(where: { $0.complete != nil }) else { return nil }
    return sets[..<place].last { $0.complete != nil }
  }

  /// The places of sets that a line may join, in the order of time.
  public var lines: [Range<Int>] {
    guard !sets.isEmpty else { return [] }
    let starts = [0] + breaks.map(\.place)
    return zip(starts, starts.dropFirst() + [sets.count]).map { $0..<$1 }
  }

  // MARK: Breaks

  private static func findBreaks(_ sets: [TimedScore]) -> [TrajectoryBreak] {
    var breaks: [TrajectoryBreak] = []
    var before: TimedScore?
    var units: [String] = []
    for (place, set) in sets.enumerated() where set.floor != nil {
      let reasons = before.map { Self.changes($0, set, units: units) } ?? []
      if !reasons.isEmpty {
        breaks.append(TrajectoryBreak(place: place, reasons: reasons))
        units = []
      }
      if !set.units.isEmpty { units = set.units }
      before = set
    }
    return breaks
  }

  private static func changes(
    _ from: TimedScore, _ to: TimedScore, units: [String]
  ) -> [TrajectoryBreak.Reason] {
    var reasons: [TrajectoryBreak.Reason] = []
    if from.score != to.score || from.version != to.version {
      reasons.append(
        .score(from: "\(from.score) \(from.version)", to: "\(to.score) \(to.version)"))
    }
    if from.chart != to.chart { reasons.append(.chart(from: from.chart, to: to.chart)) }
    if from.states != to.states { reasons.append(.state(from: from.states, to: to.states)) }
    if !units.isEmpty, !to.units.isEmpty, units != to.units {
      reasons.append(.unit(from: units, to: to.units))
    }
    let gap = to.second - from.second
    if gap > longestGap { reasons.append(.noData(seconds: gap)) }
    return reasons
  }
}

extension ScoreResult {
  /// Orders results of one moment, so that the order of arrival decides nothing: the worst last.
  fileprivate var sortKey: Int {
    switch self {
    case .refused: -1
    case .partial(let score): score.total * 2
    case .complete(let score): score.total * 2 + 1
    }
  }
}

/// Why scores are no trajectory.
public enum TrajectoryError: Error, Hashable, Sendable {
  /// The sets are of more than one person.
  case severalPeople
}
