/// A CUSUM of yes-or-no outcomes: risk-adjusted, or with a constant risk (Bernoulli).
///
/// Each side adds its log-likelihood ratio and never falls below 0; a signal at the threshold or
/// beyond. The high side looks for the odds ratio R, the low side for 1/R.
///
/// - Source: Steiner et al., Biostatistics 1 (2000) 441; behaviour of `bchart` in qicharts2
///   0.8.1, except that a sum exactly at the threshold starts again here.
public struct OutcomeCUSUM: Sendable, Hashable {
  /// The settings it was made with.
  public let settings: OutcomeCUSUMSettings
  /// Which way the events should move.
  public let direction: Direction
  /// The threshold of the upper sum in force.
  public let highThreshold: Double
  /// The threshold of the lower sum in force, more than 0.
  public let lowThreshold: Double
  /// One point for each outcome, missing ones included.
  public let points: [CumulativePoint]

  /// Makes a risk-adjusted chart.
  ///
  /// - Parameters:
  ///   - patients: Outcomes and risks in time order.
  ///   - positions: Their positions, growing; 0, 1, 2… when `nil`.
  ///   - settings: Thresholds 4.5 and 4 unless given; `rate` and `baseline` are not used.
  ///   - direction: Which way the events should move; usually `lower`.
  /// - Throws: ``ChartError`` for no complete patient, a risk outside 0 to 1, positions that do
  ///   not grow, or a setting out of range.
  public init(
    patients: [PatientOutcome], positions: [Int]? = nil,
    settings: OutcomeCUSUMSettings = .riskAdjusted, direction: Direction = .lower
  ) throws(ChartError) {
    try settings.validate()
    let positions = try checkedPositions(positions, count: patients.count)
    try PatientOutcome.check(patients)
    let thresholds = settings.thresholds(risks: patients.compactMap { $0.complete?.risk })
    self.settings = settings
    self.direction = direction
    (highThreshold, lowThreshold) = thresholds
    var sums = CumulativeSums(
      sides: settings.sides, restart: settings.restart, comparison: .atOrBeyond(slack: 0))
    let limits = CumulativeSums.Thresholds(high: thresholds.high, low: thresholds.low)
    points = patients.enumerated().map { index, patient in
      let steps = patient.complete.map { risk, event in
        (
          high: settings.step(on: .high, risk: risk, event: event),
          low: settings.step(on: .low, risk: risk, event: event)
        )
      }
      return sums.point(
        at: index, position: positions[index], value: patient.event.map { $0 ? 1 : 0 },
        expected: patient.risk, steps: steps, thresholds: limits, direction: direction)
    }
  }

  /// Makes a Bernoulli chart: every outcome has the same risk, given or from the baseline.
  ///
  /// - Parameters:
  ///   - outcomes: Whether each case had the event, in time order; `nil` where not known.
  ///   - positions: Their positions, growing; 0, 1, 2… when `nil`.
  ///   - settings: Thresholds ±3.5 unless given; needs `rate` or `baseline`.
  ///   - direction: Which way the events should move; usually `lower`.
  /// - Throws: ``ChartError`` as for patients; also when neither rate nor baseline is given, or
  ///   the baseline is too long or has only events or none.
  public init(
    outcomes: [Bool?], positions: [Int]? = nil, settings: OutcomeCUSUMSettings,
    direction: Direction = .lower
  ) throws(ChartError) {
    let risk = try Self.risk(of: outcomes, settings: settings)
    try self.init(
      patients: outcomes.map { PatientOutcome(risk: risk, event: $0) }, positions: positions,
      settings: settings, direction: direction)
  }

  private static func risk(
    of outcomes: [Bool?], settings: OutcomeCUSUMSettings
  ) throws(ChartError) -> Double {
    guard let baseline = settings.baseline else {
      guard let rate = settings.rate else {
        throw .settingMissing(
          name: "rate", why: "outcomes without risks need a rate, or a baseline to find it from")
      }
      return rate
    }
    let known = outcomes.compactMap { $0 }
    guard baseline > 0, baseline <= known.count else {
      throw .baselineTooLong(asked: baseline, have: known.count)
    }
    let events = known.prefix(baseline).count { $0 }
    guard events > 0, events < baseline else {
      throw .invalidSetting(
        name: "baseline", value: String(baseline),
        allowed: "a baseline with at least one event and one without")
    }
    return Double(events) / Double(baseline)
  }

  /// All signals in time order.
  public var signals: [CumulativeSignal] { points.flatMap(\.signals) }

  /// The points after which a sum started again; their number is the count of restarts.
  public var restarts: [Int] { points.filter(\.restarts).map(\.index) }

  /// The risks of the complete patients: the mix that the run lengths are stated for.
  public var risks: [Double] {
    points.compactMap { $0.value == nil ? nil : $0.expected }
  }

  /// The average run lengths, in patients, for this mix of risks; computed at each call.
  public var runLength: RunLength {
    settings.runLength(risks: risks, thresholds: (highThreshold, lowThreshold))
  }
}
