/// From a level to a review and a decision, step by step, with its clocks.
///
/// A value: nothing here looks at a clock or rings a bell. Whoever holds it asks at any time what
/// is overdue (``clocks``) and whether to make a sound (``isSounding``).
public struct Escalation: Hashable, Sendable {
  /// The set that began it.
  public let set: TimedScore
  /// The level, by place in the definition.
  public let level: Int
  /// The level's id.
  public let levelID: String
  /// What the organisation has set.
  public let settings: EscalationSettings
  /// Whether the numbers of the table are local.
  public let isLocal: Bool
  /// What happened, in the order it was recorded.
  public private(set) var steps: [EscalationStep]
  /// Sets that rose within the level: each alerts again.
  public private(set) var rises: [Rise] = []
  /// When the alert was taken on, by whom.
  public private(set) var acknowledgements: [EscalationStep] = []
  /// The first complete set after the one that began it.
  public private(set) var nextComplete: TimedScore?

  /// A set that rose within the level.
  public struct Rise: Hashable, Sendable {
    /// The set.
    public let set: TimedScore
    /// When it was scored, and alerted again.
    public let second: Int
  }

  /// An escalation of a scored set.
  ///
  /// - Parameters:
  ///   - set: The set, complete or with a level that its floor has reached.
  ///   - levelSet: When the level was set.
  ///   - settings: What the organisation has set.
  /// - Throws: ``EscalationError/noLevel`` for a set without a level.
  public init(
    _ set: TimedScore, levelSet: Int, settings: EscalationSettings = EscalationSettings()
  ) throws(EscalationError) {
    guard let floor = set.floor, let level = floor.level, let levelID = set.levelID else {
      throw .noLevel
    }
    self.set = set
    self.level = level
    self.levelID = levelID
    self.settings = settings
    isLocal = floor.isLocal
    steps = [
      .seen(.observed, at: set.second), .seen(.scored, at: levelSet),
      .seen(.levelSet, at: levelSet),
    ]
  }

  /// Where it stands.
  public var state: EscalationState { steps.last?.state ?? .observed }

  /// When the level was set.
  public var levelSetSecond: Int {
    steps.first { $0.state == .levelSet }?.second ?? set.second
  }

  // MARK: Steps

  /// Records a step.
  ///
  /// Acknowledging stops the sound and no clock. After the reviewer has come, an acknowledgement
  /// is kept and changes no state: it silences the alert of a rise.
  ///
  /// - Throws: ``EscalationError`` for a step that cannot follow, lies before the level was set,
  ///   or that nobody signs.
  public mutating func record(_ step: EscalationStep) throws(EscalationError) {
    guard step.second >= levelSetSecond, step.entered >= step.second else {
      throw .impossibleTime(step.second)
    }
    if step.means == .typed, !step.role.hasWords || !step.person.hasWords { throw .unsigned }
    if step.state == .decided, !step.note.hasWords { throw .noDecision }
    if step.state == .acknowledged {
      guard !state.isEnd else { throw .notAllowed(from: state, to: .acknowledged) }
      acknowledgements.append(step)
      if state.next.contains(.acknowledged) { steps.append(step) }
      return
    }
    // Stepping up is what a higher level does, and no button.
    guard state.next.contains(step.state), step.state != .steppedUp else {
      throw .notAllowed(from: state, to: step.state)
    }
    steps.append(step)
  }

  /// Takes in a later set of the same person.
  ///
  /// A higher level ends this escalation as stepped up and begins another. A higher total at the
  /// same level alerts again, acknowledged or not. A set by another table cannot be compared: it
  /// alerts again when it has a level above the lowest.
  ///
  /// - Parameters:
  ///   - later: The set; an earlier one, or another person's, changes nothing.
  ///   - second: When it was scored.
  /// - Returns: The escalation that takes over, if the level rose.
  public mutating func take(_ later: TimedScore, at second: Int) -> Escalation? {
    guard later.person == set.person, later.second > set.second, !state.isEnd,
      let floor = later.floor
    else { return nil }
    if later.complete != nil, nextComplete == nil { nextComplete = later }
    guard later.hasTable(of: set) else {
      if (floor.level ?? 0) > 0 { rises.append(Rise(set: later, second: second)) }
      return nil
    }
    if (floor.level ?? -1) > level {
      steps.append(.seen(.steppedUp, at: second))
      return try? Escalation(later, levelSet: second, settings: settings)
    }
    if floor.total > highestTotal { rises.append(Rise(set: later, second: second)) }
    return nil
  }

  /// The highest total so far within the level.
  public var highestTotal: Int {
    ([set] + rises.map(\.set).filter { $0.hasTable(of: set) }).compactMap { $0.floor?.total }.max()
      ?? 0
  }

  /// Whether the alert makes a sound: until it is acknowledged, and again after each rise.
  ///
  /// An acknowledgement of the very second of a rise does not silence it.
  public var isSounding: Bool {
    guard !state.isEnd else { return false }
    if let rise = rises.map(\.second).max() {
      return !acknowledgements.contains { $0.second > rise }
    }
    let quiet: Set<EscalationState> = [.acknowledged, .arrived, .decided]
    return acknowledgements.isEmpty && !steps.contains { quiet.contains($0.state) }
  }
}

/// Why a step of an escalation is refused.
public enum EscalationError: Error, Hashable, Sendable {
  /// The set has no level.
  case noLevel
  /// The step cannot follow.
  case notAllowed(from: EscalationState, to: EscalationState)
  /// The step lies before the level was set, or was entered before it happened.
  case impossibleTime(Int)
  /// Role or person is missing.
  case unsigned
  /// A decision without words.
  case noDecision
}
