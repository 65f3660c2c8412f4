/// A coded reason why observations wait: it pauses or reschedules them and never cancels them.
public struct ObservationHold: Hashable, Sendable {
  /// Why they wait.
  public let reason: Reason
  /// From when.
  public let start: Int
  /// Until when a pause lasts, once known; 24 hours at most.
  public let end: Int?
  /// When observations are to be tried again after a refusal or because of sleep.
  public let rescheduledTo: Int?
  /// Who recorded it.
  public let recordedBy: String
  /// No hold lasts longer than so many seconds: 24 hours (`docs/interpretations.md`, row 47).
  public static let longest = 24 * 3_600

  /// Why observations wait.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The person refused.
    case refused
    /// The person is asleep.
    case asleep
    /// The person is off the ward.
    case offWard = "off ward"
    /// The person is at theatre.
    case theatre

    /// Whether the person is away, so that the clock pauses until they are back.
    public var isAway: Bool { self == .offWard || self == .theatre }
  }

  /// A hold.
  public init(
    _ reason: Reason, start: Int, end: Int? = nil, rescheduledTo: Int? = nil, recordedBy: String
  ) {
    self.reason = reason
    self.start = start
    self.end = end
    self.rescheduledTo = rescheduledTo
    self.recordedBy = recordedBy
  }

  /// The time before which observations are not due because of it.
  var until: Int {
    let latest = start + Self.longest
    guard reason.isAway else { return min(rescheduledTo ?? start, latest) }
    return min(end ?? latest, latest)
  }

  /// Whether it asks for a clinical review: a refusal at medium, high or unknown level.
  ///
  /// - Parameters:
  ///   - score: The score at the time; `nil` when none is known.
  ///   - definition: The definition it is by.
  /// - Returns: Whether somebody should come and see.
  public func asksForReview(_ score: Score?, by definition: ScoreDefinition) -> Bool {
    guard reason == .refused else { return false }
    guard let level = score?.level,
      let medium = definition.levels.firstIndex(where: { $0.id == "medium" })
    else { return true }
    return level >= medium
  }
}
