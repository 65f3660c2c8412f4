/// A count of events in one period, for a Poisson CUSUM.
public struct PoissonReading: Sendable, Hashable {
  /// The number of events; `nil` when not known.
  public var count: Int?
  /// The exposure that events are expected from, such as births.
  ///
  /// With a rate of 1 it is the expected number itself. A period with none (0 or `nil`) is passed
  /// over.
  public var exposure: Double?
  /// The reference value in this period, of every side watched, when it is not to be computed
  /// from what is expected.
  public var k: Double?
  /// The threshold in this period, when it is not the chart's.
  public var h: Double?
  /// The warning threshold in this period, when it is not the chart's.
  public var warning: Double?

  /// A reading; the last three are for charts whose design changes from year to year.
  public init(
    count: Int?, exposure: Double?, k: Double? = nil, h: Double? = nil, warning: Double? = nil
  ) {
    self.count = count
    self.exposure = exposure
    self.k = k
    self.h = h
    self.warning = warning
  }
}
