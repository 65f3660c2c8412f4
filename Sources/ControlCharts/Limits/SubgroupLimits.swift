extension ChartDraft {
  /// Sets the limits of means, standard deviations or ranges of subgroups.
  ///
  /// Centre of means Σn·x̄ ÷ Σn; limits by the size of each subgroup: ± A3·s̄ (± 3σ ÷ √n),
  /// B3·s̄ and B4·s̄, D3·R̄ and D4·R̄.
  /// - Source: Montgomery DC, Introduction to Statistical Quality Control; estimates of sigma by
  ///   name as in qicharts2, PowerBI-SPC and qcc (see ``SubgroupSigma``).
  mutating func setSubgroupLimits(_ baseline: [Int], in phase: Int) {
    let subgroups = baseline.map { readings[active[$0]] }
    let estimate = SubgroupEstimate(subgroups, method: rules.subgroupSigma)
    var ranges: [Int: RangeConstants] = [:]
    for index in phases[phase].indices {
      guard let size = readings[index].subgroupSize else { continue }
      switch settings.kind {
      case .xbar: setMeanLines(at: index, size, estimate)
      case .s: setDeviationLines(at: index, size, estimate)
      default:
        guard let constants = ranges[size] ?? RangeConstants(size: size) else { continue }
        ranges[size] = constants
        setRangeLines(at: index, constants, estimate)
      }
    }
  }

  private mutating func setMeanLines(at index: Int, _ size: Int, _ estimate: SubgroupEstimate) {
    let centre = settings.knownCentre ?? estimate.mean
    guard let sigma = settings.knownSigma ?? estimate.sigma(size: size) else {
      points[index].centre = centre
      return
    }
    points[index].setLines(
      centre: centre, distance: rules.sigmas * sigma / Double(size).squareRoot())
  }

  private mutating func setDeviationLines(
    at index: Int, _ size: Int, _ estimate: SubgroupEstimate
  ) {
    guard let constants = DeviationConstants(size: size) else { return }
    guard let centre = settings.knownCentre ?? estimate.deviation(constants) else { return }
    points[index].setLines(
      centre: centre, distance: rules.sigmas * centre * constants.c5 / constants.c4)
    points[index].clipLines(to: .nonNegative)
  }

  private mutating func setRangeLines(
    at index: Int, _ constants: RangeConstants, _ estimate: SubgroupEstimate
  ) {
    guard let centre = settings.knownCentre ?? estimate.range(constants) else { return }
    points[index].setLines(
      centre: centre, distance: rules.sigmas * centre * constants.d3 / constants.d2)
    points[index].clipLines(to: .nonNegative)
  }
}

/// What a baseline of subgroups says about the mean and the variation within subgroups.
struct SubgroupEstimate {
  /// The mean of all readings.
  let mean: Double
  private let method: SubgroupSigma
  /// The standard deviation within, already unbiased; `nil` when it depends on the size.
  private var unbiased: Double?
  /// The mean standard deviation (s̄) whose bias depends on the size of the subgroup.
  private var meanDeviation: Double?
  private var meanRange: Double?

  init(_ subgroups: [Reading], method: SubgroupSigma) {
    self.method = method
    let sized = subgroups.filter { $0.subgroupSize != nil }
    mean = sized.map(\.$value.raw).mean(weights: sized.map(\.$denominator.raw))
    let spread = sized.filter { ($0.subgroupSize ?? 0) >= 2 }
    let deviations = spread.filter { $0.deviation != nil }
    let ranges = spread.filter { $0.range != nil }
    switch method {
    case .meanDeviation, .pooledDeviation: meanDeviation = Self.meanDeviation(deviations, method)
    case .unweightedDeviation, .bestDeviation: unbiased = Self.fromDeviations(deviations, method)
    case .rootMeanSquare: unbiased = Self.rootMeanSquare(deviations)
    case .unweightedRange, .bestRange: unbiased = Self.fromRanges(ranges, method)
    }
    meanRange = ranges.isEmpty ? nil : ranges.map(\.$range.raw).mean
  }

  /// The standard deviation of single readings, for a subgroup of a size.
  func sigma(size: Int) -> Double? {
    if let unbiased { return unbiased }
    guard let meanDeviation, let constants = DeviationConstants(size: size) else { return nil }
    return meanDeviation / constants.c4
  }

  /// The centre of a chart of standard deviations.
  func deviation(_ constants: DeviationConstants) -> Double? {
    meanDeviation ?? unbiased.map { $0 * constants.c4 }
  }

  /// The centre of a chart of ranges: the mean range, or by the estimate of sigma.
  func range(_ constants: RangeConstants) -> Double? {
    if let unbiased { return unbiased * constants.d2 }
    return meanRange
  }

  private static func meanDeviation(_ subgroups: [Reading], _ method: SubgroupSigma) -> Double? {
    guard let first = subgroups.first else { return nil }
    let isEqual = subgroups.allSatisfy { $0.denominator == first.denominator }
    if method == .meanDeviation, isEqual { return subgroups.map(\.$deviation.raw).mean }
    return pooled(subgroups)
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

  private static func fromDeviations(_ subgroups: [Reading], _ method: SubgroupSigma) -> Double? {
    weighted(subgroups, isBest: method == .bestDeviation, constants: DeviationConstants.init) {
      reading, constants in
      (reading.$deviation.raw / constants.c4, constants.c5 / constants.c4)
    }
  }

  private static func fromRanges(_ subgroups: [Reading], _ method: SubgroupSigma) -> Double? {
    weighted(subgroups, isBest: method == .bestRange, constants: RangeConstants.init) {
      reading, constants in
      (reading.$range.raw / constants.d2, constants.d3 / constants.d2)
    }
  }

  /// The mean of the estimates, each with its relative error; the best weighs by 1 ÷ error².
  private static func weighted<Constants>(
    _ subgroups: [Reading], isBest: Bool, constants: (Int) -> Constants?,
    _ estimate: (Reading, Constants) -> (sigma: Double, error: Double)
  ) -> Double? {
    var sum = CompensatedSum()
    var weights = CompensatedSum()
    var known: [Int: Constants] = [:]
    for reading in subgroups {
      guard let size = reading.subgroupSize, let constants = known[size] ?? constants(size) else {
        continue
      }
      known[size] = constants
      let one = estimate(reading, constants)
      let weight = isBest ? 1 / (one.error * one.error) : 1
      sum.add(weight * one.sigma)
      weights.add(weight)
    }
    return weights.total > 0 ? sum.total / weights.total : nil
  }
}

extension Reading {
  /// How many readings the subgroup has, when that is a whole number that can be one.
  fileprivate var subgroupSize: Int? {
    guard let size = Int(exactly: $denominator.raw), (1...1_000_000).contains(size) else {
      return nil
    }
    return size
  }
}
