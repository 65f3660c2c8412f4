/// A score definition compiled into plain integers, once.
struct BulkPlan: Hashable, Sendable {
  /// Stands for the points of a part that is missing.
  static let missing: Int16 = -1
  /// Stands for the points of a part that refuses the row; greater than every total.
  static let refused: Int16 = 256

  /// The points of an input.
  struct Input: Hashable, Sendable {
    /// Its points in most states of the selectors.
    var steps: Steps
    /// Its points in other states.
    var alternatives: [Alternative] = []
    /// The points that decide for the whole parameter whatever its other inputs say, or missing.
    var deciding: Steps?
  }

  /// The points of an input under some states of the selectors.
  struct Alternative: Hashable, Sendable {
    let states: ClosedRange<Int16>
    let steps: Steps
  }

  /// A selector, read from its own column or from that of an input.
  struct Selector: Hashable, Sendable {
    /// The input that decides it, if there is one.
    let source: Int?
    /// The share of its value in the state: 0 when not known.
    let states: Steps
    /// Refuses a value that it does not have.
    let refusals: Steps
  }

  /// A part whose points ask for a level, as 3 in one parameter does in NEWS2.
  struct PartRule: Hashable, Sendable {
    let points: Int16
    let level: Int16
  }

  var inputs: [Input] = []
  /// For each parameter the places of its inputs.
  let parts: [Range<Int>]
  var selectors: [Selector] = []
  let ages: Steps
  let exclusions: Steps
  /// The level asked for by triggers and judgements.
  let raised: Steps
  /// From the total to the level it asks for.
  let levels: Steps
  let partRules: [PartRule]
  /// The most points a part can have.
  let most: Int16

  /// Whether any input needs the state of the selectors.
  var usesStates: Bool { inputs.contains { !$0.alternatives.isEmpty } }
}
