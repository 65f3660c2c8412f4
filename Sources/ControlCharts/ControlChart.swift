/// A finished chart over time: a plain value that holds its points, limits, signals and verdicts.
///
/// ```swift
/// let chart = try ControlChart(
///   Reading.sequence([21, 19, 22, 18, 20, 23, 17, 21, 19, 22, 18, 21, 20, 34]),
///   settings: ChartSettings(kind: .xmr, direction: .lower))
/// chart.points[13].flag      // .concern
/// chart.variation.verdict    // .concern
/// ```
public struct ControlChart: Hashable, Sendable {
  /// What the chart was made with, rules and constants included.
  public let settings: ChartSettings
  /// The points, in the order of time; readings without a value keep their place.
  public let points: [ChartPoint]
  /// The phases, in order; always at least one.
  public let phases: [ChartPhase]
  /// The test of runs about the centre, for each phase that has a centre.
  public let runs: [RunsTest]
  /// What the last points say about change.
  public let variation: Variation
  /// Whether the process can be relied on to reach its target.
  public let assurance: Assurance

  /// How many points count: they have a value and are not ghosted.
  public var counted: Int { phases.reduce(0) { $0 + $1.counted } }
  /// How many points are ghosted.
  public var ghosted: Int { points.count { $0.isGhosted } }
  /// Whether there are enough points to judge under the rules.
  public var hasEnoughPoints: Bool { counted >= settings.rules.minimumPoints }
}
