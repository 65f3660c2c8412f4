/// How much was read from FHIR data, and what became of it.
public struct FHIRCounts: Hashable, Sendable {
  /// Resources of any type, those inside bundles and the bundles themselves included.
  public internal(set) var resources = 0
  /// Resources of type Observation.
  public internal(set) var observations = 0
  /// Observations with a status that is not to be used: preliminary, registered, unknown or none.
  public internal(set) var notFinal = 0
  /// Observations entered in error.
  public internal(set) var enteredInError = 0
  /// Observations cancelled.
  public internal(set) var cancelled = 0
  /// Observations with no code that matters to a score.
  public internal(set) var otherCodes = 0
  /// Readings with a code that must never feed a score.
  public internal(set) var neverScored = 0
  /// Observations that are of no person.
  public internal(set) var withoutPerson = 0
  /// Observations without a usable time.
  public internal(set) var withoutTime = 0
  /// Temperatures converted from Fahrenheit.
  public internal(set) var fahrenheit = 0
  /// Fractions such as 0.4 converted to per cent.
  public internal(set) var fractions = 0
  /// Numbers without a unit, taken in the unit of their input.
  public internal(set) var withoutUnit = 0
  /// Readings that are missing and say so.
  public internal(set) var absent = 0
}
