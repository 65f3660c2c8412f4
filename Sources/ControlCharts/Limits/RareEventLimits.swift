extension ChartDraft {
  /// Sets the lines of a g chart: cases without the event between one event and the next.
  ///
  /// The upper limit is m + 3√(m(m + 1)) for the mean m of the baseline, or m + 3√(m(m − 1)) when
  /// counts include the event. The lower limit by this formula is never above 0.
  /// - Source: Benneyan JC, Health Care Management Science 2001;4:305; Provost LP, Murray S, The
  ///   Health Care Data Guide, p. 228, for 0.693 × mean as the centre.
  mutating func setCasesBetweenLimits(_ baseline: [Int], in phase: Int) {
    let values = values(baseline)
    let mean = settings.knownCentre ?? values.mean
    let event = rules.gCounting == .including ? 1.0 : 0.0
    let quantile = GeometricQuantile(mean: mean - event, rules.gProbability)
    let centre =
      switch rules.gCentre {
      case .theoreticalMedian: 0.693 * mean
      case .median: settings.knownCentre == nil ? values.median : 0.693 * mean
      case .mean: mean
      case .quantile: quantile.value(at: 0.5) + event
      }
    let tail = rules.confidence.map { (1 - $0) / 2 } ?? 0.00135
    let sigma = (mean * (mean + 1 - 2 * event)).squareRoot()
    for index in phases[phase].indices {
      points[index].centre = centre
      if rules.gLimits == .quantiles {
        points[index].lower = quantile.value(at: tail) + event
        points[index].upper = quantile.value(at: 1 - tail) + event
      } else {
        points[index].lower = rules.gLower == .zero ? 0 : nil
        points[index].upper = mean + rules.width * sigma
      }
      guard rules.gInnerLines else { continue }
      points[index].lowerWarning = points[index].lower
      points[index].lowerInner = points[index].lower
      points[index].upperWarning = mean + rules.width * sigma * 2 / 3
      points[index].upperInner = mean + rules.width * sigma / 3
    }
  }
}

/// The quantiles of a geometric distribution of failures before a success, by its mean.
private struct GeometricQuantile {
  private let probability: Double

  init(mean: Double, _ probability: GProbability) {
    self.probability = 1 / (probability == .ofCounts ? max(mean, 0) + 1 : max(mean, 0))
  }

  /// The smallest whole number that a part `share` of counts does not exceed; not a number where
  /// 1 ÷ mean is no probability.
  func value(at share: Double) -> Double {
    guard probability <= 1 else { return .nan }
    return GeometricDistribution(probability: probability).quantile(share)
  }
}
