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
    var read = reader.finishColumns()
    read.appendConditions()
    read.finish()
    let assembled = SetAssembler(family.scorers[0], settings: options.sets).assemble(read.columns)
    let sets = FHIRSets(
      family: family, assembled: assembled, claims: SuppliedTotals(read.claims, family),
      births: read.births, chart: chart, demandsPrescription: options.demandsPrescription)
    return FHIRScored(sets, counts: read.counts, problems: read.problems)
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
