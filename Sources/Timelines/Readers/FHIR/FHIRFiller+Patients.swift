internal import CSimdjson
internal import Essentials

extension FHIRFiller {
  // MARK: Patients

  /// Takes what is said about a person.
  mutating func takePatient(_ record: FHIRRecord, _ source: FHIRSource) throws(FHIRRefusal) {
    guard let person = patient(record, source) else {
      throw .rejected(path: "id", value: "", what: "is missing", remedy: "give the patient an id")
    }
    for (moment, path) in [
      (record.pointee.birth, "birthDate"), (record.pointee.end, "deceasedDateTime"),
    ]
    where Int(moment.kind) == VIGIL_MOMENT_WRONG {
      throw .date(path, source.value(moment.text), isWrong: true)
    }
    batch.facts.presence(person)
    if record.pointee.birth.kind != 0 {
      // A date that stops early is its first day; see docs/fhir-records.md.
      if !FHIRMoments.isWhole(record.pointee.birth) {
        rejects.note("Patient: birthDate without a day, taken as the first")
      }
      batch.facts.birth(person, Day(number: Int(record.pointee.birth.day)))
    }
    if FHIRMoments.isWhole(record.pointee.end) {
      batch.facts.death(person, Day(number: Int(moments.place(record.pointee.end).day)))
    } else if record.pointee.end.kind != 0 || record.pointee.is_dead != 0 {
      let word = record.pointee.end.kind != 0 ? source.string(record.pointee.end.text) : "true"
      batch.facts.detail(person, number(.dead), .word(dictionary.number(ofWord: word)))
    }
    if record.pointee.gender != VIGIL_NOTHING {
      batch.facts.sex(person, sex(terms.text(record.pointee.gender)))
    }
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
    _ record: FHIRRecord, _ source: FHIRSource
  ) throws(FHIRRefusal) {
    switch terms.status(record.pointee.status) {
    case .enteredInError: throw .skipped("Encounter: entered in error")
    case .cancelled: throw .skipped("Encounter: cancelled")
    case .planned: throw .skipped("Encounter: planned")
    default: break
    }
    let person = try person(record, source)
    guard record.pointee.at.kind != 0 || record.pointee.end.kind != 0 else {
      throw .rejected(
        path: "period", value: "", what: "is missing", remedy: "say when it began or ended")
    }
    let start = try bound(record.pointee.at, "period.start", source)
    let end = try bound(record.pointee.end, "period.end", source)
    let places = source.places(record)
    for place in places {
      _ = try bound(place.start, "location.period.start", source)
      _ = try bound(place.end, "location.period.end", source)
    }
    register(record, source)
    let identity = record.pointee.identity
    append(
      person, terms.encounter(record.pointee.code),
      start, end, organisation(record.pointee.organisation, source))
    if identity != 0 {
      batch.intervals.identify(identity, version: record.pointee.version)
      // So many bits are a whole number to a double.
      batch.intervals.detail(number(.identifier), .number(Double(identity >> 11)))
    }
    addInterval(.encounterClass, record.pointee.code)
    switch terms.status(record.pointee.status) {
    case .plain: break
    default: addInterval(.status, record.pointee.status)
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
        batch.intervals.identify(
          identity &+ UInt64(place + 1) &<< 1, version: record.pointee.version)
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
}
