/// The sides of a cumulative chart that are watched.
public enum MonitoredSides: String, Sendable, Hashable, CaseIterable {
  /// Increases and decreases.
  case both
  /// Increases only.
  case high
  /// Decreases only.
  case low

  /// Whether increases are watched.
  public var watchesHigh: Bool { self != .low }
  /// Whether decreases are watched.
  public var watchesLow: Bool { self != .high }
}
