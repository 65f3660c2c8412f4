/// One reading to be charted, as it was collected.
public struct Reading: Hashable, Sendable {
  /// Where the reading stands in time: any whole numbers that grow from reading to reading.
  ///
  /// Usually days since 1 January 1970; on a t chart their differences are times between events.
  public var position: Int
  /// The value measured, or the count when there is a denominator; `nil` when missing.
  @Missable public var value: Double?
  /// What the count is out of, or how many readings the value is a mean of; `nil` where none.
  @Missable public var denominator: Double?
  /// The standard deviation within the subgroup (divisor *n* − 1), for charts of subgroups.
  @Missable public var deviation: Double?
  /// The range within the subgroup, for charts of subgroups.
  @Missable public var range: Double?
  /// Whether the reading is drawn but used in nothing.
  public var isGhosted: Bool

  /// A reading.
  ///
  /// - Parameters:
  ///   - position: Where it stands in time.
  ///   - value: The value, or the count; `nil` when missing.
  ///   - denominator: What the count is out of, if anything.
  ///   - deviation: The standard deviation within the subgroup, if it is one.
  ///   - range: The range within the subgroup, if it is one.
  ///   - isGhosted: Whether it is drawn but used in nothing.
  public init(
    position: Int, value: Double?, denominator: Double? = nil, deviation: Double? = nil,
    range: Double? = nil, isGhosted: Bool = false
  ) {
    self.position = position
    self.value = value
    self.denominator = denominator
    self.deviation = deviation
    self.range = range
    self.isGhosted = isGhosted
  }

  /// The readings of values in order, at positions 0, 1, 2….
  public static func sequence(_ values: [Double?]) -> [Reading] {
    values.enumerated().map { Reading(position: $0.offset, value: $0.element) }
  }

  /// The summary of a subgroup: mean, number, standard deviation and range.
  ///
  /// - Returns: A reading without value when `values` is empty; without deviation when it has one.
  public static func subgroup(
    _ values: [Double], at position: Int, isGhosted: Bool = false
  ) -> Reading {
    guard let low = values.min(), let high = values.max() else {
      return Reading(position: position, value: nil, isGhosted: isGhosted)
    }
    let mean = values.mean
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let deviation =
      values.count < 2 ? nil : (squares.total / Double(values.count - 1)).squareRoot()
    return Reading(
      position: position, value: mean, denominator: Double(values.count),
      deviation: deviation, range: high - low, isGhosted: isGhosted)
  }
}
