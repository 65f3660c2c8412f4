/// A clinician's prescription of a state that needs one, such as SpO2 scale 2.
///
/// Scale 2 is for hypercapnic respiratory failure with a target of 88 to 92 %, prescribed by a
/// competent clinician.
/// - Source: Royal College of Physicians, NEWS2 (2017).
public struct ScalePrescription: Hashable, Sendable {
  /// Whose it is, pseudonymous.
  public let person: String
  /// The selector, such as `scale`.
  public let selector: String
  /// The value prescribed, such as `2`.
  public let value: String
  /// Who prescribed it.
  public let prescriber: String
  /// Why.
  public let reason: String
  /// From when it holds, in seconds since 1 January 1970 UTC.
  public let start: Int
  /// When it is to be reviewed; it holds beyond that, and the set says so.
  public let review: Int?
  /// When it was stopped: from that second on it no longer holds.
  public let stop: Int?

  /// A prescription, of scale 2 unless said otherwise.
  ///
  /// - Throws: ``PrescriptionError/unsigned`` without prescriber or reason.
  public init(
    person: String, selector: String = "scale", value: String = "2", prescriber: String,
    reason: String, start: Int, review: Int? = nil, stop: Int? = nil
  ) throws(PrescriptionError) {
    guard prescriber.hasWords, reason.hasWords else { throw .unsigned }
    self.person = person
    self.selector = selector
    self.value = value
    self.prescriber = prescriber
    self.reason = reason
    self.start = start
    self.review = review
    self.stop = stop
  }

  /// Whether it holds at a second.
  public func holds(at second: Int) -> Bool {
    second >= start && stop.map { second < $0 } ?? true
  }
}

/// Why a prescription is refused.
public enum PrescriptionError: Error, Hashable, Sendable {
  /// Prescriber or reason is missing.
  case unsigned
}

extension String {
  /// Whether there is more than blanks.
  var hasWords: Bool { contains { !$0.isWhitespace } }
}
