/// What a total or a part leads to: a level, clocks, and what is to be done.
public struct Response: Hashable, Sendable {
  /// When it applies.
  public let condition: Condition
  /// The index of the level it leads to.
  public let level: Int
  /// How soon the next observations are due.
  public let observe: Interval
  /// How soon a reviewer must come.
  public let review: Review
  /// What is to be done, as published, in short.
  public internal(set) var action: String

  /// When a response applies.
  public enum Condition: Hashable, Sendable {
    /// The total lies in a range, both ends included.
    case total(ClosedRange<Int>)
    /// Any part has these points ("red score").
    case anyPart(Int)
  }

  /// How soon the next observations are due.
  public enum Interval: Hashable, Sendable {
    /// Due after so many minutes, overdue after so many.
    case minutes(due: Int, overdue: Int)
    /// Continuous monitoring.
    case continuous
    /// As the plan for the person says.
    case plan
  }

  /// How soon a reviewer must come.
  public enum Review: Hashable, Sendable {
    /// Within so many minutes; 0 is immediately.
    case minutes(Int)
    /// The publication gives no time: a local setting.
    case local
    /// As agreed with the reviewer.
    case agreed
    /// No review is asked for.
    case none
  }
}
