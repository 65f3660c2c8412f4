/// Settings of the early-signal chart of monthly counts.
///
/// A design is either given (``k``, ``h1`` and ``h2``) or made from a rate and the exposure of the
/// year before; see ``EarlySignalDesign``.
public struct EarlySignalSettings: NamedSettings {
  /// The reference value, in events, of months that bring none of their own.
  public var k: Double?
  /// The threshold of level 1, in events, of months that bring none of their own.
  public var h1: Double?
  /// The threshold of level 2, in events, of months that bring none of their own.
  public var h2: Double?
  /// The events expected in a month when nothing has changed, for the run lengths of a design that
  /// is given.
  public var inControlMean: Double?
  /// The reference rate: events for each unit of exposure, such as deaths for each birth.
  public var referenceRate: Double?
  /// The mean monthly exposure of the calendar year before, where the table does not hold it.
  public var meanExposure: Double?
  /// The ratio of rates to be found.
  public var rateRatio: Double
  /// The in-control average run length that level 1 is designed for.
  public var levelOneARL: Double
  /// The in-control average run length that level 2 is designed for.
  public var levelTwoARL: Double

  /// A chart that looks for a doubling, level 1 about every 20 months and level 2 about every 100.
  public init(
    k: Double? = nil, h1: Double? = nil, h2: Double? = nil, inControlMean: Double? = nil,
    referenceRate: Double? = nil, meanExposure: Double? = nil, rateRatio: Double = 2,
    levelOneARL: Double = 20, levelTwoARL: Double = 100
  ) {
    self.k = k
    self.h1 = h1
    self.h2 = h2
    self.inControlMean = inControlMean
    self.referenceRate = referenceRate
    self.meanExposure = meanExposure
    self.rateRatio = rateRatio
    self.levelOneARL = levelOneARL
    self.levelTwoARL = levelTwoARL
  }

  /// The options by name.
  public static let options: [SettingOption<EarlySignalSettings>] = [
    positive("k", \.k, absent: "from the table", meaning: "reference value, in events"),
    positive("h1", \.h1, absent: "from the table", meaning: "threshold of level 1, in events"),
    positive("h2", \.h2, absent: "from the table", meaning: "threshold of level 2, in events"),
    positive(
      "in_control_mean", \.inControlMean, absent: "computed",
      meaning: "events expected in a month when nothing has changed"),
    positive(
      "ref_rate", \.referenceRate, absent: "none",
      meaning: "reference rate, events for each unit of exposure (thresholds are made from it)"),
    positive(
      "mean_exposure", \.meanExposure, absent: "from the table",
      meaning: "mean monthly exposure, such as births, of the calendar year before"),
    .number(
      "rate_ratio", \.rateRatio, allowed: "more than 1, at most 100",
      meaning: "ratio of rates to be found", where: { $0 > 1 && $0 <= 100 }),
    .number(
      "arl1", \.levelOneARL, allowed: "2 to 1000000",
      meaning: "average run length of level 1 wanted when nothing has changed",
      where: { (2...1e6).contains($0) }),
    .number(
      "arl2", \.levelTwoARL, allowed: "2 to 1000000",
      meaning: "average run length of level 2 wanted when nothing has changed",
      where: { (2...1e6).contains($0) }),
  ]

  private static func positive(
    _ name: String, _ path: any WritableKeyPath<EarlySignalSettings, Double?> & Sendable,
    absent: String, meaning: String
  ) -> SettingOption<EarlySignalSettings> {
    .number(
      name, path, absent: absent, allowed: "more than 0", meaning: meaning,
      where: { $0 > 0 && $0 <= 1e6 })
  }
}
