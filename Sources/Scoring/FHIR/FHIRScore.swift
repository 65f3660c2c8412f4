public import EarlyWarning

/// A score to be written as FHIR: the result of one set, and where it came from.
public struct FHIRScore: Hashable, Sendable {
  /// The id of the Observation; the caller's, so that the same input gives the same bytes.
  public var id: String
  /// The id of the Provenance.
  public var provenanceID: String
  /// Whose it is, as the reference that the readings use.
  public var person: String
  /// When, in seconds since 1 January 1970 UTC.
  public var second: Int
  /// The readings it is made of, as references.
  public var sources: [String]
  /// What it scored.
  public var result: ScoreResult
  /// The scale of the saturation; `1` or `2` for NEWS2, otherwise `nil`.
  public var scale: String?

  /// A score of one set.
  public init(
    id: String, provenanceID: String, person: String, second: Int, sources: [String],
    result: ScoreResult, scale: String? = nil
  ) {
    self.id = id
    self.provenanceID = provenanceID
    self.person = person
    self.second = second
    self.sources = sources
    self.result = result
    self.scale = scale
  }
}

/// Why a score cannot be written as FHIR.
public enum FHIRWritingError: Error, Hashable, Sendable {
  /// No verified code is known for the score or one of its parameters.
  case noCode(String)
  /// The score needs a scale of the saturation and none was given.
  case noScale
}
