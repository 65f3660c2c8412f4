extension ChartDraft {
  /// Sets the limits of counts, proportions and rates, widened where Laney's charts ask for it.
  ///
  /// | chart | centre | sigma |
  /// | --- | --- | --- |
  /// | c | mean of the counts | √centre |
  /// | u, u′ | Σ counts ÷ Σ opportunities | √(centre ÷ n) |
  /// | p, p′ | Σ counts ÷ Σ cases | √(centre(1 − centre) ÷ n) |
  /// | np | n × p | √(n p (1 − p)) |
  ///
  /// - Source: Montgomery DC, Introduction to Statistical Quality Control; Laney DB, Quality
  ///   Engineering 2002;14:531, for p′ and u′.
  mutating func setCountLimits(_ baseline: [Int], in phase: Int) {
    let rate = centralRate(baseline)
    let kind = settings.kind
    let widening =
      kind == .pPrime || kind == .uPrime ? dispersion(baseline, rate, in: phase) : nil
    for index in phases[phase].indices {
      let cases = points[index].$denominator.raw
      let opportunities = kind == .c ? 1 : cases
      guard opportunities > 0 else { continue }
      let sigma = (widening ?? 1) * standardError(rate, opportunities)
      let scale = kind == .np ? cases : 1
      points[index].setLines(centre: rate * scale, distance: rules.width * sigma * scale)
      if let confidence = rules.confidence, widening == nil {
        points[index].setLimits(quantiles(rate, opportunities, confidence), times: scale)
      }
      switch kind {
      case .p, .pPrime: points[index].clipLines(to: .proportion)
      case .np: points[index].clipLines(to: Bounds(least: 0, greatest: cases))
      default: points[index].clipLines(to: .nonNegative)
      }
    }
  }

  /// The rate, proportion or mean count of a baseline.
  private func centralRate(_ baseline: [Int]) -> Double {
    if let known = settings.knownCentre { return known }
    let counted = baseline.map { points[active[$0]] }
    if settings.kind == .c { return counted.map(\.$value.raw).mean }
    return counted.map(\.$numerator.raw).total / counted.map(\.$denominator.raw).total
  }

  /// The standard error of a rate or proportion from `opportunities`.
  private func standardError(_ rate: Double, _ opportunities: Double) -> Double {
    switch settings.kind {
    case .p, .pPrime, .np: (rate * (1 - rate) / opportunities).squareRoot()
    default: (rate / opportunities).squareRoot()
    }
  }

  /// The binomial or Poisson quantiles that keep a part of the points between them, as rates.
  private func quantiles(
    _ rate: Double, _ opportunities: Double, _ confidence: Double
  ) -> ClosedRange<Double> {
    let tail = (1 - confidence) / 2
    let distribution: any DiscreteDistribution =
      switch settings.kind {
      case .p, .np: BinomialDistribution(trials: opportunities, probability: rate)
      default: PoissonDistribution(mean: rate * opportunities)
      }
    let lower = distribution.quantile(tail) / opportunities
    return lower...max(lower, distribution.quantile(1 - tail) / opportunities)
  }

  /// Laney's σz: how much more the periods vary among themselves than chance within them explains.
  private mutating func dispersion(_ baseline: [Int], _ rate: Double, in phase: Int) -> Double {
    var scores: [Double] = []
    for place in baseline {
      let point = points[active[place]]
      scores.append(
        (point.$value.raw - rate) / standardError(rate, point.$denominator.raw))
    }
    if rules.laneySpread == .standardDeviation {
      let mean = scores.mean
      let squares = scores.map { ($0 - mean) * ($0 - mean) }.total
      let dispersion = (squares / Double(scores.count - 1)).squareRoot()
      phases[phase].dispersion = dispersion
      return dispersion
    }
    var ranges: [Double] = []
    var places: [Int] = []
    for place in scores.indices.dropFirst() where !joints[baseline[place]].contains(.gap) {
      ranges.append(abs(scores[place] - scores[place - 1]))
      places.append(place)
    }
    let moving = MovingRanges(ranges, places: places, rules: rules)
    let dispersion = moving.average / 1.128
    phases[phase].screened = moving.screened.count
    phases[phase].movingRange = moving.average
    phases[phase].dispersion = dispersion
    return dispersion
  }
}
