/// One point of a variable life-adjusted display.
public struct VLADPoint: Sendable, Hashable {
  /// The place in the input, counted from 0.
  public let index: Int
  /// The position on the axis.
  public let position: Int
  /// Events expected less events observed, up to and including this patient.
  ///
  /// A patient with missing data leaves it as before.
  public let saved: Double
  /// The signals of the risk-adjusted CUSUM at this patient, to be marked on the line.
  public let signals: [CumulativeSignal]
  /// What the signals mean.
  public let flag: Flag
}

/// A variable life-adjusted display (VLAD): the running sum of risk − outcome.
///
/// It rises when fewer patients than expected have the event. It is a display and not a test: it
/// has no limits, and carries the signal marks of a risk-adjusted CUSUM.
///
/// - Source: Lovegrove et al., Lancet 350 (1997) 1128.
public struct VLADChart: Sendable, Hashable {
  /// The risk-adjusted CUSUM whose signals are marked.
  public let cusum: OutcomeCUSUM
  /// One point for each patient.
  public let points: [VLADPoint]

  /// Makes the display.
  ///
  /// - Parameters:
  ///   - patients: Outcomes and risks in time order.
  ///   - positions: Their positions, growing; 0, 1, 2… when `nil`.
  ///   - settings: The settings of the risk-adjusted CUSUM.
  ///   - direction: Which way the events should move; usually `lower`.
  /// - Throws: ``ChartError`` as for ``OutcomeCUSUM``.
  public init(
    patients: [PatientOutcome], positions: [Int]? = nil,
    settings: OutcomeCUSUMSettings = .riskAdjusted, direction: Direction = .lower
  ) throws(ChartError) {
    let cusum = try OutcomeCUSUM(
      patients: patients, positions: positions, settings: settings, direction: direction)
    self.cusum = cusum
    var saved = 0.0
    points = zip(patients, cusum.points).map { patient, point in
      if let (risk, event) = patient.complete { saved += risk - (event ? 1 : 0) }
      return VLADPoint(
        index: point.index, position: point.position, saved: saved, signals: point.signals,
        flag: point.flag)
    }
  }

  /// All signals of the risk-adjusted CUSUM in time order.
  public var signals: [CumulativeSignal] { cusum.signals }

  /// The average run lengths of the risk-adjusted CUSUM; computed at each call.
  public var runLength: RunLength { cusum.runLength }
}
