internal import CSimdjson
internal import Essentials

extension FHIRFiller {
  // MARK: Patients

  /// Takes what is said about a person.
  mutating func takePatient(_ record: vigil_record, _ source: FHIRSource) throws(FHIRRefusal) {
    guard let person = patient(record, source) else {
      throw .rejected(path: "id", value: "", what: "is missing", remedy: "give the patient an id")
    }
    for (moment, path) in [(record.birth, "birthDate"), (record.end, "deceasedDateTime")]
    where Int(moment.kind) == VIGIL_MOMENT_WRONG {
      throw .date(path, source.value(moment.text), isWrong: true)
    }
    batch.facts.presence(person)
    if record.birth.kind != 0 {
      // A date that stops early is its first day; see docs/fhir-records.md.
      if !FHIRMoments.isWhole(record.birth) {
        rejects.note("Patient: birthDate without a day, taken as the first")
      }
      batch.facts.birth(person, Day(number: Int(record.birth.day)))
    }
    if FHIRMoments.isWhole(record.end) {
      batch.facts.death(person, Day(number: Int(moments.place(record.end).day)))
    } else if record.end.kind != 0 || record.is_dead != 0 {
      let word = record.end.kind != 0 ? source.string(record.end.text) : "true"
      batch.facts.detail(person, number(.dead), .word(dictionary.number(ofWord: word)))
    }
    if record.gender != VIGIL_NOTHING { batch.facts.sex(person, sex(terms.text(record.gender))) }
    if let group = ethnicGroup(source.extras(record)) {
      batch.facts.detail(person, number(.ethnicGroup), .word(terms.word(group, &dictionary)))
    }
  }

  private func sex(_ word: String) -> RecordedSex {
    switch word {
    case "female": .female
    case "male": .male
    case "other": .other
    default: .unknown
    }
  }

  /// The ethnic category of UK Core, or else the ethnicity of US Core.
  private func ethnicGroup(_ extras: UnsafeBufferPointer<vigil_extra>) -> UInt32? {
    let british = extras.first { Int($0.what) == VIGIL_EXTRA_UK_ETHNIC }
    return (british ?? extras.first { Int($0.what) == VIGIL_EXTRA_US_ETHNICITY })?.term
  }

  // MARK: Encounters

  /// Takes a stay or contact, with the wards of it that have times.
  mutating func takeEncounter(
    _ record: vigil_record, _ source: FHIRSource
  ) throws(FHIRRefusal) {
    switch terms.status(record.status) {
    case .enteredInError: throw .skipped("Encounter: entered in error")
    case .cancelled: throw .skipped("Encounter: cancelled")
    case .planned: throw .skipped("Encounter: planned")
    default: break
    }
    let person = try person(record, source)
    guard record.at.kind != 0 || record.end.kind != 0 else {
      throw .rejected(
        path: "period", value: "", what: "is missing", remedy: "say when it began or ended")
    }
    let start = try bound(record.at, "period.start", source)
    let end = try bound(record.end, "period.end", source)
    let places = source.places(record)
    for place in places {
      _ = try bound(place.start, "location.period.start", source)
      _ = try bound(place.end, "location.period.end", source)
    }
    register(record, source)
    let identity = identity(record, source)
    append(
      person, FHIRFiller.kind(record.code == VIGIL_NOTHING ? "" : terms.text(record.code)),
      start, end, organisation(record.organisation, source))
    if identity != 0 {
      batch.intervals.identify(identity, version: record.version)
      // So many bits are a whole number to a double.
      batch.intervals.detail(number(.identifier), .number(Double(identity >> 11)))
    }
    addInterval(.encounterClass, record.code)
    switch terms.status(record.status) {
    case .plain: break
    default: addInterval(.status, record.status)
    }
    if let stay = places.first(where: { !FHIRFiller.isTimed($0) }),
      let ward = organisation(stay.location, source)
    {
      batch.intervals.detail(number(.location), .word(ward))
    }
    for (place, stay) in places.enumerated() where FHIRFiller.isTimed(stay) {
      let ward = organisation(stay.location, source)
      append(
        person, .wardStay, try bound(stay.start, "", source), try bound(stay.end, "", source), ward)
      if identity != 0 {
        batch.intervals.identify(identity &+ UInt64(place + 1) &<< 1, version: record.version)
      }
    }
  }

  private static func isTimed(_ place: vigil_place) -> Bool {
    place.start.kind != 0 || place.end.kind != 0
  }

  private mutating func append(
    _ person: PersonKey, _ kind: IntervalKind, _ start: FHIRMoments.Place?,
    _ end: FHIRMoments.Place?, _ organisation: WordNumber?
  ) {
    batch.intervals.append(
      person, kind, start: start.map { Day(number: Int($0.day)) },
      startMinute: start?.minute ?? noMinute, end: end.map { Day(number: Int($0.day)) },
      endMinute: end?.minute ?? noMinute, organisation: organisation)
  }

  private mutating func addInterval(_ detail: FHIRDetail, _ term: UInt32) {
    guard term != VIGIL_NOTHING else { return }
    batch.intervals.detail(number(detail), .word(terms.word(term, &dictionary)))
  }

  /// The first or last moment of an interval, which has to be a whole day where it is said.
  private mutating func bound(
    _ moment: vigil_moment, _ path: String, _ source: FHIRSource
  ) throws(FHIRRefusal) -> FHIRMoments.Place? {
    guard moment.kind != 0 else { return nil }
    guard FHIRMoments.isWhole(moment) else {
      let isWrong = Int(moment.kind) == VIGIL_MOMENT_WRONG
      throw .date(path, source.value(moment.text), isWrong: isWrong)
    }
    return moments.place(moment)
  }

  /// What sort of interval a class of encounter is.
  ///
  /// - Source: the HL7 value set ActEncounterCode.
  private static func kind(_ word: String) -> IntervalKind {
    switch word {
    case "IMP", "ACUTE", "NONAC", "SS", "OBSENC": .admission
    case "EMER": .emergency
    case "AMB", "VR", "HH", "FLD", "PRENC": .contact
    default: .other
    }
  }
}
