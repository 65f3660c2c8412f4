/// A place where no line may be drawn from one set to the next.
public struct TrajectoryBreak: Hashable, Sendable {
  /// The place of the first set after the break.
  public let place: Int
  /// Everything that changed.
  public let reasons: [Reason]

  /// Why no line may be drawn.
  public enum Reason: Hashable, Sendable {
    /// Another score, or another version of its table.
    case score(from: String, to: String)
    /// Another chart for age.
    case chart(from: String, to: String)
    /// Another state chosen, such as the SpO2 scale.
    case state(from: [String], to: [String])
    /// Another unit, such as litres and then per cent.
    case unit(from: [String], to: [String])
    /// More than 12 hours without a set; the seconds between.
    case noData(seconds: Int)
  }
}
