public import ControlCharts

/// What an early-signal chart has beyond other sums: levels, designs and their true run lengths.
public struct EarlySignalDetail: Hashable, Sendable {
  /// The level of each month's signal: 0 for none, 1 or 2.
  public let levels: [Int]
  /// The design in force in each month.
  public let designs: [EarlySignalDesign]
  /// The months of each design, with the run lengths it truly has.
  public let stretches: [Stretch]
  /// Events less events expected up to the end of each month; `nil` where no month tells how many
  /// were expected.
  public let observedLessExpected: [Double]?
  /// Events less events expected day by day; empty where no month tells how many were expected.
  public let days: [DayValue]

  /// The months in which one design is in force.
  public struct Stretch: Hashable, Sendable {
    /// The first and last month.
    public let months: ClosedRange<Int>
    /// The design.
    public let design: EarlySignalDesign
    /// The run length to a signal of level 1.
    public let levelOne: RunLength
    /// The run length to a signal of level 2.
    public let levelTwo: RunLength
  }

  /// A value at the end of one day.
  public struct DayValue: Hashable, Sendable {
    /// The number of the day.
    public let day: Int
    /// Events less events expected up to then.
    public let value: Double
  }
}

/// The run lengths of designs, each worked out once.
final class EarlySignalRunLengths {
  private var known: [EarlySignalDesign: (RunLength, RunLength)] = [:]
  private var made: [Double: EarlySignalDesign] = [:]

  /// The run lengths to both levels.
  func lengths(of design: EarlySignalDesign) -> (one: RunLength, two: RunLength) {
    if let lengths = known[design] { return lengths }
    let lengths = (design.runLength(to: .one), design.runLength(to: .two))
    known[design] = lengths
    return lengths
  }

  /// The design for an expected number of events a month; the settings are those of one request.
  func design(mean: Double, _ settings: EarlySignalSettings) throws(ChartError) -> EarlySignalDesign
  {
    if let design = made[mean] { return design }
    let design = try EarlySignalDesign(mean: mean, settings: settings)
    made[mean] = design
    return design
  }
}

/// How often early-signal charts of several places signal when nothing has changed anywhere.
public struct EarlySignalAlarms: Hashable, Sendable {
  /// How many places are watched.
  public let places: Int
  /// False signals of level 1 a month, over all of them.
  public let levelOne: Double
  /// False signals of level 2 a month, over all of them.
  public let levelTwo: Double
}

extension ChartSet {
  /// The false signals a month to plan for: one over the run length of each place, added up.
  ///
  /// `nil` when these are no early-signal charts.
  public var earlySignalAlarms: EarlySignalAlarms? {
    let latest = charts.compactMap { made -> EarlySignalDetail.Stretch? in
      guard case .cumulative(let chart) = made.content else { return nil }
      return chart.earlySignal?.stretches.last
    }
    guard !latest.isEmpty else { return nil }
    return EarlySignalAlarms(
      places: latest.count,
      levelOne: latest.reduce(0) { $0 + 1 / $1.levelOne.inControl },
      levelTwo: latest.reduce(0) { $0 + 1 / $1.levelTwo.inControl })
  }
}
