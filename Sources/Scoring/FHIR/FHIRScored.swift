import EarlyWarning
import Essentials

/// The sets of FHIR data with their scores, and what could not be used.
public struct FHIRScored: Hashable, Sendable {
  /// The score and its charts.
  public let family: ScoreFamily
  /// The sets, by person and time.
  public private(set) var sets: [ScoredSet] = []
  /// What became of the sets.
  public private(set) var run: ScoreRun
  /// How much was read.
  public let counts: FHIRCounts
  /// What could not be used, with line and path.
  public let problems: FHIRProblems
  /// What people should know about how the data was read.
  public private(set) var notes: [String] = []

  init(family: ScoreFamily, counts: FHIRCounts, problems: FHIRProblems) {
    self.family = family
    self.counts = counts
    self.problems = problems
    run = ScoreRun(family)
  }

  /// Problems, one a line; the first of them whole.
  public func problemLines(most: Int = 20) -> [String] {
    let lines = problems.first.prefix(most).map(\.description)
    let rest = problems.count - lines.count
    return rest > 0 ? lines + ["and \(NumberFormat.text(rest)) more"] : lines
  }

  /// The SpO2 scale that a complete set was scored by, where the score has scales.
  public func scale(of set: ScoredSet) -> String? {
    guard let place = family.common.selectors.firstIndex(where: { $0.name == "scale" }),
      case .complete(let score) = set.result
    else { return nil }
    let values = family.common.selectors[place].values
    let isFallback = score.notes.contains {
      switch $0 {
      case .assumed(place), .notPrescribed(place): true
      case .assumed, .notPrescribed, .ageUnknown, .suppliedTotalImpossible: false
      }
    }
    return isFallback ? values.first : set.input.selectors[place].map { values[$0] }
  }

  /// Adds a set and scores it.
  mutating func append(
    _ assembled: AssembledSet, claim: SuppliedTotal?, ageMonths: Int?, chart chosen: Int?,
    demandsPrescription: Bool
  ) {
    var input = assembled.input
    input.ageMonths = ageMonths
    input.demandsSelectors = demandsPrescription
    if let total = claim?.total { input.suppliedTotal = total }
    var notes = assembled.notes.map { SetNote($0, family) }
    let chart = family.chart(chosen, &input, &notes)
    let isBlocked = notes.contains(where: \.isObstacle)
    let result = isBlocked ? .refused([]) : family.score(input, chart: chart)
    if let claim, let chart {
      notes += claim.disagreements(with: result, by: family.scorers[chart].definition).compactMap {
        SetNote($0)
      }
    }
    let set = ScoredSet(
      person: assembled.person, time: FHIRInstant.text(second: assembled.second),
      second: assembled.second, sources: assembled.sources, chart: chart, input: input,
      result: result, notes: notes)
    run.add(set)
    sets.append(set)
  }

  /// Says what is in no set, so that nothing is lost in silence.
  mutating func finish(_ leftovers: [Assembly.Leftover], _ claims: SuppliedTotals) {
    notes.append(
      "resources: \(NumberFormat.text(counts.resources)), of which observations: "
        + "\(NumberFormat.text(counts.observations)), made into sets: "
        + "\(NumberFormat.text(sets.count))")
    let known = Set(family.scorers[0].inputs.map(\.id)).union(["scale"])
    var reasons: [String: Int] = [:]
    for leftover in leftovers {
      // Several forms of oxygen are read for whichever the score has.
      if leftover.reason == .unknownInput, !known.contains(leftover.observation.input) { continue }
      reasons[leftover.reason.rawValue, default: 0] += 1
    }
    let counted: [(String, Int)] =
      [
        ("observations that are not final, not used", counts.notFinal),
        ("observations entered in error, not used", counts.enteredInError),
        ("observations that were cancelled, not used", counts.cancelled),
        ("observations with codes of no score, passed over", counts.otherCodes),
        ("readings with codes that never feed a score, passed over", counts.neverScored),
        ("observations of nobody, not used", counts.withoutPerson),
        ("observations without a usable time, not used", counts.withoutTime),
        ("temperatures converted from Fahrenheit", counts.fahrenheit),
        ("fractions read as per cent", counts.fractions),
        ("numbers without a unit, taken in the usual one", counts.withoutUnit),
        ("supplied totals of other scores, not compared", claims.otherScores),
        ("supplied totals that belong to no set", max(0, claims.count - claims.compared)),
      ]
    for (words, count) in counted where count > 0 {
      notes.append("\(words): \(NumberFormat.text(count))")
    }
    for (reason, count) in reasons.sorted(by: { $0.key < $1.key }) {
      notes.append("values in no set, \(reason): \(NumberFormat.text(count))")
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
