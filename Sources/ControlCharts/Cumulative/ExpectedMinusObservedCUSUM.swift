/// A CUSUM of expected minus observed events (E-O CUSUM), in events.
///
/// With z = risk − outcome, the sum for fewer events is max(0, before + z − k₁) and the sum for
/// more events max(0, before − z − k₂); a signal strictly beyond h. vlad plots the first upwards,
/// as a VLAD does, and the second downwards; here, as on every chart, `high` is the sum that
/// watches for more events and `low` (0 or less) the one for fewer.
///
/// - Source: Wittenberg, Gan and Knoth, Stat Med 37 (2018) 2455; behaviour of `eocusum_scores` in
///   the R package vlad 0.2.2.
public struct ExpectedMinusObservedCUSUM: Sendable, Hashable {
  /// The settings it was made with.
  public let settings: ExpectedMinusObservedSettings
  /// Which way the events should move.
  public let direction: Direction
  /// The reference value for more events than expected.
  public let highReference: Double
  /// The reference value for fewer events than expected.
  public let lowReference: Double
  /// The threshold in force, in events.
  public let threshold: Double
  /// One point for each patient, incomplete ones included.
  public let points: [CumulativePoint]

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - patients: Outcomes and risks in time order.
  ///   - positions: Their positions, growing; 0, 1, 2… when `nil`.
  ///   - settings: A doubling or halving of the odds unless given.
  ///   - direction: Which way the events should move; usually `lower`.
  /// - Throws: ``ChartError`` for no complete patient, a risk outside 0 to 1, positions that do
  ///   not grow, or a setting out of range.
  public init(
    patients: [PatientOutcome], positions: [Int]? = nil,
    settings: ExpectedMinusObservedSettings = ExpectedMinusObservedSettings(),
    direction: Direction = .lower
  ) throws(ChartError) {
    try settings.validate()
    let positions = try checkedPositions(positions, count: patients.count)
    try PatientOutcome.check(patients)
    let risks = patients.compactMap { $0.complete?.risk }
    let mean = risks.reduce(0, +) / Double(risks.count)
    let (high, low) = (
      settings.reference(for: .high, meanRisk: mean), settings.reference(for: .low, meanRisk: mean)
    )
    let threshold = settings.threshold(risks: risks)
    self.settings = settings
    self.direction = direction
    highReference = high
    lowReference = low
    self.threshold = threshold
    var sums = CumulativeSums(
      sides: settings.sides, restart: settings.restart, comparison: .strictlyBeyond)
    let limits = CumulativeSums.Thresholds(high: threshold, low: threshold)
    points = patients.enumerated().map { index, patient in
      let saved = patient.complete.map { $0.risk - ($0.event ? 1 : 0) }
      return sums.point(
        at: index, position: positions[index], value: patient.event.map { $0 ? 1 : 0 },
        expected: patient.risk, steps: saved.map { (-$0 - high, $0 - low) }, thresholds: limits,
        direction: direction)
    }
  }

  /// All signals in time order.
  public var signals: [CumulativeSignal] { points.flatMap(\.signals) }

  /// The points after which a sum started again.
  public var restarts: [Int] { points.filter(\.restarts).map(\.index) }

  /// The average run lengths, in patients, for this mix of risks; computed at each call.
  public var runLength: RunLength {
    let complete = points.filter { $0.value != nil }
    return settings.runLength(risks: complete.compactMap(\.expected), threshold: threshold)
  }
}
