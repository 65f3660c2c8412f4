import EarlyWarning

/// What became of all sets of a file: counted one by one, in constant memory.
public struct ScoreRun: Hashable, Sendable {
  /// The score and its charts.
  public let family: ScoreFamily
  /// Sets with all parts.
  public private(set) var complete = 0
  /// Sets with parts missing.
  public private(set) var partial = 0
  /// Sets that must not be scored.
  public private(set) var refused = 0
  /// For each total how many complete sets have it.
  public private(set) var totals: [Int]
  /// For each level how many complete sets have reached it.
  public private(set) var levels: [Int]
  /// For each level how many partial sets have reached it already.
  public private(set) var partialLevels: [Int]
  /// For each parameter how many sets that were not refused lack its points.
  public private(set) var missing: [Int]
  /// For each chart how many sets were scored by it.
  public private(set) var charts: [Int]
  /// Sets that are complete and came with a total this score can have.
  public private(set) var supplied = 0
  /// Of those, sets whose total does not follow from their parts.
  public private(set) var disagreeing = 0
  /// Partial sets whose supplied total lies below the points there are.
  public private(set) var belowFloor = 0
  /// How many sets were refused for each reason, in words.
  public private(set) var refusals: [String: Int] = [:]
  /// Sets for which each selector was assumed.
  public private(set) var assumed: [Int]
  /// Sets of unknown age.
  public private(set) var ageUnknown = 0
  /// How often each other note was made, in words.
  public private(set) var notes: [String: Int] = [:]

  /// A run without sets.
  public init(_ family: ScoreFamily) {
    self.family = family
    let definition = family.common
    let most = family.scorers.map(\.definition.greatestTotal).max() ?? 0
    totals = [Int](repeating: 0, count: most + 1)
    levels = [Int](repeating: 0, count: definition.levels.count)
    partialLevels = levels
    missing = [Int](repeating: 0, count: definition.parameters.count)
    charts = [Int](repeating: 0, count: family.scorers.count)
    assumed = [Int](repeating: 0, count: definition.selectors.count)
  }

  /// All sets.
  public var count: Int { complete + partial + refused }

  /// Counts one set.
  public mutating func add(_ set: ScoredSet) {
    switch set.result {
    case .complete(let score):
      complete += 1
      totals[score.total] += 1
      if let level = score.level { levels[level] += 1 }
      if score.suppliedTotal != nil { supplied += 1 }
      if score.disagrees { disagreeing += 1 }
      add(score, set)
    case .partial(let score):
      partial += 1
      if let level = score.level { partialLevels[level] += 1 }
      if score.disagrees { belowFloor += 1 }
      add(score, set)
    case .refused(let reasons):
      refused += 1
      for reason in reasons { refusals[reason.kind(in: family), default: 0] += 1 }
      for note in set.notes where note.isObstacle {
        refusals[note.kind(in: family), default: 0] += 1
      }
    }
  }

  /// Counts a row of columns that is not refused, came with no total and has no notes of its own.
  mutating func add(
    _ outcomes: ScoreOutcomes, row: Int, chart: Int, assumed selectors: [Int], isAgeKnown: Bool
  ) {
    let level = outcomes.levels[row]
    if outcomes.statuses[row] == .complete {
      complete += 1
      totals[Int(outcomes.totals[row])] += 1
      if level != ScoreOutcomes.none { levels[Int(level)] += 1 }
    } else {
      partial += 1
      if level != ScoreOutcomes.none { partialLevels[Int(level)] += 1 }
    }
    charts[chart] += 1
    var rest = outcomes.missing[row]
    while rest != 0 {
      missing[rest.trailingZeroBitCount] += 1
      rest &= rest - 1
    }
    for selector in selectors { assumed[selector] += 1 }
    if !isAgeKnown { ageUnknown += 1 }
  }

  private mutating func add(_ score: Score, _ set: ScoredSet) {
    if let chart = set.chart { charts[chart] += 1 }
    for parameter in score.missing { missing[parameter] += 1 }
    for note in score.notes {
      switch note {
      case .assumed(let selector): assumed[selector] += 1
      case .ageUnknown: ageUnknown += 1
      case .notPrescribed, .suppliedTotalImpossible:
        notes[note.words(in: family), default: 0] += 1
      }
    }
    for note in set.notes { notes[note.kind(in: family), default: 0] += 1 }
  }
}
