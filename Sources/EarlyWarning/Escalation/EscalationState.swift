/// Where an escalation stands.
public enum EscalationState: String, Sendable, Hashable, CaseIterable {
  /// Observations were taken.
  case observed
  /// They were scored.
  case scored
  /// A level was set.
  case levelSet = "level set"
  /// Somebody was told.
  case informed
  /// Somebody has taken the alert on: the sound stops, the clock does not.
  case acknowledged
  /// A reviewer is there, at the bedside or remotely.
  case arrived
  /// A decision was recorded.
  case decided
  /// The level was resolved.
  case resolved
  /// A higher level took over.
  case steppedUp = "stepped up"

  /// The part of PIER that the step belongs to.
  public var phase: PIERPhase {
    switch self {
    case .observed, .scored, .levelSet: .identify
    case .informed, .acknowledged, .steppedUp: .escalate
    case .arrived, .decided, .resolved: .respond
    }
  }

  /// Where it may go from here.
  ///
  /// Telling and acknowledging may be skipped, as a reviewer may be there already; a review may
  /// not, and nothing goes back. A second person may be told.
  public var next: Set<EscalationState> {
    switch self {
    case .observed: [.scored]
    case .scored: [.levelSet]
    case .levelSet: [.informed, .acknowledged, .arrived, .steppedUp]
    case .informed: [.informed, .acknowledged, .arrived, .steppedUp]
    case .acknowledged: [.informed, .arrived, .steppedUp]
    case .arrived: [.decided, .steppedUp]
    case .decided: [.resolved, .steppedUp]
    case .resolved, .steppedUp: []
    }
  }

  /// Whether the escalation has ended.
  public var isEnd: Bool { next.isEmpty }
}
