extension ChartDraft {
  /// Marks every point with the signals the rules find at it.
  ///
  /// All comparisons are strict: a value on a line is on neither side of it. Every point of a row
  /// is marked, however long the row grows. Each point is judged by the lines of its own phase.
  /// - Source: Making Data Count rules; `docs/interpretations.md`, rows 1 to 9.
  mutating func findSignals() {
    guard hasEnoughPoints else { return }
    let zones = active.map { index in
      Zone(of: points[index], tolerance: rules.tolerance, isJudged: isJudged(points[index].phase))
    }
    if rules.astronomical { markBeyondLimits(zones) }
    if let length = rules.shift { markShifts(of: length, zones) }
    if let length = rules.trend { markTrends(of: length) }
    if rules.trendEnd == .nextStep { turnTrendEnds() }
    if rules.twoOfThree != .off { markTwoOfThree(zones) }
    if rules.fourOfFive { markFourOfFive(zones) }
    markInnerRows(zones)
    if let length = rules.alternating { markAlternating(of: length) }
  }

  /// Whether the points of a phase are judged by its limits and not by its centre alone.
  private func isJudged(_ phase: Int) -> Bool {
    rules.judgesProvisional || !phases[phase].isProvisional
  }

  /// Whether a row of points may not run on from the counted point before.
  private func isCut(at order: Int, _ crosses: CrossingRules) -> Bool {
    let joint = joints[order]
    if joint.isEmpty { return false }
    if joint.contains(.gap) { return true }
    if rules.crossing.contains(crosses) { return false }
    return joint.contains(.recalculation)
      || (rules.baselineIsBoundary && joint.contains(.baselineEnd))
  }

  /// Whether a window that ends at a counted point is cut somewhere inside.
  private func isWindowCut(_ order: Int, _ length: Int) -> Bool {
    for place in (order - length + 2)...order where isCut(at: place, .windows) { return true }
    return false
  }

  private mutating func add(_ signal: Signals, at order: Int) {
    points[active[order]].signals.insert(signal)
  }

  private mutating func markBeyondLimits(_ zones: [Zone]) {
    for order in zones.indices where zones[order].distance == 4 {
      add(zones[order].number > 0 ? .aboveLimit : .belowLimit, at: order)
    }
    guard rules.ghostsJudgedByLimits else { return }
    for index in points.indices where points[index].isGhosted && !points[index].$value.raw.isNaN {
      let zone = Zone(
        of: points[index], tolerance: rules.tolerance, isJudged: isJudged(points[index].phase))
      guard zone.distance == 4, let side = zone.side else { continue }
      points[index].signals = .limit(side)
      points[index].side = side
      points[index].flag = settings.direction.flag(for: side)
    }
  }

  private mutating func markShifts(of length: Int, _ zones: [Zone]) {
    var row = Row(length: length)
    for order in zones.indices {
      if isCut(at: order, .shift) { row.end() }
      guard let side = zones[order].side else {
        if rules.onCentre == .breaks { row.end() } else { row.skip(order) }
        continue
      }
      if side != row.side { row.start(on: side) }
      extend(&row, order, .shift(side))
    }
  }

  private mutating func markTrends(of length: Int) {
    var row = Row(length: length)
    for order in active.indices {
      guard order > 0, !isCut(at: order, .trend) else {
        row.start(at: order)
        continue
      }
      let step = points[active[order]].$value.raw - points[active[row.last]].$value.raw
      if step == 0 {
        if rules.equalNeighbours == .breaks { row.start(at: order) } else { row.skip(order) }
        continue
      }
      let side: Side = step > 0 ? .high : .low
      // A turning point may end one trend and begin the next.
      if side != row.side { row.start(on: side, at: row.last) }
      extend(&row, order, .trend(side))
    }
  }

  /// Gives the last point of a trend the direction of the next step, when another begins there.
  ///
  /// - Source: what NHSRplotthedots 0.2.2 does; `docs/deviations.md`, row 58.
  private mutating func turnTrendEnds() {
    let both: Signals = [.trendUp, .trendDown]
    let isInTrend = active.map { !points[$0].signals.isDisjoint(with: both) }
    for order in active.indices.dropLast()
    where isInTrend[order] && isInTrend[order + 1] && !isCut(at: order + 1, .trend) {
      let step = points[active[order + 1]].$value.raw - points[active[order]].$value.raw
      let own: Signals = .trend(step > 0 ? .high : .low)
      // Where two trends share a point it keeps both signals, and the later one decides anyway.
      guard points[active[order]].signals.isDisjoint(with: own) else { continue }
      points[active[order]].signals.subtract(both)
      points[active[order]].signals.insert(own)
    }
  }

  /// Marks the first two points of a stretch when both lie far out on one side.
  private mutating func markTwoAtStart(_ zones: [Zone]) {
    for order in zones.indices.dropFirst()
    where (order == 1 || isCut(at: order - 1, .windows)) && !isCut(at: order, .windows) {
      for side in [Side.high, .low]
      where isMember(zones[order - 1], side) && isMember(zones[order], side) {
        for place in marked((order - 1)..<(order + 1)) { add(.twoOfThree(side), at: place) }
      }
    }
  }

  private mutating func markTwoOfThree(_ zones: [Zone]) {
    if rules.twoStartSuffices { markTwoAtStart(zones) }
    guard zones.count >= 3 else { return }
    for order in 2..<zones.count {
      // A window holds no signal unless two of its points lie far out.
      let (first, middle, last) = (zones[order - 2], zones[order - 1], zones[order])
      guard middle.isFar ? first.isFar || last.isFar : last.isFar && first.isFar,
        !isWindowCut(order, 3)
      else { continue }
      let window = zones[(order - 2)...order]
      for side in [Side.high, .low] where isTwoOfThree(window, side) {
        for place in marked(window.indices) where isMember(window[place], side) {
          add(.twoOfThree(side), at: place)
        }
      }
    }
  }

  /// Whether two of three points lie far out on a side, and the third where it may.
  private func isTwoOfThree(_ window: ArraySlice<Zone>, _ side: Side) -> Bool {
    window.count { isMember($0, side) } >= 2
      && window.allSatisfy {
        rules.thirdPoint == .sameSide ? $0.side == side : $0.distance(side.opposite) < 3
      }
  }

  private func isMember(_ zone: Zone, _ side: Side) -> Bool {
    zone.distance(side) == 3 || (rules.twoOfThree == .open && zone.distance(side) == 4)
  }

  private mutating func markFourOfFive(_ zones: [Zone]) {
    guard zones.count >= 5 else { return }
    for order in 4..<zones.count where !isWindowCut(order, 5) {
      let window = zones[(order - 4)...order]
      for side in [Side.high, .low] where window.count(where: { $0.distance(side) >= 2 }) >= 4 {
        for place in marked(window.indices) where window[place].distance(side) >= 2 {
          add(.fourOfFive(side), at: place)
        }
      }
    }
  }

  private mutating func markInnerRows(_ zones: [Zone]) {
    if let length = rules.nearCentre {
      markRows(of: length, .nearCentre, zones) { $0.hasInnerLine && $0.distance <= 1 }
    }
    if let length = rules.avoidingCentre {
      markRows(of: length, .avoidingCentre, zones) { $0.distance >= 2 }
    }
  }

  private mutating func markRows(
    of length: Int, _ signal: Signals, _ zones: [Zone], where holds: (Zone) -> Bool
  ) {
    var row = Row(length: length)
    for order in zones.indices {
      if isCut(at: order, .windows) { row.end() }
      if holds(zones[order]) { extend(&row, order, signal) } else { row.end() }
    }
  }

  private mutating func markAlternating(of length: Int) {
    var row = Row(length: length)
    for order in active.indices {
      guard order > 0, !isCut(at: order, .windows) else {
        row.start(at: order)
        continue
      }
      let step = points[active[order]].$value.raw - points[active[order - 1]].$value.raw
      guard step != 0 else {
        row.start(at: order)
        continue
      }
      let side: Side = step > 0 ? .high : .low
      if side == row.side { row.start(at: order - 1) }
      row.side = side
      extend(&row, order, .alternating)
    }
  }

  /// The places of a window that may be marked.
  private func marked(_ window: Range<Int>) -> Range<Int> {
    rules.marked == .all ? window : window.suffix(1)
  }

  /// Adds a point to a row and marks what the row now covers.
  @inline(__always)  // Called for every point and every rule, and mostly there is nothing to mark.
  private mutating func extend(_ row: inout Row, _ order: Int, _ signal: Signals) {
    row.add(order)
    guard row.count >= row.length else { return }
    if row.count > row.length || rules.marked == .completing {
      add(signal, at: order)
    } else {
      for member in row.first...order where !row.skipped.contains(member) {
        add(signal, at: member)
      }
    }
  }
}

/// A row of counted points in the making.
private struct Row {
  /// How many points make a signal.
  let length: Int
  /// The side the row lies on or moves to.
  var side: Side?
  /// How many points it has.
  private(set) var count = 0
  /// The first of them.
  private(set) var first = 0
  /// The last of them.
  private(set) var last = 0
  /// Points that lie between them and do not belong.
  private(set) var skipped: [Int] = []

  init(length: Int) { self.length = length }

  mutating func add(_ order: Int) {
    if count == 0 { first = order }
    count += 1
    last = order
  }

  /// Passes over a point that neither belongs nor ends the row.
  mutating func skip(_ order: Int) { skipped.append(order) }

  /// Begins again with no point.
  mutating func start(on side: Side?) {
    count = 0
    self.side = side
  }

  /// Begins again with one point.
  mutating func start(on side: Side? = nil, at order: Int) {
    start(on: side)
    add(order)
  }

  mutating func end() { start(on: nil) }
}
