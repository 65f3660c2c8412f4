internal import CSimdjson
internal import Essentials

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

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

  private var otherType: [UInt8] = []
  private var otherCount = 0
  private var readForOthers = [Int](repeating: 0, count: VIGIL_RECORD_BROKEN + 1)
  private var lastSubject: UnsafeBufferPointer<UInt8>?
  private var lastPerson = PersonKey(rawValue: 0)
  /// People whose ids were handed over lately.
  private var handedOver = [UInt64](repeating: 0, count: FHIRFiller.handedOverCount)

  /// The words for places and organisations by what refers to them, while so many have names.
  var organisations: [UInt64: UInt32] = [:]
  var organisationsKnown = 0

  private static let handedOverCount = 8_192
  private static let patientLength = 7

  init(door: FHIRRecordDoor, references: FHIRReferences) {
    terms = FHIRTerms(door: door)
    self.references = references
  }

  /// Forgets the numbers of a dictionary that is gone.
  mutating func forgetDictionary() {
    terms.forget()
    names = FHIRDetailNumbers()
    organisations.removeAll()
    for slot in handedOver.indices { handedOver[slot] = 0 }
  }

  /// Takes all that was read; `firstLine` is the line at which the bytes begin.
  mutating func take(_ source: FHIRSource, firstLine: Int, isDocument: Bool) {
    if terms.isOther(dictionary) { forgetDictionary() }
    terms.prepare(source.read)
    lastSubject = nil
    let count = source.count
    var next = 0
    while next < count {
      let first = source.record(next)
      let isGroup = isDocument || first.pointee.entry != VIGIL_NOTHING
      guard isGroup else {
        takeOne(next, source, firstLine, isDocument)
        next += 1
        continue
      }
      var end = next + 1
      while end < count, isDocument || source.record(end).pointee.line == first.pointee.line {
        end += 1
      }
      peopleByURL.removeAll(keepingCapacity: true)
      for place in next..<end where source.record(place).pointee.is_contained == 0 {
        register(source.record(place), source)
      }
      for place in next..<end { takeOne(place, source, firstLine, isDocument) }
      peopleByURL.removeAll(keepingCapacity: true)
      next = end
    }
    lastSubject = nil
    countSkipped()
    terms.finish(dictionary)
  }

  private mutating func takeOne(
    _ place: Int, _ source: FHIRSource, _ firstLine: Int, _ isDocument: Bool
  ) {
    let record = source.record(place)
    guard record.pointee.is_contained == 0 else { return }
    rejects.seen += 1
    switch Int(record.pointee.type) {
    case VIGIL_RECORD_OTHER:
      countOther(source.bytes(record.pointee.type_name))
      return
    case VIGIL_RECORD_MEDICATION, VIGIL_RECORD_LOCATION, VIGIL_RECORD_ORGANISATION:
      guard record.pointee.fault == nil else { break }
      register(record, source)
      readForOthers[Int(record.pointee.type)] += 1
      return
    default: break
    }
    do throws(FHIRRefusal) {
      try store(place, record, source)
    } catch {
      refuse(record, error, source, firstLine, isDocument)
    }
  }

  /// Counts what is skipped, and keeps what is at fault.
  private mutating func refuse(
    _ record: FHIRRecord, _ refusal: FHIRRefusal, _ source: FHIRSource, _ firstLine: Int,
    _ isDocument: Bool
  ) {
    switch refusal {
    case .skipped(let reason): rejects.skip(reason)
    case .rejected(let path, let value, let what, let remedy):
      var line = firstLine + Int(record.pointee.line)
      if isDocument {
        line = firstLine
        for byte in source.bytes[..<Int(record.pointee.json.start)] where byte == 0x0A { line += 1 }
      }
      let inEntry =
        record.pointee.entry == VIGIL_NOTHING ? "" : "entry[\(record.pointee.entry)].resource"
      let column = [inEntry, path].filter { !$0.isEmpty }.joined(separator: ".")
      // A row of the rejects is one line, and JSON texts hold no line ends.
      var bytes = Array(source.bytes(record.pointee.json))
      if isDocument {
        for place in bytes.indices where bytes[place] == 0x0A || bytes[place] == 0x0D {
          bytes[place] = 0x20
        }
      }
      rejects.append(
        RejectedRows.Row(
          line: line, column: column, value: value, what: what, remedy: remedy, bytes: bytes))
    }
  }

  private mutating func store(
    _ place: Int, _ record: FHIRRecord, _ source: FHIRSource
  ) throws(FHIRRefusal) {
    if record.pointee.fault != nil { throw fault(record, source) }
    switch Int(record.pointee.type) {
    case VIGIL_RECORD_OBSERVATION: try takeObservation(record, source)
    case VIGIL_RECORD_PATIENT: try takePatient(record, source)
    case VIGIL_RECORD_ENCOUNTER: try takeEncounter(record, source)
    case VIGIL_RECORD_BUNDLE: throw .skipped("Bundle: empty")
    default: try takeEvent(place, record, source)
    }
  }

  // MARK: What is not stored

  /// Counts a resource of a type that is not read; most stand among others of theirs.
  private mutating func countOther(_ type: UnsafeBufferPointer<UInt8>) {
    if !type.elementsEqual(otherType) {
      countSkipped()
      otherType = Array(type)
    }
    otherCount += 1
  }

  /// Hands over what was counted.
  private mutating func countSkipped() {
    if otherCount > 0 {
      let name = String(decoding: otherType, as: UTF8.self)
      rejects.skip(
        name.isEmpty ? "entry of a bundle without a resource" : "\(name): not a type that is read",
        count: otherCount)
      otherCount = 0
    }
    for (type, count) in readForOthers.enumerated() where count > 0 {
      rejects.skip(
        "\(FHIRType.name(UInt32(type))): read for those that refer to it", count: count)
      readForOthers[type] = 0
    }
  }

  private func fault(_ record: FHIRRecord, _ source: FHIRSource) -> FHIRRefusal {
    let what = String(cString: record.pointee.fault)
    var path = ""
    if let field = record.pointee.fault_path {
      let bytes = UnsafeRawBufferPointer(start: field, count: 60).prefix { $0 != 0 && $0 != 0x22 }
      path = String(decoding: bytes, as: UTF8.self)
    }
    let isBroken = Int(record.pointee.type) == VIGIL_RECORD_BROKEN
    return .rejected(
      path: path, value: source.value(record.pointee.fault_text), what: what,
      remedy: isBroken ? "give one FHIR resource in JSON" : "write it as FHIR R4 says")
  }

  // MARK: People

  /// Whom a record is about.
  mutating func person(
    _ record: FHIRRecord, _ source: FHIRSource, _ path: String = "subject"
  ) throws(FHIRRefusal) -> PersonKey {
    let text = source.bytes(record.pointee.subject)
    guard !text.isEmpty else {
      throw .rejected(
        path: path, value: "", what: "is missing", remedy: "say whom the record is about")
    }
    if let lastSubject, lastSubject.count == text.count,
      let left = lastSubject.baseAddress, let right = text.baseAddress,
      memcmp(left, right, text.count) == 0
    {
      return lastPerson
    }
    let person = try person(text, record, source, path)
    lastSubject = text
    lastPerson = person
    return person
  }

  private mutating func person(
    _ text: UnsafeBufferPointer<UInt8>, _ record: FHIRRecord, _ source: FHIRSource,
    _ path: String
  ) throws(FHIRRefusal) -> PersonKey {
    if let type = FHIRReferenceParts.plainType(text), peopleByURL.isEmpty,
      type == FHIRFiller.patientLength, text.starts(with: "Patient".utf8)
    {
      return hand(over: UnsafeBufferPointer(rebasing: text[(type + 1)...]))
    }
    let parts = FHIRReferenceParts(text)
    if !peopleByURL.isEmpty, let known = peopleByURL[FHIRReferences.key(text.span)] {
      return known
    }
    if parts.isContained {
      throw .rejected(
        path: path, value: source.value(record.pointee.subject), what: "is somebody without an id",
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
}
