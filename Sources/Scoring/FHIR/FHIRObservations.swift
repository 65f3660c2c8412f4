public import EarlyWarning
public import Essentials

/// What FHIR data holds for early warning scores: readings, supplied totals, and what was wrong.
///
/// ```swift
/// let codes = try FHIRCodes.shipped()
/// let read = FHIRObservations.read(bytes, codes: codes)
/// read.observations   // one for each reading, with the set it belongs to where that is said
/// read.claims         // totals that came with the data
/// read.problems       // what could not be used, with line and path
/// ```
public struct FHIRObservations: Hashable, Sendable {
  /// The readings, in the order of the data.
  public internal(set) var observations: [TimedObservation] = []
  /// The totals that came with the data.
  public internal(set) var claims: [SuppliedTotal] = []
  /// What is known about persons and matters to who may be scored, such as pregnancy.
  public internal(set) var conditions: [TimedCondition] = []
  /// The days of birth of persons, by the reference that observations use.
  public internal(set) var births: [String: Day] = [:]
  /// How much was read.
  public internal(set) var counts = FHIRCounts()
  /// What could not be used, and what was assumed.
  public internal(set) var problems: FHIRProblems

  init(_ read: consuming FHIRRead) {
    read.finish()
    observations = read.columns.rows.indices.map { read.columns.observation(at: $0) }
    claims = read.claims
    conditions = read.conditions
    births = read.births.days
    counts = read.counts
    problems = read.problems
  }

  /// Reads all of some data: lines of JSON, a bundle of any type, an array, or one resource.
  ///
  /// Which it is is seen from the data. Nothing in it stops the reading: what cannot be used is in
  /// ``problems``.
  public static func read(
    _ bytes: [UInt8], codes: FHIRCodes, options: FHIRReadingOptions = FHIRReadingOptions()
  ) -> FHIRObservations {
    var reader = FHIRReader(codes: codes, options: options)
    reader.read(bytes)
    return reader.finish()
  }

  /// The completed months of age of a person at a moment; `nil` when the day of birth is not known.
  ///
  /// By the date in UTC. A child born on 29 February completes a year on 1 March of a common year.
  public func ageMonths(of person: String, at second: Int) -> Int? {
    FHIRBirths(days: births).ageMonths(of: person, at: second)
  }
}

/// Something known about a person from a moment on, such as pregnancy.
public struct TimedCondition: Hashable, Sendable {
  /// Whose, pseudonymous.
  public let person: String
  /// Since when it is known, in seconds since 1 January 1970 UTC.
  public let second: Int
  /// What, in the words of the exclusions of scores: `pregnancy`.
  public let condition: String
  /// Whether it holds.
  public let holds: Bool
  /// Where it came from, as a reference.
  public let source: String
}
