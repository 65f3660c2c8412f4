import ControlCharts
import Testing

/// What must hold for any series, tried on many.
@Suite struct ControlChartPropertyTests {
  static let seeds = Array(1...60).map(UInt64.init)

  /// Whole numbers in a narrow range, so that ties and points on lines happen often.
  static func series(_ seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...60, using: &generator)
    let width = Double.random(in: 2...40, using: &generator)
    return (0..<count).map { index in
      let shift = index > count / 2 && seed.isMultiple(of: 3) ? width / 2 : 0
      return (100 + width * generator.nextNormal() / 4 + shift).rounded()
    }
  }

  static func chart(
    _ values: [Double], _ rules: RuleSet, _ direction: Direction = .higher,
    change: (inout ChartSettings) -> Void = { _ in }
  ) throws -> ControlChart {
    var settings = ChartSettings(kind: .xmr, direction: direction, rules: rules)
    change(&settings)
    return try ControlChart(Reading.sequence(values), settings: settings)
  }

  @Test(arguments: seeds)
  func `adding a constant moves every line by it and no flag`(seed: UInt64) throws {
    for rules in RuleSet.named {
      let values = Self.series(seed)
      let plain = try Self.chart(values, rules)
      let moved = try Self.chart(values.map { $0 + 1024 }, rules)
      for (point, other) in zip(plain.points, moved.points) {
        expectEqual(point.centre.map { $0 + 1024 }, other.centre, relative: 1e-12)
        expectEqual(point.lower.map { $0 + 1024 }, other.lower, relative: 1e-12)
        expectEqual(point.upper.map { $0 + 1024 }, other.upper, relative: 1e-12)
        #expect(point.signals == other.signals)
        #expect(point.flag == other.flag)
      }
      #expect(plain.variation.verdict == moved.variation.verdict)
    }
  }

  @Test(arguments: seeds)
  func `reversing the direction swaps improvement and concern`(seed: UInt64) throws {
    for rules in RuleSet.named {
      var mirrored = rules
      if rules.conflict == .improvement { mirrored.conflict = .concern }
      if rules.conflict == .rank { mirrored.conflictTie = .concern }
      let values = Self.series(seed)
      let higher = try Self.chart(values, rules, .higher)
      let lower = try Self.chart(values, mirrored, .lower)
      for (point, other) in zip(higher.points, lower.points) {
        #expect(point.signals == other.signals)
        switch point.flag {
        case .improvement: #expect(other.flag == .concern)
        case .concern: #expect(other.flag == .improvement)
        case .none, .neither: #expect(other.flag == point.flag)
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `a phase is a chart of its own when no rule crosses`(seed: UInt64) throws {
    let values = Self.series(seed)
    guard values.count >= 4 else { return }
    let start = values.count / 2
    for rules in [RuleSet.nhsr02, .powerBI17, .westernElectric, .nelson] {
      var rules = rules
      rules.minimumPoints = 1
      let whole = try Self.chart(values, rules) {
        $0.phases = [PhaseStart(at: start, because: "a change")]
      }
      let first = try Self.chart(Array(values[..<start]), rules)
      let second = try Self.chart(Array(values[start...]), rules)
      for (point, other) in zip(whole.points, first.points + second.points) {
        #expect(point.centre == other.centre)
        #expect(point.lower == other.lower)
        #expect(point.signals == other.signals)
        #expect(point.flag == other.flag)
      }
    }
  }

  @Test(arguments: seeds)
  func `a phase boundary at the first point changes nothing`(seed: UInt64) throws {
    let values = Self.series(seed)
    let plain = try Self.chart(values, .mdcTool5)
    let bounded = try Self.chart(values, .mdcTool5) {
      $0.phases = [PhaseStart(at: 0, because: "the beginning")]
    }
    #expect(plain.points == bounded.points)
  }

  @Test(arguments: seeds)
  func `ghosting a point is to the others as if it were not there`(seed: UInt64) throws {
    let values = Self.series(seed)
    guard values.count > 3 else { return }
    let ghost = values.count / 3
    for rules in RuleSet.named {
      let readings = values.enumerated().map {
        Reading(position: $0.offset, value: $0.element, isGhosted: $0.offset == ghost)
      }
      let settings = ChartSettings(kind: .xmr, direction: .lower, rules: rules)
      let ghosted = try ControlChart(readings, settings: settings)
      var kept = readings
      kept.remove(at: ghost)
      let without = try ControlChart(kept, settings: settings)
      var points = ghosted.points
      points.remove(at: ghost)
      #expect(points == without.points)
      #expect(ghosted.variation.verdict == without.variation.verdict)
    }
  }

  @Test(arguments: seeds)
  func `more points after a fixed baseline change no earlier line`(seed: UInt64) throws {
    let values = Self.series(seed)
    guard values.count > 24 else { return }
    let short = try Self.chart(Array(values.dropLast(5)), .mdcTool5) { $0.baseline = .first(15) }
    let long = try Self.chart(values, .mdcTool5) { $0.baseline = .first(15) }
    for (point, other) in zip(short.points, long.points) {
      #expect(point.centre == other.centre)
      #expect(point.upper == other.upper)
    }
  }

  @Test(arguments: seeds)
  func `reversing time mirrors trends and keeps shifts`(seed: UInt64) throws {
    let values = Self.series(seed)
    let forwards = try Self.chart(values, .mdcTool5)
    let backwards = try Self.chart(values.reversed(), .mdcTool5)
    for (point, other) in zip(forwards.points, backwards.points.reversed()) {
      expectEqual(point.centre, other.centre, relative: 1e-12)
      #expect(point.signals.contains(.shiftAbove) == other.signals.contains(.shiftAbove))
      #expect(point.signals.contains(.trendUp) == other.signals.contains(.trendDown))
      #expect(point.signals.contains(.twoOfThreeHigh) == other.signals.contains(.twoOfThreeHigh))
    }
  }

  @Test(arguments: ChartKind.allCases, seeds.prefix(12))
  func `no finite input crashes`(kind: ChartKind, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let extremes = [0, -1, 1, .leastNonzeroMagnitude, 1e300, -1e300, .greatestFiniteMagnitude, 0.1]
    let count = Int.random(in: 0...30, using: &generator)
    let readings = (0..<count).map { index in
      Reading(
        position: index,
        value: Bool.random(using: &generator) ? extremes.randomElement(using: &generator) : nil,
        denominator: extremes.randomElement(using: &generator), deviation: 1, range: 2,
        isGhosted: Bool.random(using: &generator))
    }
    for rules in RuleSet.named {
      let settings = ChartSettings(kind: kind, rules: rules, targets: [Target(1)])
      let chart = try? ControlChart(readings, settings: settings)
      #expect(chart?.points.count ?? count == count)
    }
  }
}
