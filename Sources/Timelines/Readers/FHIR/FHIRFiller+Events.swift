internal import CSimdjson
internal import Essentials

extension FHIRFiller {
  /// When something happened, and which field said so where it is not the usual one.
  struct When {
    var place: FHIRMoments.Place
    var field: String?
  }

  /// Takes a condition, a procedure, a medicine, an allergy or an immunisation.
  mutating func takeEvent(
    _ place: Int, _ record: FHIRRecord, _ source: FHIRSource
  ) throws(FHIRRefusal) {
    let kind = FHIRFiller.kind(record.pointee.type)
    try checkStatus(record)
    let person = try person(record, source)
    let when = try when(record, source)
    let concept: ConceptNumber
    switch kind {
    case .prescription, .dispensing, .administration, .medicationStatement:
      concept = try medicine(place, record, kind, source)
    default:
      let isVaccine = Int(record.pointee.type) == VIGIL_RECORD_IMMUNIZATION
      concept = try code(record.pointee.code, kind, isVaccine ? "vaccineCode" : "code")
    }
    let end = try end(record, source)
    batch.events.append(
      person, day: Day(number: Int(when.place.day)), minute: when.place.minute, concept: concept)
    batch.events.identify(record.pointee.identity, version: record.pointee.version)
    if let end { batch.events.detail(number(end.name), end.value) }
    if let field = when.field { add(.datedBy, word: field) }
    addStatus(record)
    if kind == .condition || kind == .allergy { add(.category, term: record.pointee.category) }
    if record.pointee.extra_count > 0 { addExtras(source.extras(record)) }
  }

  private static func kind(_ type: UInt32) -> EventKind {
    switch Int(type) {
    case VIGIL_RECORD_CONDITION: .condition
    case VIGIL_RECORD_PROCEDURE, VIGIL_RECORD_IMMUNIZATION: .procedure
    case VIGIL_RECORD_MEDICATION_REQUEST: .prescription
    case VIGIL_RECORD_MEDICATION_DISPENSE: .dispensing
    case VIGIL_RECORD_MEDICATION_ADMINISTRATION: .administration
    case VIGIL_RECORD_MEDICATION_STATEMENT: .medicationStatement
    case VIGIL_RECORD_ALLERGY: .allergy
    default: .clinical
    }
  }

  /// The concept of a code, which has to be there.
  mutating func code(
    _ term: UInt32, _ kind: EventKind, _ path: String
  ) throws(FHIRRefusal) -> ConceptNumber {
    if term != VIGIL_NOTHING, let concept = terms.concept(term, kind, &dictionary) {
      return concept
    }
    throw .rejected(
      path: path, value: "", what: "is missing", remedy: "say what it is by a code or in words")
  }

  // MARK: Status

  /// Skips what did not happen, was taken back, or is but a plan.
  private mutating func checkStatus(_ record: FHIRRecord) throws(FHIRRefusal) {
    let status = terms.status(record.pointee.status)
    var reason: String?
    switch (Int(record.pointee.type), status) {
    case (_, .enteredInError): reason = "entered in error"
    case (VIGIL_RECORD_PROCEDURE, .notDone), (VIGIL_RECORD_IMMUNIZATION, .notDone):
      reason = "not done"
    case (VIGIL_RECORD_PROCEDURE, .preparation): reason = "in preparation"
    case (VIGIL_RECORD_MEDICATION_REQUEST, .cancelled),
      (VIGIL_RECORD_MEDICATION_DISPENSE, .cancelled):
      reason = "cancelled"
    case (VIGIL_RECORD_MEDICATION_REQUEST, .draft): reason = "a draft"
    case (VIGIL_RECORD_MEDICATION_DISPENSE, .declined): reason = "declined"
    default: break
    }
    switch terms.status(record.pointee.verification_status) {
    case .refuted: reason = "refuted"
    case .enteredInError: reason = "entered in error"
    default: break
    }
    if Int(record.pointee.type) == VIGIL_RECORD_MEDICATION_REQUEST {
      if record.pointee.is_negative != 0 { reason = "says not to give it" }
      if record.pointee.intent != VIGIL_NOTHING, reason == nil {
        reason = intent(record.pointee.intent)
      }
    }
    if let reason { throw .skipped("\(FHIRType.name(record.pointee.type)): \(reason)") }
  }

  /// Why a request with this intent is no prescription.
  private mutating func intent(_ term: UInt32) -> String? {
    switch terms.status(term) {
    case .proposal: "a proposal"
    case .plan: "a plan"
    case .option: "an option"
    default: nil
    }
  }

  private mutating func addStatus(_ record: FHIRRecord) {
    switch terms.status(record.pointee.status) {
    case .plain, .active: break
    default: add(.status, term: record.pointee.status)
    }
    if terms.status(record.pointee.verification_status) != .plain {
      add(.status, term: record.pointee.verification_status)
    }
    if record.pointee.clinical_status != VIGIL_NOTHING,
      terms.status(record.pointee.clinical_status) != .active
    {
      add(.clinicalStatus, term: record.pointee.clinical_status)
    }
  }

  // MARK: Time

  /// When a record's event happened.
  mutating func when(
    _ record: FHIRRecord, _ source: FHIRSource
  ) throws(FHIRRefusal) -> When {
    let fields = FHIRType.dateFields(record.pointee.type)
    let isByRecording = Int(record.pointee.type) == VIGIL_RECORD_ALLERGY
    let (first, firstField, second, secondField) =
      isByRecording
      ? (record.pointee.recorded, fields.recorded, record.pointee.at, fields.at)
      : (record.pointee.at, fields.at, record.pointee.recorded, fields.recorded)
    if FHIRMoments.isWhole(first) { return When(place: moments.place(first)) }
    try refuseWrong(first, firstField, source)
    if FHIRMoments.isWhole(second) {
      return When(place: moments.place(second), field: secondField)
    }
    try refuseWrong(second, secondField, source)
    if FHIRMoments.isWhole(record.pointee.end), Int(record.pointee.type) != VIGIL_RECORD_CONDITION {
      return When(place: moments.place(record.pointee.end), field: "end")
    }
    if Int(record.pointee.type) == VIGIL_RECORD_CONDITION, record.pointee.encounter.length > 0,
      let key = key(source.bytes(record.pointee.encounter)), let start = references.start(key)
    {
      return When(place: start, field: "encounter")
    }
    let partial = first.kind != 0 ? first : second
    if partial.kind != 0 {
      throw .date(
        first.kind != 0 ? firstField : secondField, source.value(partial.text), isWrong: false)
    }
    throw .rejected(
      path: firstField, value: "", what: "is missing",
      remedy: secondField.isEmpty ? "say when it was" : "say when it was, here or in \(secondField)"
    )
  }

  private func refuseWrong(
    _ moment: vigil_moment, _ path: String, _ source: FHIRSource
  ) throws(FHIRRefusal) {
    guard Int(moment.kind) == VIGIL_MOMENT_WRONG else { return }
    throw .date(path, source.value(moment.text), isWrong: true)
  }

  /// The end of a record as a detail; one that is no whole day is kept as it is written.
  mutating func end(
    _ record: FHIRRecord, _ source: FHIRSource
  ) throws(FHIRRefusal) -> (name: FHIRDetail, value: DetailValue)? {
    guard record.pointee.end.kind != 0 else { return nil }
    try refuseWrong(
      record.pointee.end,
      Int(record.pointee.type) == VIGIL_RECORD_CONDITION ? "abatement[x]" : "end", source)
    if FHIRMoments.isWhole(record.pointee.end) {
      return (.end, FHIRMoments.detail(moments.place(record.pointee.end)))
    }
    return (.endText, .word(dictionary.number(ofWord: source.string(record.pointee.end.text))))
  }

  // MARK: Amounts

  /// Adds quantities, doses, days and routes; the first of each counts.
  private mutating func addExtras(_ extras: UnsafeBufferPointer<vigil_extra>) {
    var seen: UInt32 = 0
    for (place, extra) in extras.enumerated() {
      guard extra.what < 32, seen & 1 << extra.what == 0 else { continue }
      seen |= 1 << extra.what
      switch Int(extra.what) {
      case VIGIL_EXTRA_QUANTITY: add(.quantity, extra.number)
      case VIGIL_EXTRA_QUANTITY_UNIT: add(.quantityUnit, term: extra.term)
      case VIGIL_EXTRA_DOSE: add(.dose, extra.number)
      case VIGIL_EXTRA_DOSE_UNIT: add(.doseUnit, term: extra.term)
      case VIGIL_EXTRA_ROUTE: add(.route, term: extra.term)
      case VIGIL_EXTRA_DAYS:
        var unit = UInt32(VIGIL_NOTHING)
        if place + 1 < extras.count, Int(extras[place + 1].what) == VIGIL_EXTRA_DAYS_UNIT {
          unit = extras[place + 1].term
        }
        if let days = days(extra.number, unit) { add(.daysSupply, days) }
      default: break
      }
    }
  }

  private mutating func add(_ detail: FHIRDetail, _ number: Double) {
    batch.events.detail(self.number(detail), .number(number))
  }

  /// Days of a duration; a month and a year are those of UCUM, means of the Julian calendar.
  private func days(_ value: Double, _ unit: UInt32) -> Double? {
    guard unit != VIGIL_NOTHING else { return value }
    switch terms.text(unit) {
    case "d", "day", "days", "Day", "Days": return value
    case "wk", "week", "weeks", "Week", "Weeks": return value * 7
    case "mo", "month", "months", "Month", "Months": return value * 30.4375
    case "a", "year", "years", "Year", "Years": return value * 365.25
    case "h", "hour", "hours", "Hour", "Hours": return value / 24
    case "min", "minute", "minutes": return value / 1_440
    default: return nil
    }
  }
}
