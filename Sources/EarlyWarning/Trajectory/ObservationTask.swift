/// When the next complete set is due, as it stands at some time.
public struct ObservationTask: Hashable, Sendable {
  /// The complete set that the clock runs from; `nil` when there is none.
  public let from: TimedScore?
  /// When the next complete set is due; `nil` for continuous monitoring, or by plan.
  public let due: Int?
  /// From when it is overdue.
  public let overdue: Int?
  /// How it stands.
  public let status: Status
  /// Whether a later set is partial and waits to be completed: it has not stopped the clock.
  public let hasSetToComplete: Bool
  /// Whether the last complete score is too old to be shown as the present one.
  public let isStale: Bool
  /// The longer interval that holds; `nil` for that of the table.
  public let longerInterval: LongerInterval?

  /// How the next set stands.
  public enum Status: Hashable, Sendable {
    /// Nothing was observed yet.
    case nothing
    /// Not due yet.
    case notDue
    /// Due.
    case due
    /// Overdue, by so many seconds.
    case overdue(seconds: Int)
    /// Continuous monitoring.
    case continuous
    /// As the plan for the person says, which nobody gave.
    case plan
    /// Waiting for a coded reason, until a time at the latest.
    case held(ObservationHold.Reason, until: Int)
  }
}

extension Trajectory {
  /// When the next complete set is due.
  ///
  /// The clock runs from the last complete set. A later partial set does not stop it, and brings
  /// the time forward when the level it has reached asks for it (`docs/interpretations.md`,
  /// row 46).
  ///
  /// - Parameters:
  ///   - now: The time to judge at; later sets are not looked at.
  ///   - planMinutes: The interval of the person's plan, where the table leaves it to one.
  ///   - longer: A decision to observe less often; used while it holds.
  ///   - holds: Reasons to wait.
  /// - Returns: The task as it stands.
  public func nextSet(
    at now: Int, planMinutes: Int? = nil, longer: LongerInterval? = nil,
    holds: [ObservationHold] = []
  ) -> ObservationTask {
    let past = sets.filter { $0.second <= now && $0.floor != nil }
    let last = past.last { $0.complete != nil }
    let partial = past.filter { set in last.map { set.second > $0.second } ?? true }
    let inForce = longer.flatMap { $0.holds(at: now, in: self) ? $0 : nil }
    var times = last.flatMap { set in
      Self.times(set, planMinutes: planMinutes, longer: inForce)
    }
    let isContinuous = last?.response?.observe == .continuous && inForce == nil
    if last == nil, let first = past.first { times = (first.second, first.second) }
    for set in partial where set.levelID != nil {
      let early = Self.times(set, planMinutes: nil, longer: nil) ?? (set.second, set.second)
      guard set.response?.observe != .plan else { continue }
      times =
        times.map { (min($0.due, early.due), min($0.overdue, early.overdue)) }
        ?? (isContinuous ? nil : early)
    }
    let newest = last?.second ?? Int.min
    let held = holds.filter { $0.start >= newest && $0.start <= now }.max { $0.until < $1.until }
    if let held, let late = times {
      let shift = max(0, held.until - late.due)
      times = (late.due + shift, max(late.overdue, held.until))
    }
    return ObservationTask(
      from: last, due: times?.due, overdue: times?.overdue,
      status: Self.status(
        at: now, times, isEmpty: past.isEmpty, isContinuous: isContinuous, held: held),
      hasSetToComplete: !partial.isEmpty, isStale: Self.isStale(last, times, at: now),
      longerInterval: inForce)
  }

  private static func times(
    _ set: TimedScore, planMinutes: Int?, longer: LongerInterval?
  ) -> (due: Int, overdue: Int)? {
    var table: (due: Int, overdue: Int)?
    switch set.response?.observe {
    case .minutes(let due, let overdue): table = (due, overdue)
    case .plan: table = planMinutes.map { ($0, $0) }
    case .continuous, nil: table = nil
    }
    if let longer, longer.minutes > table?.overdue ?? 0 { table = (longer.minutes, longer.minutes) }
    return table.map { (set.second + $0.due * 60, set.second + $0.overdue * 60) }
  }

  private static func status(
    at now: Int, _ times: (due: Int, overdue: Int)?, isEmpty: Bool, isContinuous: Bool,
    held: ObservationHold?
  ) -> ObservationTask.Status {
    if isEmpty { return .nothing }
    if let held, now < held.until { return .held(held.reason, until: held.until) }
    guard let times else { return isContinuous ? .continuous : .plan }
    if now < times.due { return .notDue }
    // A table with one time is overdue once that time has passed; one with two, such as "every 4
    // to 6 hours", is due at the first and overdue at the second (`docs/interpretations.md`,
    // row 44).
    return now > times.overdue ? .overdue(seconds: now - times.overdue) : .due
  }

  /// Whether a score is grey: its successor is overdue, or it is older than a line may bridge.
  private static func isStale(
    _ last: TimedScore?, _ times: (due: Int, overdue: Int)?, at now: Int
  ) -> Bool {
    guard let last else { return false }
    return now - last.second > longestGap || times.map { now > $0.overdue } ?? false
  }
}
