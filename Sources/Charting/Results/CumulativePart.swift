import ControlCharts

/// How long a chart runs, on average, before it signals.
struct RunLengthPart: Encodable {
  @ExplicitNull var inControl: Double?
  @ExplicitNull var outOfControlHigh: Double?
  @ExplicitNull var outOfControlLow: Double?
  @ExplicitNull var meanExpected: Double?
  let exact: Bool
  let method: String

  init(_ length: RunLength) {
    // Infinite when no signal can happen, which JSON cannot say.
    inControl = length.inControl.isFinite ? length.inControl : nil
    outOfControlHigh = length.outOfControlHigh.flatMap { $0.isFinite ? $0 : nil }
    outOfControlLow = length.outOfControlLow.flatMap { $0.isFinite ? $0 : nil }
    meanExpected = length.meanExpected
    exact = length.isExact
    method = length.method
  }
}

/// A cumulative sum of any kind, or a VLAD, in the result.
struct CumulativePart: Encodable {
  @ExplicitNull var facet: String?
  let kind: String
  let direction: String
  let options: [String: String]
  let parameters: [String: Double]
  let runLength: RunLengthPart
  let points: [PointPart]
  let signals: [SignalPart]
  let restarts: [String]
  let notes: [String]
  let summary: String
  /// Of early-signal charts only.
  let designs: [EarlySignalDesignPart]?
  /// Of early-signal charts that know what to expect: events less expected, day by day.
  let daily: [EarlySignalDayPart]?

  init(_ chart: CumulativeChart, _ made: MadeChart, in set: ChartSet) {
    facet = made.facet.isEmpty ? nil : made.facet
    kind = set.family.name
    direction = set.request.direction.rawValue
    options = Dictionary(uniqueKeysWithValues: chart.options.map { ($0.name, $0.value) })
    parameters = Dictionary(uniqueKeysWithValues: chart.parameters.map { ($0.name, $0.value) })
    runLength = RunLengthPart(chart.runLength)
    points = chart.points.indices.map { PointPart(chart, $0, made) }
    signals = chart.signals.map { SignalPart($0, made) }
    restarts = chart.points.filter(\.restarts).map { made.x($0.index) }
    notes = made.notes
    summary = made.summary(in: set)
    designs = chart.earlySignal.map { detail in
      detail.stretches.map { EarlySignalDesignPart($0, made) }
    }
    daily = chart.earlySignal.flatMap { detail in
      detail.days.isEmpty ? nil : detail.days.map(EarlySignalDayPart.init)
    }
  }

  struct PointPart: Encodable {
    let x: String
    @ExplicitNull var y: Double?
    @ExplicitNull var expected: Double?
    @ExplicitNull var high: Double?
    @ExplicitNull var low: Double?
    let highThreshold: Double
    let lowThreshold: Double
    @ExplicitNull var saved: Double?
    let signals: [String]
    let flag: String
    let restart: Bool
    let k: Double?
    let h1: Double?
    let h2: Double?
    let s: Double?
    let level: Int?
    let observedLessExpected: Double?

    init(_ chart: CumulativeChart, _ index: Int, _ made: MadeChart) {
      let point = chart.points[index]
      x = made.x(index)
      y = point.value
      expected = point.expected
      high = point.high
      low = point.low
      highThreshold = point.highThreshold
      lowThreshold = point.lowThreshold
      saved = chart.saved?[index]
      signals = point.signals.map { "\($0.side.rawValue)-\($0.level.rawValue)" }
      flag = point.flag.rawValue
      restart = point.restarts
      let design = chart.earlySignal?.designs[index]
      k = design?.k
      h1 = design?.h1
      h2 = design?.h2
      s = design == nil ? nil : point.high
      level = chart.earlySignal?.levels[index]
      observedLessExpected = chart.earlySignal?.observedLessExpected?[index]
    }
  }

  struct SignalPart: Encodable {
    let x: String
    let side: String
    let level: String
    let driftStart: String

    init(_ signal: CumulativeSignal, _ made: MadeChart) {
      x = made.x(signal.index)
      side = signal.side.rawValue
      level = signal.level.rawValue
      driftStart = made.x(signal.driftStart)
    }
  }
}

/// An exponentially weighted moving average in the result.
struct EWMAPart: Encodable {
  @ExplicitNull var facet: String?
  let kind = "ewma"
  let direction: String
  let options: [String: String]
  let centre: Double
  let sigma: Double
  let width: Double
  let runLength: RunLengthPart
  let points: [PointPart]
  let notes: [String]
  let summary: String

  init(_ chart: EWMAChart, _ made: MadeChart, in set: ChartSet) {
    facet = made.facet.isEmpty ? nil : made.facet
    direction = chart.direction.rawValue
    options = Dictionary(
      uniqueKeysWithValues: EWMASettings.options.map { ($0.name, $0.text(in: chart.settings)) })
    centre = chart.centre
    sigma = chart.sigma
    width = chart.width
    runLength = RunLengthPart(chart.runLength)
    points = chart.points.map { PointPart($0, chart.centre, made) }
    notes = made.notes
    summary = made.summary(in: set)
  }

  struct PointPart: Encodable {
    let x: String
    @ExplicitNull var y: Double?
    let ewma: Double
    let centre: Double
    let lower: Double
    let upper: Double
    let signals: [String]
    let flag: String

    init(_ point: EWMAPoint, _ centre: Double, _ made: MadeChart) {
      x = made.x(point.index)
      y = point.value
      ewma = point.average
      self.centre = centre
      lower = point.lowerLimit
      upper = point.upperLimit
      signals = point.signal.map { [$0 == .high ? "above-upper-limit" : "below-lower-limit"] } ?? []
      flag = point.flag.rawValue
    }
  }
}
