/// Where adoption goes if it goes on as it did, with bands from drawing the units again.
public struct SpreadForecast: Sendable, Hashable {
  /// Why a forecast is not to be relied on yet.
  public enum Caution: Sendable, Hashable {
    /// There are fewer than six whole months.
    case fewPeriods(Int)
    /// Fewer than one unit in ten has adopted.
    case fewAdopters(share: Double)
    /// The 95 % band at the horizon is wider than 30 points.
    case wideBand(width: Double)
  }

  /// The adopters expected at the end of one month, with bands.
  public struct Point: Sendable, Hashable {
    /// The number of the month, 1 being the first of the series.
    public let period: Int
    /// The adopters by the model.
    public let adopters: Double
    /// The 80 % band.
    public let middle: ClosedRange<Double>
    /// The 95 % band.
    public let wide: ClosedRange<Double>
  }

  /// The models compared, best first.
  public let models: [SpreadModel]
  /// The model used: the best.
  public let model: SpreadModel
  /// The months ahead, from the one after the last whole month to the horizon.
  public let points: [Point]
  /// What speaks against relying on it; empty when nothing does.
  public let cautions: [Caution]
  /// How often the units were drawn again.
  public let draws: Int

  /// Whether it is too early to tell.
  public var isTooEarly: Bool { !cautions.isEmpty }

  /// A forecast from the months in which units first adopted.
  ///
  /// - Parameters:
  ///   - firstAdoptions: For each unit that adopted, the number of the month, 1 being the first.
  ///   - periods: How many whole months there are.
  ///   - population: How many units there are.
  ///   - horizon: How many months ahead, at least one.
  ///   - draws: How often the units are drawn again.
  ///   - seed: Where the draws start: the same seed gives the same bands.
  ///
  /// `nil` with fewer than three whole months or no adopter, from which nothing can be fitted.
  public init?(
    firstAdoptions: [Int], periods: Int, population: Int, horizon: Int, draws: Int = 1_000,
    seed: UInt64 = 20_190_702
  ) {
    let adoptions = firstAdoptions.filter { (1...max(periods, 1)).contains($0) }
    let cumulative = Self.cumulative(adoptions, periods: periods)
    let models = SpreadModel.compare(cumulative, population: population)
    guard let best = models.first, horizon >= 1 else { return nil }
    self.models = models
    model = best
    self.draws = draws
    let adopted = Double(adoptions.count)
    let ahead = (periods + 1)...(periods + horizon)
    var samples = [[Double]](repeating: [], count: horizon)
    var random = SpreadRandom(seed: seed)
    for _ in 0..<draws {
      let sample = (0..<population).compactMap { _ in
        let place = random.below(population)
        return place < adoptions.count ? adoptions[place] : nil
      }
      let again = best.refitted(to: Self.cumulative(sample, periods: periods))
      for (place, period) in ahead.enumerated() {
        samples[place].append(again.adopters(at: Double(period)))
      }
    }
    let total = Double(population)
    // Who has adopted has adopted: no forecast of first adoptions lies below what there is.
    func held(_ value: Double) -> Double { min(total, max(adopted, value)) }
    points = zip(ahead, samples).map { period, values in
      let sorted = values.sorted()
      func band(_ share: Double) -> ClosedRange<Double> {
        let low = held(Self.quantile(sorted, (1 - share) / 2))
        return low...max(low, held(Self.quantile(sorted, (1 + share) / 2)))
      }
      return Point(
        period: period, adopters: held(best.adopters(at: Double(period))), middle: band(0.8),
        wide: band(0.95))
    }
    cautions = Self.cautions(
      periods: periods, share: adopted / total, last: points.last, population: total)
  }

  private static func cautions(
    periods: Int, share: Double, last: Point?, population: Double
  ) -> [Caution] {
    var cautions: [Caution] = []
    if periods < 6 { cautions.append(.fewPeriods(periods)) }
    if share < 0.1 { cautions.append(.fewAdopters(share: share)) }
    if let last {
      let width = (last.wide.upperBound - last.wide.lowerBound) / population
      if width > 0.3 { cautions.append(.wideBand(width: width)) }
    }
    return cautions
  }

  /// The adopters at the end of each period.
  static func cumulative(_ adoptions: [Int], periods: Int) -> [Double] {
    var new = [Double](repeating: 0, count: max(periods, 0))
    for period in adoptions where period >= 1 && period <= periods { new[period - 1] += 1 }
    var sum = 0.0
    return new.map { value in
      sum += value
      return sum
    }
  }

  /// A quantile of sorted values, between two of them on the straight line.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let last = sorted.last else { return 0 }
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
