internal import CSimdjson
internal import Essentials

/// Fills batches with what resources say.
///
/// The batch, the dictionary and the rejects of a call are moved in for its time.
struct FHIRFiller {
  var batch = RecordBatch()
  var dictionary = TimelineDictionary()
  var rejects = RejectedRows()
  var references: FHIRReferences
  var terms: FHIRTerms
  var names = FHIRDetailNumbers()
  var moments = FHIRMoments()
  /// The people of the bundle that is being read, by their addresses in it.
  var peopleByURL: [UInt64: PersonKey] = [:]
  /// The concepts of one observation and its components.
  var concepts: [ConceptNumber] = []

  private var lastSubject: UnsafeBufferPointer<UInt8>?
  private var lastPerson = PersonKey(rawValue: 0)
  /// People whose ids were handed over lately.
  private var handedOver = [UInt64](repeating: 0, count: FHIRFiller.handedOverCount)

  private static let handedOverCount = 8_192

  init(door: FHIRRecordDoor, references: FHIRReferences) {
    terms = FHIRTerms(door: door)
    self.references = references
  }

  /// Takes all that was read; `firstLine` is the line at which the bytes begin.
  mutating func take(_ source: FHIRSource, firstLine: Int, isDocument: Bool) {
    if terms.prepare(source.read, dictionary) {
      names = FHIRDetailNumbers()
      for slot in handedOver.indices { handedOver[slot] = 0 }
    }
    lastSubject = nil
    let records = source.records
    var next = 0
    while next < records.count {
      let isGroup =
        isDocument || records[next].entry != VIGIL_NOTHING
        || (records[next].is_contained != 0)
      guard isGroup else {
        takeOne(next, source, firstLine, isDocument)
        next += 1
        continue
      }
      var end = next + 1
      while end < records.count, isDocument || records[end].line == records[next].line { end += 1 }
      peopleByURL.removeAll(keepingCapacity: true)
      for place in next..<end where records[place].is_contained == 0 {
        register(records[place], source)
      }
      for place in next..<end { takeOne(place, source, firstLine, isDocument) }
      peopleByURL.removeAll(keepingCapacity: true)
      next = end
    }
    lastSubject = nil
    terms.finish(dictionary)
  }

  private mutating func takeOne(
    _ place: Int, _ source: FHIRSource, _ firstLine: Int, _ isDocument: Bool
  ) {
    let record = source.records[place]
    guard record.is_contained == 0 else { return }
    rejects.seen += 1
    do throws(FHIRRefusal) {
      try store(place, record, source)
    } catch {
      refuse(record, error, source, firstLine, isDocument)
    }
  }

  /// Counts what is skipped, and keeps what is at fault.
  private mutating func refuse(
    _ record: vigil_record, _ refusal: FHIRRefusal, _ source: FHIRSource, _ firstLine: Int,
    _ isDocument: Bool
  ) {
    switch refusal {
    case .skipped(let reason): rejects.skip(reason)
    case .rejected(let path, let value, let what, let remedy):
      var line = firstLine + Int(record.line)
      if isDocument {
        line = firstLine
        for byte in source.bytes[..<Int(record.json.start)] where byte == 0x0A { line += 1 }
      }
      let inEntry = record.entry == VIGIL_NOTHING ? "" : "entry[\(record.entry)].resource"
      let column = [inEntry, path].filter { !$0.isEmpty }.joined(separator: ".")
      // A row of the rejects is one line, and JSON texts hold no line ends.
      let bytes = source.bytes(record.json).map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      rejects.append(
        RejectedRows.Row(
          line: line, column: column, value: value, what: what, remedy: remedy, bytes: bytes))
    }
  }

  private mutating func store(
    _ place: Int, _ record: vigil_record, _ source: FHIRSource
  ) throws(FHIRRefusal) {
    if record.fault != nil, Int(record.type) != VIGIL_RECORD_OTHER {
      throw fault(record, source)
    }
    switch Int(record.type) {
    case VIGIL_RECORD_OBSERVATION: try takeObservation(record, source)
    case VIGIL_RECORD_PATIENT: try takePatient(record, source)
    case VIGIL_RECORD_ENCOUNTER: try takeEncounter(record, source)
    case VIGIL_RECORD_MEDICATION, VIGIL_RECORD_LOCATION, VIGIL_RECORD_ORGANISATION:
      register(record, source)
      throw .skipped("\(FHIRType.name(record.type)): read for those that refer to it")
    case VIGIL_RECORD_BUNDLE: throw .skipped("Bundle: empty")
    case VIGIL_RECORD_OTHER:
      let name = source.value(record.type_name)
      throw .skipped(
        name.isEmpty ? "entry of a bundle without a resource" : "\(name): not a type that is read")
    default: try takeEvent(place, record, source)
    }
  }

  private func fault(_ record: vigil_record, _ source: FHIRSource) -> FHIRRefusal {
    let what = String(cString: record.fault)
    var path = ""
    if var letter = record.fault_path {
      while letter.pointee != 0, letter.pointee != 0x22, path.utf8.count < 60 {
        path.unicodeScalars.append(Unicode.Scalar(UInt8(bitPattern: letter.pointee)))
        letter += 1
      }
    }
    let isBroken = Int(record.type) == VIGIL_RECORD_BROKEN
    return .rejected(
      path: path, value: source.value(record.fault_text), what: what,
      remedy: isBroken ? "give one FHIR resource in JSON" : "write it as FHIR R4 says")
  }

  // MARK: People

  /// Whom a record is about.
  mutating func person(
    _ record: vigil_record, _ source: FHIRSource, _ path: String = "subject"
  ) throws(FHIRRefusal) -> PersonKey {
    let text = source.bytes(record.subject)
    guard !text.isEmpty else {
      throw .rejected(
        path: path, value: "", what: "is missing", remedy: "say whom the record is about")
    }
    if let lastSubject, lastSubject.count == text.count, lastSubject.elementsEqual(text) {
      return lastPerson
    }
    let person = try person(text, source.value(record.subject), path)
    lastSubject = text
    lastPerson = person
    return person
  }

  private mutating func person(
    _ text: UnsafeBufferPointer<UInt8>, _ value: String, _ path: String
  ) throws(FHIRRefusal) -> PersonKey {
    let parts = FHIRReferenceParts(text)
    if !peopleByURL.isEmpty, let known = peopleByURL[FHIRReferences.key(text.span)] {
      return known
    }
    if parts.isContained {
      throw .rejected(
        path: path, value: value, what: "is somebody without an id",
        remedy: "give the patient as a resource of its own")
    }
    guard parts.type.isEmpty || parts.type.elementsEqual("Patient".utf8) else {
      throw .skipped("subject is a \(String(decoding: parts.type, as: UTF8.self))")
    }
    return hand(over: UnsafeBufferPointer(rebasing: parts.id))
  }

  /// The key of a person's id, which is handed over unless that was done lately.
  mutating func hand(over id: UnsafeBufferPointer<UInt8>) -> PersonKey {
    let person = PersonKey(id.span)
    guard person.isHash else { return person }
    let slot = Int(truncatingIfNeeded: person.rawValue) & (FHIRFiller.handedOverCount - 1)
    if handedOver[slot] != person.rawValue {
      handedOver[slot] = person.rawValue
      batch.texts.append(person, id.span)
    }
    return person
  }

  // MARK: Details

  mutating func number(_ detail: FHIRDetail) -> NameNumber { names.number(detail, &dictionary) }

  /// Adds a word to the last event.
  mutating func add(_ detail: FHIRDetail, term: UInt32) {
    guard term != VIGIL_NOTHING else { return }
    batch.events.detail(number(detail), .word(terms.word(term, &dictionary)))
  }

  /// Adds a word to the last event.
  mutating func add(_ detail: FHIRDetail, word: String) {
    batch.events.detail(number(detail), .word(dictionary.number(ofWord: word)))
  }

  /// 64 bits of a resource's type and id; 0 where it has no id.
  func identity(_ record: vigil_record, _ source: FHIRSource) -> UInt64 {
    guard record.id.length > 0 else { return 0 }
    let id = PersonKey(source.bytes(record.id).span)
    return PersonKey(rawValue: id.rawValue ^ UInt64(record.type) << 40).mixed | 1
  }
}
