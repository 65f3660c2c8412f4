/// Settings of the tabular CUSUM chart.
///
/// The defaults are those of `cusum` in qcc: *K* = 0.5 (a shift of one standard deviation),
/// *H* = 5, no head start, no restart.
public struct CUSUMSettings: NamedSettings {
  /// The reference value *K*, in standard deviations: half the shift to be found.
  public var k: Double
  /// The decision interval *H*, in standard deviations, when ``inControlARL`` is `nil`.
  public var h: Double
  /// The in-control average run length wanted; *H* is then computed from it.
  public var inControlARL: Double?
  /// What both sums start from, in standard deviations; *H*/2 is usual, 0 is none.
  public var headStart: Double
  /// What happens after a signal; a restart begins at the head start.
  public var restart: RestartRule
  /// The sides that are watched.
  public var sides: MonitoredSides
  /// The number of first values that the centre and standard deviation come from; `nil`: all.
  public var baseline: Int?
  /// The centre or target, when not estimated.
  public var centre: Double?
  /// The standard deviation, when not estimated as mean moving range / 1.128.
  public var sigma: Double?

  /// Settings as in qcc unless given.
  public init(
    k: Double = 0.5, h: Double = 5, inControlARL: Double? = nil, headStart: Double = 0,
    restart: RestartRule = .off, sides: MonitoredSides = .both, baseline: Int? = nil,
    centre: Double? = nil, sigma: Double? = nil
  ) {
    self.k = k
    self.h = h
    self.inControlARL = inControlARL
    self.headStart = headStart
    self.restart = restart
    self.sides = sides
    self.baseline = baseline
    self.centre = centre
    self.sigma = sigma
  }

  /// The shift δ to be found, in standard deviations: 2*K*.
  public var shift: Double {
    get { 2 * k }
    set { k = newValue / 2 }
  }

  /// The options by name.
  public static let options: [SettingOption<CUSUMSettings>] = [
    .number(
      "k", \.k, allowed: "0 to 10",
      meaning: "reference value K, in standard deviations", where: { (0...10).contains($0) }),
    .number(
      "shift", \.shift, allowed: "0 to 20",
      meaning: "shift to be found, in standard deviations (sets k to half of it)",
      where: { (0...20).contains($0) }),
    .number(
      "h", \.h, allowed: "more than 0, at most 100",
      meaning: "decision interval H, in standard deviations", where: { $0 > 0 && $0 <= 100 }),
    .inControlARL(\.inControlARL, absent: "none"),
    .number(
      "head_start", \.headStart, allowed: "0 or more, less than h",
      meaning: "what the sums start from, in standard deviations", where: { $0 >= 0 }),
    .choice("restart", \.restart, meaning: "what starts again after a signal"),
    .choice("sides", \.sides, meaning: "sides watched"),
    .wholeNumber(
      "baseline", \.baseline, absent: "all", atLeast: 1,
      meaning: "number of first values for the centre and standard deviation"),
    .centre(\.centre), .sigma(\.sigma),
  ]
}

// MARK: - Run length

extension CUSUMSettings {
  /// The decision interval in force: ``h``, or the one that gives ``inControlARL``.
  ///
  /// - Complexity: With ``inControlARL`` about ten solutions of the integral equation.
  public var threshold: Double {
    guard let inControlARL else { return h }
    return ThresholdSearch.smallest(reaching: inControlARL, startingAt: 4, tolerance: 1e-9) {
      averageRunLength(threshold: $0, shift: 0)
    }
  }

  /// The average run lengths with no shift and with the shift ``shift``, for normal values.
  ///
  /// The values are taken as independent, and centre and standard deviation as known; when they
  /// come from a short baseline the true lengths vary widely about these.
  ///
  /// - Source: Goel and Wu, Technometrics 13 (1971) 221, for the integral equation.
  public var runLength: RunLength { runLength(threshold: threshold) }

  func runLength(threshold: Double) -> RunLength {
    let high = sides.watchesHigh ? averageRunLength(threshold: threshold, shift: shift) : nil
    let low = sides.watchesLow ? averageRunLength(threshold: threshold, shift: -shift) : nil
    let nodes = NormalCUSUMRunLength(reference: k, threshold: threshold).nodes
    return RunLength(
      inControl: averageRunLength(threshold: threshold, shift: 0),
      outOfControlHigh: high, outOfControlLow: low, meanExpected: nil, states: nodes,
      isExact: false,
      method: "integral equation for independent normal values, \(nodes) Gauss-Legendre nodes")
  }

  /// The average run length when the true mean is `shift` standard deviations above the centre.
  ///
  /// For drawing the whole curve of run lengths; the values are taken as independent and normal.
  public func averageRunLength(shift: Double) -> Double {
    averageRunLength(threshold: threshold, shift: shift)
  }

  private func averageRunLength(threshold: Double, shift: Double) -> Double {
    let side = NormalCUSUMRunLength(reference: k, threshold: threshold)
    let headStart = min(headStart, threshold)
    switch sides {
    case .high: return side.average(shift: shift, headStart: headStart).fromHeadStart
    case .low: return side.average(shift: -shift, headStart: headStart).fromHeadStart
    case .both:
      let high = side.average(shift: shift, headStart: headStart)
      let low = shift == 0 ? high : side.average(shift: -shift, headStart: headStart)
      return high.combined(with: low)
    }
  }
}
