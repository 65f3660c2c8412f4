/// A set that was scored, with all that decides whether another may be compared with it.
public struct TimedScore: Hashable, Sendable {
  /// Whose it is.
  public let person: String
  /// When, in seconds since 1 January 1970 UTC.
  public let second: Int
  /// The score's id, such as `npews`.
  public let score: String
  /// The chart, where a score has several.
  public let chart: String
  /// The version of the table.
  public let version: String
  /// States used that were chosen rather than read, such as `scale=1`.
  public let states: [String]
  /// Which of several inputs of one part were numbers: litres or per cent of oxygen.
  public let units: [String]
  /// What it scored.
  public let result: ScoreResult
  /// The id of its level; `nil` for none.
  public let levelID: String?
  /// What its level asks for; `nil` for no level.
  public let response: Response?

  /// A set scored by a scorer.
  public init(_ set: AssembledSet, scorer: Scorer) {
    self.init(person: set.person, second: set.second, input: set.input, scorer: scorer)
  }

  /// An input of a person at a time, scored by a scorer.
  public init(person: String, second: Int, input: ScoreInput, scorer: Scorer) {
    let definition = scorer.definition
    let result = scorer.score(input)
    let found = result.found
    self.person = person
    self.second = second
    self.result = result
    score = definition.id
    chart = definition.chart
    version = definition.version
    states = definition.selectors.indices.compactMap { place in
      guard scorer.selectorInputs[place] == nil else { return nil }
      let fellBack = found?.notes.contains {
        $0 == .assumed(selector: place) || $0 == .notPrescribed(selector: place)
      }
      let value = fellBack == true ? 0 : input.selectors[place]
      let selector = definition.selectors[place]
      return value.map { "\(selector.name)=\(selector.values[$0])" }
    }
    units = scorer.places.filter { $0.count > 1 }.joined().compactMap { place in
      if case .number = input.readings[place] { return scorer.inputs[place].id }
      return nil
    }
    levelID = found?.level.map { definition.levels[$0].id }
    response = found.flatMap { definition.response(to: $0) }
  }

  /// The score, if it is complete.
  public var complete: Score? {
    if case .complete(let score) = result { return score }
    return nil
  }

  /// The score, whole or at least; `nil` when it was refused.
  public var floor: Score? { result.found }

  /// Whether both are of one score, chart and version, so that their levels can be compared.
  public func hasTable(of other: TimedScore) -> Bool {
    score == other.score && chart == other.chart && version == other.version
  }
}

extension ScoreResult {
  /// The score, whole or at least.
  var found: Score? {
    switch self {
    case .complete(let score), .partial(let score): score
    case .refused: nil
    }
  }
}
