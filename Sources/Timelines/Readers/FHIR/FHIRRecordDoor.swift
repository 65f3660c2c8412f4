internal import CSimdjson

/// The way to simdjson: bytes of FHIR JSON go in, records come out in one call.
final class FHIRRecordDoor {
  private let reader: OpaquePointer?

  init() {
    reader = vigil_record_reader_make()
    precondition(reader != nil, "memory is short")
  }

  deinit { vigil_record_reader_free(reader) }

  /// Reads lines or one document; what is returned holds until the next call.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, isDocument: Bool) -> vigil_records {
    var records = vigil_records()
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return records }
    if isDocument {
      _ = vigil_record_reader_document(reader, start, UInt32(bytes.count), &records)
    } else {
      _ = vigil_record_reader_lines(reader, start, UInt32(bytes.count), &records)
    }
    return records
  }

  /// The codes of a term, in the order recorded.
  func codings(_ term: UInt32) -> [Coding] {
    (0..<vigil_term_coding_count(reader, term)).map { place in
      Coding(
        system: text(vigil_term_system(reader, term, place)),
        code: text(vigil_term_code(reader, term, place)))
    }
  }

  /// What is written of a term: its text, or what its first code with words is called.
  func words(_ term: UInt32) -> String {
    let own = text(vigil_term_words(reader, term))
    if !own.isEmpty { return own }
    for place in 0..<vigil_term_coding_count(reader, term) {
      let display = text(vigil_term_display(reader, term, place))
      if !display.isEmpty { return display }
    }
    return ""
  }

  private func text(_ words: vigil_words) -> String {
    guard let start = words.start else { return "" }
    let bytes = UnsafeRawBufferPointer(start: start, count: words.length)
    return String(decoding: bytes, as: UTF8.self)
  }
}
