/// What a measure is meant to reach, for a stretch of time.
public struct Target: Hashable, Sendable {
  /// The value to reach, in the unit of the chart.
  public var value: Double
  /// The first position at which it holds; `nil` for from the beginning.
  public var first: Int?
  /// The last position at which it holds; `nil` for without end.
  public var last: Int?

  /// A target between two positions, both included.
  public init(_ value: Double, from first: Int? = nil, through last: Int? = nil) {
    self.value = value
    self.first = first
    self.last = last
  }

  /// Whether the target holds at a position.
  public func holds(at position: Int) -> Bool {
    (first.map { position >= $0 } ?? true) && (last.map { position <= $0 } ?? true)
  }
}

/// A planned value at a position: together, the trajectory towards a target.
public struct PlannedValue: Hashable, Sendable {
  /// Where in time.
  public var position: Int
  /// The value planned, in the unit of the chart.
  public var value: Double

  /// A planned value.
  public init(position: Int, value: Double) {
    self.position = position
    self.value = value
  }
}
