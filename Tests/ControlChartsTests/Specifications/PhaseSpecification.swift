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
