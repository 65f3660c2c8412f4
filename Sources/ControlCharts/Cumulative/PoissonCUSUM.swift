/// A CUSUM of counts of events, each with its own expected number.
///
/// Upwards S = max(0, S before + O − μ(R − 1)/ln R), downwards the mirror with 1/R; a signal at
/// S ≥ h. A warning is S ≥ the warning threshold in a period that has an event: a sum that only
/// lingers gives no new warning.
///
/// - Source: Hawkins and Olwell, Cumulative Sum Charts (1998); the warning as in NHS England's
///   Maternity Outcomes Signal System.
public struct PoissonCUSUM: Sendable, Hashable {
  /// The settings it was made with.
  public let settings: PoissonCUSUMSettings
  /// Which way the measure should move.
  public let direction: Direction
  /// Expected events for each unit of exposure, given or from the baseline.
  public let rate: Double
  /// The mean expected count over the points, for which the run lengths are stated.
  public let meanExpected: Double
  /// The threshold, in events, at points that do not bring their own.
  public let threshold: Double
  /// One point for each reading, missing ones included.
  public let points: [CumulativePoint]

  /// Sums that differ by less than half of the sixth decimal are equal: thirds and sevenths of
  /// events do not add up exactly in binary.
  static let slack = 5e-7

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - readings: Counts with their exposures, in time order.
  ///   - positions: Their positions, growing; 0, 1, 2… when `nil`.
  ///   - settings: A doubling upwards unless given.
  ///   - direction: Which way the count should move; usually `lower`.
  /// - Throws: ``ChartError`` for no reading, a count or exposure below 0, events without
  ///   exposure, a baseline that is too long or without an event, positions that do not grow, or
  ///   a setting out of range.
  public init(
    readings: [PoissonReading], positions: [Int]? = nil,
    settings: PoissonCUSUMSettings = PoissonCUSUMSettings(), direction: Direction = .lower
  ) throws(ChartError) {
    try settings.validate()
    let positions = try checkedPositions(positions, count: readings.count)
    for (index, reading) in readings.enumerated() { try Self.check(reading, at: index) }
    let usable = readings.filter(\.isUsable)
    guard !usable.isEmpty else { throw .noPoints }
    let rate = try Self.rate(of: usable, settings: settings)
    let exposure = usable.reduce(0) { $0 + ($1.exposure ?? 0) }
    let meanExpected = rate * exposure / Double(usable.count)
    guard meanExpected > 0, meanExpected <= 1e5 else {
      throw .invalidSetting(
        name: "rate", value: settingText(rate), allowed: "so that 0 to 100000 events are expected")
    }
    self.settings = settings
    self.direction = direction
    self.rate = rate
    self.meanExpected = meanExpected
    threshold = settings.threshold(expected: meanExpected)
    points = Self.points(
      readings, positions: positions, settings: settings, rate: rate, threshold: threshold,
      direction: direction)
  }

  private static func points(
    _ readings: [PoissonReading], positions: [Int], settings: PoissonCUSUMSettings, rate: Double,
    threshold: Double, direction: Direction
  ) -> [CumulativePoint] {
    var sums = CumulativeSums(
      sides: settings.sides, restart: settings.restart, comparison: .atOrBeyond(slack: slack))
    return readings.enumerated().map { index, reading in
      let limit = reading.h ?? threshold
      let thresholds = CumulativeSums.Thresholds(
        high: limit, low: limit, warning: reading.warning ?? settings.warning,
        mayWarn: reading.count != 0)
      let expected = reading.exposure.map { $0 * rate }
      var steps: (high: Double, low: Double)?
      if reading.isUsable, let count = reading.count, let expected {
        let high = reading.k ?? settings.reference(for: .high, expected: expected)
        let low = reading.k ?? settings.reference(for: .low, expected: expected)
        steps = (Double(count) - high, low - Double(count))
      }
      return sums.point(
        at: index, position: positions[index], value: reading.count.map(Double.init),
        expected: expected, steps: steps, thresholds: thresholds, direction: direction)
    }
  }

  private static func check(_ reading: PoissonReading, at index: Int) throws(ChartError) {
    if let count = reading.count, count < 0 {
      throw .negativeValue(index: index, value: Double(count))
    }
    let numbers = [reading.exposure, reading.k, reading.h, reading.warning].compactMap { $0 }
    for number in numbers {
      guard number.isFinite, abs(number) <= 1e100 else { throw .notFinite(index: index) }
      guard number >= 0 else { throw .negativeValue(index: index, value: number) }
    }
    for (name, limit) in [("h", reading.h), ("warning", reading.warning)] where limit == 0 {
      throw .invalidSetting(name: name, value: "0", allowed: "more than 0")
    }
    if let count = reading.count, count > 0, let exposure = reading.exposure, exposure == 0 {
      throw .denominatorNotPositive(index: index, denominator: exposure)
    }
  }

  private static func rate(
    of usable: [PoissonReading], settings: PoissonCUSUMSettings
  ) throws(ChartError) -> Double {
    guard let baseline = settings.baseline else { return settings.rate }
    guard baseline <= usable.count else {
      throw .baselineTooLong(asked: baseline, have: usable.count)
    }
    let first = usable.prefix(baseline)
    let events = first.reduce(0.0) { $0 + Double($1.count ?? 0) }
    guard events > 0 else {
      throw .invalidSetting(
        name: "baseline", value: String(baseline), allowed: "a baseline with at least one event")
    }
    return events / first.reduce(0) { $0 + ($1.exposure ?? 0) }
  }

  /// All signals and warnings in time order.
  public var signals: [CumulativeSignal] { points.flatMap(\.signals) }

  /// The points after which a sum started again.
  public var restarts: [Int] { points.filter(\.restarts).map(\.index) }

  /// The average run lengths to a signal, for the mean expected count; computed at each call.
  ///
  /// Thresholds that readings bring themselves are not in it: ask their own settings.
  public var runLength: RunLength {
    settings.runLength(expected: meanExpected, threshold: threshold)
  }
}

extension PoissonReading {
  /// Whether the reading has both a count and an exposure.
  fileprivate var isUsable: Bool {
    guard count != nil, let exposure else { return false }
    return exposure > 0
  }
}
