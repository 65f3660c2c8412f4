/// Something that happened in an escalation: what, when, by whom, and how we know.
public struct EscalationStep: Hashable, Sendable {
  /// What was reached.
  public let state: EscalationState
  /// When it happened, in seconds since 1 January 1970 UTC.
  public let second: Int
  /// When it was entered.
  public let entered: Int
  /// Who: the role, such as `nurse in charge`; empty for the system.
  public let role: String
  /// Who: the person, pseudonymous; empty for the system.
  public let person: String
  /// How the time is known.
  public let means: Means
  /// What was said, decided or recommended.
  public let note: String

  /// How a time is known.
  public enum Means: String, Sendable, Hashable, CaseIterable {
    /// The system saw it.
    case system
    /// Somebody typed it.
    case typed
  }

  /// A step seen by the system at the time it happened.
  public static func seen(_ state: EscalationState, at second: Int) -> EscalationStep {
    EscalationStep(
      state, second: second, entered: second, role: "", person: "", means: .system, note: "")
  }

  /// A step.
  public init(
    _ state: EscalationState, second: Int, entered: Int, role: String, person: String,
    means: Means = .typed, note: String = ""
  ) {
    self.state = state
    self.second = second
    self.entered = entered
    self.role = role
    self.person = person
    self.means = means
    self.note = note
  }

  /// The part of PIER it belongs to.
  public var phase: PIERPhase { state.phase }

  /// Whether the time was typed after the event; measures of time should show such steps apart.
  public var isTypedLater: Bool { means == .typed && entered > second }
}
