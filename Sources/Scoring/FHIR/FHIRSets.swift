import EarlyWarning

/// The sets of FHIR data with their scores, by person and time; each is made when it is asked for.
public struct FHIRSets: RandomAccessCollection, Sendable {
  let family: ScoreFamily
  let assembled: SetColumns
  let claims: SuppliedTotals
  let births: FHIRBirths
  /// The chart for all sets, where one was chosen.
  let chart: Int?
  let demandsPrescription: Bool

  /// The place of the first set.
  public var startIndex: Int { 0 }
  /// The place after the last.
  public var endIndex: Int { assembled.count }

  /// A set with its score.
  public subscript(place: Int) -> ScoredSet {
    let set = assembled[place]
    let claim = claims.claim(about: place, of: assembled)
    var input = set.input
    input.ageMonths = births.ageMonths(of: set.person, at: set.second)
    input.demandsSelectors = demandsPrescription
    if let total = claim?.total { input.suppliedTotal = total }
    var notes = set.notes.map { SetNote($0, family) }
    let chart = family.chart(chart, &input, &notes)
    let isBlocked = notes.contains(where: \.isObstacle)
    let result = isBlocked ? .refused([]) : family.score(input, chart: chart)
    if let claim, let chart {
      notes += claim.disagreements(with: result, by: family.scorers[chart].definition).compactMap {
        SetNote($0)
      }
    }
    return ScoredSet(
      person: set.person, time: FHIRInstant.text(second: set.second), second: set.second,
      sources: set.sources, chart: chart, input: input, result: result, notes: notes)
  }
}

extension FHIRSets: Hashable {
  /// Whether all sets are equal.
  public static func == (left: FHIRSets, right: FHIRSets) -> Bool { left.elementsEqual(right) }

  /// Hashes persons and times of the sets.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for set in indices {
      hasher.combine(assembled.observations.persons[assembled.person(of: set)])
      hasher.combine(assembled.second(of: set))
    }
  }
}

extension ScoreFamily {
  /// The chart for an input: the chosen one, or that of the age.
  ///
  /// Near a border a clinician may choose the neighbouring chart, never one further away.
  /// - Source: NHS England, Configuration Document for SPOT NPEWS (2025), C2.2.
  func chart(_ chosen: Int?, _ input: inout ScoreInput, _ notes: inout [SetNote]) -> Int? {
    let byAge = chart(ageMonths: input.ageMonths)
    guard scorers.count > 1, let chosen else {
      if byAge == nil, !notes.contains(where: \.isObstacle) { notes.append(.chartUnknown) }
      return byAge
    }
    if let months = input.ageMonths, let byAge, byAge != chosen, abs(byAge - chosen) == 1 {
      notes.append(.chartNotOfAge(months: months))
      input.ageMonths = nil
    }
    return chosen
  }
}

extension SetNote {
  /// What the assembler noted, as a note of a set.
  fileprivate init(_ note: EarlyWarning.SetNote, _ family: ScoreFamily) {
    switch note {
    case .unreadable(let input, let text): self = .unreadable(column: input, text: text)
    case .confusionAssumedNew: self = .confusionTakenAsNew
    case .judgementWithoutLevel(let input):
      self = .levelNotRecorded(
        judgement: family.common.judgements.firstIndex { $0.id == input } ?? 0)
    case .contradiction(let input): self = .contradiction(input: input)
    case .stateAfterAnchor(let input): self = .stateRecordedAfter(input: input)
    case .stateChanges(let input): self = .stateChanged(input: input)
    case .differsFromPrescription(let input): self = .notAsPrescribed(input: input)
    case .reviewOverdue(let input): self = .reviewOverdue(input: input)
    }
  }

  /// What a supplied total gets wrong beside the total itself, which the score says.
  fileprivate init?(_ disagreement: SuppliedTotal.Disagreement) {
    switch disagreement {
    case .total, .impossible: return nil
    case .sum(let supplied, let parts): self = .suppliedSum(supplied, ofParts: parts)
    case .part(let parameter, let supplied, let recomputed):
      self = .suppliedPoints(parameter, supplied, calculated: recomputed)
    }
  }
}
