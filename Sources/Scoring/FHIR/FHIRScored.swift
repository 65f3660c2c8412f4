import EarlyWarning
import Essentials

/// The sets of FHIR data with their scores, and what could not be used.
public struct FHIRScored: Hashable, Sendable {
  /// The score and its charts.
  public let family: ScoreFamily
  /// The sets, by person and time.
  public let sets: FHIRSets
  /// What became of the sets.
  public private(set) var run: ScoreRun
  /// How much was read.
  public let counts: FHIRCounts
  /// What could not be used, with line and path.
  public let problems: FHIRProblems
  /// What people should know about how the data was read.
  public private(set) var notes: [String] = []

  init(_ sets: FHIRSets, counts: FHIRCounts, problems: FHIRProblems) {
    self.family = sets.family
    self.sets = sets
    self.counts = counts
    self.problems = problems
    var tally = FHIRTally(sets)
    run = tally.count()
    note(sets.assembled, suppliedUnused: sets.claims.count - tally.compared)
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

  /// Says what is in no set, so that nothing is lost in silence.
  private mutating func note(_ assembled: SetColumns, suppliedUnused: Int) {
    notes.append(
      "resources: \(NumberFormat.text(counts.resources)), of which observations: "
        + "\(NumberFormat.text(counts.observations)), made into sets: "
        + "\(NumberFormat.text(sets.count))")
    let known = Set(family.scorers[0].inputs.map(\.id)).union(["scale"])
    let isKnown = assembled.observations.inputs.map { known.contains($0) }
    var reasons: [String: Int] = [:]
    for leftover in assembled.leftovers {
      // Several forms of oxygen are read for whichever the score has.
      if leftover.reason == .unknownInput, !isKnown[assembled.input(of: leftover)] { continue }
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
        ("supplied totals of other scores, not compared", sets.claims.otherScores),
        ("supplied totals that belong to no set", max(0, suppliedUnused)),
      ]
    for (words, count) in counted where count > 0 {
      notes.append("\(words): \(NumberFormat.text(count))")
    }
    for (reason, count) in reasons.sorted(by: { $0.key < $1.key }) {
      notes.append("values in no set, \(reason): \(NumberFormat.text(count))")
    }
  }
}
