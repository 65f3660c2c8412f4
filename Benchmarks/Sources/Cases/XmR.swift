import ControlCharts

extension Benchmark {
  private static let seriesCount = 10_000
  private static let monthCount = 36

  /// 10,000 charts with limits, rules and verdicts, each dropped once it has been looked at.
  static let xmr = Benchmark(
    name: "xmr", title: "10,000 series of 36 points: XmR limits, rules, verdicts", target: 0.05
  ) { bench in
    let input = XmRInput()
    return Job(
      run: {
        var sum = 0.0
        for readings in input.readings {
          sum += depth(try ControlChart(readings, settings: input.settings))
        }
        return sum
      }, check: { try input.check(bench) })
  }

  /// The same, all charts kept to the end.
  static let xmrKept = Benchmark(
    name: "xmr-kept", title: "the same, all 10,000 charts kept", target: 0.05
  ) { bench in
    let input = XmRInput()
    return Job(
      run: {
        var charts: [ControlChart] = []
        charts.reserveCapacity(input.readings.count)
        for readings in input.readings {
          charts.append(try ControlChart(readings, settings: input.settings))
        }
        return charts.reduce(0) { $0 + depth($1) }
      }, check: { try input.check(bench) })
  }

  /// A number that takes in what the chart says at its end.
  private static func depth(_ chart: ControlChart) -> Double {
    let last = chart.points[chart.points.count - 1]
    let flagged = last.flag == .none ? 0.0 : 1
    let isHit = chart.assurance.verdict == .hitAndMiss ? 2.0 : 0
    return (last.upper ?? 0) + flagged + isHit + Double(chart.variation.points.count)
  }

  /// The series, and the same as readings.
  private struct XmRInput {
    let values: [[Double]]
    let readings: [[Reading]]
    let settings = ChartSettings(kind: .xmr, direction: .lower, targets: [Target(35)])

    init() {
      var invention = Invention(seed: 1)
      values = (0..<seriesCount).map { invention.months(monthCount, series: $0) }
      readings = values.map { Reading.sequence($0) }
    }

    /// Compares every signal, limit and verdict with ``PlainXmR``, and writes them for the peers.
    func check(_ bench: Workbench) throws -> String {
      var lines: [Double] = []
      var signals: [UInt8] = []
      var verdicts: [UInt8] = []
      for (series, values) in values.enumerated() {
        let chart = try ControlChart(readings[series], settings: settings)
        let plain = PlainXmR(values, target: 35)
        for (index, point) in chart.points.enumerated() {
          let place = "series \(series), point \(index)"
          try require(UInt16(plain.signals[index]) == point.signals.rawValue, "signals: " + place)
          try require(agree(plain.centre, point.centre ?? .nan), "centre: " + place)
          try require(agree(plain.lower, point.lower ?? .nan), "lower limit: " + place)
          try require(agree(plain.upper, point.upper ?? .nan), "upper limit: " + place)
        }
        try require(plain.variation == chart.variation.verdict, "variation of series \(series)")
        try require(plain.assurance == chart.assurance.verdict, "assurance of series \(series)")
        lines += [plain.centre, plain.lower, plain.upper]
        signals += plain.signals
        verdicts += [plain.variation.code, plain.assurance.code]
      }
      try bench.write(values.flatMap(\.self), to: "xmr-values")
      try bench.write(lines, to: "xmr-lines")
      try bench.write(signals, to: "xmr-signals")
      try bench.write(verdicts, to: "xmr-verdicts")
      return "all limits, signals and verdicts, with every window tried"
    }
  }
}

/// Making Data Count's rules tried on every window of points, slowly and plainly.
///
/// `signals` has the bits of `Signals`, which peers are compared with too.
private struct PlainXmR {
  let centre: Double
  let lower: Double
  let upper: Double
  let signals: [UInt8]
  let variation: Variation.Verdict
  let assurance: Assurance.Verdict

  init(_ values: [Double], target: Double) {
    let count = Double(values.count)
    let ranges = zip(values, values.dropFirst()).map { abs($0 - $1) }
    let centre = values.reduce(0, +) / count
    let distance = 2.66 * ranges.reduce(0, +) / (count - 1)
    self.centre = centre
    lower = centre - distance
    upper = centre + distance
    // Distances from the centre, in distances of the limits.
    let high = Self.signals(values.map { ($0 - centre) / distance }, bit: 1)
    let low = Self.signals(values.map { (centre - $0) / distance }, bit: 2)
    signals = zip(high, low).map { $0 | $1 }
    // Lower is better, and improvement wins.
    let last = signals[values.count - 1]
    variation = last == 0 ? .commonCause : last & 0b1010_1010 != 0 ? .improvement : .concern
    assurance = target >= upper ? .passing : target <= lower ? .failing : .hitAndMiss
  }

  /// The signals of one side, `heights` growing towards it: multiples of `bit`.
  private static func signals(_ heights: [Double], bit: UInt8) -> [UInt8] {
    var signals = [UInt8](repeating: 0, count: heights.count)
    for index in heights.indices where heights[index] > 1 { signals[index] |= bit }
    for start in 0...(heights.count - 6) {
      let window = heights[start..<(start + 6)]
      if window.allSatisfy({ $0 > 0 }) {
        for index in window.indices { signals[index] |= bit << 2 }
      }
      if zip(window, window.dropFirst()).allSatisfy({ $0 < $1 }) {
        for index in window.indices { signals[index] |= bit << 4 }
      }
    }
    for start in 0...(heights.count - 3) {
      let window = heights[start..<(start + 3)]
      let near = window.indices.filter { heights[$0] > 2.0 / 3 && heights[$0] <= 1 }
      guard window.allSatisfy({ $0 > 0 }), near.count >= 2 else { continue }
      for index in near { signals[index] |= bit << 6 }
    }
    return signals
  }
}

extension Variation.Verdict {
  fileprivate var code: UInt8 { self == .improvement ? 1 : self == .concern ? 2 : 0 }
}

extension Assurance.Verdict {
  fileprivate var code: UInt8 { self == .passing ? 1 : self == .failing ? 2 : 0 }
}
