import ControlCharts
import Testing

/// How many points it takes, provisional phases, and run charts that re-base themselves.
@Suite struct PhaseSpecification {
  static func sequence(_ count: Int) -> [Double] {
    (0..<count).map { [100, 102, 98, 101, 99][$0 % 5] }
  }

  @Test(arguments: [(12, false), (13, true)])
  func `thirteen points have limits and icons`(count: Int, isEnough: Bool) throws {
    for kind in [ChartKind.xmr, .mr, .c] {
      let settings = ChartSettings(kind: kind, direction: .higher, targets: [Target(90)])
      let chart = try ControlChart(Reading.sequence(Self.sequence(count)), settings: settings)
      #expect(chart.counted == count)
      #expect(chart.hasEnoughPoints == isEnough)
      #expect((chart.points[3].upper != nil) == isEnough)
      #expect(chart.points[3].centre != nil)
      #expect(chart.points[3].target == 90)
      #expect((chart.variation.verdict == .none) == !isEnough)
      #expect((chart.assurance.verdict == .none) == !isEnough)
    }
  }

  @Test func `ghosts and missing values do not count towards thirteen`() throws {
    var readings = Reading.sequence(Self.sequence(14))
    readings[2].isGhosted = true
    readings[7].value = nil
    let chart = try ControlChart(readings, settings: ChartSettings(kind: .xmr))
    #expect(chart.counted == 12)
    #expect(!chart.hasEnoughPoints)
  }

  @Test(arguments: [(11, true), (12, false)])
  func `a phase of fewer than twelve points is provisional`(
    count: Int, isProvisional: Bool
  ) throws {
    var values = Self.sequence(13 + count)
    values[values.count - 1] = 900
    var settings = ChartSettings(kind: .xmr, baseline: .wholePhase)
    settings.rules.baselineScope = .eachPhase
    settings.baseline = .first(count)
    settings.phases = [PhaseStart(at: 13, because: "a test")]
    let judged = try ControlChart(Reading.sequence(values), settings: settings)
    #expect(judged.phases[1].isProvisional == isProvisional)
    settings.rules.judgesProvisional = false
    settings.baseline = .first(count - 1)
    let unjudged = try ControlChart(Reading.sequence(values), settings: settings)
    #expect(unjudged.points.last?.signals == [])
  }

  /// A first median of three points, then runs of three.
  struct Rebased: Sendable {
    let values: [Double?]
    let direction: Direction
    let starts: [Int]
    let medians: [Double]
  }

  static let rebased: [Rebased] = [
    // The median of 5, 6, 7 is 6. 7, 8, 9 is the first run above; then 9, 10, 11 above 8.
    Rebased(
      values: [5, 6, 7, 7, 8, 9, 8, 9, 10, 11], direction: .higher, starts: [0, 3, 7],
      medians: [6, 8, 10]),
    // A point on the median is ignored: it neither breaks the run nor counts.
    Rebased(
      values: [5, 6, 7, 7, 6, 8, 9, 5], direction: .higher, starts: [0, 3], medians: [6, 8]),
    // A run the wrong way changes nothing, however long.
    Rebased(
      values: [5, 6, 7, 5, 4, 3, 2, 1], direction: .higher, starts: [0], medians: [6]),
    Rebased(
      values: [5, 6, 7, 5, 4, 3, 2, 1], direction: .lower, starts: [0, 3], medians: [6, 4]),
    // Either way when neither is better.
    Rebased(
      values: [5, 6, 7, 7, 8, 9, 7, 6, 5, 8], direction: .neither, starts: [0, 3, 6],
      medians: [6, 8, 6]),
    // A point on the other side breaks the run.
    Rebased(
      values: [5, 6, 7, 7, 8, 5, 9, 8, 7], direction: .higher, starts: [0, 6], medians: [6, 8]),
  ]

  @Test(arguments: rebased)
  func `a run chart re-bases itself at each run`(row: Rebased) throws {
    var settings = ChartSettings(kind: .run, direction: row.direction)
    settings.rules.rebaseRun = 3
    settings.rules.rebaseBaseline = 3
    let chart = try ControlChart(Reading.sequence(row.values), settings: settings)
    #expect(chart.phases.map(\.first) == row.starts)
    #expect(row.starts.map { chart.points[$0].centre } == row.medians)
  }

  /// What a chart of single values with runs of three becomes.
  struct SelfRebased: Sendable {
    let options: [String: String]
    let direction: Direction
    let starts: [Int]
    let centres: [Double]
  }

  /// About 10, then about 20, then about 10 again.
  static let steps: [Double] = [10, 12, 11, 9, 21, 20, 19, 22, 18, 9, 11, 10, 12]

  static let selfRebased: [SelfRebased] = [
    // The mean of 10, 12, 11 and 9 is 10.5; 21, 20 and 19 lie above it.
    SelfRebased(options: [:], direction: .higher, starts: [0, 4], centres: [10.5, 20]),
    // Then 18, 9 and 11 lie below 20.
    SelfRebased(
      options: [:], direction: .neither, starts: [0, 4, 8], centres: [10.5, 20, 38.0 / 3]),
    SelfRebased(
      options: ["rebase_side": "either"], direction: .higher, starts: [0, 4, 8],
      centres: [10.5, 20, 38.0 / 3]),
    // After the first four points 9 alone lies below 10.5, before 11.
    SelfRebased(
      options: ["rebase_side": "concern"], direction: .higher, starts: [0], centres: [10.5]),
    // spccharter: as many points as asked for from the first of the run; or those there are.
    SelfRebased(
      options: ["rebase_points": "5"], direction: .higher, starts: [0, 4], centres: [10.5, 20]),
    SelfRebased(
      options: ["rebase_points": "7"], direction: .higher, starts: [0, 4],
      centres: [10.5, 120.0 / 7]),
    // abspc: the mean of all is 184 ÷ 13 = 14.2; the first phase then has its own.
    SelfRebased(
      options: ["rebase_points": "phase"], direction: .higher, starts: [0, 4],
      centres: [10.5, 142.0 / 9]),
  ]

  @Test(arguments: selfRebased)
  func `a chart of single values may re-base itself too`(row: SelfRebased) throws {
    var settings = ChartSettings(kind: .xmr, direction: row.direction)
    settings.rules.rebaseRun = 3
    settings.rules.rebaseBaseline = 4
    settings.rules.minimumPoints = 2
    for (name, value) in row.options {
      try #require(RuleSet.option(named: name)).set(value, in: &settings.rules)
    }
    let chart = try ControlChart(Reading.sequence(Self.steps), settings: settings)
    #expect(chart.phases.map(\.first) == row.starts)
    for (start, centre) in zip(row.starts, row.centres) {
      expectEqual(chart.points[start].centre, centre, relative: 1e-12)
    }
    #expect(chart.phases.map(\.isAutomatic) == row.starts.map { $0 > 0 })
    #expect(chart.phases.dropFirst().allSatisfy { $0.reason?.contains("rebase_run") == true })
    #expect(chart.counted == Self.steps.count)
    #expect(chart.points.count { $0.isBaseline } == chart.phases.reduce(0) { $0 + $1.baseline })
  }

  @Test(arguments: [ChartKind.p, .u, .c, .g, .t, .iPrime, .xbar])
  func `every kind with a centre may re-base itself`(kind: ChartKind) throws {
    let readings = Self.steps.enumerated().map {
      Reading(
        position: $0.offset, value: $0.element, denominator: 40, deviation: 1, range: 1)
    }
    var settings = ChartSettings(kind: kind, direction: .higher)
    settings.rules.rebaseRun = 3
    settings.rules.rebaseBaseline = 4
    settings.rules.gCentre = .mean
    let chart = try ControlChart(readings, settings: settings)
    #expect(chart.phases.map(\.first) == [0, 4])
    #expect((chart.points[3].upper ?? 0) < (chart.points[4].upper ?? 0))
  }

  @Test func `rules stay within phases that began by themselves, when they stay within phases`()
    throws
  {
    var settings = ChartSettings(kind: .xmr, direction: .higher)
    settings.rules.rebaseRun = 3
    settings.rules.rebaseBaseline = 4
    settings.rules.trend = 3
    let values: [Double] = [10, 9, 10, 11, 20, 19, 21, 20, 20, 19, 21, 20, 20]
    let crossing = try ControlChart(Reading.sequence(values), settings: settings)
    #expect(crossing.points[4].signals.contains(.trendUp))
    settings.rules.crossing = []
    let within = try ControlChart(Reading.sequence(values), settings: settings)
    #expect(within.phases.count == 2 && !within.points[4].signals.contains(.trendUp))
  }

  @Test func `no named set re-bases by itself, and none does beside a decision`() throws {
    #expect(RuleSet.named.allSatisfy { $0.rebaseRun == nil })
    var settings = ChartSettings(kind: .xmr, rules: .abspc11)
    settings.rules.rebaseRun = 8
    settings.phases = [PhaseStart(at: 3, because: "a test")]
    #expect(throws: ChartError.self) {
      try ControlChart(Reading.sequence(Self.steps), settings: settings)
    }
    settings.phases = []
    settings.baseline = .first(5)
    #expect(throws: ChartError.self) {
      try ControlChart(Reading.sequence(Self.steps), settings: settings)
    }
  }

  @Test func `abspc re-bases after fifteen points and eight in a row`() throws {
    var settings = ChartSettings(kind: .xmr, direction: .higher, rules: .abspc11)
    settings.rules.rebaseRun = 8
    let level = (0..<20).map { [10, 12, 11, 9, 11][$0 % 5] as Double }
    let raised = (0..<8).map { [15, 17, 16, 14, 16][$0 % 5] as Double }
    let chart = try ControlChart(Reading.sequence(level + raised), settings: settings)
    #expect(chart.phases.map(\.first) == [0, 20])
    #expect(chart.points[0].centre == 10.6)
    let early = try ControlChart(
      Reading.sequence(Array(level.prefix(10)) + raised), settings: settings)
    #expect(early.phases.count == 1)
  }

  @Test func `a recalculation at no point is refused, or ignored by NHSRplotthedots`() throws {
    var settings = ChartSettings(kind: .xmr)
    settings.phases = [PhaseStart(at: 99, because: "a test")]
    #expect(throws: ChartError.phaseStartsNowhere(position: 99)) {
      try ControlChart(Reading.sequence(Self.steps), settings: settings)
    }
    settings.rules = .nhsr02
    let chart = try ControlChart(Reading.sequence(Self.steps), settings: settings)
    #expect(chart.phases.count == 1)
  }

  @Test func `moving ranges are not tested for runs`() throws {
    let values = (0..<40).map { Double($0 < 20 ? $0 % 2 : ($0 % 2) * 50) }
    let chart = try ControlChart(
      Reading.sequence(values), settings: ChartSettings(kind: .mr, rules: .anhoej))
    #expect(chart.runs.isEmpty)
    #expect(chart.variation.verdict == .commonCause)
  }

  @Test func `a ghost may be judged by the limits and by nothing else`() throws {
    var readings = Reading.sequence(Self.sequence(20))
    readings[9].value = 900
    readings[9].isGhosted = true
    let plain = try ControlChart(
      readings, settings: ChartSettings(kind: .xmr, direction: .lower, rules: .mdcTool5))
    #expect(plain.points[9].signals == [])
    let judged = try ControlChart(
      readings, settings: ChartSettings(kind: .xmr, direction: .lower, rules: .anhoej))
    #expect(judged.points[9].signals == .aboveLimit)
    #expect(judged.points[9].flag == .concern)
    #expect(judged.variation.verdict == .commonCause)
  }

  @Test func `patterns may be marked only where they are complete`() throws {
    var rules = RuleSet.westernElectric
    rules.minimumPoints = 1
    rules.marked = .completing
    var settings = ChartSettings(kind: .xmr, rules: rules)
    settings.knownCentre = 100
    settings.knownSigma = 10
    let shift = try ControlChart(
      Reading.sequence([101, 102, 101, 102, 101, 102, 101, 102, 101, 99]), settings: settings)
    #expect(shift.points.indices.filter { shift.points[$0].signals == .shiftAbove } == [7, 8])
    let far = try ControlChart(
      Reading.sequence([121, 101, 122, 99]), settings: settings)
    #expect(far.points.indices.filter { !far.points[$0].signals.isEmpty } == [2])
  }

  @Test func `the two-sigma line of a g chart counts where the tool has one`() throws {
    // Mean 4 gives lines of two sigma at 4 + 2√20 = 12.94.
    let values: [Double] = [13, 0, 13, 1, 1, 2, 2, 0]
    let powerBI = try ControlChart(
      Reading.sequence(values), settings: ChartSettings(kind: .g, rules: .powerBI17))
    #expect(powerBI.points[0].signals == .twoOfThreeHigh)
    #expect(powerBI.points[2].signals == .twoOfThreeHigh)
    var rules = RuleSet.mdcSQL26a
    rules.minimumPoints = 1
    let sql = try ControlChart(
      Reading.sequence(values), settings: ChartSettings(kind: .g, rules: rules))
    #expect(sql.points[0].signals == [])
    #expect(sql.points[0].upperWarning == nil)
  }
}
