/// A signal of a cumulative chart.
public struct CumulativeSignal: Sendable, Hashable {
  /// How serious a signal is.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// The lower, earlier threshold; the sum goes on.
    case warning
    /// The threshold of the chart.
    case signal
  }

  /// The point that signals, counted from 0.
  public let index: Int
  /// The way the measure has moved: `high` is more than expected.
  public let side: Side
  /// Which threshold is reached.
  public let level: Level
  /// Where the drift starts: the first point after the sum was last at its start or at 0.
  ///
  /// It is the best simple guess of when the change happened, not a proof.
  public let driftStart: Int
}

extension Direction {
  /// What a set of signals means together: a concern outweighs an improvement.
  func flag(for signals: [CumulativeSignal]) -> Flag {
    let flags = signals.map { flag(for: $0.side) }
    if flags.contains(.concern) { return .concern }
    return flags.first ?? .none
  }
}
