/// How single observations become sets.
///
/// No national rule says how far apart the parts of a set may be (`docs/interpretations.md`, row
/// 36).
public struct SetSettings: Hashable, Sendable {
  /// The input that makes a set where its sender gave none: the one that people skip.
  public let anchor: String
  /// How far from the anchor the other values may be, in minutes before or after.
  public let windowMinutes: Int
  /// Inputs that are a state and hold until the next record: oxygen, by default.
  public var stateInputs: Set<String> = [
    "oxygen", "oxygen_device", "oxygen_percent", "oxygen_flow",
  ]
  /// For how many days after a birth `postnatal` holds (`docs/interpretations.md`, row 40).
  public var postnatalDays = 28
  /// Whether a recorded scale counts as prescribed: only where the sender vouches for it.
  public var recordedScaleIsPrescribed = false

  /// Settings with 15 minutes either side of the respiratory rate.
  public init() {
    anchor = "respiratory_rate"
    windowMinutes = 15
  }

  /// Settings with an anchor and a window.
  ///
  /// - Throws: ``SetSettingsError/window(minutes:)`` for a window that is not 5 to 30 minutes.
  public init(
    anchor: String = "respiratory_rate", windowMinutes: Int
  ) throws(SetSettingsError) {
    guard (5...30).contains(windowMinutes) else { throw .window(minutes: windowMinutes) }
    self.anchor = anchor
    self.windowMinutes = windowMinutes
  }
}

/// Why settings of sets are refused.
public enum SetSettingsError: Error, Hashable, Sendable {
  /// The window is not 5 to 30 minutes.
  case window(minutes: Int)
}
