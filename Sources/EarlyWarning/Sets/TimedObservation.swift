/// One observation as a device or a record sent it, before it belongs to a set.
public struct TimedObservation: Hashable, Sendable {
  /// Whose it is, pseudonymous.
  public var person: String
  /// When it was measured, in seconds since 1 January 1970 UTC.
  public var second: Int
  /// What was measured: the id of an input, such as `spo2`, or of a selector, such as `scale`.
  public var input: String
  /// What was read.
  public var reading: TimedReading
  /// The set it was recorded in, if its sender said so; otherwise `nil`.
  public var set: String?
  /// Where it came from, such as the id of a record: kept so that a score can be walked back.
  public var source: String

  /// An observation.
  public init(
    person: String, second: Int, input: String, reading: TimedReading, set: String? = nil,
    source: String = ""
  ) {
    self.person = person
    self.second = second
    self.input = input
    self.reading = reading
    self.set = set
    self.source = source
  }
}

/// A reading by code, before it is known which score it belongs to.
public enum TimedReading: Hashable, Sendable {
  /// A number in the unit of the input.
  case number(Hundredths)
  /// A choice by its code, such as `A` or `oxygen`.
  case choice(String)
  /// Nothing, and why.
  case missing(MissingReason)
  /// Something that cannot be understood.
  case unreadable(String)
}
