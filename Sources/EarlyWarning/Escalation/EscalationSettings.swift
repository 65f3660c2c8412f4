/// What an organisation sets for its escalations.
///
/// Review times come from the score's table where it has any (National PEWS) and are a local
/// setting where it has none (NEWS2). The times to inform are ours and can be changed
/// (`docs/interpretations.md`, row 45).
public struct EscalationSettings: Hashable, Sendable {
  /// Minutes from level to informing, by the level's id.
  public var informMinutes = Self.ourInformMinutes
  /// Minutes to review by the level's id, where the table leaves it to local settings.
  public var reviewMinutes: [String: Int] = [:]
  /// Which review clock counts; both are kept.
  public var reviewFrom = ReviewStart.informed

  /// The times to inform that hold when none are set; ours, and no national numbers.
  public static let ourInformMinutes = ["high": 5, "medium": 15]

  /// When the review clock starts.
  public enum ReviewStart: String, Sendable, Hashable, CaseIterable {
    /// When somebody was informed.
    case informed
    /// When the level was set.
    case levelSet = "level set"
  }

  /// Settings as they ship.
  public init() {}
}
