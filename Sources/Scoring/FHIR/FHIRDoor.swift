import CSimdjson

/// The door to simdjson: bytes go in, filled rows come out.
struct FHIRDoor: ~Copyable {
  private let reader: OpaquePointer
  /// The dimensions that the units of rows are numbered by.
  static let dimensions: [FHIRCodes.Dimension] = [
    .perMinute, .percent, .one, .millimetresOfMercury, .celsius, .fahrenheit, .litresPerMinute,
    .second,
  ]

  /// Opens the door for codes; rows name them by their places.
  init(_ codes: FHIRCodes) {
    var terms = TermList()
    var groups: [FHIRCodes.Meaning: Int] = [:]
    for (place, code) in codes.codes.enumerated() {
      // Readings of one input may have several codes; of different inputs they contradict.
      let group = groups[code.meaning, default: place]
      groups[code.meaning] = group
      terms.append(
        "\(code.system)|\(code.code)", value: place, rank: code.use.rawValue, group: group)
    }
    var units = TermList()
    for (key, dimension) in codes.units {
      units.append(key, value: FHIRDoor.dimensions.firstIndex(of: dimension) ?? 0)
    }
    for (key, dimension) in codes.unitWords {
      units.append("words|" + key, value: FHIRDoor.dimensions.firstIndex(of: dimension) ?? 0)
    }
    let made = terms.withTerms { codes in
      units.withTerms { units in
        vigil_reader_make(
          codes.baseAddress, UInt32(codes.count), units.baseAddress, UInt32(units.count))
      }
    }
    guard let made else { preconditionFailure("not enough memory for a reader") }
    reader = made
  }

  deinit { vigil_reader_free(reader) }

  /// Reads complete lines.
  ///
  /// `bytes` are followed by 64 more that can be read; the batch holds while `body` runs.
  borrowing func readLines(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (borrowing FHIRBatch) -> Void
  ) {
    guard let base = bytes.baseAddress else { return }
    var batch = vigil_batch()
    _ = vigil_read_lines(reader, base, UInt32(bytes.count), &batch)
    body(FHIRBatch(batch, base: base))
  }

  /// Reads one document, likewise.
  borrowing func readDocument(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (borrowing FHIRBatch) -> Void
  ) {
    guard let base = bytes.baseAddress else { return }
    var batch = vigil_batch()
    _ = vigil_read_document(reader, base, UInt32(bytes.count), &batch)
    body(FHIRBatch(batch, base: base))
  }
}

/// What was read from one buffer; nothing of it may be kept.
struct FHIRBatch: ~Copyable {
  let resources: UnsafeBufferPointer<vigil_resource>
  let rows: UnsafeBufferPointer<vigil_row>
  let references: UnsafeBufferPointer<vigil_reference>
  let faults: UnsafeBufferPointer<vigil_fault>
  let seen: Int
  let lines: Int
  private let base: UnsafePointer<UInt8>
  private let arena: UnsafePointer<CChar>?

  init(_ batch: vigil_batch, base: UnsafePointer<UInt8>) {
    resources = UnsafeBufferPointer(start: batch.resources, count: Int(batch.resource_count))
    rows = UnsafeBufferPointer(start: batch.rows, count: Int(batch.row_count))
    references = UnsafeBufferPointer(start: batch.references, count: Int(batch.reference_count))
    faults = UnsafeBufferPointer(start: batch.faults, count: Int(batch.fault_count))
    seen = Int(batch.seen_count)
    lines = Int(batch.line_count)
    self.base = base
    arena = batch.arena
  }

  /// The bytes of a text.
  func bytes(_ text: vigil_text) -> UnsafeRawBufferPointer {
    let isOwn = text.start & VIGIL_ARENA != 0
    let start = Int(text.start & ~VIGIL_ARENA)
    let from = isOwn ? UnsafeRawPointer(arena) : UnsafeRawPointer(base)
    return UnsafeRawBufferPointer(start: from.map { $0 + start }, count: Int(text.length))
  }

  /// A text as a moment or a day.
  func instant(_ text: vigil_text) -> FHIRInstant? {
    FHIRInstant(bytes(text).assumingMemoryBound(to: UInt8.self).span)
  }

  /// A text as a string.
  func string(_ text: vigil_text) -> String { String(decoding: bytes(text), as: UTF8.self) }
}

/// Terms with their keys, in the form that C wants.
private struct TermList {
  private var bytes: [UInt8] = []
  private var terms: [(start: Int, length: Int, value: Int32, rank: Int32, group: Int32)] = []

  mutating func append(_ key: String, value: Int, rank: Int = 0, group: Int = 0) {
    let start = bytes.count
    bytes.append(contentsOf: key.utf8)
    terms.append((start, bytes.count - start, Int32(value), Int32(rank), Int32(group)))
  }

  func withTerms<Result>(_ body: (UnsafeBufferPointer<vigil_term>) -> Result) -> Result {
    bytes.withUnsafeBytes { all in
      let list = terms.map { term in
        vigil_term(
          key: all.baseAddress.map { ($0 + term.start).assumingMemoryBound(to: CChar.self) },
          key_length: UInt32(term.length), value: term.value, rank: term.rank, group: term.group)
      }
      return list.withUnsafeBufferPointer(body)
    }
  }
}
