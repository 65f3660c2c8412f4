internal import CSimdjson

extension FHIRFiller {
  /// Keeps what others may refer to.
  mutating func register(_ record: FHIRRecord, _ source: FHIRSource) {
    guard record.pointee.fault == nil else { return }
    switch Int(record.pointee.type) {
    case VIGIL_RECORD_PATIENT:
      guard record.pointee.url.length > 0, let person = patient(record, source) else { return }
      peopleByURL[FHIRReferences.key(source.bytes(record.pointee.url).span)] = person
    case VIGIL_RECORD_MEDICATION: keepMedicine(record, source)
    case VIGIL_RECORD_LOCATION, VIGIL_RECORD_ORGANISATION:
      // The code of the Organisation Data Service says who it is better than a name.
      let text =
        record.pointee.organisation.length > 0 ? record.pointee.organisation : record.pointee.name
      guard text.length > 0 else { return }
      let name = source.string(text)
      for key in keys(record, source) { references.keep(name: name, of: key) }
    case VIGIL_RECORD_ENCOUNTER:
      guard FHIRMoments.isWhole(record.pointee.at) else { return }
      let start = moments.place(record.pointee.at)
      for key in keys(record, source) { references.keep(start: start, of: key) }
    default: break
    }
  }

  /// The key of a patient: its id, or the end of its address in a bundle.
  mutating func patient(_ record: FHIRRecord, _ source: FHIRSource) -> PersonKey? {
    if record.pointee.id.length > 0 { return hand(over: source.bytes(record.pointee.id)) }
    guard record.pointee.url.length > 0 else { return nil }
    let parts = FHIRReferenceParts(source.bytes(record.pointee.url))
    return parts.id.isEmpty ? nil : hand(over: UnsafeBufferPointer(rebasing: parts.id))
  }

  private mutating func keepMedicine(_ record: FHIRRecord, _ source: FHIRSource) {
    var codings: [Coding] = []
    var display = ""
    if record.pointee.code != VIGIL_NOTHING {
      (codings, display) = terms.codings(record.pointee.code)
    }
    var ingredients: [UInt64] = []
    if codings.isEmpty {
      for extra in source.extras(record) {
        if Int(extra.what) == VIGIL_EXTRA_INGREDIENT {
          if let key = key(source.bytes(extra.text)) { ingredients.append(key) }
        } else if Int(extra.what) == VIGIL_EXTRA_INGREDIENT_CODE {
          let (more, words) = terms.codings(extra.term)
          codings += more
          display += display.isEmpty ? words : " + \(words)"
        }
      }
    }
    for key in keys(record, source) {
      if !codings.isEmpty {
        references.keep(medicine: key, codings, display: display)
      } else if !ingredients.isEmpty {
        references.keep(mixture: key, of: ingredients)
      }
    }
  }

  /// The keys by which a resource may be referred to.
  private func keys(_ record: FHIRRecord, _ source: FHIRSource) -> [UInt64] {
    var keys: [UInt64] = []
    if record.pointee.id.length > 0 {
      let name = Array(FHIRType.name(record.pointee.type).utf8) + [UInt8(ascii: "/")]
      keys.append(FHIRReferences.key((name + Array(source.bytes(record.pointee.id))).span))
    }
    if record.pointee.url.length > 0, let key = key(source.bytes(record.pointee.url)) {
      keys.append(key)
    }
    return keys
  }

  /// The key of what a reference means; `nil` for what is contained.
  func key(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard !text.isEmpty else { return nil }
    if FHIRReferenceParts.plainType(text) != nil { return FHIRReferences.key(text.span) }
    let parts = FHIRReferenceParts(text)
    if parts.isContained { return nil }
    if parts.isURN { return FHIRReferences.key(text.span) }
    if parts.isPlain {
      let from = parts.type.startIndex, to = parts.id.endIndex
      return FHIRReferences.key(UnsafeBufferPointer(rebasing: text[from..<to]).span)
    }
    return FHIRReferences.key(parts.joined().span)
  }

  /// The word for a place or organisation: what is known of it, or else its id.
  mutating func organisation(_ text: vigil_text, _ source: FHIRSource) -> WordNumber? {
    guard text.length > 0 else { return nil }
    let bytes = source.bytes(text)
    if organisationsKnown != references.nameCount {
      organisations.removeAll()
      organisationsKnown = references.nameCount
    }
    let whole = FHIRReferences.key(bytes.span)
    if let known = organisations[whole] { return WordNumber(rawValue: known) }
    let id = FHIRReferenceParts(bytes).id
    let name = key(bytes).flatMap { references.name($0) }
    guard name != nil || !id.isEmpty else { return nil }
    let made = dictionary.number(ofWord: name ?? String(decoding: id, as: UTF8.self))
    organisations[whole] = made.rawValue
    return made
  }

  /// The concept of a medicine: coded in the record, contained in it, or somewhere else.
  mutating func medicine(
    _ place: Int, _ record: FHIRRecord, _ kind: EventKind, _ source: FHIRSource
  ) throws(FHIRRefusal) -> ConceptNumber {
    if record.pointee.code != VIGIL_NOTHING,
      let concept = terms.concept(record.pointee.code, kind, &dictionary)
    {
      return concept
    }
    let text = source.bytes(record.pointee.medication)
    guard !text.isEmpty else {
      throw .rejected(
        path: "medication[x]", value: "", what: "is missing",
        remedy: "give a medicationCodeableConcept or a medicationReference")
    }
    if text.first == UInt8(ascii: "#") {
      if let found = contained(text, place, record, kind, source) { return found }
    } else if let key = key(text), let known = references.medicine(key) {
      return terms.concept(medicine: known, kind, references, &dictionary)
    }
    rejects.note(
      "\(FHIRType.name(record.pointee.type)): medicine not found, its reference kept as a code")
    let coding = Coding(system: "reference", code: String(decoding: text, as: UTF8.self))
    return dictionary.number(of: Concept(kind: kind, codings: [coding]))
  }

  private mutating func contained(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ record: FHIRRecord, _ kind: EventKind,
    _ source: FHIRSource
  ) -> ConceptNumber? {
    let id = text.dropFirst()
    for next in (place + 1)..<(place + 1 + Int(record.pointee.contained_count)) {
      let inner = source.record(next)
      guard Int(inner.pointee.type) == VIGIL_RECORD_MEDICATION,
        source.bytes(inner.pointee.id).elementsEqual(id)
      else { continue }
      let code = inner.pointee.code
      if code != VIGIL_NOTHING, let concept = terms.concept(code, kind, &dictionary) {
        return concept
      }
      for extra in source.extras(inner) where Int(extra.what) == VIGIL_EXTRA_INGREDIENT_CODE {
        if let concept = terms.concept(extra.term, kind, &dictionary) { return concept }
      }
    }
    return nil
  }
}
