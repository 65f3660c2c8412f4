/// Settings of the CUSUM of expected minus observed events (E-O CUSUM).
public struct ExpectedMinusObservedSettings: NamedSettings {
  /// The odds ratio to be found upwards, from which the reference values come; downwards 1/this.
  public var oddsRatio: Double
  /// The reference value for more events than expected; `nil`: p̄(R − 1 − ln R)/ln R.
  public var k: Double?
  /// The reference value for fewer events than expected; `nil`: p̄(1 − r + ln r)/ln r, r = 1/R.
  public var lowK: Double?
  /// The threshold of both sums, in events, when ``inControlARL`` is `nil`.
  ///
  /// The default of 2 is the example in vlad: choose it from the run length wanted.
  public var h: Double
  /// The in-control average run length wanted; the threshold is then computed from it.
  public var inControlARL: Double?
  /// The sides that are watched: `high` is more events than expected.
  public var sides: MonitoredSides
  /// What happens after a signal.
  public var restart: RestartRule

  /// A chart that looks for a doubling or halving of the odds, unless told otherwise.
  public init(
    oddsRatio: Double = 2, k: Double? = nil, lowK: Double? = nil, h: Double = 2,
    inControlARL: Double? = nil, sides: MonitoredSides = .both, restart: RestartRule = .off
  ) {
    self.oddsRatio = oddsRatio
    self.k = k
    self.lowK = lowK
    self.h = h
    self.inControlARL = inControlARL
    self.sides = sides
    self.restart = restart
  }

  /// The options by name.
  public static let options: [SettingOption<ExpectedMinusObservedSettings>] = [
    .oddsRatio(\.oddsRatio),
    .number(
      "k", \.k, absent: "computed", allowed: "0 to 1",
      meaning: "reference value for more events than expected", where: { (0...1).contains($0) }),
    .number(
      "k_low", \.lowK, absent: "computed", allowed: "0 to 1",
      meaning: "reference value for fewer events than expected", where: { (0...1).contains($0) }),
    .number(
      "h", \.h, allowed: "more than 0, at most 1000",
      meaning: "threshold of both sums, in events", where: { $0 > 0 && $0 <= 1_000 }),
    .inControlARL(\.inControlARL, absent: "none"),
    .choice("sides", \.sides, meaning: "sides watched; high is more events than expected"),
    .choice("restart", \.restart, meaning: "what starts again after a signal"),
  ]

  /// The reference value of a side for a mean risk.
  ///
  /// - Source: `optimal_k` in the R package vlad 0.2.2.
  public func reference(for side: Side, meanRisk: Double) -> Double {
    let logRatio = Elementary.log(oddsRatio)
    switch side {
    case .high: return k ?? meanRisk * (oddsRatio - 1 - logRatio) / logRatio
    case .low: return lowK ?? meanRisk * (1 / oddsRatio - 1 + logRatio) / logRatio
    }
  }
}

// MARK: - Run length

extension ExpectedMinusObservedSettings {
  /// The average run lengths for patients whose risks are a mix of `risks`, each equally likely.
  ///
  /// - Parameter risks: At least one, each from 0 to 1.
  /// - Returns: Lengths in patients.
  public func runLength(risks: [Double]) -> RunLength {
    runLength(risks: risks, threshold: threshold(risks: risks))
  }

  /// The threshold in force: ``h``, or the smallest one that gives ``inControlARL``.
  public func threshold(risks: [Double]) -> Double {
    guard let inControlARL else { return h }
    return design(risks: risks).threshold(reaching: inControlARL, mean: 1)
  }

  func runLength(risks: [Double], threshold: Double) -> RunLength {
    design(risks: risks).runLength(
      threshold: (threshold, threshold), meanExpected: risks.reduce(0, +) / Double(risks.count),
      inControl: 1, high: oddsRatio, low: 1 / oddsRatio)
  }

  private func design(risks: [Double]) -> DiscreteDesign<Double> {
    let mean = risks.reduce(0, +) / Double(risks.count)
    let high = reference(for: .high, meanRisk: mean)
    let low = reference(for: .low, meanRisk: mean)
    return DiscreteDesign(sides: sides, isInclusive: false, subject: "outcomes") {
      side, trueOddsRatio in
      .outcomes(risks: risks, trueOddsRatio: trueOddsRatio) { risk, event in
        let saved = risk - (event ? 1 : 0)
        return side == .high ? -saved - high : saved - low
      }
    }
  }
}
