/// A clinician's decision to observe less often than the table asks.
///
/// It needs a name, a reason and an end, and a rise of level or total ends it before that.
public struct LongerInterval: Hashable, Sendable {
  /// Minutes between complete sets.
  public let minutes: Int
  /// The clinician who decided.
  public let clinician: String
  /// Why.
  public let reason: String
  /// From when it holds.
  public let start: Int
  /// When it ends at the latest; that second is out.
  public let expiry: Int
  /// The set on which it was decided.
  public let decidedOn: TimedScore

  /// A decision.
  ///
  /// - Throws: ``LongerIntervalError`` without clinician or reason, with an end that is not after
  ///   the start, or on a set that was refused.
  public init(
    minutes: Int, clinician: String, reason: String, start: Int, expiry: Int,
    decidedOn: TimedScore
  ) throws(LongerIntervalError) {
    guard clinician.hasWords, reason.hasWords else { throw .unsigned }
    guard expiry > start, minutes > 0 else { throw .noEnd }
    guard decidedOn.floor != nil else { throw .noScore }
    self.minutes = minutes
    self.clinician = clinician
    self.reason = reason
    self.start = start
    self.expiry = expiry
    self.decidedOn = decidedOn
  }

  /// Whether it holds at some time, given the sets since: ended by any rise
  /// (`docs/interpretations.md`, row 48).
  public func holds(at now: Int, in trajectory: Trajectory) -> Bool {
    guard now >= start, now < expiry else { return false }
    let before = trajectory.sets.filter { $0.second <= now }
    let later = before.filter { $0.second > decidedOn.second }
    guard later.allSatisfy({ $0.floor == nil || $0.hasTable(of: decidedOn) }) else { return false }
    return !later.contains { set in
      guard let floor = set.floor, let then = decidedOn.floor else { return false }
      return floor.total > then.total || (floor.level ?? -1) > (then.level ?? -1)
    }
  }
}

/// Why a longer interval is refused.
public enum LongerIntervalError: Error, Hashable, Sendable {
  /// Clinician or reason is missing.
  case unsigned
  /// The end is not after the start, or the interval is no time.
  case noEnd
  /// The set it rests on has no score.
  case noScore
}
