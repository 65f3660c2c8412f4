/// A set of observations that belong together, ready to be scored.
public struct AssembledSet: Hashable, Sendable {
  /// Whose it is.
  public let person: String
  /// The set's id where its sender gave one; `nil` for a set made around an anchor.
  public let id: String?
  /// The time of the anchor; without one that of the last reading.
  ///
  /// In seconds since 1 January 1970 UTC.
  public let second: Int
  /// The observations that went into it, in the order of time.
  public let members: [Member]
  /// What a ``Scorer`` scores; the age is for the caller to fill in.
  public var input: ScoreInput
  /// What people should know about how the set came about.
  public let notes: [SetNote]

  /// An observation in a set.
  public struct Member: Hashable, Sendable {
    /// What was measured.
    public let input: String
    /// When.
    public let second: Int
    /// Where it came from.
    public let source: String
    /// Whether it is a state that held, rather than a reading taken for the set.
    public let isState: Bool
  }

  /// Where its observations came from, each once, in the order of time.
  public var sources: [String] {
    var seen: Set<String> = []
    return members.map(\.source).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// When its oldest reading was taken; states have no age.
  public var oldestSecond: Int {
    members.lazy.filter { !$0.isState }.map(\.second).min() ?? second
  }

  /// The age of its oldest reading at some time, in seconds.
  public func oldestAgeSeconds(at now: Int) -> Int { now - oldestSecond }

  /// The time between its first and last reading, in seconds.
  public var spanSeconds: Int {
    (members.lazy.filter { !$0.isState }.map(\.second).max() ?? second) - oldestSecond
  }
}

/// Something people should know about how a set came about.
public enum SetNote: Hashable, Sendable {
  /// Two different values of an input have the same time; the later in a fixed order was used.
  case contradiction(input: String)
  /// A state was first recorded after the anchor, within the window.
  case stateAfterAnchor(input: String)
  /// A state changes after the anchor, within the window.
  case stateChanges(input: String)
  /// A state, trigger or judgement says something that cannot be understood.
  case unreadable(input: String, text: String)
  /// A judgement was made and nobody recorded its level: ask.
  case judgementWithoutLevel(input: String)
  /// A state differs from the one prescribed; the prescription holds.
  case differsFromPrescription(input: String)
  /// A prescription was to be reviewed before.
  case reviewOverdue(input: String)
  /// Nobody knew whether confusion is new; it counts as new.
  case confusionAssumedNew
}

/// What became of a person's observations: sets, and what is in none of them.
public struct Assembly: Hashable, Sendable {
  /// The sets, by person and time.
  public let sets: [AssembledSet]
  /// The observations in no set, by person and time: reported, never lost.
  public let leftovers: [Leftover]

  /// An observation in no set, and why.
  public struct Leftover: Hashable, Sendable {
    /// The observation.
    public let observation: TimedObservation
    /// Why it is in no set.
    public let reason: Reason
  }

  /// Why an observation is in no set.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The same value of the same record came before, as where exports overlap.
    case repeated = "the same value of the same record came twice"
    /// The score has no such input.
    case unknownInput = "not an input of the score"
    /// The person has no anchor at all.
    case noAnchor = "no set to belong to"
    /// No anchor lies within the window.
    case outsideWindow = "outside the window"
    /// Nearer values are in the sets within the window.
    case surplus = "a nearer value was used"
    /// Another value of the same input and set was used.
    case duplicate = "another value of the set was used"
    /// The state did not hold at the time of any set.
    case stateNotUsed = "a state that held for no set"
  }
}
