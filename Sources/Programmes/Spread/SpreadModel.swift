/// A curve fitted to the adopters at the end of each period.
public struct SpreadModel: Sendable, Hashable {
  /// The shape of the curve.
  public enum Shape: String, Sendable, Hashable, CaseIterable {
    /// The curve of Bass.
    case bass = "Bass"
    /// The logistic curve.
    case logistic
    /// A straight line.
    case line = "straight line"
  }

  /// The shape.
  public let shape: Shape
  /// The parameters by name: `p`, `q`, `m`; `r`, `middle`, `m`; or `start`, `slope`.
  public let parameters: [(name: String, value: Double)]
  /// Whether the number of final adopters is the population rather than estimated.
  public let isFinalFixed: Bool
  /// The sum of squared residuals, in units squared.
  public let residualSum: Double
  /// Akaike's criterion: n ln(residual sum/n) + 2 (parameters + 1); less is better.
  public let aic: Double

  /// The parameters without bounds, for the next fit.
  let free: [Double]
  private let population: Double

  /// The adopters at the end of a period, 1 being the first; never below 0 or above the population.
  public func adopters(at time: Double) -> Double {
    min(population, max(0, Self.value(shape, isFinalFixed, population, free, time)))
  }

  /// The curve of Bass, where it is one.
  public var bass: BassCurve? {
    guard shape == .bass else { return nil }
    return BassCurve(p: parameters[0].value, q: parameters[1].value, m: parameters[2].value)
  }

  /// Whether two models are the same.
  public static func == (first: SpreadModel, second: SpreadModel) -> Bool {
    first.shape == second.shape && first.free == second.free
      && first.population == second.population
  }

  /// Hashes the shape and the parameters.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(shape)
    hasher.combine(free)
  }
}

// MARK: - Fitting

extension SpreadModel {
  /// How many periods past the bend there must be before the final number is estimated.
  static let periodsPastBend = 12.0

  /// The models of one series, best first by Akaike's criterion; a tie goes to the order of shapes.
  ///
  /// - Parameters:
  ///   - cumulative: The adopters at the end of each period; at least three, one of them above 0.
  ///   - population: How many units could adopt.
  /// - Returns: A model of each shape; none when there is too little to fit.
  public static func compare(_ cumulative: [Double], population: Int) -> [SpreadModel] {
    let models = Shape.allCases.compactMap { fit($0, cumulative, population: population) }
    return models.enumerated().sorted { ($0.element.aic, $0.offset) < ($1.element.aic, $1.offset) }
      .map(\.element)
  }

  /// Fits one shape; `nil` when there are too few periods or no adopter.
  ///
  /// The final number is the population, unless the curve of Bass has bent at least twelve periods
  /// before the end: then it is estimated, and never more than the population.
  public static func fit(
    _ shape: Shape, _ cumulative: [Double], population: Int
  ) -> SpreadModel? {
    guard cumulative.count >= 3, let last = cumulative.last, last > 0, population > 0 else {
      return nil
    }
    let total = Double(population)
    guard shape == .bass else {
      let start = shape == .line ? lineStart(cumulative) : logisticStart(cumulative, total)
      return refit(shape, true, cumulative, total, from: start)
    }
    let starts = bassStarts(cumulative, total)
    let fixed = starts.compactMap { refit(.bass, true, cumulative, total, from: $0) }
      .min { $0.residualSum < $1.residualSum }
    guard let fixed, let curve = fixed.bass else { return nil }
    guard Double(cumulative.count) - (curve.peak ?? 0) >= periodsPastBend else { return fixed }
    func logit(_ share: Double) -> Double {
      let held = min(0.999, max(0.001, share))
      return SpreadMathematics.logarithm(held / (1 - held))
    }
    let found = BassRecurrence(newAdopters: newAdopters(cumulative))?.curve
    let shares = [0.999, last / total, found.map { $0.m / total } ?? 0.5]
    let estimates = shares.flatMap { share in starts.map { $0 + [logit(share)] } }
    let freed = estimates.map {
      refit(.bass, false, cumulative, total, from: $0, rounds: 200)
    }
    .min { $0.residualSum < $1.residualSum }
    return freed ?? fixed
  }

  /// Fits again from the parameters of a fit, as for another sample of the same units.
  func refitted(to cumulative: [Double], rounds: Int = 15) -> SpreadModel {
    Self.refit(shape, isFinalFixed, cumulative, population, from: free, rounds: rounds)
  }

  private static func refit(
    _ shape: Shape, _ isFinalFixed: Bool, _ cumulative: [Double], _ population: Double,
    from start: [Double], rounds: Int = 60
  ) -> SpreadModel {
    let fit = LeastSquaresFit(cumulative, from: start, rounds: rounds) {
      value(shape, isFinalFixed, population, $0, $1)
    }
    let count = Double(cumulative.count)
    let sum = max(fit.residualSum, 1e-12 * count)
    return SpreadModel(
      shape: shape, parameters: named(shape, isFinalFixed, population, fit.parameters),
      isFinalFixed: isFinalFixed, residualSum: fit.residualSum,
      aic: count * SpreadMathematics.logarithm(sum / count) + 2 * Double(start.count + 1),
      free: fit.parameters, population: population)
  }

  // MARK: Parameters

  /// The curve in parameters without bounds: logarithms of p, q and r, and the logit of m/N.
  private static func value(
    _ shape: Shape, _ isFinalFixed: Bool, _ population: Double, _ free: [Double], _ time: Double
  ) -> Double {
    switch shape {
    case .bass:
      return bass(isFinalFixed, population, free).adopters(at: time)
    case .logistic:
      let rate = SpreadMathematics.exponential(free[0])
      return population / (1 + SpreadMathematics.exponential(-rate * (time - free[1])))
    case .line: return free[0] + free[1] * time
    }
  }

  private static func bass(
    _ isFinalFixed: Bool, _ population: Double, _ free: [Double]
  ) -> BassCurve {
    // Bounds far beyond any real spread keep the exponentials finite.
    let (p, q) = (max(-30, min(3, free[0])), max(-30, min(3, free[1])))
    let share = isFinalFixed ? 1 : 1 / (1 + SpreadMathematics.exponential(-free[2]))
    return BassCurve(
      p: SpreadMathematics.exponential(p), q: SpreadMathematics.exponential(q),
      m: population * share)
  }

  private static func named(
    _ shape: Shape, _ isFinalFixed: Bool, _ population: Double, _ free: [Double]
  ) -> [(name: String, value: Double)] {
    switch shape {
    case .bass:
      let curve = bass(isFinalFixed, population, free)
      return [("p", curve.p), ("q", curve.q), ("m", curve.m)]
    case .logistic:
      return [
        ("r", SpreadMathematics.exponential(free[0])), ("middle", free[1]), ("m", population),
      ]
    case .line: return [("start", free[0]), ("slope", free[1])]
    }
  }

  // MARK: Where to start

  /// Starts from the recurrence in whole periods, and from usual values.
  private static func bassStarts(_ cumulative: [Double], _ population: Double) -> [[Double]] {
    var starts = [(0.03, 0.38), (0.01, 0.1), (0.05, 0.01)]
    if let curve = BassRecurrence(newAdopters: newAdopters(cumulative))?.curve {
      starts.insert((curve.p, curve.q), at: 0)
    }
    return starts.map { [SpreadMathematics.logarithm($0.0), SpreadMathematics.logarithm($0.1)] }
  }

  private static func newAdopters(_ cumulative: [Double]) -> [Double] {
    zip(cumulative, [0] + cumulative).map { $0 - $1 }
  }

  /// A start from the straight line through the logits.
  private static func logisticStart(_ cumulative: [Double], _ population: Double) -> [Double] {
    let logits = cumulative.map { value in
      SpreadMathematics.logarithm((value + 0.5) / (population - value + 0.5))
    }
    let line = lineStart(logits)
    let rate = max(line[1], 1e-3)
    return [SpreadMathematics.logarithm(rate), -line[0] / rate]
  }

  /// The least-squares straight line through values at 1, 2, 3 and so on.
  private static func lineStart(_ values: [Double]) -> [Double] {
    let count = Double(values.count)
    let middle = (count + 1) / 2
    let mean = values.reduce(0, +) / count
    var (products, squares) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let distance = Double(index + 1) - middle
      products += distance * (value - mean)
      squares += distance * distance
    }
    let slope = squares > 0 ? products / squares : 0
    return [mean - slope * middle, slope]
  }
}
