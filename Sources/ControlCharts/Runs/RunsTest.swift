/// Runs of points on one side of the centre, tested for the series as a whole.
///
/// Points on the centre are not useful and are left out. A signal says *non-random variation*; no
/// single point is the signal.
public struct RunsTest: Hashable, Sendable {
  /// Points off the centre.
  public let useful: Int
  /// The longest run of useful points on one side.
  public let longestRun: Int
  /// The longest run that chance allows.
  public let longestRunMost: Int
  /// Crossings of the centre.
  public let crossings: Int
  /// The fewest crossings that chance allows.
  public let crossingsFewest: Int
  /// Whether the test signals.
  public let isSignal: Bool
}
