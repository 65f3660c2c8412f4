/// The centre and standard deviation of single values, given or estimated from a baseline.
struct ProcessEstimate {
  let centre: Double
  let sigma: Double

  /// The divisor d2 for ranges of two values.
  ///
  /// - Source: qcc 3.0 and Montgomery, Statistical Quality Control, use 1.128.
  static let divisor = 1.128

  /// Estimates what is not given: the centre is the mean of the baseline, the standard deviation
  /// the mean moving range of the baseline / 1.128.
  ///
  /// The moving range across a missing value is missing. `baseline` counts values, missing ones
  /// not among them; `nil` is all.
  ///
  /// - Throws: ``ChartError`` for no value, one that is not finite or too far out, no variation,
  ///   or a baseline that is too long.
  init(
    values: [Double?], baseline: Int?, centre: Double?, sigma: Double?
  ) throws(ChartError) {
    let present = values.compactMap { $0 }
    guard !present.isEmpty else { throw .noPoints }
    if let index = values.firstIndex(where: { $0.map { !$0.isFinite } ?? false }) {
      throw .notFinite(index: index)
    }
    let count = baseline ?? present.count
    guard count <= present.count else {
      throw .baselineTooLong(asked: count, have: present.count)
    }
    self.centre = centre ?? Self.mean(Array(present.prefix(count)))
    self.sigma = sigma ?? Self.meanMovingRange(values, baseline: count) / Self.divisor
    guard self.sigma > 0 else { throw .noVariation }
    // Sums of the largest doubles overflow; a chart never holds an infinity.
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      guard abs((value - self.centre) / self.sigma) <= 1e100 else {
        throw .notFinite(index: index)
      }
    }
  }

  private static func mean(_ values: [Double]) -> Double {
    let first = values.reduce(0, +) / Double(values.count)
    // A second pass takes out most of the rounding of the first.
    let rest = values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
    return first + rest
  }

  private static func meanMovingRange(_ values: [Double?], baseline: Int) -> Double {
    var (ranges, seen): ([Double], Int) = ([], 0)
    var last: Double?
    for value in values where seen < baseline {
      if let value {
        seen += 1
        if let last { ranges.append(abs(value - last)) }
      }
      last = value
    }
    return ranges.isEmpty ? 0 : mean(ranges)
  }
}

/// The positions of `count` points, as given and checked to grow, or counted from 0.
///
/// - Throws: ``ChartError/lengthsDiffer(expected:have:)`` or
///   ``ChartError/positionsNotIncreasing(index:)``.
func checkedPositions(_ positions: [Int]?, count: Int) throws(ChartError) -> [Int] {
  guard let positions else { return Array(0..<count) }
  guard positions.count == count else {
    throw .lengthsDiffer(expected: count, have: positions.count)
  }
  for index in positions.indices.dropFirst() where positions[index] <= positions[index - 1] {
    throw .positionsNotIncreasing(index: index)
  }
  return positions
}
