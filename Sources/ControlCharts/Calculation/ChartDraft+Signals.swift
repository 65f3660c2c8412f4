extension ChartDraft {
  /// Marks every point with the signals the rules find at it.
  ///
  /// All comparisons are strict: a value on a line is on neither side of it. Every point of a row
  /// is marked, however long the row grows. Each point is judged by the lines of its own phase.
  /// - Source: Making Data Count rules; `docs/interpretations.md`, rows 1 to 9.
  mutating func findSignals() {
    guard hasEnoughPoints else { return }
    if rules.astronomical { markBeyondLimits() }
    if let length = rules.shift { markShifts(of: length) }
    if let length = rules.trend { markTrends(of: length) }
    if rules.twoOfThree != .off { markTwoOfThree() }
    if rules.fourOfFive { markFourOfFive() }
    if let length = rules.nearCentre {
      markRows(of: length, .nearCentre) { $0.isNear }
    }
    if let length = rules.avoidingCentre {
      markRows(of: length, .avoidingCentre) { $0.isBeyondInner }
    }
    if let length = rules.alternating { markAlternating(of: length) }
    if !rules.judgesProvisional { forgetProvisionalLimits() }
  }

  /// Whether a row of points may not run on from the counted point before.
  private func isCut(at order: Int, _ crosses: CrossingRules) -> Bool {
    let joint = joints[order]
    if joint.contains(.gap) { return true }
    if rules.crossing.contains(crosses) { return false }
    return joint.contains(.recalculation)
      || (rules.baselineIsBoundary && joint.contains(.baselineEnd))
  }

  private mutating func markBeyondLimits() {
    for index in active {
      let value = points[index].$value.raw
      if value > points[index].$upper.raw { points[index].signals.insert(.aboveLimit) }
      if value < points[index].$lower.raw { points[index].signals.insert(.belowLimit) }
    }
  }

  /// The side of the centre a counted point lies on; `nil` on the centre or without one.
  private func side(of index: Int) -> Side? {
    let value = points[index].$value.raw
    let centre = points[index].$centre.raw
    let near = rules.tolerance == 0 ? 0 : rules.tolerance * max(1, abs(centre))
    return value > centre + near ? .high : value < centre - near ? .low : nil
  }

  private mutating func markShifts(of length: Int) {
    var row = Row(length: length)
    for order in active.indices {
      if isCut(at: order, .shift) { row.end() }
      guard let side = side(of: active[order]) else {
        if rules.onCentre == .breaks { row.end() }
        continue
      }
      if side != row.side { row.start(on: side) }
      mark(&row, order, .shift(side))
    }
  }

  private mutating func markTrends(of length: Int) {
    var row = Row(length: length)
    for order in active.indices {
      if order == 0 || isCut(at: order, .trend) {
        row.end()
        row.add(order)
        continue
      }
      let step = points[active[order]].$value.raw - points[active[row.last]].$value.raw
      if step == 0 {
        if rules.equalNeighbours == .skipped { continue }
        row.end()
        row.add(order)
        continue
      }
      let side: Side = step > 0 ? .high : .low
      if side != row.side {
        // A turning point may end one trend and begin the next.
        let turn = row.last
        row.start(on: side)
        row.add(turn)
      }
      mark(&row, order, .trend(side))
    }
  }

  /// Adds a point to a row and marks what the row now covers.
  private mutating func mark(_ row: inout Row, _ order: Int, _ signal: Signals) {
    row.add(order)
    guard row.count >= row.length else { return }
    if row.count == row.length {
      for member in row.members { points[active[member]].signals.insert(signal) }
    } else {
      points[active[order]].signals.insert(signal)
    }
  }

  private mutating func markTwoOfThree() {
    guard active.count >= 3 else { return }
    for order in 2..<active.count where !isWindowCut(order, 3) {
      let window = [active[order - 2], active[order - 1], active[order]]
      for side in Side.allCases {
        if rules.thirdPoint == .sameSide, window.contains(where: { self.side(of: $0) != side }) {
          continue
        }
        if window.contains(where: { points[$0].isBeyondWarning(side.opposite) }) { continue }
        let beyond = window.filter { isTwoOfThreeMember($0, side) }
        guard beyond.count >= 2 else { continue }
        for index in beyond { points[index].signals.insert(.twoOfThree(side)) }
      }
    }
  }

  private func isTwoOfThreeMember(_ index: Int, _ side: Side) -> Bool {
    guard points[index].isBeyondWarning(side) else { return false }
    return rules.twoOfThree == .open || !points[index].isBeyondLimit(side)
  }

  private mutating func markFourOfFive() {
    guard active.count >= 5 else { return }
    for order in 4..<active.count where !isWindowCut(order, 5) {
      let window = active[(order - 4)...order]
      for side in Side.allCases {
        let beyond = window.filter { points[$0].isBeyondInner(side) }
        guard beyond.count >= 4 else { continue }
        for index in beyond { points[index].signals.insert(.fourOfFive(side)) }
      }
    }
  }

  /// Whether a window ending at a counted point is cut somewhere inside.
  private func isWindowCut(_ order: Int, _ length: Int) -> Bool {
    ((order - length + 2)...order).contains { isCut(at: $0, .windows) }
  }

  private mutating func markRows(
    of length: Int, _ signal: Signals, where holds: (ChartPoint) -> Bool
  ) {
    var row = Row(length: length)
    for order in active.indices {
      if isCut(at: order, .windows) { row.end() }
      if holds(points[active[order]]) { mark(&row, order, signal) } else { row.end() }
    }
  }

  private mutating func markAlternating(of length: Int) {
    var row = Row(length: length)
    for order in active.indices {
      guard order > 0, !isCut(at: order, .windows) else {
        row.end()
        row.add(order)
        continue
      }
      let step = points[active[order]].$value.raw - points[active[order - 1]].$value.raw
      let side: Side? = step > 0 ? .high : step < 0 ? .low : nil
      if side == nil || side == row.side {
        row.end()
        row.add(order - 1)
      }
      row.side = side
      if side == nil { row.end() }
      mark(&row, order, .alternating)
    }
  }

  /// Takes back what provisional limits said; rows of points stand.
  private mutating func forgetProvisionalLimits() {
    for index in active where phases[points[index].phase].isProvisional {
      points[index].signals.subtract([.aboveLimit, .belowLimit, .twoOfThreeHigh, .twoOfThreeLow])
    }
  }
}

/// A row of counted points in the making.
private struct Row {
  let length: Int
  var side: Side?
  private(set) var members: [Int] = []

  var count: Int { members.count }
  var last: Int { members.last ?? 0 }

  init(length: Int) {
    self.length = length
  }

  mutating func add(_ order: Int) { members.append(order) }

  mutating func start(on side: Side) {
    members.removeAll(keepingCapacity: true)
    self.side = side
  }

  mutating func end() {
    members.removeAll(keepingCapacity: true)
    side = nil
  }
}

extension ChartPoint {
  /// Whether the point lies beyond the process limit of a side.
  fileprivate func isBeyondLimit(_ side: Side) -> Bool {
    side == .high ? $value.raw > $upper.raw : $value.raw < $lower.raw
  }

  /// Whether the point lies beyond the two-sigma line of a side.
  fileprivate func isBeyondWarning(_ side: Side) -> Bool {
    side == .high ? $value.raw > $upperWarning.raw : $value.raw < $lowerWarning.raw
  }

  /// Whether the point lies beyond the one-sigma line of a side.
  fileprivate func isBeyondInner(_ side: Side) -> Bool {
    side == .high ? $value.raw > $upperInner.raw : $value.raw < $lowerInner.raw
  }

  /// Whether the point lies beyond one sigma on either side.
  fileprivate var isBeyondInner: Bool { isBeyondInner(.high) || isBeyondInner(.low) }

  /// Whether the point lies within one sigma of the centre.
  fileprivate var isNear: Bool {
    $value.raw <= $upperInner.raw && $value.raw >= $lowerInner.raw
  }
}
