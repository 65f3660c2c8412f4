public import Essentials

/// A unit that may take something up, with the dated steps it took.
public struct AdoptionUnit: Sendable, Hashable {
  /// A step to a stage, or out.
  public struct Step: Sendable, Hashable {
    /// The day from which it holds.
    public var day: Day
    /// The state from then on.
    public var state: AdoptionState
    /// Why, where it was said.
    public var reason: String

    /// A step.
    public init(day: Day, state: AdoptionState, reason: String = "") {
      self.day = day
      self.state = state
      self.reason = reason
    }
  }

  /// The name or code.
  public let name: String
  /// What is known of it, such as its region and size, by name.
  public var attributes: [String: String]
  /// The steps in order; moves back are steps like any other.
  public private(set) var steps: [Step]

  /// A unit; steps are put in order, those of one day by stage.
  public init(name: String, attributes: [String: String] = [:], steps: [Step] = []) {
    self.name = name
    self.attributes = attributes
    self.steps = steps.enumerated().sorted { first, second in
      let (a, b) = (first.element, second.element)
      guard a.day == b.day else { return a.day < b.day }
      let (low, high) = (a.state.stage?.rawValue ?? 9, b.state.stage?.rawValue ?? 9)
      return (low, first.offset) < (high, second.offset)
    }.map(\.element)
  }

  /// The state at the end of a day.
  public func state(on day: Day) -> AdoptionState {
    steps.last { $0.day <= day }?.state ?? .stage(.notApproached)
  }

  /// The first day at a stage or beyond, up to a day.
  public func firstDay(atLeast stage: AdoptionStage, by day: Day) -> Day? {
    steps.first { $0.day <= day && $0.state.isAtLeast(stage) }?.day
  }

  /// The steps up to a day that lead to a lower stage, or out.
  public func movesBack(by day: Day) -> [Step] {
    var before = AdoptionStage.notApproached
    var moves: [Step] = []
    for step in steps where step.day <= day {
      if step.state.stage.map({ $0 < before }) ?? true { moves.append(step) }
      before = step.state.stage ?? .notApproached
    }
    return moves
  }

  /// The same unit without steps after a day.
  func until(_ day: Day) -> AdoptionUnit {
    AdoptionUnit(name: name, attributes: attributes, steps: steps.filter { $0.day <= day })
  }
}
