import Essentials

/// Looks at published points: a series, levels against an aim, or other counts of the same name.
struct ImpactStanding {
  private let working: ImpactWorking
  private let claim: ImpactClaim?

  init(_ working: ImpactWorking, _ claim: ImpactClaim?) {
    self.working = working
    self.claim = claim
  }

  func result() -> ImpactResult {
    switch working.method {
    case .tracked: series()
    case .againstAim: levels()
    default: counts()
    }
  }

  private func figure(_ point: ImpactPoint) -> ImpactFigure {
    let per = working.input(.per)?.value ?? 100
    guard let denominator = point.denominator, denominator > 0 else {
      return ImpactFigure(
        key: point.name, words: point.name, value: point.denominator == nil ? point.value : nil,
        unit: point.unit ?? working.unit)
    }
    var figure = ImpactFigure(
      key: point.name, words: point.name, value: per * point.value / denominator,
      unit: point.unit ?? (working.unit.isEmpty ? "%" : working.unit))
    if let interval = WilsonInterval(point.value, of: denominator) {
      figure.set(per * interval.low, per * interval.high, .chance)
    }
    return figure
  }

  private func series() -> ImpactResult {
    var result = ImpactResult(figures: working.points.map(figure))
    let values = result.figures.compactMap(\.value)
    guard let first = values.first, let last = values.last, values.count > 1 else { return result }
    let isBetter = working.lowerIsBetter ? last < first : last > first
    result.standing = last == first ? .level : isBetter ? .movingTowards : .movingAway
    if let aim = working.input(.aim)?.value, working.lowerIsBetter ? last <= aim : last >= aim {
      result.standing = .met
    }
    let best = result.figures.max {
      guard let one = $0.value, let other = $1.value else { return $0.value == nil }
      return working.lowerIsBetter ? one > other : one < other
    }
    if let best, best.value != last {
      result.notes.append("the best point is \(best.words): not the last, which is what counts")
    }
    return result
  }

  private func levels() -> ImpactResult {
    var result = ImpactResult(figures: working.points.map(figure))
    guard let aim = working.input(.aim)?.value else { return result }
    let missed = result.figures.filter { figure in
      guard let value = figure.value else { return true }
      return working.lowerIsBetter ? value > aim : value < aim
    }
    result.standing = missed.isEmpty ? .met : .notMet
    return result
  }

  private func counts() -> ImpactResult {
    var result = ImpactResult(figures: working.points.map(figure))
    guard let claim else { return result }
    let same = working.points.filter {
      ImpactNumber.rounds($0.value, to: claim.value, decimals: claim.decimals)
    }
    if same.contains(where: { $0.unit == nil || $0.unit == claim.counts }) {
      result.standing = .sameCount
    } else {
      result.standing = same.isEmpty ? .noCount : .otherCount
    }
    return result
  }
}
