import ControlCharts

/// Series and settings for the agreement tests, made so that awkward things happen often: ties,
/// points on lines, short series, ghosts, gaps, many phases.
struct AgreementCases {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func happens(_ part: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < part
  }

  private mutating func one<Element>(of elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  // MARK: A series and its settings

  mutating func next(
    _ kind: ChartKind, _ rules: RuleSet
  ) -> (readings: [Reading], settings: ChartSettings) {
    let count = happens(0.2) ? number(1...14) : number(13...60)
    var readings = values(count).enumerated().map {
      Reading(position: $0.offset * 2, value: $0.element)
    }
    if happens(0.4) {
      for index in readings.indices where happens(0.08) { readings[index].value = nil }
    }
    if happens(0.4) {
      for index in readings.indices where happens(0.08) { readings[index].isGhosted = true }
    }
    readings[0].value = readings[0].value ?? 100
    var settings = ChartSettings(
      kind: kind, direction: one(of: Direction.allCases), rules: rules)
    setPhases(&settings, count)
    setBaseline(&settings, readings)
    if happens(0.25) { settings.knownCentre = 100 }
    if happens(0.25) { settings.knownSigma = 10 }
    setTargets(&settings, readings)
    return (readings, settings)
  }

  /// Whole numbers, with shifts, drifts, saw teeth and stretches without variation.
  private mutating func values(_ count: Int) -> [Double] {
    let unit = one(of: [1.0, 2, 5, 10])
    let width = one(of: [1.0, 3, 6])
    let style = number(0...5)
    var level = 100.0
    return (0..<count).map { index in
      if style == 1, index == count / 2 { level += 2 * width * unit }
      if style == 2 { level += unit * (Double(index % 20) < 10 ? 0.7 : -0.7) }
      var value = level + width * unit * generator.nextNormal()
      if style == 3 { value = level + (index % 2 == 0 ? 1 : -1) * width * unit }
      if style == 4, index % 15 < 9 { value = level + Double(index % 15) * unit }
      if style == 5, index > count / 3 { value = level }
      return (value / unit).rounded() * unit
    }
  }

  private mutating func setPhases(_ settings: inout ChartSettings, _ count: Int) {
    guard happens(0.5), count > 3 else { return }
    for _ in 0..<number(1...3) {
      let start = PhaseStart(at: 2 * number(1...(count - 1)), because: "a change")
      if !settings.phases.contains(start) { settings.phases.append(start) }
    }
  }

  private mutating func setBaseline(_ settings: inout ChartSettings, _ readings: [Reading]) {
    let counted = readings.count { $0.value != nil && !$0.isGhosted }
    guard counted >= 2 else { return }
    switch number(0...3) {
    case 0: settings.baseline = .first(number(2...counted))
    case 1: settings.baseline = .through(number(0...(2 * readings.count)))
    default: break
    }
  }

  private mutating func setTargets(_ settings: inout ChartSettings, _ readings: [Reading]) {
    if happens(0.3) {
      settings.targets.append(Target(100, from: number(0...20), through: number(20...100)))
    }
    if happens(0.6) { settings.targets.append(Target(one(of: [70, 100, 130, 91, 55, 140]))) }
    if happens(0.3) {
      settings.trajectory = readings.filter { _ in happens(0.7) }
        .map { PlannedValue(position: $0.position, value: 70 + Double($0.position)) }
    }
  }

  // MARK: Rules

  /// A named set with a handful of options changed.
  mutating func nextRules() -> RuleSet {
    var rules = one(of: RuleSet.named)
    for _ in 0..<number(1...12) { change(&rules, number(0...26)) }
    return rules
  }

  private mutating func change(_ rules: inout RuleSet, _ option: Int) {
    switch option {
    case 0:
      rules.astronomical = happens(0.7)
      rules.ghostsJudgedByLimits.toggle()
    case 1:
      rules.shift = one(of: [nil, 2, 5, 6, 7, 8])
      rules.marked = one(of: MarkedPoints.allCases)
    case 2: rules.trend = one(of: [nil, 2, 3, 5, 6])
    case 3: rules.twoOfThree = one(of: TwoOfThree.allCases)
    case 4: rules.thirdPoint = one(of: ThirdPoint.allCases)
    case 5: rules.fourOfFive.toggle()
    case 6: rules.nearCentre = one(of: [nil, 2, 6, 15])
    case 7: rules.alternating = one(of: [nil, 3, 6, 14])
    case 8: rules.avoidingCentre = one(of: [nil, 2, 4, 8])
    case 9: rules.crossing = one(of: [[], .all, .trend, .shift, [.windows, .trend]])
    case 10: rules.baselineIsBoundary.toggle()
    case 11: rules.onCentre = one(of: TieReading.allCases)
    case 12: rules.equalNeighbours = one(of: TieReading.allCases)
    case 13: rules.tolerance = one(of: [0, 0.001])
    case 14: rules.conflict = one(of: ConflictRule.allCases)
    case 15: rules.conflictTie = one(of: ConflictTie.allCases)
    case 16: rules.minimumPoints = number(1...15)
    default: changeLimits(&rules, option)
    }
  }

  private mutating func changeLimits(_ rules: inout RuleSet, _ option: Int) {
    switch option {
    case 17:
      rules.provisionalBelow = number(0...14)
      rules.judgesProvisional.toggle()
    case 18: rules.screening = one(of: Screening.allCases)
    case 19: rules.screeningKeepsEqual.toggle()
    case 20: rules.screeningMovesCentre.toggle()
    case 21: rules.factor = one(of: MovingRangeFactor.allCases)
    case 22: rules.gap = one(of: GapReading.allCases)
    case 23:
      rules.individualsCentre = one(of: Average.allCases)
      rules.movingRangeAverage = one(of: MovingRangeAverage.allCases)
      rules.sigmas = one(of: [3, 2])
    case 24:
      rules.twoStartSuffices.toggle()
      rules.trendEnd = one(of: TrendEnd.allCases)
      rules.screenedOut = one(of: ScreenedOut.allCases)
    case 25:
      rules.baselineCounts = one(of: BaselineCounts.allCases)
      rules.baselineTakesInRecalculations.toggle()
      rules.iconSide = one(of: IconSide.allCases)
      rules.assuranceWithoutVariation = one(of: TargetOnLevel.allCases)
      rules.assuranceWithoutTarget = one(of: NoTarget.allCases)
    default:
      rules.baselineScope = one(of: BaselineScope.allCases)
      rules.icon = one(of: IconScope.allCases)
      rules.assuranceOnLimit = one(of: TargetOnLimit.allCases)
      rules.assuranceFromTrajectory.toggle()
    }
  }
}
