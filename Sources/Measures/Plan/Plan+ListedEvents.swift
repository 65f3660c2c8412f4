import Timelines

extension Plan {
  /// Whether the plan looks at no events but those with a code in one of its codelists.
  ///
  /// Then the others need not even be kept while records are read.
  public var asksOnlyForListedEvents: Bool { !Plan.asksForAllEvents(self) }

  /// Whether somewhere in a part of a plan there are events that no codelist narrows down.
  ///
  /// The parts of an expression are found by reflection: what counts is only where sets of rows
  /// stand, and no case can be forgotten when expressions grow.
  private static func asksForAllEvents(_ part: Any) -> Bool {
    if let rows = part as? Rows { return asksForAllEvents(rows, isListed: false) }
    return Mirror(reflecting: part).children.contains { asksForAllEvents($0.value) }
  }

  private static func asksForAllEvents(_ rows: Rows, isListed: Bool) -> Bool {
    switch rows {
    case .table(.events): return !isListed
    case .table(.intervals): return false
    case .coded(let inner, _): return asksForAllEvents(inner, isListed: true)
    case .between(let inner, let from, let to):
      return asksForAllEvents(inner, isListed: isListed) || asksForAllEvents([from, to] as Any)
    case .inForce(let inner, let time):
      return asksForAllEvents(inner, isListed: isListed) || asksForAllEvents(time)
    case .filtered(let inner, let condition), .except(let inner, let condition):
      return asksForAllEvents(inner, isListed: isListed) || asksForAllEvents(condition)
    }
  }
}
