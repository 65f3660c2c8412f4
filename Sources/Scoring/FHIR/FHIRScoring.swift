public import EarlyWarning
import Essentials

/// Scores FHIR data of any size, piece by piece: readings go in, sets with their scores come out.
///
/// ```swift
/// var scoring = try FHIRScoring(.named("news2"))
/// while let piece = next() { scoring.take(piece) }
/// let scored = scoring.finish()
/// ```
/// Readings that come one by one are made into sets by ``EarlyWarning/SetAssembler``; totals that
/// came with the data are compared with the sets that they are about.
public struct FHIRScoring: ~Copyable {
  private let family: ScoreFamily
  private let options: FHIRScoringOptions
  private let chart: Int?
  private var reader: FHIRReader

  /// Scoring of one file by a score.
  ///
  /// - Throws: ``ScoringError`` for a chart the score does not have.
  public init(
    _ family: ScoreFamily, options: FHIRScoringOptions = FHIRScoringOptions()
  ) throws(ScoringError) {
    var reading = options.reading
    reading.pulseInput = family.input("heart_rate") == nil ? "pulse" : "heart_rate"
    let chart = try options.chart.map { (name) throws(ScoringError) in
      guard let chart = family.chart(named: name) else {
        throw .unknownChart(name, known: family.scorers.map(\.definition.chart))
      }
      return chart
    }
    let reader = FHIRReader(codes: try .shippedForScoring(), options: reading)
    self.family = family
    self.options = options
    self.chart = chart
    self.reader = reader
  }

  /// Whether data is JSON rather than a table, by its first sign.
  public static func recognises(_ bytes: [UInt8]) -> Bool {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let first = bytes.dropFirst(hasMark ? 3 : 0).first { $0 > 32 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Takes the next bytes.
  public mutating func take(_ piece: [UInt8]) { reader.read(piece) }

  /// Ends the data, makes sets and scores them.
  public consuming func finish() -> FHIRScored {
    let (family, options, chart) = (family, options, chart)
    let read = reader.finish()
    var observations = read.observations
    observations += read.conditions.map { condition in
      TimedObservation(
        person: condition.person, second: condition.second, input: condition.condition,
        reading: .choice(condition.holds ? "yes" : "no"), source: condition.source)
    }
    let assembly = SetAssembler(family.scorers[0], settings: options.sets).assemble(observations)
    var claims = SuppliedTotals(read.claims, family)
    var scored = FHIRScored(family: family, counts: read.counts, problems: read.problems)
    for set in assembly.sets {
      scored.append(
        set, claim: claims.claim(about: set),
        ageMonths: read.ageMonths(of: set.person, at: set.second), chart: chart,
        demandsPrescription: options.demandsPrescription)
    }
    scored.finish(assembly.leftovers, claims)
    return scored
  }
}

/// How FHIR data is scored.
public struct FHIRScoringOptions: Hashable, Sendable {
  /// How it is read.
  public var reading = FHIRReadingOptions()
  /// How sets are made of readings.
  public var sets = SetSettings()
  /// The chart for all sets, where a score has several; otherwise that of the age.
  public var chart: String?
  /// Whether a scale without a prescription refuses the score.
  public var demandsPrescription = false

  /// The usual way.
  public init() {}
}

extension FHIRCodes {
  /// The table that ships, whose faults a test rules out.
  static func shippedForScoring() throws(ScoringError) -> FHIRCodes {
    do {
      return try shipped()
    } catch {
      throw .brokenDefinition(error.faults.joined(separator: "\n"))
    }
  }
}

/// Totals that came with the data, by the sets that they are about.
struct SuppliedTotals {
  private var bySet: [String: SuppliedTotal] = [:]
  private var byMoment: [Moment: SuppliedTotal] = [:]
  /// Totals of this score.
  let count: Int
  /// Totals of other scores, which are compared with nothing.
  let otherScores: Int
  /// Totals of this score that were found to be about a set.
  private(set) var compared = 0

  private struct Moment: Hashable {
    let person: String
    let second: Int
  }

  init(_ claims: [SuppliedTotal], _ family: ScoreFamily) {
    let own = claims.filter { $0.score == family.id }
    count = own.count
    otherScores = claims.count - own.count
    for claim in own {
      bySet[claim.set] = claim
      if claim.membersFound == 0 {
        byMoment[Moment(person: claim.person, second: claim.second)] = claim
      }
    }
  }

  /// The total about a set: the one that names it, or one of the same person and moment that names
  /// no readings.
  mutating func claim(about set: AssembledSet) -> SuppliedTotal? {
    let claim =
      set.id.flatMap { bySet[$0] }
      ?? byMoment[Moment(person: set.person, second: set.second)]
    if claim != nil { compared += 1 }
    return claim
  }
}
