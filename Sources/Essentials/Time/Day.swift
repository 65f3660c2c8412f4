/// A calendar day, counted from 1 January 1970.
public struct Day: Hashable, Sendable, Comparable {
  /// Days since 1 January 1970; negative before it.
  public let number: Int

  /// The day `number` days after 1 January 1970.
  public init(number: Int) { self.number = number }

  /// Whether the left day is earlier.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}
