extension ChartDraft {
  /// Gives every point its centre and limits, phase by phase.
  mutating func calculateLimits() {
    if let length = rules.rebaseRun, active.count > rules.rebaseBaseline {
      rebase(atRunsOf: length)
    } else {
      for phase in phases.indices { setLimits(in: phase) }
    }
    if !hasEnoughPoints { removeLimits() }
  }

  /// Gives the points of one phase their centre and limits.
  mutating func setLimits(in phase: Int) {
    let baseline = baseline(of: phase)
    guard !baseline.isEmpty else { return }
    switch settings.kind {
    case .run: setCentre(settings.knownCentre ?? values(baseline).median, in: phase)
    case .xmr: setIndividualLimits(baseline, in: phase)
    case .mr: setMovingRangeLimits(baseline, in: phase)
    case .t: setTimeBetweenLimits(baseline, in: phase)
    case .g: setCasesBetweenLimits(baseline, in: phase)
    case .iPrime: setWeightedLimits(baseline, in: phase)
    case .p, .np, .u, .c, .pPrime, .uPrime: setCountLimits(baseline, in: phase)
    case .xbar, .s, .r: setSubgroupLimits(baseline, in: phase)
    }
    phases[phase].isProvisional =
      settings.kind != .run && phases[phase].baseline < rules.provisionalBelow
  }

  /// Puts lower limits below 0 at 0, once they have decided all they decide.
  mutating func raiseNegativeLowerLimits() {
    guard rules.negativeLower == .zero, !points.contains(where: { $0.$value.raw < 0 }) else {
      return
    }
    for index in points.indices {
      if points[index].$lower.raw < 0 { points[index].lower = 0 }
      if points[index].$lowerWarning.raw < 0 { points[index].lowerWarning = 0 }
    }
  }

  /// The values of counted points.
  func values(_ order: [Int]) -> [Double] { order.map { points[active[$0]].$value.raw } }

  /// Sets a centre that is the same throughout a phase.
  mutating func setCentre(_ centre: Double, in phase: Int) {
    for index in phases[phase].indices { points[index].$centre.raw = centre }
  }

  /// Sets lines that are the same throughout a phase: `distance` is three sigma.
  mutating func setLines(centre: Double, distance: Double, in phase: Int) {
    for index in phases[phase].indices {
      points[index].setLines(centre: centre, distance: distance)
    }
  }

  /// Takes away the limits where there are too few points to have any; the centre stays.
  private mutating func removeLimits() {
    for index in points.indices {
      points[index].lower = nil
      points[index].upper = nil
      points[index].lowerWarning = nil
      points[index].upperWarning = nil
      points[index].lowerInner = nil
      points[index].upperInner = nil
    }
  }

  /// Shows everything multiplied, once nothing is left to calculate.
  mutating func applyMultiplier() {
    let factor = settings.multiplier
    guard factor != 1 else { return }
    for index in points.indices { points[index].multiply(by: factor) }
  }
}

extension ChartPoint {
  /// Sets the centre, and lines at one, two and three thirds of `distance` to both sides.
  mutating func setLines(centre: Double, distance: Double) {
    $centre.raw = centre
    $lower.raw = centre - distance
    $upper.raw = centre + distance
    $lowerWarning.raw = centre - distance * 2 / 3
    $upperWarning.raw = centre + distance * 2 / 3
    $lowerInner.raw = centre - distance / 3
    $upperInner.raw = centre + distance / 3
  }

  /// Puts the limits elsewhere, and the lines within at thirds of the way to them.
  mutating func setLimits(_ limits: ClosedRange<Double>, times scale: Double) {
    let centre = $centre.raw
    let lower = limits.lowerBound * scale
    let upper = limits.upperBound * scale
    $lower.raw = lower
    $upper.raw = upper
    $lowerWarning.raw = centre + (lower - centre) * 2 / 3
    $upperWarning.raw = centre + (upper - centre) * 2 / 3
    $lowerInner.raw = centre + (lower - centre) / 3
    $upperInner.raw = centre + (upper - centre) / 3
  }

  /// Keeps all lines but the centre within bounds.
  mutating func clipLines(to bounds: Bounds) {
    if let least = bounds.least {
      $lower.raw = max($lower.raw, least)
      $lowerWarning.raw = max($lowerWarning.raw, least)
      $lowerInner.raw = max($lowerInner.raw, least)
    }
    if let greatest = bounds.greatest {
      $upper.raw = min($upper.raw, greatest)
      $upperWarning.raw = min($upperWarning.raw, greatest)
      $upperInner.raw = min($upperInner.raw, greatest)
    }
  }

  /// Passes every line, but not the value, through a growing function; NaN means no line.
  mutating func mapLines(_ transform: (Double) -> Double) {
    $centre.raw = transform($centre.raw)
    $lower.raw = transform($lower.raw)
    $upper.raw = transform($upper.raw)
    $lowerWarning.raw = transform($lowerWarning.raw)
    $upperWarning.raw = transform($upperWarning.raw)
    $lowerInner.raw = transform($lowerInner.raw)
    $upperInner.raw = transform($upperInner.raw)
  }

  /// Multiplies the value and every line.
  mutating func multiply(by factor: Double) {
    $value.raw *= factor
    mapLines { $0 * factor }
  }
}
