/// How FHIR data is read.
public struct FHIRReadingOptions: Hashable, Sendable {
  /// Whether preliminary observations are used; they may still change.
  public var includesPreliminary = false
  /// The name given to pulse and heart rate, which charts call differently.
  public var pulseInput = "pulse"
  /// The longest time between the first and the last member of a `partOf` for it to be one set.
  ///
  /// A procedure may be one round of observations or a long operation.
  public var setSecondsMost = 1_800
  /// How many problems are kept whole.
  public var problemsMost = 1_000
  /// The longest line or document that is read, in bytes; below 2³¹.
  public var bytesMost = 1 << 30

  /// The usual way.
  public init() {}
}
