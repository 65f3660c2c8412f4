import ControlCharts

/// The patterns of the rules, looked for window by window.
struct ReferenceSignals {
  let readings: [Reading]
  let settings: ChartSettings
  /// The readings that count: with a value, and not ghosted.
  let counted: [Int]
  private var rules: RuleSet { settings.rules }

  /// Where a counted reading lies.
  private struct Place {
    /// Above (1), on (0) or below (−1) the centre.
    var side = 0
    /// Beyond the lines at one, two and three sigma, on the reading's own side.
    var beyond = [false, false, false]
    /// Whether there are lines to judge it by.
    var hasLines = false
  }

  func mark(_ points: inout [ReferenceEvaluator.Point]) {
    let places = counted.map { index in
      let own = points[index]
      let firm = points.count { $0.phase == own.phase && $0.isBaseline }
      let isJudged = rules.judgesProvisional || firm >= rules.provisionalBelow
      return place(own, readings[index].value ?? 0, isJudged: isJudged)
    }
    if rules.astronomical {
      markSingle(places, &points)
      if rules.ghostsJudgedByLimits { markGhosts(&points) }
    }
    if let length = rules.shift { markShift(length, places, &points) }
    if let length = rules.trend { markTrend(length, &points) }
    if rules.trendEnd == .nextStep { turnTrendEnds(&points) }
    for high in [true, false] {
      if rules.twoOfThree != .off { markTwoOfThree(places, high, &points) }
      if rules.fourOfFive { markFourOfFive(places, high, &points) }
    }
    if let length = rules.nearCentre {
      markWindows(length, .nearCentre, &points) { window in
        window.allSatisfy { places[$0].hasLines && !places[$0].beyond[0] }
      }
    }
    if let length = rules.avoidingCentre {
      markWindows(length, .avoidingCentre, &points) { window in
        window.allSatisfy { places[$0].beyond[0] }
      }
    }
    if let length = rules.alternating {
      markWindows(length, .alternating, &points) { window in
        let steps = zip(window, window.dropFirst()).map { value($1) - value($0) }
        return zip(steps, steps.dropFirst()).allSatisfy { $0 * $1 < 0 } && steps[0] != 0
      }
    }
  }

  private func value(_ order: Int) -> Double { readings[counted[order]].value ?? .nan }

  private func place(
    _ point: ReferenceEvaluator.Point, _ value: Double, isJudged: Bool
  ) -> Place {
    guard let centre = point.centre else { return Place() }
    let near = rules.tolerance == 0 ? 0 : rules.tolerance * max(1, abs(centre))
    var place = Place()
    place.side = value > centre + near ? 1 : value < centre - near ? -1 : 0
    guard let lower = point.lower, let upper = point.upper, let inner = point.inner,
      let warning = point.warning, isJudged
    else { return place }
    place.hasLines = true
    guard place.side != 0 else { return place }
    place.beyond = [inner, warning, lower...upper].map {
      place.side > 0 ? value > $0.upperBound : value < $0.lowerBound
    }
    return place
  }

  // MARK: Where windows may not run on

  /// Whether a row may not run on from counted reading `order − 1` to `order`.
  private func isCut(
    _ order: Int, _ points: [ReferenceEvaluator.Point], _ crossing: CrossingRules
  ) -> Bool {
    let before = counted[order - 1]
    let index = counted[order]
    let hasGap = readings[(before + 1)..<index].contains { $0.value == nil && !$0.isGhosted }
    if hasGap, rules.gap == .breaks { return true }
    if rules.crossing.contains(crossing) { return false }
    if points[before].phase != points[index].phase { return true }
    return rules.baselineIsBoundary && points[before].isBaseline && !points[index].isBaseline
  }

  /// Stretches of counted readings within which a kind of rule may look.
  private func stretches(
    _ points: [ReferenceEvaluator.Point], _ crossing: CrossingRules
  ) -> [[Int]] {
    var all: [[Int]] = []
    for order in counted.indices {
      if order == 0 || isCut(order, points, crossing) { all.append([]) }
      all[all.count - 1].append(order)
    }
    return all
  }

  private func windows(_ length: Int, _ stretch: [Int]) -> [ArraySlice<Int>] {
    stretch.count < length ? [] : (0...(stretch.count - length)).map { stretch[$0..<($0 + length)] }
  }

  private func add(
    _ signal: Signals, _ orders: some Sequence<Int>, _ points: inout [ReferenceEvaluator.Point]
  ) {
    for order in orders { points[counted[order]].signals.insert(signal) }
  }

  /// What is marked of a window: all of it, or where it is complete.
  private func marked(_ window: ArraySlice<Int>) -> ArraySlice<Int> {
    rules.marked == .all ? window : window.suffix(1)
  }

  // MARK: The patterns

  private func markSingle(_ places: [Place], _ points: inout [ReferenceEvaluator.Point]) {
    for order in places.indices where places[order].beyond[2] {
      add(places[order].side > 0 ? .aboveLimit : .belowLimit, [order], &points)
    }
  }

  /// Ghosted readings may be beyond a limit, where the tool asks for that; nothing else.
  private func markGhosts(_ points: inout [ReferenceEvaluator.Point]) {
    for index in readings.indices where readings[index].isGhosted {
      let own = points[index]
      let firm = points.count { $0.phase == own.phase && $0.isBaseline }
      guard let value = readings[index].value,
        rules.judgesProvisional || firm >= rules.provisionalBelow
      else { continue }
      let found = place(own, value, isJudged: true)
      if found.beyond[2] { points[index].signals = found.side > 0 ? .aboveLimit : .belowLimit }
    }
  }

  private func markShift(
    _ length: Int, _ places: [Place], _ points: inout [ReferenceEvaluator.Point]
  ) {
    for stretch in stretches(points, .shift) {
      let looked =
        rules.onCentre == .skipped ? stretch.filter { places[$0].side != 0 } : stretch
      for window in windows(length, looked) {
        if window.allSatisfy({ places[$0].side == 1 }) { add(.shiftAbove, marked(window), &points) }
        if window.allSatisfy({ places[$0].side == -1 }) {
          add(.shiftBelow, marked(window), &points)
        }
      }
    }
  }

  private func markTrend(_ length: Int, _ points: inout [ReferenceEvaluator.Point]) {
    for stretch in stretches(points, .trend) {
      var looked = stretch
      if rules.equalNeighbours == .skipped {
        looked = []
        for order in stretch where looked.isEmpty || value(looked[looked.count - 1]) != value(order)
        { looked.append(order) }
      }
      for window in windows(length, looked) {
        let steps = zip(window, window.dropFirst()).map { value($1) - value($0) }
        if steps.allSatisfy({ $0 > 0 }) { add(.trendUp, marked(window), &points) }
        if steps.allSatisfy({ $0 < 0 }) { add(.trendDown, marked(window), &points) }
      }
    }
  }

  /// Where a trend's next reading is in a trend too, the step between them decides the direction.
  private func turnTrendEnds(_ points: inout [ReferenceEvaluator.Point]) {
    let before = counted.map { points[$0].signals.intersection([.trendUp, .trendDown]) }
    for stretch in stretches(points, .trend) {
      for (order, next) in zip(stretch, stretch.dropFirst())
      where !before[order].isEmpty && !before[next].isEmpty {
        let rises = value(next) > value(order)
        if before[order] == (rises ? .trendDown : .trendUp) {
          points[counted[order]].signals.remove(rises ? .trendDown : .trendUp)
          points[counted[order]].signals.insert(rises ? .trendUp : .trendDown)
        }
      }
    }
  }

  private func markTwoOfThree(
    _ places: [Place], _ high: Bool, _ points: inout [ReferenceEvaluator.Point]
  ) {
    let side = high ? 1 : -1
    func isMember(_ order: Int) -> Bool {
      let place = places[order]
      return place.side == side && place.beyond[1]
        && (rules.twoOfThree == .open || !place.beyond[2])
    }
    for start in stretches(points, .windows).map({ $0.prefix(2) })
    where rules.twoStartSuffices && start.count == 2 && start.allSatisfy(isMember) {
      add(high ? .twoOfThreeHigh : .twoOfThreeLow, marked(start), &points)
    }
    for window in stretches(points, .windows).flatMap({ windows(3, $0) }) {
      let members = window.filter(isMember)
      let isAllowed = window.allSatisfy { order in
        rules.thirdPoint == .sameSide
          ? places[order].side == side : places[order].side != -side || !places[order].beyond[1]
      }
      if members.count >= 2 && isAllowed {
        let placed = members.filter { marked(window).contains($0) }
        add(high ? .twoOfThreeHigh : .twoOfThreeLow, placed, &points)
      }
    }
  }

  private func markFourOfFive(
    _ places: [Place], _ high: Bool, _ points: inout [ReferenceEvaluator.Point]
  ) {
    for window in stretches(points, .windows).flatMap({ windows(5, $0) }) {
      let members = window.filter { places[$0].side == (high ? 1 : -1) && places[$0].beyond[0] }
      if members.count >= 4 {
        let placed = members.filter { marked(window).contains($0) }
        add(high ? .fourOfFiveHigh : .fourOfFiveLow, placed, &points)
      }
    }
  }

  private func markWindows(
    _ length: Int, _ signal: Signals, _ points: inout [ReferenceEvaluator.Point],
    where holds: (ArraySlice<Int>) -> Bool
  ) {
    for window in stretches(points, .windows).flatMap({ windows(length, $0) }) where holds(window) {
      add(signal, marked(window), &points)
    }
  }
}
