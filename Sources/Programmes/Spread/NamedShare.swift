import Essentials

/// A number of units out of a named number of units.
public struct NamedShare: Sendable, Hashable {
  /// How many.
  public let count: Int
  /// Out of how many.
  public let total: Int
  /// What the total is, such as "all units".
  public let of: String

  /// A share of a total that is named.
  public init(_ count: Int, of total: Int, _ name: String) {
    self.count = count
    self.total = total
    of = name
  }

  /// The share; `nil` of nothing.
  public var value: Double? { total > 0 ? Double(count) / Double(total) : nil }

  /// The 95 % interval of Wilson; `nil` of nothing.
  public var interval: (lower: Double, upper: Double)? {
    WilsonInterval(count, of: total).map { ($0.low, $0.high) }
  }
}
