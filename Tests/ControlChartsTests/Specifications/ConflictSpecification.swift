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
