import EarlyWarning

/// What a scored set says in the words of results: ids for machines, reasons for people.
public struct ScoredWords: Hashable, Sendable {
  /// `complete`, `partial` or `refused`.
  public let status: String
  /// The total of a complete set.
  public let total: Int?
  /// The points so far of a partial set: it scores at least as many.
  public let atLeast: Int?
  /// The id of the level.
  public let level: String?
  /// The ids of the parts with the most points a part can have.
  public let red: [String]
  /// What set the level: `total`, `red`, or the id of a finding or judgement.
  public let trigger: String?
  /// The ids of the parameters without points.
  public let missing: [String]
  /// The points of each parameter, in the order of the definition; none for a refused set.
  public let points: [Int?]
  /// Everything that people should know, in words.
  public let reasons: [String]

  /// The words of a set.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - family: The score it was scored by.
  ///   - saidOnce: What no set of the file can say, so that it is not told for each.
  public init(_ set: ScoredSet, _ family: ScoreFamily, saidOnce: SaidOnce = []) {
    switch set.result {
    case .refused(let refusals):
      status = "refused"
      total = nil
      atLeast = nil
      level = nil
      red = []
      trigger = nil
      missing = []
      points = [Int?](repeating: nil, count: family.common.parameters.count)
      reasons =
        set.notes.filter(\.isObstacle).map { $0.words(in: family) }
        + refusals.map { $0.words(in: family) }
    case .complete(let score), .partial(let score):
      let isComplete = score.missing.isEmpty
      let definition = family.scorers[set.chart ?? 0].definition
      status = isComplete ? "complete" : "partial"
      total = isComplete ? score.total : nil
      atLeast = isComplete ? nil : score.total
      level = score.level.map { definition.levels[$0].id }
      red = score.red.map { definition.parameters[$0].id }
      trigger = score.level == nil ? nil : score.reasons.first?.cause.id(in: definition)
      missing = score.missing.map { definition.parameters[$0].id }
      points = score.parts.map(\.points)
      reasons = Self.reasons(score, set, family, saidOnce)
    }
  }

  private static func reasons(
    _ score: Score, _ set: ScoredSet, _ family: ScoreFamily, _ saidOnce: SaidOnce
  ) -> [String] {
    var reasons: [String] = []
    if score.disagrees, let supplied = score.suppliedTotal {
      let floor = score.missing.isEmpty ? "" : "at least "
      reasons.append("supplied total \(supplied), calculated \(floor)\(score.total)")
    }
    reasons += missing(score, set, family)
    for (place, part) in score.parts.enumerated() {
      let id = family.common.parameters[place].id
      if part.isToConfirm { reasons.append("\(id) is improbable: confirm it") }
      if part.isBetweenBands {
        reasons.append("\(id) lies between two bands: the higher points taken")
      }
    }
    reasons += set.notes.map { $0.words(in: family) }
    let isByHand = set.notes.contains {
      if case .chartNotOfAge = $0 { true } else { false }
    }
    for note in score.notes {
      switch note {
      case .assumed: if !saidOnce.contains(.scale) { reasons.append(note.words(in: family)) }
      case .ageUnknown:
        if !saidOnce.contains(.age), !isByHand { reasons.append(note.words(in: family)) }
      case .notPrescribed, .suppliedTotalImpossible: reasons.append(note.words(in: family))
      }
    }
    return reasons
  }

  /// Why parts are missing, where it is known or does not go without saying.
  private static func missing(
    _ score: Score, _ set: ScoredSet, _ family: ScoreFamily
  ) -> [String] {
    var place = 0
    var words: [String] = []
    for (parameter, definition) in family.common.parameters.enumerated() {
      let inputs = place..<(place + definition.inputs.count)
      place = inputs.upperBound
      guard score.missing.contains(parameter) else { continue }
      var why: MissingReason?
      var isRead = false
      for input in inputs {
        switch set.input.readings[input] {
        case .missing(let reason): if reason != .notGiven { why = reason }
        case .number, .choice, .substitute, .unreadable: isRead = true
        }
      }
      if let why {
        words.append("\(definition.id): \(why.rawValue)")
      } else if isRead {
        words.append("\(definition.id) cannot be scored without what is missing")
      }
    }
    return words
  }
}

/// What is told once for a file that has no column for it, rather than for each set.
public struct SaidOnce: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: Int
  /// That the SpO2 scale is assumed.
  public static let scale = SaidOnce(rawValue: 1)
  /// That the age is not known.
  public static let age = SaidOnce(rawValue: 2)

  /// What is told once, by bits.
  public init(rawValue: Int) { self.rawValue = rawValue }
}

extension LevelReason.Cause {
  /// The id of what asks for a level.
  func id(in definition: ScoreDefinition) -> String {
    switch self {
    case .total: "total"
    case .part: "red"
    case .trigger(let place): definition.triggers[place].id
    case .judgement(let place): definition.judgements[place].id
    }
  }
}
