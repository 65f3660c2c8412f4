/// Settings of the CUSUM of yes-or-no outcomes, with a constant risk (Bernoulli) or each
/// patient's own (risk-adjusted).
public struct OutcomeCUSUMSettings: NamedSettings {
  /// The odds ratio *R* to be found upwards; downwards it is 1/*R*.
  public var oddsRatio: Double
  /// The threshold of the upper sum when ``inControlARL`` is `nil`.
  public var h: Double
  /// The threshold of the lower sum, more than 0; `nil`: the same as the upper one.
  public var lowH: Double?
  /// The in-control average run length wanted; both thresholds are then computed from it.
  public var inControlARL: Double?
  /// The constant risk of an event, for outcomes that come without risks.
  public var rate: Double?
  /// The number of first outcomes to estimate the constant risk from, in place of ``rate``.
  public var baseline: Int?
  /// The sides that are watched.
  public var sides: MonitoredSides
  /// What happens after a signal.
  public var restart: RestartRule

  /// Settings as in `bchart` of qicharts2 unless given.
  public init(
    oddsRatio: Double = 2, h: Double = 3.5, lowH: Double? = nil, inControlARL: Double? = nil,
    rate: Double? = nil, baseline: Int? = nil, sides: MonitoredSides = .both,
    restart: RestartRule = .side
  ) {
    self.oddsRatio = oddsRatio
    self.h = h
    self.lowH = lowH
    self.inControlARL = inControlARL
    self.rate = rate
    self.baseline = baseline
    self.sides = sides
    self.restart = restart
  }

  /// The Bernoulli CUSUM of qicharts2: odds ratio 2, limits ±3.5.
  public static let bernoulli = OutcomeCUSUMSettings()

  /// A risk-adjusted CUSUM with thresholds 4.5 upwards and 4 downwards.
  ///
  /// They are an example only: choose the thresholds from the run length wanted.
  ///
  /// - Source: Steiner et al., Biostatistics 1 (2000) 441.
  public static let riskAdjusted = OutcomeCUSUMSettings(h: 4.5, lowH: 4)

  /// The options by name.
  public static let options: [SettingOption<OutcomeCUSUMSettings>] = [
    .oddsRatio(\.oddsRatio),
    .number(
      "h", \.h, allowed: "more than 0, at most 100",
      meaning: "threshold of the upper sum", where: { $0 > 0 && $0 <= 100 }),
    .number(
      "h_low", \.lowH, absent: "same", allowed: "more than 0, at most 100",
      meaning: "threshold of the lower sum", where: { $0 > 0 && $0 <= 100 }),
    .inControlARL(\.inControlARL, absent: "none"),
    .number(
      "rate", \.rate, absent: "none", allowed: "more than 0, less than 1",
      meaning: "constant risk of an event", where: { $0 > 0 && $0 < 1 }),
    .wholeNumber(
      "baseline", \.baseline, absent: "none", atLeast: 1,
      meaning: "number of first outcomes to estimate the constant risk from"),
    .choice("sides", \.sides, meaning: "sides watched"),
    .choice("restart", \.restart, meaning: "what starts again after a signal"),
  ]

  /// The step of a side: the log-likelihood ratio of the odds ratio to be found against 1.
  ///
  /// ln(R/(1 − p + R·p)) for an event, ln(1/(1 − p + R·p)) for none, with 1/R downwards.
  ///
  /// - Source: Steiner et al., Biostatistics 1 (2000) 441.
  public func step(on side: Side, risk: Double, event: Bool) -> Double {
    let ratio = side == .high ? oddsRatio : 1 / oddsRatio
    let likelihood = (event ? ratio : 1) / (1 - risk + ratio * risk)
    return Elementary.log(likelihood)
  }
}

// MARK: - Run length

extension OutcomeCUSUMSettings {
  /// The average run lengths for patients whose risks are a mix of `risks`, each equally likely.
  ///
  /// Out of control the odds of every patient are multiplied by ``oddsRatio``, or divided by it.
  /// When the two thresholds differ the combination of the two sides is a close approximation.
  ///
  /// - Parameter risks: At least one, each from 0 to 1; a single one for a Bernoulli CUSUM.
  /// - Returns: Lengths in patients.
  public func runLength(risks: [Double]) -> RunLength {
    runLength(risks: risks, thresholds: thresholds(risks: risks))
  }

  /// The thresholds in force, both more than 0: ``h`` and ``lowH``, or the smallest ones that
  /// give ``inControlARL``.
  public func thresholds(risks: [Double]) -> (high: Double, low: Double) {
    guard let inControlARL else { return (h, lowH ?? h) }
    let threshold = design(risks: risks).threshold(reaching: inControlARL, mean: 1)
    return (threshold, threshold)
  }

  func runLength(risks: [Double], thresholds: (high: Double, low: Double)) -> RunLength {
    design(risks: risks).runLength(
      threshold: thresholds, meanExpected: risks.reduce(0, +) / Double(risks.count),
      inControl: 1, high: oddsRatio, low: 1 / oddsRatio)
  }

  private func design(risks: [Double]) -> DiscreteDesign<Double> {
    DiscreteDesign(sides: sides, isInclusive: true, subject: "outcomes") { side, trueOddsRatio in
      .outcomes(risks: risks, trueOddsRatio: trueOddsRatio) { risk, event in
        step(on: side, risk: risk, event: event)
      }
    }
  }
}
