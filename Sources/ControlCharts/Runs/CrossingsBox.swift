/// The box of crossings and longest runs that a series without change stays within.
///
/// Best box: of all boxes {crossings ≥ C, longest run ≤ L} that independent points hold to with
/// probability 0.925 or more, the one that a shift of 0.8 standard deviations leaves most often.
/// Cut box: the best box less as much of its corner as that probability allows.
/// - Source: Anhøj J, Wentzel-Larsen T, PLoS ONE 2018;13:e0193874, and 2020;15:e0233920.
public struct CrossingsBox: Hashable, Sendable {
  /// The fewest crossings inside the box.
  public let crossingsFewest: Int
  /// The longest run inside the box.
  public let longestRunMost: Int
  /// The corner of a cut box: what is still inside along each border.
  public let corner: Corner?

  /// What is still inside along the borders of a cut box.
  public struct Corner: Hashable, Sendable {
    /// With the longest run at its greatest, the fewest crossings inside.
    public let crossingsFewest: Int
    /// With crossings at their fewest, the longest run inside.
    public let longestRunMost: Int
  }

  /// The box for a number of useful points; `nil` outside 10 to 100.
  ///
  /// - Parameters:
  ///   - useful: Points off the centre.
  ///   - isCut: Whether to cut the corner.
  ///   - isAsPublished: Whether to keep the five corners that were published although a better one
  ///     exists by the definition (n = 26, 75, 83, 88 and 97).
  public init?(useful: Int, isCut: Bool, isAsPublished: Bool = true) {
    guard (10...100).contains(useful) else { return nil }
    let still = RunsDistribution(points: useful, above: 0.5)
    let shifted = RunsDistribution(points: useful, above: Self.probabilityAboveAfterShift)
    var best: (crossings: Int, run: Int, missed: Double) = (0, useful, 1)
    for run in 1...useful {
      let fewest = (0..<useful).last {
        still.probability(crossings: $0..., longestRun: ...run) >= Self.coverage
      }
      guard let fewest else { continue }
      let missed = shifted.probability(crossings: fewest..., longestRun: ...run)
      if missed < best.missed { best = (fewest, run, missed) }
    }
    crossingsFewest = best.crossings
    longestRunMost = best.run
    if isCut, isAsPublished, let published = Self.publishedCorners[useful] {
      corner = published
    } else {
      corner = isCut ? Self.corner(best.crossings, best.run, still, shifted) : nil
    }
  }

  /// Whether a series with so many crossings and so long a run stays inside.
  public func contains(crossings: Int, longestRun: Int) -> Bool {
    guard crossings >= crossingsFewest, longestRun <= longestRunMost else { return false }
    guard let corner else { return true }
    if crossings > crossingsFewest && longestRun < longestRunMost { return true }
    return (crossings == crossingsFewest && longestRun <= corner.longestRunMost)
      || (longestRun == longestRunMost && crossings >= corner.crossingsFewest)
  }

  private static let coverage = 0.925
  /// Φ(0.8): the chance of a point above the old centre after a shift of 0.8 standard deviations.
  private static let probabilityAboveAfterShift = 0.788144601416604

  private static let publishedCorners: [Int: Corner] = [
    26: Corner(crossingsFewest: 10, longestRunMost: 7),
    75: Corner(crossingsFewest: 32, longestRunMost: 9),
    83: Corner(crossingsFewest: 36, longestRunMost: 7),
    88: Corner(crossingsFewest: 38, longestRunMost: 10),
    97: Corner(crossingsFewest: 42, longestRunMost: 9),
  ]

  private static func corner(
    _ crossings: Int, _ run: Int, _ still: RunsDistribution, _ shifted: RunsDistribution
  ) -> Corner? {
    func kept(_ distribution: RunsDistribution, _ corner: Corner) -> Double {
      distribution.probability(crossings: (crossings + 1)..., longestRun: ...(run - 1))
        + distribution.probability(
          crossings: crossings...crossings, longestRun: ...corner.longestRunMost)
        + distribution.probability(crossings: corner.crossingsFewest..., longestRun: run...run)
    }
    var best: (corner: Corner, missed: Double)?
    for fewest in (crossings + 1)...still.points {
      for most in 0..<run {
        let corner = Corner(crossingsFewest: fewest, longestRunMost: most)
        guard kept(still, corner) >= coverage else { continue }
        let missed = kept(shifted, corner)
        if missed < best?.missed ?? .infinity { best = (corner, missed) }
      }
    }
    return best?.corner
  }
}

/// The joint distribution of crossings and longest run of independent points about a centre.
struct RunsDistribution {
  let points: Int
  /// `within[l][c]`: the probability of exactly c crossings with no run longer than l.
  private let within: [[Double]]

  /// - Parameters:
  ///   - points: How many points.
  ///   - above: The probability that a point lies above the centre.
  init(points: Int, above: Double) {
    self.points = points
    within =
      [[Double](repeating: 0, count: points)]
      + (1...points).map { Self.crossings(points, above, longestRun: $0) }
  }

  /// The probability of crossings and a longest run in the ranges given.
  func probability(
    crossings: some RangeExpression<Int>, longestRun: some RangeExpression<Int>
  ) -> Double {
    let runs = longestRun.relative(to: 0..<(points + 1))
    let counts = crossings.relative(to: 0..<points)
    guard !runs.isEmpty else { return 0 }
    var sum = 0.0
    for count in counts where count < points {
      sum += within[runs.upperBound - 1][count]
      if runs.lowerBound > 0 { sum -= within[runs.lowerBound - 1][count] }
    }
    return sum
  }

  /// The probability of each number of crossings when no run may exceed a length.
  ///
  /// Builds series run by run: one of n points that ends in a run above is a shorter one that ends
  /// below, and 1 to l points above. The sum over the length of that last run is carried along.
  private static func crossings(_ points: Int, _ above: Double, longestRun: Int) -> [Double] {
    var endings = [Double](repeating: 0, count: points)
    let none = [[Double]](repeating: endings, count: points + 1)
    var high = none
    var low = none
    let highLost = power(above, longestRun + 1)
    let lowLost = power(1 - above, longestRun + 1)
    for length in 1...points {
      let lost = length - 1 - longestRun
      for count in 0..<points {
        // A first run has nothing before it: its crossings are none.
        let start = count == 0 && length == 1 ? 1.0 : 0
        let startLost = count == 0 && lost == 0 ? 1.0 : 0
        let beforeHigh = count > 0 ? low[length - 1][count - 1] : 0
        let beforeLow = count > 0 ? high[length - 1][count - 1] : 0
        let lostHigh = lost >= 0 && count > 0 ? low[lost][count - 1] : 0
        let lostLow = lost >= 0 && count > 0 ? high[lost][count - 1] : 0
        high[length][count] =
          above * (high[length - 1][count] + beforeHigh + start) - highLost * (lostHigh + startLost)
        low[length][count] =
          (1 - above) * (low[length - 1][count] + beforeLow + start)
          - lowLost * (lostLow + startLost)
      }
    }
    for count in 0..<points { endings[count] = high[points][count] + low[points][count] }
    return endings
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
