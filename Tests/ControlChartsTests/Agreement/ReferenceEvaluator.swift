import ControlCharts

/// A second, slow and obvious reading of the rules, for individuals charts and run charts.
///
/// It follows the text of the rules, window by window and point by point, and shares nothing with
/// the library but its vocabulary. Where both agree on thousands of series, a slip would have to
/// have been made twice.
struct ReferenceEvaluator {
  let readings: [Reading]
  let settings: ChartSettings
  var rules: RuleSet { settings.rules }

  /// What is said of one reading.
  struct Point: Equatable {
    var phase = 0
    var isBaseline = false
    var centre: Double?
    var lower: Double?
    var upper: Double?
    /// The lines at one and two sigma, when there are any.
    var inner: ClosedRange<Double>?
    var warning: ClosedRange<Double>?
    var signals: Signals = []
    var flag = Flag.none
    var side: Side?
  }

  /// What is said of all readings, and by the icons.
  struct Findings: Equatable {
    var points: [Point]
    var variation: Variation.Verdict
    var side: Side?
    var assurance: Assurance.Verdict
  }

  func evaluate() -> Findings {
    var points = placed()
    setLines(&points)
    let counted = readings.indices.filter { readings[$0].value != nil && !readings[$0].isGhosted }
    let isEnough = counted.count >= rules.minimumPoints
    if isEnough {
      ReferenceSignals(readings: readings, settings: settings, counted: counted).mark(&points)
    } else {
      for index in points.indices {
        points[index].lower = nil
        points[index].upper = nil
      }
    }
    for index in points.indices { setFlag(&points, index, counted) }
    let (verdict, side) = isEnough ? variation(points, counted) : (.none, nil)
    return Findings(
      points: points, variation: verdict, side: side,
      assurance: isEnough ? assurance(points, counted) : .none)
  }

  // MARK: Phases, baselines, lines

  /// Which phase each reading is in, and whether limits come from it.
  private func placed() -> [Point] {
    var points: [Point] = []
    var phase = 0
    var inPhase = 0
    for (index, reading) in readings.enumerated() {
      if beginsPhase(index) {
        phase += 1
        inPhase = 0
      }
      var point = Point(phase: phase)
      let isCounted = reading.value != nil && !reading.isGhosted
      if isCounted || rules.baselineCounts == .rows { inPhase += 1 }
      if isCounted {
        let applies = phase == 0 || rules.baselineScope == .eachPhase
        point.isBaseline =
          switch settings.baseline {
          case .wholePhase: true
          case .first(let count): !applies || inPhase <= count
          case .through(let position): !applies || reading.position <= position
          }
      }
      points.append(point)
    }
    return points
  }

  /// Whether limits are recalculated from a reading.
  private func beginsPhase(_ index: Int) -> Bool {
    func isAsked(_ index: Int) -> Bool {
      index > 0 && settings.phases.contains { $0.position == readings[index].position }
    }
    guard rules.baselineTakesInRecalculations else { return isAsked(index) }
    let within = readings.indices.filter { isWithinBaseline($0) }
    if within.contains(index) { return false }
    return isAsked(index) || (index == within.count && within.contains(where: isAsked))
  }

  /// Whether a reading lies before the end of a baseline that has one.
  private func isWithinBaseline(_ index: Int) -> Bool {
    switch settings.baseline {
    case .wholePhase: return false
    case .through(let position): return readings[index].position <= position
    case .first(let count):
      let before = readings[..<index].count {
        rules.baselineCounts == .rows || ($0.value != nil && !$0.isGhosted)
      }
      return before < count
    }
  }

  private func setLines(_ points: inout [Point]) {
    for phase in 0...(points.last?.phase ?? 0) {
      let members = points.indices.filter { points[$0].phase == phase }
      let used = members.filter { points[$0].isBaseline }
      let values = used.compactMap { readings[$0].value }
      guard !values.isEmpty else { continue }
      if settings.kind == .run {
        for index in members { points[index].centre = settings.knownCentre ?? median(values) }
        continue
      }
      let (centre, distance) = individualLines(used, values)
      for index in members {
        points[index].centre = centre
        guard let distance else { continue }
        points[index].lower = centre - distance
        points[index].upper = centre + distance
        points[index].warning = (centre - distance * 2 / 3)...(centre + distance * 2 / 3)
        points[index].inner = (centre - distance / 3)...(centre + distance / 3)
      }
    }
  }

  /// The centre, and how far the limits lie from it; `nil` where no two values are neighbours.
  private func individualLines(
    _ used: [Int], _ values: [Double]
  ) -> (centre: Double, distance: Double?) {
    var ranges: [(later: Int, size: Double)] = []
    for place in 1..<max(1, used.count) {
      let between = (used[place - 1] + 1)..<used[place]
      let hasGap = between.contains { readings[$0].value == nil && !readings[$0].isGhosted }
      if hasGap, rules.gap == .breaks { continue }
      ranges.append((place, abs(values[place] - values[place - 1])))
    }
    if ranges.isEmpty, settings.knownSigma == nil {
      let centre = rules.individualsCentre == .mean ? mean(values) : median(values)
      return (settings.knownCentre ?? centre, nil)
    }
    let meanRange = mean(ranges.map(\.size))
    var kept = ranges
    if rules.screening == .once {
      let narrow = rules.movingRangeAverage == .narrowMedian
      let most = 3.267 * (narrow ? median(ranges.map(\.size)) : meanRange)
      kept = ranges.filter { $0.size < most || ($0.size == most && rules.screeningKeepsEqual) }
    }
    var centred = values
    if rules.screening == .once, rules.screeningMovesCentre {
      let left = Set(ranges.map(\.later)).subtracting(kept.map(\.later))
      centred = values.indices.filter { !left.contains($0) }.map { values[$0] }
    }
    let centre =
      settings.knownCentre ?? (rules.individualsCentre == .mean ? mean(centred) : median(centred))
    if let sigma = settings.knownSigma { return (centre, 3 * sigma * rules.sigmas / 3) }
    if kept.isEmpty, rules.screenedOut == .none { return (centre, nil) }
    let sizes = kept.isEmpty ? [0] : kept.map(\.size)
    let factor = rules.factor == .rounded ? 2.66 : 3 / 1.128
    let distance =
      switch rules.movingRangeAverage {
      case .mean: mean(sizes) * factor
      case .median: median(sizes) * 3.145
      case .narrowMedian: median(sizes) * factor
      }
    return (centre, distance * rules.sigmas / 3)
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }

  // MARK: What signals mean

  private func setFlag(_ points: inout [Point], _ index: Int, _ counted: [Int]) {
    let signals = points[index].signals
    if signals.isEmpty { return }
    let isHigh = !signals.isDisjoint(with: .high)
    let isLow = !signals.isDisjoint(with: .low)
    if !isHigh && !isLow {
      points[index].flag = .neither
      return
    }
    var winner: Side? = isHigh ? .high : .low
    if isHigh && isLow { winner = winnerOfConflict(signals, index, counted) }
    points[index].side = winner
    points[index].flag =
      switch (settings.direction, winner) {
      case (_, nil): .none
      case (.neither, _): .neither
      case (.higher, .high), (.lower, .low): .improvement
      case (.higher, .low), (.lower, .high): .concern
      }
  }

  private func winnerOfConflict(_ signals: Signals, _ index: Int, _ counted: [Int]) -> Side? {
    let better: Side? = [.higher: .high, .lower: .low][settings.direction]
    let worse: Side? = [.higher: .low, .lower: .high][settings.direction]
    let single: [Signals] = [.aboveLimit, .belowLimit]
    let shift: [Signals] = [.shiftAbove, .shiftBelow]
    let trend: [Signals] = [.trendUp, .trendDown]
    let two: [Signals] = [.twoOfThreeHigh, .twoOfThreeLow]
    func strongest(_ order: [[Signals]], _ side: Int) -> Int {
      order.firstIndex { signals.contains($0[side]) } ?? order.count
    }
    switch rules.conflict {
    case .improvement: return better ?? .high
    case .concern: return worse ?? .high
    case .rank:
      let order = [trend, shift, two, single]
      let high = strongest(order, 0)
      let low = strongest(order, 1)
      // A measure without direction shows high before low, whatever the rank.
      guard let better, let worse else { return .high }
      if high != low { return high < low ? .high : .low }
      switch rules.conflictTie {
      case .improvement: return better
      case .concern: return worse
      case .none: return nil
      }
    case .order, .strongest:
      let order =
        rules.conflict == .order ? [single, trend, two, shift] : [single, two, trend, shift]
      let high = strongest(order, 0)
      let low = strongest(order, 1)
      if high != low { return high < low ? .high : .low }
      if signals.contains([.trendUp, .trendDown]),
        let next = counted.first(where: { $0 > index }), let later = readings[next].value,
        let value = readings[index].value
      {
        return later > value ? .high : .low
      }
      return .high
    }
  }

  // MARK: Icons

  private func variation(
    _ points: [Point], _ counted: [Int]
  ) -> (verdict: Variation.Verdict, side: Side?) {
    guard var last = counted.last else { return (.none, nil) }
    if rules.icon == .lastSignal {
      last = counted.last { points[$0].flag != .none } ?? last
    }
    if rules.icon == .all {
      let sides: [Side] = settings.direction == .higher ? [.high, .low] : [.low, .high]
      for side in sides
      where counted.contains(where: {
        !points[$0].signals.isDisjoint(with: side == .high ? .high : .low)
      }) {
        return (verdict(side), side)
      }
    }
    if rules.iconSide == .value, points[last].side != nil, let value = readings[last].value,
      let centre = points[last].centre
    {
      let side: Side = value > centre ? .high : .low
      return (verdict(side), side)
    }
    switch points[last].flag {
    case .improvement: return (.improvement, points[last].side)
    case .concern: return (.concern, points[last].side)
    case .neither: return (.neither, points[last].side)
    case .none: break
    }
    guard rules.runs == .anhoej else { return (.commonCause, nil) }
    let phase = counted.filter { points[$0].phase == points[last].phase }
    let sides = phase.compactMap { index -> Bool? in
      guard let value = readings[index].value, let centre = points[index].centre,
        value != centre
      else { return nil }
      return value > centre
    }
    return (isRunsSignal(sides) ? .neither : .commonCause, nil)
  }

  private func verdict(_ side: Side) -> Variation.Verdict {
    switch settings.direction {
    case .neither: .neither
    case .higher: side == .high ? .improvement : .concern
    case .lower: side == .low ? .improvement : .concern
    }
  }

  /// The Anhøj rules by counting: the quantile is found by adding binomial coefficients.
  private func isRunsSignal(_ sides: [Bool]) -> Bool {
    guard !sides.isEmpty else { return false }
    var longest = 0
    for start in sides.indices {
      longest = max(longest, sides[start...].prefix { $0 == sides[start] }.count)
    }
    let crossings = zip(sides, sides.dropFirst()).count { $0 != $1 }
    var most = 0
    // The power of two nearest to n by ratio: log2(n) rounded.
    while Double(sides.count) > Double(1 << most) * 2.0.squareRoot() { most += 1 }
    var row = [1.0]
    for _ in 1..<max(1, sides.count) { row = zip([0] + row, row + [0]).map { ($0 + $1) / 2 } }
    var sum = 0.0
    let fewest = row.firstIndex {
      sum += $0
      return sum >= 0.05 - 1e-12
    }
    return longest > most + 3 || crossings < fewest ?? 0
  }

  private func assurance(_ points: [Point], _ counted: [Int]) -> Assurance.Verdict {
    guard let last = counted.last else { return .none }
    let position = readings[last].position
    var target = settings.targets.first { target in
      (target.first ?? position) <= position && position <= (target.last ?? position)
    }?.value
    if rules.assuranceFromTrajectory {
      target = settings.trajectory.first { $0.position == position }?.value ?? target
    }
    guard let lower = points[last].lower, let upper = points[last].upper,
      settings.direction != .neither
    else { return .none }
    guard let target else {
      let isAsked = rules.assuranceWithoutTarget == .isHitOrMiss
      return isAsked && !settings.targets.isEmpty ? .hitAndMiss : .none
    }
    if rules.assuranceWithoutVariation == .fails, lower == target, upper == target {
      return .failing
    }
    let isPassOnLimit = rules.assuranceOnLimit == .passOrFail
    let isUnder = target < lower || (isPassOnLimit && target == lower)
    let isOver = target > upper || (isPassOnLimit && target == upper)
    if settings.direction == .higher ? isUnder : isOver { return .passing }
    if settings.direction == .higher ? isOver : isUnder { return .failing }
    return .hitAndMiss
  }
}
