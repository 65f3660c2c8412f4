/// The reference value and the two thresholds of an early-signal chart in one stretch of time.
///
/// Thresholds hold for a calendar year. A design is given, or made from a reference rate and the
/// mean monthly exposure of the year before.
///
/// - Source: NHS England, Maternity Outcomes Signal System, published code.
public struct EarlySignalDesign: Sendable, Hashable {
  /// The level of a signal.
  public enum Level: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// The lower threshold: look into it; the sum goes on.
    case one = 1
    /// The upper threshold: check now; the sum starts again.
    case two = 2

    /// Whether one level is lower than another.
    public static func < (first: Level, second: Level) -> Bool {
      first.rawValue < second.rawValue
    }
  }

  /// Where the mean that the run lengths are stated for comes from.
  public enum MeanSource: String, Sendable, Hashable, CaseIterable {
    /// It was given.
    case given
    /// From the reference rate and the exposure of the year before.
    case rate
    /// From the reference value, as the mean of which it is the best: *k* ln *R* / (*R* − 1).
    ///
    /// Where the reference value was rounded, the mean and the run lengths are approximate.
    case reference
  }

  /// The reference value, in events.
  public let k: Double
  /// The threshold of level 1, in events.
  public let h1: Double
  /// The threshold of level 2, in events.
  public let h2: Double
  /// The events expected in a month when nothing has changed.
  public let inControlMean: Double
  /// Where ``inControlMean`` comes from.
  public let meanSource: MeanSource
  /// The ratio of rates to be found.
  public let rateRatio: Double

  /// A design that is given.
  ///
  /// - Parameters:
  ///   - k: The reference value, more than 0, in events.
  ///   - h1: The threshold of level 1, more than 0, in events.
  ///   - h2: The threshold of level 2, at least `h1`, in events.
  ///   - inControlMean: The events expected in a month; from `k` when `nil`.
  ///   - rateRatio: The ratio of rates to be found, more than 1.
  /// - Throws: ``ChartError/invalidSetting(name:value:allowed:)``.
  public init(
    k: Double, h1: Double, h2: Double, inControlMean: Double? = nil, rateRatio: Double = 2
  ) throws(ChartError) {
    for (name, value) in [("k", k), ("h1", h1), ("h2", h2)] {
      guard value > 0, value <= 1e6 else {
        throw .invalidSetting(name: name, value: settingText(value), allowed: "more than 0")
      }
    }
    guard h2 >= h1 else {
      throw .invalidSetting(
        name: "h2", value: settingText(h2), allowed: "at least h1, which is \(settingText(h1))")
    }
    self.k = k
    self.h1 = h1
    self.h2 = h2
    self.rateRatio = rateRatio
    self.inControlMean = inControlMean ?? k * Elementary.log(rateRatio) / (rateRatio - 1)
    meanSource = inControlMean == nil ? .reference : .given
  }

  /// A design made from a rate and the exposure of the year before.
  ///
  /// The in-control mean is their product to two decimals, *k* = (oc − ic)/ln(oc/ic) with
  /// oc = *R*·ic, to two decimals. Each threshold is the least multiple of the common denominator
  /// with a run length at least as long as wanted: never more false alarms than planned for.
  ///
  /// - Parameters:
  ///   - referenceRate: Events for each unit of exposure.
  ///   - meanExposure: The mean monthly exposure of the previous calendar year.
  ///   - settings: The ratio and the run lengths wanted.
  /// - Throws: ``ChartError/invalidSetting(name:value:allowed:)`` when fewer than 0.005 or more
  ///   than 1,000 events are expected in a month.
  public init(
    referenceRate: Double, meanExposure: Double, settings: EarlySignalSettings
  ) throws(ChartError) {
    try self.init(
      mean: (referenceRate * meanExposure * 100).rounded() / 100, settings: settings)
  }

  /// A design for a number of events expected in a month, to two decimals.
  ///
  /// - Throws: As for a rate and an exposure.
  public init(mean: Double, settings: EarlySignalSettings) throws(ChartError) {
    guard (0.01...1_000).contains(mean) else {
      throw .invalidSetting(
        name: "ref_rate", value: settingText(mean) + " events a month",
        allowed: "so that 0.01 to 1000 events are expected in a month")
    }
    let ratio = settings.rateRatio
    let k = max(1, (mean * (ratio - 1) / Elementary.log(ratio) * 100).rounded()) / 100
    inControlMean = mean
    meanSource = .rate
    rateRatio = ratio
    self.k = k
    h1 = Self.threshold(k: k, mean: mean, wanted: settings.levelOneARL)
    h2 = Self.threshold(k: k, mean: mean, wanted: max(settings.levelOneARL, settings.levelTwoARL))
  }

  /// The threshold of a level.
  public func threshold(_ level: Level) -> Double { level == .one ? h1 : h2 }

  /// The run lengths up to the first signal of a level, in months; computed at each call.
  ///
  /// Exact for a process with the constant mean ``inControlMean``: a Markov chain on the multiples
  /// of the common denominator of the reference value and the threshold.
  public func runLength(to level: Level) -> RunLength {
    let denominator = Self.denominator(of: k)
    let k = denominator.map { (self.k * $0).rounded() / $0 } ?? self.k
    let h = threshold(level)
    let near = denominator.map { (h * $0).rounded() / $0 } ?? h
    return PoissonCUSUMSettings(
      rateRatio: rateRatio, k: k, h: abs(near - h) <= Self.halfUnit ? near : h
    ).runLength(expected: inControlMean)
  }
}

// MARK: - Fractions

extension EarlySignalDesign {
  /// Half of the sixth decimal: numbers nearer to each other than this are the same.
  private static let halfUnit = 5.1e-7

  /// The least denominator of a number written to six decimals or more, such as 7 for 0.571429.
  ///
  /// `nil` when there is none up to 1,000.
  static func denominator(of number: Double) -> Double? {
    for candidate in 1...1_000 {
      let denominator = Double(candidate)
      let near = (number * denominator).rounded() / denominator
      if abs(near - number) <= halfUnit { return denominator }
    }
    return nil
  }

  /// The least multiple of the spacing whose run length is at least as long as wanted.
  private static func threshold(k: Double, mean: Double, wanted: Double) -> Double {
    let denominator = denominator(of: k) ?? 100
    let steps = StepDistribution.poisson(mean: mean, reference: k, side: .high)
    func length(_ multiple: Int) -> Double {
      StepChain(steps: steps, threshold: Double(multiple) / denominator, isInclusive: true)
        .averageRunLength()
    }
    var (low, high) = (0, Int(denominator))
    while length(high) < wanted, high < 1 << 20 { (low, high) = (high, high * 2) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if length(middle) < wanted { low = middle } else { high = middle }
    }
    return Double(high) / denominator
  }
}
