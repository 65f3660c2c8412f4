/// The constants of charts that use the standard deviation within subgroups, for any size.
///
/// - Source: Montgomery DC, Introduction to Statistical Quality Control, appendix VI, which they
///   reproduce to the digits printed.
public struct DeviationConstants: Hashable, Sendable {
  /// The mean standard deviation of a sample from a population whose deviation is 1.
  public let c4: Double
  /// The standard deviation of that standard deviation: √(1 − c4²).
  public let c5: Double
  /// The limits of means, in mean deviations: 3 ÷ (c4 √n).
  public let a3: Double

  /// The lower limit of deviations, in mean deviations.
  public var b3: Double { max(0, 1 - 3 * c5 / c4) }
  /// The upper limit of deviations, in mean deviations.
  public var b4: Double { 1 + 3 * c5 / c4 }

  /// The constants for subgroups of `size` readings; `nil` for fewer than two.
  public init?(size: Int) {
    guard size >= 2 else { return nil }
    let number = Double(size)
    c4 =
      (2 / (number - 1)).squareRoot()
      * Elementary.exp(Elementary.logGamma(number / 2) - Elementary.logGamma((number - 1) / 2))
    c5 = (1 - c4 * c4).squareRoot()
    a3 = 3 / (c4 * number.squareRoot())
  }

  /// What keeps a part of the standard deviations between it, half of the rest on either side.
  ///
  /// √(χ² ÷ (n − 1)), for readings whose deviation is 1.
  static func range(of share: Double, size: Int) -> ClosedRange<Double> {
    let distribution = ChiSquaredDistribution(degreesOfFreedom: Double(size - 1))
    let ends = [
      distribution.quantile((1 - share) / 2), distribution.upperQuantile((1 - share) / 2),
    ]
    .map { ($0 / Double(size - 1)).squareRoot() }
    return ends[0]...max(ends[0], ends[1])
  }
}

/// The constants of charts that use the range within subgroups, for any size.
///
/// - Source: as for ``DeviationConstants``; computed by integrating the distribution of the range.
public struct RangeConstants: Hashable, Sendable {
  /// How many readings a subgroup has.
  public let size: Int
  /// The mean range of a sample from a population whose deviation is 1.
  public let d2: Double
  /// The standard deviation of that range.
  public let d3: Double
  /// The limits of means, in mean ranges: 3 ÷ (d2 √n).
  public let a2: Double

  /// The lower limit of ranges, in mean ranges (D3).
  public var lowerLimit: Double { max(0, 1 - 3 * d3 / d2) }
  /// The upper limit of ranges, in mean ranges (D4).
  public var upperLimit: Double { 1 + 3 * d3 / d2 }

  /// The constants for subgroups of `size` readings; `nil` for fewer than two.
  ///
  /// E(w) = ∫ P(range > w) dw and E(w²) = 2 ∫ w P(range > w) dw, by Simpson's rule.
  /// - Complexity: some 100,000 powers; keep the result.
  public init?(size: Int) {
    guard size >= 2 else { return nil }
    let steps = 400
    let width = 14.0 / Double(steps)
    var mean = 0.0
    var square = 0.0
    for step in 0...steps {
      let range = Double(step) * width
      let weight = (step == 0 || step == steps ? 1.0 : step.isMultiple(of: 2) ? 2 : 4) * width / 3
      let beyond = 1 - Self.probability(rangeWithin: range, size: size)
      mean += weight * beyond
      square += weight * 2 * range * beyond
    }
    self.init(d2: mean, d3: (square - mean * mean).squareRoot(), size: size)
  }

  /// The same with d2 as tables print it, to three decimals.
  public var printed: RangeConstants {
    RangeConstants(d2: (d2 * 1000).rounded() / 1000, d3: d3, size: size)
  }

  /// What keeps a part of the ranges between it, half of the rest on either side.
  ///
  /// - Complexity: a hundred integrals; keep the result.
  static func range(of share: Double, size: Int) -> ClosedRange<Double> {
    func quantile(_ wanted: Double) -> Double {
      var (low, high) = (0.0, 40.0)
      while high - low > 1e-13 * high {
        let middle = low + (high - low) / 2
        if middle == low || middle == high { break }
        if probability(rangeWithin: middle, size: size) < wanted {
          low = middle
        } else {
          high = middle
        }
      }
      return high
    }
    let lower = quantile((1 - share) / 2)
    return lower...max(lower, quantile((1 + share) / 2))
  }

  private init(d2: Double, d3: Double, size: Int) {
    self.d2 = d2
    self.d3 = d3
    self.size = size
    a2 = 3 / (d2 * Double(size).squareRoot())
  }

  /// P(range ≤ w) = n ∫ φ(x) (Φ(x + w) − Φ(x))ⁿ⁻¹ dx.
  ///
  /// The trapezium rule is exact to rounding for a function so smooth that dies away so fast.
  private static func probability(rangeWithin range: Double, size: Int) -> Double {
    let root2 = 2.0.squareRoot()
    let width = 0.1
    var sum = 0.0
    for step in 0...320 {
      let least = -16 + Double(step) * width
      let density = Elementary.exp(-least * least / 2) / (2 * Double.pi).squareRoot()
      guard density > 1e-20 else { continue }
      let within = (Elementary.erfc(-(least + range) / root2) - Elementary.erfc(-least / root2)) / 2
      sum += density * Elementary.pow(within, Double(size - 1))
    }
    return Double(size) * sum * width
  }
}
