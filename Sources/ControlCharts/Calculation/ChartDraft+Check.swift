extension ChartDraft {
  /// Refuses readings from which no chart can be made.
  static func check(_ readings: [Reading], _ settings: ChartSettings) throws(ChartError) {
    var hasValue = false
    let isNeverNegative = settings.kind.isNeverNegative && settings.kind != .mr
    for index in readings.indices {
      let reading = readings[index]
      if index > 0, reading.position <= readings[index - 1].position {
        throw .positionsNotIncreasing(index: index)
      }
      let value = reading.$value.raw
      guard !value.isNaN else { continue }
      hasValue = true
      guard value.isFinite else { throw .notFinite(index: index) }
      if isNeverNegative, value < 0 {
        throw .negativeValue(index: index, value: value)
      }
    }
    guard hasValue else { throw .noPoints }
    try checkDenominators(readings, settings)
    try checkSettings(readings, settings)
  }

  private static func checkDenominators(
    _ readings: [Reading], _ settings: ChartSettings
  ) throws(ChartError) {
    var hasDenominator = false
    for (index, reading) in readings.enumerated() where reading.value != nil {
      guard let denominator = reading.denominator else { continue }
      hasDenominator = true
      guard denominator.isFinite else { throw .notFinite(index: index) }
      if denominator < 0 {
        throw .denominatorNotPositive(index: index, denominator: denominator)
      }
      switch settings.kind {
      case .p, .np, .pPrime:
        if let value = reading.value, denominator > 0, value > denominator {
          throw .numeratorExceedsDenominator(
            index: index, numerator: value, denominator: denominator)
        }
      default: break
      }
    }
    if settings.kind.needsDenominator, !hasDenominator { throw .denominatorMissing(index: 0) }
  }

  private static func checkSettings(
    _ readings: [Reading], _ settings: ChartSettings
  ) throws(ChartError) {
    if case .first(let count) = settings.baseline {
      let have = readings.count { $0.value != nil && !$0.isGhosted }
      guard count >= 2 else {
        throw .invalidSetting(
          name: "baseline", value: String(count), allowed: "a whole number from 2")
      }
      guard count <= have else { throw .baselineTooLong(asked: count, have: have) }
    }
    // Limits either follow the data or what somebody decided.
    if let run = settings.rules.rebaseRun,
      !settings.phases.isEmpty || settings.baseline != .wholePhase || settings.kind == .mr
    {
      throw .invalidSetting(
        name: "rebase_run", value: String(run),
        allowed: "off beside a baseline or a recalculation, and on a chart of moving ranges")
    }
    guard settings.multiplier.isFinite, settings.multiplier > 0 else {
      throw .invalidSetting(
        name: "multiplier", value: "\(settings.multiplier)", allowed: "a number above 0")
    }
    for number in [settings.knownCentre, settings.knownSigma] {
      guard let number, !number.isFinite else { continue }
      throw .invalidSetting(name: "centre or sigma", value: "\(number)", allowed: "a finite number")
    }
  }

  /// Works out the value that is plotted for each reading.
  mutating func plotValues() throws(ChartError) {
    for index in points.indices {
      guard let value = readings[index].value else { continue }
      points[index].value = try plotted(value, readings[index], at: index)
    }
    if settings.kind == .mr { plotMovingRanges() }
  }

  @inline(__always)  // Called for every reading.
  private func plotted(
    _ value: Double, _ reading: borrowing Reading, at index: Int
  ) throws(ChartError) -> Double? {
    switch settings.kind {
    case .run, .xmr, .mr:
      guard let denominator = reading.denominator else { return value }
      return denominator > 0 ? value / denominator : nil
    case .p, .u, .pPrime, .uPrime:
      guard let denominator = reading.denominator, denominator > 0 else { return nil }
      return value / denominator
    case .iPrime:
      guard let denominator = reading.denominator, denominator > 0 else { return nil }
      return rules.weightedValue == .mean ? value : value / denominator
    case .np, .xbar:
      guard let denominator = reading.denominator, denominator > 0 else { return nil }
      return value
    case .s: return try spread(reading.deviation, reading, at: index)
    case .r: return try spread(reading.range, reading, at: index)
    case .t:
      guard value == 0 else { return value }
      guard rules.tZero == .half else { throw .zeroInterval(index: index) }
      return 0.5
    case .c, .g: return value
    }
  }

  private func spread(
    _ spread: Double?, _ reading: Reading, at index: Int
  ) throws(ChartError) -> Double? {
    guard (reading.denominator ?? 0) >= 2 else { return nil }
    guard let spread else { throw .spreadMissing(index: index) }
    guard spread.isFinite else { throw .notFinite(index: index) }
    guard spread >= 0 else { throw .negativeValue(index: index, value: spread) }
    return spread
  }

  /// Replaces each value by its distance from the one before, within each phase.
  private mutating func plotMovingRanges() {
    var before: (value: Double, phase: Int)?
    for index in points.indices {
      if points[index].isGhosted, !rules.rangesStartFromGhosts {
        points[index].value = nil
        continue
      }
      guard let value = points[index].value else {
        if rules.gap == .breaks { before = nil }
        continue
      }
      let range = before.flatMap { $0.phase == points[index].phase ? abs(value - $0.value) : nil }
      before = (value, points[index].phase)
      points[index].value = range
    }
  }
}
