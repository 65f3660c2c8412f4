/// The four parts of managing deterioration.
/// - Source: NHS England, the PIER approach: prevention, identification, escalation, response.
public enum PIERPhase: String, Sendable, Hashable, CaseIterable {
  /// Plan ahead, know the risk, know what the person wants.
  case prevent
  /// Standard tools, used fully and on time, and concern asked about.
  case identify
  /// Told in time, to the right person, in a standard form.
  case escalate
  /// Somebody with the right skill came in time and did something.
  case respond
}
