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
  /// What the last points say about change.
  public let variation: Variation
  /// Whether the process can be relied on to reach its target.
  public let assurance: Assurance

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - readings: The readings, oldest first.
  ///   - settings: The kind of chart, the rules, and what else decides it.
  /// - Throws: A ``ChartError`` that names the reading or setting at fault.
  public init(_ readings: [Reading], settings: ChartSettings) throws(ChartError) {
    var draft = try ChartDraft(readings, settings: settings)
    draft.calculateLimits()
    draft.findSignals()
    draft.setFlags()
    draft.raiseNegativeLowerLimits()
    draft.applyMultiplier()
    draft.setTargets()
    variation = draft.variation()
    assurance = draft.assurance()
    points = draft.points
    phases = draft.phases
    self.settings = settings
  }

  /// The test of runs about the centre for each phase, by the rules' method or else Anhøj's.
  ///
  /// None on a chart of moving ranges: neighbouring ranges share a value, so that they run
  /// together by themselves.
  public var runs: [RunsTest] {
    if settings.kind == .mr { return [] }
    let method = settings.rules.runs == .off ? RunsMethod.anhoej : settings.rules.runs
    return phases.map { phase in
      let members = points[phase.indices].filter(\.counts)
      return RunsTest(distances: members.map { $0.$value.raw - $0.$centre.raw }, method: method)
    }
  }

  /// How many points count: they have a value and are not ghosted.
  public var counted: Int { phases.reduce(0) { $0 + $1.counted } }
  /// How many points are ghosted.
  public var ghosted: Int { points.count { $0.isGhosted } }
  /// Whether there are enough points to judge under the rules.
  public var hasEnoughPoints: Bool { counted >= settings.rules.minimumPoints }
}
