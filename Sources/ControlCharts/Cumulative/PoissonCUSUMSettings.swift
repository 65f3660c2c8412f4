/// Settings of the Poisson CUSUM.
public struct PoissonCUSUMSettings: NamedSettings {
  /// The ratio of rates to be found upwards; downwards it is 1 / this.
  public var rateRatio: Double
  /// The reference value of the upper sum, in events; `nil`: μ(R − 1)/ln R at each point.
  public var k: Double?
  /// The reference value of the lower sum, in events; `nil`: the same formula with 1/R.
  public var lowK: Double?
  /// The threshold, in events; `nil`: the one that gives ``inControlARL``.
  public var h: Double?
  /// A lower threshold that warns without a restart, in events.
  public var warning: Double?
  /// The in-control average run length wanted when ``h`` is `nil`.
  public var inControlARL: Double
  /// The expected number of events for each unit of exposure.
  public var rate: Double
  /// The number of first readings to estimate the rate from, in place of ``rate``.
  public var baseline: Int?
  /// The sides that are watched.
  public var sides: MonitoredSides
  /// What happens after a signal.
  public var restart: RestartRule

  /// A chart that looks for a doubling, unless told otherwise.
  public init(
    rateRatio: Double = 2, k: Double? = nil, lowK: Double? = nil, h: Double? = nil,
    warning: Double? = nil, inControlARL: Double = 100, rate: Double = 1, baseline: Int? = nil,
    sides: MonitoredSides = .high, restart: RestartRule = .side
  ) {
    self.rateRatio = rateRatio
    self.k = k
    self.lowK = lowK
    self.h = h
    self.warning = warning
    self.inControlARL = inControlARL
    self.rate = rate
    self.baseline = baseline
    self.sides = sides
    self.restart = restart
  }

  /// The options by name.
  public static let options: [SettingOption<PoissonCUSUMSettings>] = [
    .number(
      "rate_ratio", \.rateRatio, allowed: "more than 1, at most 100",
      meaning: "ratio of rates to be found upwards; downwards it is 1 / this",
      where: { $0 > 1 && $0 <= 100 }),
    .number(
      "k", \.k, absent: "computed", allowed: "more than 0",
      meaning: "reference value of the upper sum, in events", where: { $0 > 0 && $0 <= 1e6 }),
    .number(
      "k_low", \.lowK, absent: "computed", allowed: "more than 0",
      meaning: "reference value of the lower sum, in events", where: { $0 > 0 && $0 <= 1e6 }),
    .number(
      "h", \.h, absent: "computed", allowed: "more than 0",
      meaning: "threshold, in events", where: { $0 > 0 && $0 <= 1e6 }),
    .number(
      "warning", \.warning, absent: "none", allowed: "more than 0",
      meaning: "lower threshold that warns without a restart", where: { $0 > 0 }),
    .number(
      "in_control_arl", \.inControlARL, allowed: "2 to 1000000",
      meaning: "average run length wanted when nothing has changed (used when h is computed)",
      where: { (2...1e6).contains($0) }),
    .number(
      "rate", \.rate, allowed: "more than 0",
      meaning: "expected events for each unit of exposure", where: { $0 > 0 }),
    .wholeNumber(
      "baseline", \.baseline, absent: "none", atLeast: 1,
      meaning: "number of first readings to estimate the rate from"),
    .choice("sides", \.sides, meaning: "sides watched"),
    .choice("restart", \.restart, meaning: "what starts again after a signal"),
  ]

  /// The reference value of a side for an expected count: μ(R − 1)/ln R, with 1/R downwards.
  public func reference(for side: Side, expected: Double) -> Double {
    let given = side == .high ? k : lowK
    let ratio = side == .high ? rateRatio : 1 / rateRatio
    return given ?? expected * (ratio - 1) / Elementary.log(ratio)
  }
}

// MARK: - Run length

extension PoissonCUSUMSettings {
  /// The average run lengths when every point expects `expected` events, more than 0.
  ///
  /// A rational reference value (as in 3/7) makes the Markov chain exact. Out of control the
  /// expected count is multiplied by ``rateRatio``, or divided by it.
  public func runLength(expected: Double) -> RunLength {
    runLength(expected: expected, threshold: threshold(expected: expected))
  }

  /// The average run length up to a warning, in place of a signal; `nil` without a warning.
  public func warningRunLength(expected: Double) -> RunLength? {
    warning.map { runLength(expected: expected, threshold: $0) }
  }

  /// The threshold in force: ``h``, or the smallest one that gives ``inControlARL``.
  ///
  /// Sums of whole events take few values, so that the run length got may be well above the one
  /// wanted: state it.
  public func threshold(expected: Double) -> Double {
    if let h { return h }
    let design = sideDesign(expected: expected)
    return design.threshold(reaching: inControlARL, mean: expected)
  }

  func runLength(expected: Double, threshold: Double) -> RunLength {
    let design = sideDesign(expected: expected)
    return design.runLength(
      threshold: (threshold, threshold), meanExpected: expected,
      inControl: expected, high: expected * rateRatio, low: expected / rateRatio)
  }

  private func sideDesign(expected: Double) -> DiscreteDesign<Double> {
    let (high, low) = (
      reference(for: .high, expected: expected), reference(for: .low, expected: expected)
    )
    return DiscreteDesign(sides: sides, isInclusive: true, subject: "Poisson counts") {
      side, mean in
      .poisson(mean: mean, reference: side == .high ? high : low, side: side)
    }
  }
}
