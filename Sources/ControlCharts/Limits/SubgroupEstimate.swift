/// What a baseline of subgroups says about the mean and the variation within subgroups.
struct SubgroupEstimate {
  /// The mean of all readings.
  let mean: Double
  private let constants: SizedConstants
  /// The standard deviation within, already unbiased; `nil` when it depends on the size.
  private var unbiased: Double?
  /// The mean standard deviation (s̄) whose bias depends on the size of the subgroup.
  private var meanDeviation: Double?
  private var meanRange: Double?
  /// Means by the number of readings, the centres that go with the estimates of qcc.
  private var weightedDeviation: Double?
  private var weightedRange: Double?

  /// What subgroups say.
  ///
  /// - Parameters:
  ///   - subgroups: The summaries of the baseline.
  ///   - areEqualInSize: Whether all subgroups that will be judged are alike in size.
  ///   - method: How to estimate the variation within.
  ///   - constants: The constants to use.
  init(
    _ subgroups: [Reading], areEqualInSize: Bool, method: SubgroupSigma, constants: SizedConstants
  ) {
    self.constants = constants
    let sized = subgroups.filter { $0.subgroupSize != nil }
    mean = sized.map(\.$value.raw).mean(weights: sized.map(\.$denominator.raw))
    let spread = sized.filter { ($0.subgroupSize ?? 0) >= 2 }
    let deviations = spread.filter { $0.deviation != nil }
    let ranges = spread.filter { $0.range != nil }
    switch method {
    case .meanDeviation where areEqualInSize && !deviations.isEmpty:
      meanDeviation = deviations.map(\.$deviation.raw).mean
    case .meanDeviation, .pooledDeviation: meanDeviation = Self.pooled(deviations)
    case .unweightedDeviation, .bestDeviation:
      unbiased = Self.weighted(
        deviations, isBest: method == .bestDeviation, constants: constants.deviations
      ) { ($0.$deviation.raw / $1.c4, $1.c5 / $1.c4) }
    case .rootMeanSquare: unbiased = Self.rootMeanSquare(deviations)
    case .unweightedRange, .bestRange:
      unbiased = Self.weighted(
        ranges, isBest: method == .bestRange, constants: constants.ranges
      ) { ($0.$range.raw / $1.d2, $1.d3 / $1.d2) }
    }
    meanRange = ranges.isEmpty ? nil : ranges.map(\.$range.raw).mean
    weightedDeviation = deviations.map(\.$deviation.raw).mean(
      weights: deviations.map(\.$denominator.raw))
    weightedRange = ranges.map(\.$range.raw).mean(weights: ranges.map(\.$denominator.raw))
  }

  /// The standard deviation of single readings, for a subgroup of a size.
  func sigma(size: Int) -> Double? {
    if let unbiased { return unbiased }
    guard let meanDeviation, let own = constants.deviations(size) else { return nil }
    return meanDeviation / own.c4
  }

  /// The centre of a chart of standard deviations, and sigma.
  func deviation(_ constants: DeviationConstants) -> (centre: Double, sigma: Double)? {
    if let meanDeviation { return (meanDeviation, meanDeviation / constants.c4) }
    return unbiased.map { (weightedDeviation ?? $0 * constants.c4, $0) }
  }

  /// The centre of a chart of ranges, and sigma.
  func range(_ constants: RangeConstants) -> (centre: Double, sigma: Double)? {
    if let unbiased { return (weightedRange ?? unbiased * constants.d2, unbiased) }
    return meanRange.map { ($0, $0 / constants.d2) }
  }

  private static func pooled(_ subgroups: [Reading]) -> Double? {
    let freedom = subgroups.map { $0.$denominator.raw - 1 }.total
    guard freedom > 0 else { return nil }
    let squares = subgroups.map {
      ($0.$denominator.raw - 1) * $0.$deviation.raw * $0.$deviation.raw
    }
    return (squares.total / freedom).squareRoot()
  }

  private static func rootMeanSquare(_ subgroups: [Reading]) -> Double? {
    let freedom = subgroups.map { $0.$denominator.raw - 1 }.total
    guard let pooled = pooled(subgroups),
      let size = Int(exactly: freedom), let constants = DeviationConstants(size: size + 1)
    else { return nil }
    return pooled / constants.c4
  }

  /// The mean of the estimates, each with its relative error; the best weighs by 1 ÷ error².
  private static func weighted<Constants>(
    _ subgroups: [Reading], isBest: Bool, constants: (Int) -> Constants?,
    _ estimate: (Reading, Constants) -> (sigma: Double, error: Double)
  ) -> Double? {
    var sum = CompensatedSum()
    var weights = CompensatedSum()
    for reading in subgroups {
      guard let size = reading.subgroupSize, let own = constants(size) else { continue }
      let one = estimate(reading, own)
      let weight = isBest ? 1 / (one.error * one.error) : 1
      sum.add(weight * one.sigma)
      weights.add(weight)
    }
    return weights.total > 0 ? sum.total / weights.total : nil
  }
}
