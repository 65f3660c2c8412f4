/// What happened to one patient, and the risk of it beforehand.
public struct PatientOutcome: Sendable, Hashable {
  /// The risk of the event by the risk model, from 0 to 1; `nil` when not known.
  public var risk: Double?
  /// Whether the event happened; `nil` when not known.
  public var event: Bool?

  /// An outcome; a patient with either part missing is passed over.
  public init(risk: Double?, event: Bool?) {
    self.risk = risk
    self.event = event
  }

  /// The patients of a chart, checked.
  ///
  /// - Throws: ``ChartError/notAProbability(index:value:)``, or ``ChartError/noPoints`` when none
  ///   is complete.
  static func check(_ patients: [PatientOutcome]) throws(ChartError) {
    for (index, patient) in patients.enumerated() {
      guard let risk = patient.risk else { continue }
      guard risk.isFinite else { throw .notFinite(index: index) }
      guard (0...1).contains(risk) else { throw .notAProbability(index: index, value: risk) }
    }
    guard patients.contains(where: { $0.complete != nil }) else { throw .noPoints }
  }

  /// Both parts, or `nil`.
  var complete: (risk: Double, event: Bool)? {
    guard let risk, let event else { return nil }
    return (risk, event)
  }
}
