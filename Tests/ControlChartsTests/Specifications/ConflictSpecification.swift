import ControlCharts
import Testing

/// What a point is when its signals disagree, and what the icons say.
@Suite struct ConflictSpecification {
  struct Row: Sendable, CustomTestStringConvertible {
    let what: String
    let values: [Double]
    let conflict: ConflictRule
    var tie = ConflictTie.improvement
    var direction = Direction.higher
    /// The flag of the last point, and its side.
    let flag: Flag
    var side: Side?
    var testDescription: String { what }
  }

  /// A rising trend below the centre: trend up, shift below, the first two of three low.
  static let risingBelow: [Double] = [75, 76, 82, 84, 86, 88]
  /// The last point is beyond the upper limit after falling from further out.
  static let fallingAbove: [Double] = [190, 180, 170, 160, 150, 140]

  static let rows: [Row] = [
    Row(
      what: "improvement wins", values: risingBelow, conflict: .improvement, flag: .improvement,
      side: .high),
    Row(
      what: "improvement wins, downwards", values: risingBelow, conflict: .improvement,
      direction: .lower, flag: .improvement, side: .low),
    Row(what: "concern wins", values: risingBelow, conflict: .concern, flag: .concern, side: .low),
    Row(
      what: "by rank a trend is above a shift", values: risingBelow, conflict: .rank,
      flag: .improvement, side: .high),
    Row(
      what: "by rank a trend is above a single point", values: fallingAbove, conflict: .rank,
      flag: .concern, side: .low),
    Row(
      what: "in order a single point comes first", values: fallingAbove, conflict: .order,
      flag: .improvement, side: .high),
    Row(
      what: "in order a trend comes before a shift", values: risingBelow, conflict: .order,
      flag: .improvement, side: .high),
    Row(
      what: "drawn last is a single point", values: fallingAbove, conflict: .strongest,
      flag: .improvement, side: .high),
    Row(
      what: "without a better direction the rank gives way to high", values: fallingAbove,
      conflict: .rank, direction: .neither, flag: .neither, side: .high),
    Row(
      what: "without a better direction order still decides", values: risingBelow,
      conflict: .order, direction: .neither, flag: .neither, side: .high),
  ]

  @Test(arguments: rows)
  func `the last point has the flag of the row`(row: Row) throws {
    let chart = try Self.chart(row.values, row.direction) {
      $0.conflict = row.conflict
      $0.conflictTie = row.tie
    }
    let last = try #require(chart.points.last)
    #expect(!last.signals.isDisjoint(with: .high) && !last.signals.isDisjoint(with: .low))
    #expect(last.flag == row.flag)
    #expect(last.side == row.side)
  }

  /// The turning point of a rising and a falling trend has rank 4 on both sides.
  static let turning: [Double] = [95, 96, 97, 99, 101, 102, 101, 99, 98, 97, 96]

  @Test(arguments: [
    (ConflictTie.improvement, Flag.improvement, Side.high as Side?),
    (.concern, .concern, .low), (.none, .none, nil),
  ])
  func `equal ranks go by the rule for ties`(tie: ConflictTie, flag: Flag, side: Side?) throws {
    let chart = try Self.chart(Self.turning, .higher) {
      $0.conflict = .rank
      $0.conflictTie = tie
    }
    #expect(chart.points[5].signals == [.trendUp, .trendDown])
    #expect(chart.points[5].flag == flag)
    #expect(chart.points[5].side == side)
  }

  @Test(arguments: [ConflictRule.order, .strongest])
  func `the later of two trends decides where order does`(conflict: ConflictRule) throws {
    let chart = try Self.chart(Self.turning, .higher) { $0.conflict = conflict }
    #expect(chart.points[5].flag == .concern)
  }

  @Test func `the icon describes the last point, or the last signal`() throws {
    let values: [Double] = [131, 99, 101, 99, 101]
    let last = try Self.chart(values, .lower)
    #expect(last.variation.verdict == .commonCause)
    let signal = try Self.chart(values, .lower) { $0.icon = .lastSignal }
    #expect(signal.variation.verdict == .concern)
    #expect(signal.variation.side == .high)
    #expect(signal.variation.points == [0])
  }

  struct TargetRow: Sendable {
    let direction: Direction
    let target: Double
    let onLimit: TargetOnLimit
    let verdict: Assurance.Verdict
  }

  static let targets: [TargetRow] = [
    TargetRow(direction: .higher, target: 69, onLimit: .passOrFail, verdict: .passing),
    TargetRow(direction: .higher, target: 70, onLimit: .passOrFail, verdict: .passing),
    TargetRow(direction: .higher, target: 70, onLimit: .hitOrMiss, verdict: .hitAndMiss),
    TargetRow(direction: .higher, target: 71, onLimit: .passOrFail, verdict: .hitAndMiss),
    TargetRow(direction: .higher, target: 130, onLimit: .passOrFail, verdict: .failing),
    TargetRow(direction: .higher, target: 130, onLimit: .hitOrMiss, verdict: .hitAndMiss),
    TargetRow(direction: .lower, target: 130, onLimit: .passOrFail, verdict: .passing),
    TargetRow(direction: .lower, target: 131, onLimit: .hitOrMiss, verdict: .passing),
    TargetRow(direction: .lower, target: 70, onLimit: .passOrFail, verdict: .failing),
    TargetRow(direction: .neither, target: 131, onLimit: .passOrFail, verdict: .none),
  ]

  @Test(arguments: targets)
  func `the target is compared with the last limits`(row: TargetRow) throws {
    let chart = try Self.chart([101, 99, 100], row.direction, targets: [Target(row.target)]) {
      $0.assuranceOnLimit = row.onLimit
    }
    #expect(chart.assurance.verdict == row.verdict)
  }

  @Test(arguments: [Direction.higher, .lower])
  func `a process always at its target passes`(direction: Direction) throws {
    let settings = ChartSettings(kind: .xmr, direction: direction, targets: [Target(1)])
    let chart = try ControlChart(
      Reading.sequence([Double?](repeating: 1, count: 13)), settings: settings)
    #expect(chart.points[12].lower == 1)
    #expect(chart.points[12].upper == 1)
    #expect(chart.assurance.verdict == .passing)
  }

  @Test func `or fails, or has no icon for want of limits`() throws {
    let level = Reading.sequence([Double?](repeating: 1, count: 13))
    var settings = ChartSettings(
      kind: .p, direction: .higher, rules: .powerBI17, targets: [Target(1)])
    let cases = level.map { Reading(position: $0.position, value: 10, denominator: 10) }
    #expect(try ControlChart(cases, settings: settings).assurance.verdict == .failing)
    settings.rules = .nhsr02
    settings.kind = .xmr
    #expect(try ControlChart(level, settings: settings).assurance.verdict == .none)
  }

  @Test(arguments: [(ChartKind.g, Assurance.Verdict.hitAndMiss), (.t, .hitAndMiss)])
  func `targets are judged on charts of rare events only when asked for`(
    kind: ChartKind, verdict: Assurance.Verdict
  ) throws {
    let readings = Reading.sequence([3, 9, 4, 12, 7, 2, 8, 15, 6, 3, 9, 5, 11])
    var settings = ChartSettings(kind: kind, direction: .higher, targets: [Target(6)])
    settings.rules.tLower = .zero
    settings.rules.gLower = .zero
    let silent = try ControlChart(readings, settings: settings)
    #expect(silent.assurance.verdict == .none)
    #expect(silent.assuranceReason == "targets are not judged on charts of rare events")
    settings.rules.judgesRareEvents = true
    #expect(try ControlChart(readings, settings: settings).assurance.verdict == verdict)
  }

  @Test(arguments: [
    ([Target(69, through: 1)], Direction.higher, Assurance.Verdict.hitAndMiss),
    ([Target(69, through: 1)], .neither, .none), ([], .higher, .none),
  ])
  func `no target at the last point may be hit or miss, on a chart that has some`(
    targets: [Target], direction: Direction, verdict: Assurance.Verdict
  ) throws {
    let chart = try Self.chart([101, 99, 100], direction, targets: targets) {
      $0.assuranceWithoutTarget = .isHitOrMiss
    }
    #expect(chart.assurance.verdict == verdict)
    #expect(chart.assurance.target == nil)
    #expect(chart.assuranceReason.hasPrefix("no target holds at the latest point"))
  }

  @Test func `signals that disagree may have two icons`() throws {
    let one = try Self.chart(Self.risingBelow, .higher)
    #expect(one.variation.icons.count == 1)
    let two = try Self.chart(Self.risingBelow, .higher) { $0.hasSecondIcon = true }
    #expect(two.variation.icons.map(\.verdict) == [.improvement, .concern])
    #expect(two.variation.icons.map(\.side) == [.high, .low])
    let agreed = try Self.chart([131, 132], .higher) { $0.hasSecondIcon = true }
    #expect(agreed.variation.icons.count == 1)
  }

  @Test(arguments: [
    (Direction.higher, [Variation.Verdict.improvement, .concern], [Side.high, .low], [0]),
    (.lower, [.improvement, .concern], [.low, .high], [2]),
    (.neither, [.neither, .neither], [.low, .high], [2]),
  ])
  func `the icons may describe all points`(
    direction: Direction, verdicts: [Variation.Verdict], sides: [Side], points: [Int]
  ) throws {
    let chart = try Self.chart([131, 99, 69, 101, 99], direction) {
      $0.icon = .all
      $0.hasSecondIcon = true
    }
    #expect(chart.variation.icons.map(\.verdict) == verdicts)
    #expect(chart.variation.icons.compactMap(\.side) == sides)
    #expect(chart.variation.points == points)
    #expect(chart.variationReason.hasPrefix("an earlier point is"))
    let calm = try Self.chart([101, 99], direction) { $0.icon = .all }
    #expect(calm.variation.verdict == .commonCause)
  }

  @Test func `the side of the icon may be that of the value`() throws {
    // A rising trend that ends below the centre.
    let signal = try Self.chart(Self.risingBelow, .higher)
    #expect(signal.variation.verdict == .improvement && signal.variation.side == .high)
    let value = try Self.chart(Self.risingBelow, .higher) { $0.iconSide = .value }
    #expect(value.variation.verdict == .concern && value.variation.side == .low)
  }

  @Test func `the first target that holds on the date counts`() throws {
    let stepped = [Target(69, from: 0, through: 1), Target(131, from: 2), Target(100)]
    let chart = try Self.chart([101, 99, 100], .higher, targets: stepped)
    #expect(chart.points.map(\.target) == [69, 69, 131])
    #expect(chart.assurance.verdict == .failing)
    let ended = try Self.chart([101, 99, 100], .higher, targets: [Target(69, through: 1)])
    #expect(ended.assurance.verdict == .none)
  }

  @Test func `the trajectory is judged only when asked for`() throws {
    let plan = [PlannedValue(position: 2, value: 131)]
    let plain = try Self.chart([101, 99, 100], .higher, targets: [Target(69)], trajectory: plan)
    #expect(plain.assurance.verdict == .passing)
    let planned = try Self.chart(
      [101, 99, 100], .higher, targets: [Target(69)], trajectory: plan
    ) { $0.assuranceFromTrajectory = true }
    #expect(planned.assurance.verdict == .failing)
  }

  static func chart(
    _ values: [Double], _ direction: Direction, targets: [Target] = [],
    trajectory: [PlannedValue] = [], change: (inout RuleSet) -> Void = { _ in }
  ) throws -> ControlChart {
    var rules = RuleSet.mdcTool5
    rules.minimumPoints = 1
    change(&rules)
    var settings = ChartSettings(kind: .xmr, direction: direction, rules: rules)
    settings.targets = targets
    settings.trajectory = trajectory
    settings.knownCentre = 100
    settings.knownSigma = 10
    return try ControlChart(Reading.sequence(values), settings: settings)
  }
}
