extension ChartDraft {
  /// Sets the limits of means, standard deviations or ranges of subgroups.
  ///
  /// Centre of means Σn·x̄ ÷ Σn; limits by the size of each subgroup: ± A3·s̄ (± 3σ ÷ √n),
  /// s̄ ± 3σ·c5 (B3·s̄ and B4·s̄), R̄ ± 3σ·d3 (D3·R̄ and D4·R̄). At a confidence level deviations
  /// and ranges have the quantiles of their own distributions.
  /// - Source: Montgomery DC, Introduction to Statistical Quality Control; estimates of sigma by
  ///   name as in qicharts2, PowerBI-SPC and qcc (see ``SubgroupSigma``).
  mutating func setSubgroupLimits(_ baseline: [Int], in phase: Int) {
    let constants = SizedConstants(isPrinted: rules.rangeConstants == .printed)
    let estimate = SubgroupEstimate(
      baseline.map { readings[active[$0]] }, areEqualInSize: areEqualInSize(phase),
      method: rules.subgroupSigma, constants: constants)
    for index in phases[phase].indices {
      guard let size = readings[index].subgroupSize else { continue }
      switch settings.kind {
      case .xbar: setMeanLines(at: index, size, estimate)
      case .s:
        guard let own = constants.deviations(size) else { continue }
        setSpreadLines(
          at: index, estimate.deviation(own), (own.c4, own.c5), size: size, constants)
      default:
        guard let own = constants.ranges(size) else { continue }
        setSpreadLines(at: index, estimate.range(own), (own.d2, own.d3), size: size, constants)
      }
    }
  }

  /// Whether all subgroups of a phase have as many readings, those outside the baseline included.
  private func areEqualInSize(_ phase: Int) -> Bool {
    let sizes = phases[phase].indices.lazy.filter { !points[$0].isGhosted }
      .compactMap { readings[$0].value == nil ? nil : readings[$0].subgroupSize }
    return Set(sizes).count <= 1
  }

  private mutating func setMeanLines(at index: Int, _ size: Int, _ estimate: SubgroupEstimate) {
    let centre = settings.knownCentre ?? estimate.mean
    guard let sigma = settings.knownSigma ?? estimate.sigma(size: size) else {
      points[index].centre = centre
      return
    }
    points[index].setLines(
      centre: centre, distance: rules.width * sigma / Double(size).squareRoot())
  }

  /// Sets the lines of a standard deviation or a range.
  ///
  /// - Parameters:
  ///   - index: The point.
  ///   - estimate: The mean spread, and the standard deviation of single readings.
  ///   - spread: The mean and the standard deviation of the spread where that is 1.
  ///   - size: How many readings the subgroup has.
  ///   - constants: The constants of all sizes.
  private mutating func setSpreadLines(
    at index: Int, _ estimate: (centre: Double, sigma: Double)?,
    _ spread: (mean: Double, deviation: Double), size: Int, _ constants: SizedConstants
  ) {
    let known = settings.knownSigma.map { (centre: $0 * spread.mean, sigma: $0) }
    guard var own = known ?? estimate else { return }
    if let centre = settings.knownCentre {
      own = (centre, settings.knownSigma ?? centre / spread.mean)
    }
    points[index].setLines(
      centre: own.centre, distance: rules.width * own.sigma * spread.deviation)
    if let confidence = rules.confidence {
      let range = constants.range(of: confidence, size: size, kind: settings.kind)
      points[index].setLimits(range, times: own.sigma)
    }
    if rules.spreadLower == .zero { points[index].clipLines(to: .nonNegative) }
  }
}

extension Reading {
  /// How many readings the subgroup has, when that is a whole number that can be one.
  var subgroupSize: Int? {
    guard let size = Int(exactly: $denominator.raw), (1...1_000_000).contains(size) else {
      return nil
    }
    return size
  }
}
