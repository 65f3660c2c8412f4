/// How the limits of an EWMA chart are drawn.
public enum EWMALimits: String, Sendable, Hashable, CaseIterable {
  /// Narrow at first and widening, from the exact variance of each average (as in qcc).
  case exact
  /// The final limits from the first point on.
  case asymptotic
}

/// Settings of the EWMA chart.
///
/// The defaults are those of `ewma` in qcc: λ = 0.2, limits at 3 standard deviations.
public struct EWMASettings: NamedSettings {
  /// The weight λ of the newest value.
  public var lambda: Double
  /// The half-width *L* of the limits, in standard deviations of the average, when
  /// ``inControlARL`` is `nil`.
  public var width: Double
  /// The in-control average run length wanted; *L* is then computed from it.
  public var inControlARL: Double?
  /// Whether the limits widen or are constant.
  public var limits: EWMALimits
  /// The shift, in standard deviations, that the out-of-control run length is stated for.
  public var shift: Double
  /// The number of first values that the centre and standard deviation come from; `nil`: all.
  public var baseline: Int?
  /// The centre or target, when not estimated.
  public var centre: Double?
  /// The standard deviation, when not estimated as mean moving range / 1.128.
  public var sigma: Double?

  /// Settings as in qcc unless given.
  public init(
    lambda: Double = 0.2, width: Double = 3, inControlARL: Double? = nil,
    limits: EWMALimits = .exact, shift: Double = 1, baseline: Int? = nil,
    centre: Double? = nil, sigma: Double? = nil
  ) {
    self.lambda = lambda
    self.width = width
    self.inControlARL = inControlARL
    self.limits = limits
    self.shift = shift
    self.baseline = baseline
    self.centre = centre
    self.sigma = sigma
  }

  /// The options by name.
  public static let options: [SettingOption<EWMASettings>] = [
    .number(
      "lambda", \.lambda, allowed: "0.01 to 1",
      meaning: "weight of the newest value", where: { (0.01...1).contains($0) }),
    .number(
      "width", \.width, allowed: "more than 0, at most 10",
      meaning: "half-width L of the limits, in standard deviations of the average",
      where: { $0 > 0 && $0 <= 10 }),
    .inControlARL(\.inControlARL, absent: "none"),
    .choice("limits", \.limits, meaning: "limits that widen exactly, or the final ones throughout"),
    .number(
      "shift", \.shift, allowed: "more than 0, at most 20",
      meaning: "shift that the out-of-control run length is stated for, in standard deviations",
      where: { $0 > 0 && $0 <= 20 }),
    .wholeNumber(
      "baseline", \.baseline, absent: "all", atLeast: 1,
      meaning: "number of first values for the centre and standard deviation"),
    .centre(\.centre), .sigma(\.sigma),
  ]
}

// MARK: - Run length

extension EWMASettings {
  /// The half-width in force: ``width``, or the one that gives ``inControlARL``.
  ///
  /// - Complexity: With ``inControlARL`` about ten solutions of the integral equation.
  public var widthInForce: Double {
    guard let inControlARL else { return width }
    return ThresholdSearch.smallest(reaching: inControlARL, startingAt: 2.5, tolerance: 1e-7) {
      EWMARunLength(lambda: lambda, width: $0, limits: limits).average(shift: 0)
    }
  }

  /// The average run lengths with no shift and with ``shift``, for normal values.
  ///
  /// The values are taken as independent, and centre and standard deviation as known.
  public var runLength: RunLength { runLength(width: widthInForce) }

  /// The average run length when the true mean is `shift` standard deviations above the centre.
  ///
  /// For drawing the whole curve of run lengths; the values are taken as independent and normal.
  public func averageRunLength(shift: Double) -> Double {
    EWMARunLength(lambda: lambda, width: widthInForce, limits: limits).average(shift: shift)
  }

  func runLength(width: Double) -> RunLength {
    let solution = EWMARunLength(lambda: lambda, width: width, limits: limits)
    let shifted = solution.average(shift: shift)
    let nodes = solution.nodes
    return RunLength(
      inControl: solution.average(shift: 0), outOfControlHigh: shifted, outOfControlLow: shifted,
      meanExpected: nil, states: nodes, isExact: false,
      method: "integral equation for independent normal values, \(nodes) Gauss-Legendre nodes, "
        + "\(limits.rawValue) limits")
  }
}
