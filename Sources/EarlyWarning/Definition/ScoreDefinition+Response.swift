extension ScoreDefinition {
  /// The response to a score: that of its total or part, or that of the level it was raised to.
  ///
  /// A level set by a trigger or judgement has the response of its level with the shortest
  /// interval between observations (`docs/interpretations.md`, row 41).
  ///
  /// - Returns: `nil` for a score without a level, or a level without a response.
  public func response(to score: Score) -> Response? {
    if let place = score.response { return responses[place] }
    guard let level = score.level else { return nil }
    return responses.filter { $0.level == level }.min { $0.observe.rank < $1.observe.rank }
  }
}

extension Response.Interval {
  /// The shorter, the smaller; continuous before all, a plan after all.
  var rank: Int {
    switch self {
    case .continuous: -1
    case .minutes(let due, _): due
    case .plan: .max
    }
  }
}
