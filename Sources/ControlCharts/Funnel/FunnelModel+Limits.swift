extension FunnelModel {
  /// The limits without adjustment at one place of the horizontal axis.
  func limit(_ level: FunnelLevel, _ size: Size) -> FunnelLimit {
    switch (settings.measure, settings.limits) {
    case (.mean, _), (_, .transformed), (.ratioOfCounts, .approximate):
      return transformedLimit(level, error: standardError(size))
    case (.proportion, .approximate):
      let variance = centre * (1 - centre) / size.denominator
      return around(level, error: variance.squareRoot())
    case (.rate, .approximate), (.standardisedRatio, .approximate):
      return around(level, error: (centre / size.denominator).squareRoot())
    case (.proportion, .exact), (.proportion, .exactSymmetric), (.proportion, .quantile):
      return proportionLimit(level, cases: size.denominator)
    case (.rate, _), (.standardisedRatio, _):
      return poissonLimit(level, size)
    case (.ratioOfCounts, _):
      return ratioLimit(level, size)
    }
  }

  /// The limits on the transformed scale, widened for `dispersion`.
  func adjustedLimit(
    _ level: FunnelLevel, _ size: Size, _ dispersion: FunnelDispersion
  ) -> FunnelLimit {
    transformedLimit(level, error: adjusted(standardError(size), dispersion))
  }

  /// The standard error widened as the settings say: √(s² + τ²) or s√φ.
  func adjusted(_ error: Double, _ dispersion: FunnelDispersion) -> Double {
    guard dispersion.isAdjusted else { return error }
    return switch settings.overdispersion {
    case .none: error
    case .multiplicative: error * dispersion.phi.squareRoot()
    case .additive: (error * error + dispersion.tau2).squareRoot()
    }
  }

  private func around(_ level: FunnelLevel, error: Double) -> FunnelLimit {
    let reach = settings.z(of: level) * error
    return made(level, centre - reach, centre + reach)
  }

  private func transformedLimit(_ level: FunnelLevel, error: Double) -> FunnelLimit {
    // No event anywhere, on the log scale: every limit is the centre.
    if scale == .log && centre == 0 { return FunnelLimit(level: level, lower: 0, upper: 0) }
    let reach = settings.z(of: level) * error
    return made(
      level, restored(transformedCentre - reach), restored(transformedCentre + reach))
  }

  private func restored(_ y: Double) -> Double {
    switch scale {
    case .arcsine:
      // Beyond a quarter turn the sine folds back; the limit stays at 0 or 1 instead.
      if y <= 0 { return 0 }
      if y >= Double.pi / 2 { return 1 }
      let sine = Elementary.sin(y)
      return sine * sine
    case .log:
      return Elementary.exp(y)
    case .squareRoot:
      if settings.rootLimits == .unsquared { return y }
      return y > 0 ? y * y : 0
    case .none, .automatic:
      return y
    }
  }

  private func proportionLimit(_ level: FunnelLevel, cases: Double) -> FunnelLimit {
    let distribution = BinomialDistribution(trials: cases, probability: centre)
    let counts = countLimits(distribution, level, most: cases)
    return made(level, counts.lower / cases, counts.upper / cases, containsCentre: true)
  }

  private func poissonLimit(_ level: FunnelLevel, _ size: Size) -> FunnelLimit {
    let n = size.denominator
    let expected = n * centre
    guard settings.limits == .exact else {
      let counts = countLimits(PoissonDistribution(mean: expected), level, most: .infinity)
      return made(level, counts.lower / n, counts.upper / n, containsCentre: true)
    }
    let p = level.tailProbability
    let low = ChiSquaredDistribution(degreesOfFreedom: 2 * expected).quantile(p) / 2
    let high = ChiSquaredDistribution(degreesOfFreedom: 2 * (expected + 1)).upperQuantile(p) / 2
    return made(level, low / n, high / n, containsCentre: true)
  }

  /// Given the total of the two counts, the first is binomial.
  private func ratioLimit(_ level: FunnelLevel, _ size: Size) -> FunnelLimit {
    let total = size.numerator + size.denominator
    let odds = centre * size.exposureRatio
    guard odds > 0, total > 0 else { return made(level, 0, 0, containsCentre: true) }
    let distribution = BinomialDistribution(trials: total, probability: odds / (1 + odds))
    let counts = countLimits(distribution, level, most: total)
    func ratio(_ count: Double) -> Double {
      let rest = total - count
      // Nothing left below the line: half a count stands for it, and the limit stays finite.
      return (rest > 0.5 ? count / rest : (count + 0.5) / 0.5) / size.exposureRatio
    }
    return made(level, ratio(counts.lower), ratio(counts.upper), containsCentre: true)
  }

  /// The limits as counts, by the method of the settings.
  private func countLimits(
    _ distribution: some DiscreteDistribution, _ level: FunnelLevel, most: Double
  ) -> (lower: Double, upper: Double) {
    let p = level.tailProbability
    let low = distribution.quantile(p)
    let high = distribution.quantile(1 - p)
    if settings.limits == .quantile { return (low, high) }
    let lower = low - share(distribution.cumulative(low) - p, of: low, in: distribution)
    if settings.limits == .exact {
      if high >= most { return (lower, most) }
      let beyond = distribution.exceedance(high)
      return (lower, high - share(p - beyond, of: high, in: distribution))
    }
    // The largest count whose upper tail, itself included, still holds p or more.
    var inside = high
    while inside > 0 && distribution.exceedance(inside - 1) < p { inside -= 1 }
    while inside < most && distribution.exceedance(inside) >= p { inside += 1 }
    let excess = distribution.exceedance(inside - 1) - p
    return (lower, min(most, inside + share(excess, of: inside, in: distribution)))
  }

  /// `excess` as a share of the probability at `count`, 0…1.
  private func share(
    _ excess: Double, of count: Double, in distribution: some DiscreteDistribution
  ) -> Double {
    let mass = distribution.mass(count)
    return mass > 0 ? min(1, max(0, excess / mass)) : 0
  }

  private func made(
    _ level: FunnelLevel, _ lower: Double, _ upper: Double, containsCentre: Bool = false
  ) -> FunnelLimit {
    var low = lower
    var high = upper
    if settings.clipsLimits && settings.measure != .mean {
      let top = settings.measure == .proportion ? 1 : Double.infinity
      low = min(top, max(0, low))
      high = min(top, max(0, high))
    }
    // Interpolation between very few counts can pass the centre.
    if containsCentre {
      low = min(low, centre)
      high = max(high, centre)
    }
    return FunnelLimit(level: level, lower: low, upper: high)
  }
}
