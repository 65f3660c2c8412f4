/// Which way a measure should move.
public enum Direction: String, Sendable, Hashable, CaseIterable {
  /// More is better, such as the proportion of babies who keep warm.
  case higher
  /// Less is better, such as falls per 1,000 bed days.
  case lower
  /// Neither way is better by itself, such as the number of admissions.
  case neither

  /// The direction with better and worse exchanged; `neither` stays.
  public var reversed: Direction {
    switch self {
    case .higher: .lower
    case .lower: .higher
    case .neither: .neither
    }
  }

  /// What a signal on `side` means for a measure of this direction.
  public func flag(for side: Side) -> Flag {
    switch (self, side) {
    case (.higher, .high), (.lower, .low): .improvement
    case (.higher, .low), (.lower, .high): .concern
    case (.neither, _): .neither
    }
  }
}

/// The side of the centre on which something lies or towards which it moves.
public enum Side: String, Sendable, Hashable, CaseIterable {
  /// Above the centre, or rising.
  case high
  /// Below the centre, or falling.
  case low

  /// The other side.
  public var opposite: Side { self == .high ? .low : .high }
}

/// What the signals at a point, or at a unit in a funnel plot, mean.
///
/// - Source: Making Data Count's four classes (`docs/glossary.md`, "special cause").
public enum Flag: String, Sendable, Hashable, CaseIterable {
  /// No signal: common cause variation.
  case none
  /// Special cause in the direction wanted.
  case improvement
  /// Special cause in the direction not wanted.
  case concern
  /// Special cause of a measure where neither direction is better.
  case neither
}
