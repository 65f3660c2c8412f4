/// What a set of observations scores: one of three things and never anything between.
public enum ScoreResult: Hashable, Sendable {
  /// All parts are there: the only result that may be shown or counted as the score.
  case complete(Score)
  /// Parts are missing: at least so many points.
  case partial(Score)
  /// The score must not be given, for every reason listed.
  case refused([Refusal])
}

/// A total with its parts, level and reasons; a floor where parts are missing.
public struct Score: Hashable, Sendable {
  /// The sum of the parts there are.
  public let total: Int
  /// The parts, in the order of the definition.
  public let parts: [Part]
  /// The places of the parameters without points; empty for a complete score.
  public let missing: [Int]
  /// The places of the parameters with the most points a part can have ("red").
  public let red: [Int]
  /// The level, by place in the definition's levels.
  ///
  /// `nil` for a partial score that has reached none but the lowest: it says nothing yet.
  public let level: Int?
  /// Everything that asks for a level, the highest first.
  public let reasons: [LevelReason]
  /// The response that the level comes from, by place; `nil` where a trigger or judgement set it.
  public let response: Int?
  /// What happened on the way.
  public let notes: [ScoreNote]
  /// The whole total that came with the set, whether it is right or not.
  public let suppliedTotal: Int?

  /// The points of one parameter.
  public struct Part: Hashable, Sendable {
    /// The points; `nil` when missing.
    public let points: Int?
    /// Whether the value lay between two bands, so that the higher points were taken.
    public let isBetweenBands: Bool
    /// Whether the value is improbable and should be confirmed.
    public let isToConfirm: Bool
  }

  /// Whether a supplied total differs from the complete one.
  public var disagrees: Bool {
    suppliedTotal.map { missing.isEmpty ? $0 != total : $0 < total } ?? false
  }
}

/// Something that asks for a level.
public struct LevelReason: Hashable, Sendable {
  /// The level asked for, by place.
  public let level: Int
  /// What asks for it.
  public let cause: Cause

  /// What asks for a level.
  public enum Cause: Hashable, Sendable {
    /// The total; the response by place.
    case total(response: Int)
    /// A part with the most points; the parameter and the response by place.
    case part(parameter: Int, response: Int)
    /// A finding, by place.
    case trigger(Int)
    /// A judgement, by place.
    case judgement(Int)
  }
}

/// Something people should know about how a score came about.
public enum ScoreNote: Hashable, Sendable {
  /// A selector was not given, so its first value was used: say so on screen.
  case assumed(selector: Int)
  /// A value that needs a prescription was given without one; the first value was used.
  case notPrescribed(selector: Int)
  /// The age is not known: ask.
  case ageUnknown
  /// The total that came with the set is not a total this score can have.
  case suppliedTotalImpossible
}

/// A reason not to give a score.
public enum Refusal: Hashable, Sendable {
  /// A reading cannot be: the input by place, and the value.
  case impossible(input: Int, value: Hundredths)
  /// A reading cannot be understood: the input by place, and what it said.
  case unreadable(input: Int, text: String)
  /// The person is outside the ages of the score; completed months.
  case age(months: Int)
  /// A condition excludes the score, by place in the definition's exclusions.
  case excluded(Int)
  /// A selector's value was demanded without a prescription.
  case notPrescribed(selector: Int)
  /// The definition is a structure without numbers: load a signed local table.
  case noNumbers
}
