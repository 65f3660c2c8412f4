/// Decides where units lie, given the model and the dispersion.
struct FunnelJudge {
  let model: FunnelModel
  let dispersion: FunnelDispersion

  func point(
    _ reading: FunnelReading, score: Double, unadjustedScore: Double
  ) -> FunnelPoint {
    let settings = model.settings
    let size = model.size(of: reading)
    let plain = unadjustedLimits(size)
    let limits = dispersion.isAdjusted ? limits(size) : plain
    let outermost = settings.levelsInOrder.last ?? .coverage(0.998)
    let outlierLevel = settings.outlierLevel ?? outermost
    let decisive = limits.first { $0.level == outlierLevel } ?? limit(outlierLevel, size)
    let outlierSide = side(of: reading, beyond: decisive)
    return FunnelPoint(
      group: reading.unit.group, numerator: reading.unit.numerator,
      denominator: reading.unit.denominator, value: reading.value,
      precision: reading.precision, limits: limits, unadjustedLimits: plain,
      score: score, unadjustedScore: unadjustedScore,
      position: position(of: reading, limits), outlierSide: outlierSide,
      flag: outlierSide.map(settings.direction.flag) ?? .none,
      isSmall: reading.precision < settings.smallBelow)
  }

  /// The limits in force, from the inside out.
  func limits(_ size: FunnelModel.Size) -> [FunnelLimit] {
    model.settings.levelsInOrder.map { limit($0, size) }
  }

  func unadjustedLimits(_ size: FunnelModel.Size) -> [FunnelLimit] {
    model.settings.levelsInOrder.map { model.limit($0, size) }
  }

  private func limit(_ level: FunnelLevel, _ size: FunnelModel.Size) -> FunnelLimit {
    dispersion.isAdjusted
      ? model.adjustedLimit(level, size, dispersion) : model.limit(level, size)
  }

  private func position(of reading: FunnelReading, _ limits: [FunnelLimit]) -> FunnelPosition {
    if let last = limits.last, let side = side(of: reading, beyond: last) { return .alarm(side) }
    if let next = limits.dropLast().last, let side = side(of: reading, beyond: next) {
      return .alert(side)
    }
    return .inControl
  }

  private func side(of reading: FunnelReading, beyond limit: FunnelLimit) -> Side? {
    guard model.settings.scoring == .pointProbability, !dispersion.isAdjusted,
      let mass = mass(of: reading)
    else { return limit.side(of: reading.value) }
    guard mass < limit.level.tailProbability else { return nil }
    return reading.value >= model.centre ? .high : .low
  }

  /// The probability of exactly the unit's count, for measures that count whole events.
  private func mass(of reading: FunnelReading) -> Double? {
    switch model.settings.measure {
    case .proportion:
      BinomialDistribution(trials: reading.denominator, probability: model.centre)
        .mass(reading.numerator)
    case .rate, .standardisedRatio:
      PoissonDistribution(mean: reading.denominator * model.centre).mass(reading.numerator)
    case .ratioOfCounts, .mean: nil
    }
  }
}
