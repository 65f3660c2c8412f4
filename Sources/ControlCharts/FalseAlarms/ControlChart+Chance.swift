extension ControlChart {
  /// How probable it is that chance alone makes the last point look as unusual as it does.
  ///
  /// The least of the probabilities of: a point as far from the centre (two-sided normal), a run
  /// as long on one side (2 × ½ᵏ), a trend as long (2 ÷ k!), each only where its rule is in use;
  /// times the number of rules looked at, and at most 1. `nil` where there are too few points.
  /// For deciding which of many charts to believe (``FalseDiscovery``), not for reporting.
  public var chanceProbability: Double? {
    guard hasEnoughPoints, let last = points.lastIndex(where: \.counts) else { return nil }
    let members = points[...last].filter { $0.counts && $0.phase == points[last].phase }
    var probabilities: [Double] = []
    if settings.rules.astronomical, let distance = standardDistance(of: points[last]) {
      probabilities.append(Elementary.erfc(distance / 2.0.squareRoot()))
    }
    if settings.rules.shift != nil {
      let side = members.last?.centreSide
      let run = side == nil ? 0 : members.reversed().prefix { $0.centreSide == side }.count
      probabilities.append(2 * Elementary.pow(0.5, Double(max(1, run))))
    }
    if settings.rules.trend != nil {
      probabilities.append(
        2 / Elementary.exp(Elementary.logGamma(Double(trendLength(members)) + 1)))
    }
    guard let least = probabilities.min() else { return nil }
    return min(1, least * Double(probabilities.count))
  }

  /// How many standard deviations a point lies from the centre.
  private func standardDistance(of point: ChartPoint) -> Double? {
    guard let value = point.value, let centre = point.centre else { return nil }
    guard let line = value > centre ? point.upperWarning : point.lowerWarning, line != centre else {
      return nil
    }
    return 2 * (value - centre) / (line - centre)
  }

  private func trendLength(_ members: [ChartPoint]) -> Int {
    var length = 1
    var direction: Bool?
    for (later, earlier) in zip(members.reversed(), members.reversed().dropFirst()) {
      let step = later.$value.raw - earlier.$value.raw
      if step == 0 || (direction != nil && direction != (step > 0)) { break }
      direction = step > 0
      length += 1
    }
    return length
  }
}

extension ChartPoint {
  fileprivate var centreSide: Side? {
    let distance = $value.raw - $centre.raw
    return distance > 0 ? .high : distance < 0 ? .low : nil
  }
}
