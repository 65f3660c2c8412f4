/// What the last points say about change: the variation icon.
public struct Variation: Hashable, Sendable {
  /// The verdict.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// No signal: no change beyond usual variation.
    case commonCause = "common-cause"
    /// A signal in the direction wanted.
    case improvement
    /// A signal in the direction not wanted.
    case concern
    /// A signal of a measure that has no better direction, or of no one direction.
    case neither
    /// Too few points to judge.
    case none

    /// The verdict of a point's class.
    init(_ flag: Flag) {
      self =
        switch flag {
        case .none: .commonCause
        case .improvement: .improvement
        case .concern: .concern
        case .neither: .neither
        }
    }
  }

  /// The verdict.
  public let verdict: Verdict
  /// The side of the signal, as the icon's H or L shows it.
  public let side: Side?
  /// The signals behind the verdict.
  public let signals: Signals
  /// The indices of the points that caused it, in order.
  public let points: [Int]
  /// Whether the rules give a second icon, for signals on the other side.
  public let hasSecond: Bool

  init(
    verdict: Verdict, side: Side?, signals: Signals, points: [Int], hasSecond: Bool = false
  ) {
    self.verdict = verdict
    self.side = side
    self.signals = signals
    self.points = points
    self.hasSecond = hasSecond
  }

  /// What the icons show: one verdict with its side, or two.
  public var icons: [(verdict: Verdict, side: Side?)] {
    guard hasSecond, let side else { return [(verdict, side)] }
    let other: Verdict =
      switch verdict {
      case .improvement: .concern
      case .concern: .improvement
      case .commonCause, .neither, .none: verdict
      }
    return [(verdict, side), (other, side.opposite)]
  }

  /// No verdict, for want of points.
  static let none = Variation(verdict: .none, side: nil, signals: [], points: [])
}

/// Whether the process can be relied on to reach its target: the assurance icon.
public struct Assurance: Hashable, Sendable {
  /// The verdict.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// The process will reach the target consistently.
    case passing
    /// The process will miss the target consistently unless something changes.
    case failing
    /// The target may be hit or missed by chance.
    case hitAndMiss = "hit-and-miss"
    /// There is no target, no better direction, no limits or too few points.
    case none
  }

  /// The verdict.
  public let verdict: Verdict
  /// The target judged, if there is one.
  public let target: Double?
}
