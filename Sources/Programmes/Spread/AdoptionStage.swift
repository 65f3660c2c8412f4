/// How far a unit has come in taking something up, from not approached to embedded.
///
/// - Source: the stages of a spread plan; entry rules are the plan's own.
public enum AdoptionStage: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// Has not been offered it.
  case notApproached = 0
  /// Has been offered it.
  case aware = 1
  /// Agreed to take part, and has a lead.
  case engaged = 2
  /// Has tested it at least once.
  case testing = 3
  /// Core elements are in routine use in at least one area.
  case adopted = 4
  /// Core elements are in use in all intended areas, and have been for long enough.
  case embedded = 5

  /// Whether one stage comes before another.
  public static func < (first: AdoptionStage, second: AdoptionStage) -> Bool {
    first.rawValue < second.rawValue
  }

  /// The stage in words.
  public var words: String {
    switch self {
    case .notApproached: "not approached"
    case .aware: "aware"
    case .engaged: "engaged"
    case .testing: "testing"
    case .adopted: "adopted"
    case .embedded: "embedded"
    }
  }
}

/// Why a unit takes no part, or no part any more.
public enum AdoptionExit: String, Sendable, Hashable, CaseIterable {
  /// It was offered and not taken.
  case declined
  /// It was taken up, and given up.
  case stopped
  /// It does not apply to the unit.
  case notApplicable = "not applicable"
}

/// Where a unit stands at a time.
public enum AdoptionState: Sendable, Hashable {
  /// At a stage.
  case stage(AdoptionStage)
  /// Outside, with the reason.
  case exit(AdoptionExit)

  /// The stage; `nil` outside.
  public var stage: AdoptionStage? {
    if case .stage(let stage) = self { return stage }
    return nil
  }

  /// Whether it is at a stage or beyond.
  public func isAtLeast(_ least: AdoptionStage) -> Bool { stage.map { $0 >= least } ?? false }

  /// The state in words.
  public var words: String {
    switch self {
    case .stage(let stage): stage.words
    case .exit(let exit): exit.rawValue
    }
  }
}

// MARK: - Words of people

extension AdoptionState {
  /// The state that a word stands for, in any case: its own name, its number, `x`, or one of the
  /// words that reports use.
  ///
  /// "Signed up" is engaged, "implementing" testing, "sustained" embedded and "withdrawn" stopped.
  public init?(_ word: String) {
    let plain = Self.plain(word)
    guard let state = Self.words[plain] else { return nil }
    self = state
  }

  /// A word in small letters with single blanks.
  static func plain(_ word: String) -> String {
    word.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  private static let words: [String: AdoptionState] = [
    "0": .stage(.notApproached), "not approached": .stage(.notApproached),
    "none": .stage(.notApproached),
    "1": .stage(.aware), "aware": .stage(.aware), "approached": .stage(.aware),
    "contacted": .stage(.aware),
    "2": .stage(.engaged), "engaged": .stage(.engaged), "signed up": .stage(.engaged),
    "3": .stage(.testing), "testing": .stage(.testing), "implementing": .stage(.testing),
    "4": .stage(.adopted), "adopted": .stage(.adopted),
    "5": .stage(.embedded), "embedded": .stage(.embedded), "sustained": .stage(.embedded),
    "declined": .exit(.declined), "x": .exit(.stopped), "stopped": .exit(.stopped),
    "withdrawn": .exit(.stopped), "not applicable": .exit(.notApplicable),
  ]

  /// Every word that stands for a state, for messages.
  static let known = [
    "not approached", "aware", "engaged", "testing", "adopted", "embedded", "declined", "stopped",
    "not applicable",
  ]
}
