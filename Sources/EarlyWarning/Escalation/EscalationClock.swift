/// One of the clocks of an escalation.
public struct EscalationClock: Hashable, Sendable {
  /// What has to happen.
  public let aim: Aim
  /// When it started; `nil` when it has not.
  public let start: Int?
  /// The minutes allowed; 0 is at once.
  public let minutes: Int
  /// When it stopped; `nil` while it runs.
  public let stop: Int?
  /// Where the minutes come from.
  public let basis: Basis

  /// What has to happen.
  public enum Aim: String, Sendable, Hashable, CaseIterable {
    /// Somebody is told.
    case inform
    /// A reviewer comes, counted from when somebody was told.
    case reviewFromInformed = "review from informed"
    /// A reviewer comes, counted from when the level was set.
    case reviewFromLevel = "review from level"
    /// The next complete set.
    case observe
  }

  /// Where a number of minutes comes from.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// The published table.
    case published
    /// A local setting or a signed local table.
    case local
    /// Our default, which is no national number.
    case ours
  }

  /// How a clock stands.
  public enum Status: Hashable, Sendable {
    /// It has not started.
    case notStarted
    /// It runs and there is time left.
    case running
    /// Too late by so many seconds, and it has not happened.
    case overdue(seconds: Int)
    /// It happened in time.
    case metInTime
    /// It happened too late by so many seconds.
    case metLate(seconds: Int)
  }

  /// When it has to have happened.
  public var due: Int? { start.map { $0 + minutes * 60 } }

  /// How it stands at some time.
  ///
  /// A time of 0 minutes is overdue from the next second on.
  public func status(at now: Int) -> Status {
    guard let start, let due, now >= start else { return .notStarted }
    if let stop, stop <= now { return stop > due ? .metLate(seconds: stop - due) : .metInTime }
    return now > due ? .overdue(seconds: now - due) : .running
  }
}
