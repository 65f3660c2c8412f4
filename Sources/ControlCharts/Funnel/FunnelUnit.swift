/// One unit (ward, practice, trust) in a funnel plot.
///
/// What the numbers mean depends on ``FunnelSettings/Measure``:
///
/// | measure | numerator | denominator |
/// | --- | --- | --- |
/// | proportion | events | cases |
/// | rate | events | exposure, such as bed days |
/// | standardised ratio | observed events | expected events |
/// | ratio of counts | one count | the other count |
/// | mean | total of the readings | number of readings |
public struct FunnelUnit: Sendable, Hashable {
  /// The second rate of a ratio of rates.
  public struct Comparator: Sendable, Hashable {
    /// The events of the second rate.
    public let numerator: Double
    /// The exposure of the second rate.
    public let denominator: Double

    /// The second rate of a ratio of rates.
    public init(numerator: Double, denominator: Double) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// The name or code of the unit.
  public let group: String
  /// The number above the line; see the table above.
  public let numerator: Double
  /// The number below the line; see the table above.
  public let denominator: Double
  /// For a ratio of rates, (O1/n1)/(O2/n2): the second rate, O2 and n2.
  public let comparator: Comparator?
  /// For a mean: the standard deviation of the unit's readings.
  public let standardDeviation: Double?

  /// A unit with a numerator and a denominator, and for a ratio of rates a second pair.
  public init(
    group: String, numerator: Double, denominator: Double, comparator: Comparator? = nil
  ) {
    self.group = group
    self.numerator = numerator
    self.denominator = denominator
    self.comparator = comparator
    standardDeviation = nil
  }

  /// A unit with the mean of `count` readings.
  public init(group: String, mean: Double, count: Double, standardDeviation: Double? = nil) {
    self.group = group
    numerator = mean * count
    denominator = count
    comparator = nil
    self.standardDeviation = standardDeviation
  }
}
