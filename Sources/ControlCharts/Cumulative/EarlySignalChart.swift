/// The count of one month, for an early-signal chart.
public struct EarlySignalReading: Sendable, Hashable {
  /// The number of events, or `nil` when it is not known.
  ///
  /// No event is a count of 0, and a point.
  public var count: Int?
  /// The design in force.
  public var design: EarlySignalDesign
  /// The events expected in this very month, for the running difference; `nil` when not known.
  public var expected: Double?

  /// A reading.
  public init(count: Int?, design: EarlySignalDesign, expected: Double? = nil) {
    self.count = count
    self.design = design
    self.expected = expected
  }
}

/// An early-signal chart of monthly counts of rare events, in two levels.
///
/// Each month *S* = max(0, *S* before + *x* − *k*), which starts at 0 and again after a signal of
/// level 2. To six decimals, *S* ≥ *h2* is level 2; else *S* ≥ *h1* in a month with an event is
/// level 1. Thresholds may differ from month to month: whether the sum starts again is decided by
/// the thresholds in force when the signal was given, not by those of the month after.
///
/// - Source: NHS England, Maternity Outcomes Signal System, published code; Hawkins and Olwell,
///   Cumulative Sum Charts (1998).
public struct EarlySignalChart: Sendable, Hashable {
  /// What was read, month by month.
  public let readings: [EarlySignalReading]
  /// One point for each month; a warning is level 1 and a signal level 2.
  public let points: [CumulativePoint]

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - readings: The months, in order.
  ///   - positions: Their positions, growing; 0, 1, 2… when `nil`.
  ///   - direction: Which way the count should move; usually `lower`.
  /// - Throws: ``ChartError`` for no reading, a count below 0, or positions that do not grow.
  public init(
    readings: [EarlySignalReading], positions: [Int]? = nil, direction: Direction = .lower
  ) throws(ChartError) {
    let positions = try checkedPositions(positions, count: readings.count)
    guard readings.contains(where: { $0.count != nil }) else { throw .noPoints }
    for (index, reading) in readings.enumerated() {
      if let count = reading.count, count < 0 {
        throw .negativeValue(index: index, value: Double(count))
      }
    }
    var sums = CumulativeSums(sides: .high, restart: .side, comparison: .atOrBeyondToSixDecimals)
    self.readings = readings
    points = readings.enumerated().map { index, reading in
      let design = reading.design
      return sums.point(
        at: index, position: positions[index], value: reading.count.map(Double.init),
        expected: design.inControlMean,
        steps: reading.count.map { (Double($0) - design.k, design.k - Double($0)) },
        thresholds: CumulativeSums.Thresholds(
          high: design.h2, low: design.h2, warning: design.h1, mayWarn: reading.count != 0),
        direction: direction)
    }
  }

  /// All signals of both levels in time order.
  public var signals: [CumulativeSignal] { points.flatMap(\.signals) }

  /// The level of each month; `nil` for none.
  public var levels: [EarlySignalDesign.Level?] {
    points.map { point in
      point.signals.first.map { $0.level == .signal ? .two : .one }
    }
  }

  /// The months of each design, in order: thresholds usually hold for a calendar year.
  public var stretches: [(months: Range<Int>, design: EarlySignalDesign)] {
    var stretches: [(months: Range<Int>, design: EarlySignalDesign)] = []
    for (index, reading) in readings.enumerated() {
      if let last = stretches.last, last.design == reading.design {
        stretches[stretches.count - 1].months = last.months.lowerBound..<index + 1
      } else {
        stretches.append((index..<index + 1, reading.design))
      }
    }
    return stretches
  }

  /// Events less events expected up to the end of each month; a month of which either is not known
  /// leaves it as it was.
  ///
  /// `nil` when no month tells how many events were expected in it.
  public var observedLessExpected: [Double]? {
    guard readings.contains(where: { $0.expected != nil }) else { return nil }
    var sum = 0.0
    return readings.map { reading in
      if let count = reading.count, let expected = reading.expected {
        sum += Double(count) - expected
      }
      return sum
    }
  }
}
