internal import CSimdjson

/// Reads FHIR R4: lines of resources as Bulk Data exports have them, bundles, and single resources.
///
/// What is read from each type of resource, what is skipped and what is lost stands in
/// `docs/fhir-records.md`. A document that is one bundle or resource over many lines is read once
/// all of it is there: `read` returns 0 until then.
///
/// One reader fills batches of one dictionary. Where the dictionary is emptied, the reader forgets
/// what it knew of it.
public struct FHIRRecordReader: RecordReader {
  /// The line at which the next row starts; set when reading goes on elsewhere.
  public var line = 1 {
    didSet { if line > 1, form == nil { form = .lines } }
  }
  /// What resources read so far say that others refer to; see `FHIRFileOrder`.
  public var references: FHIRReferences { filler.references }

  private let door: FHIRRecordDoor
  private var filler: FHIRFiller
  private var form: FHIRFileForm?
  private let library: FHIRLibrary?
  /// Whether what the library knows is with this reader.
  private var hasTaken = false

  /// So much goes through the door at once: it is still near the processor when it comes back.
  private static let sliceSize = 1 << 18
  /// The longest line or document that is read.
  private static let bytesMost = Int(Int32.max) - 64

  /// A reader for one file, which knows what others said.
  public init(references: FHIRReferences = FHIRReferences()) {
    door = FHIRRecordDoor()
    filler = FHIRFiller(door: door, references: references)
    library = nil
  }

  init(library: FHIRLibrary) {
    door = FHIRRecordDoor()
    filler = FHIRFiller(door: door, references: FHIRReferences())
    self.library = library
  }

  /// Forgets the numbers of a dictionary that is gone.
  mutating func forgetDictionary() { filler.forgetDictionary() }

  /// Starts another file, and keeps what is known.
  public mutating func startFile() {
    form = nil
    line = 1
  }

  /// Reads the whole rows of a piece, or a document once all of it is there.
  public mutating func read(
    _ piece: Span<UInt8>, isLast: Bool, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary, _ rejects: inout RejectedRows
  ) -> Int {
    swap(&batch, &filler.batch)
    swap(&dictionary, &filler.dictionary)
    swap(&rejects, &filler.rejects)
    if let library, !hasTaken {
      filler.references = library.take()
      hasTaken = true
    }
    defer {
      if let library, isLast {
        library.put(filler.references)
        filler.references = FHIRReferences()
        hasTaken = false
      }
      swap(&batch, &filler.batch)
      swap(&dictionary, &filler.dictionary)
      swap(&rejects, &filler.rejects)
    }
    return piece.withUnsafeBufferPointer { read($0, isLast: isLast) }
  }

  private mutating func read(_ piece: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int {
    let mark = line == 1 ? FHIRFileForm.markLength(piece) : 0
    let text = UnsafeBufferPointer(rebasing: piece[mark...])
    if form == nil { form = FHIRFileForm(text, isWhole: isLast) }
    switch form {
    case nil: return 0
    case .document:
      guard isLast else { return 0 }
      take(text, isDocument: true)
      return piece.count
    case .lines: return mark + readLines(text, isLast: isLast)
    }
  }

  private mutating func readLines(_ text: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int {
    var used = 0
    while used < text.count {
      let rest = text[used...]
      let slice = rest.prefix(FHIRRecordReader.sliceSize)
      let feed = FHIRFileForm.Byte.lineFeed
      let end: Int
      if let last = slice.lastIndex(of: feed) ?? rest.firstIndex(of: feed) {
        end = last + 1
      } else if isLast {
        end = text.count
      } else {
        break
      }
      take(UnsafeBufferPointer(rebasing: text[used..<end]), isDocument: false)
      used = end
    }
    return used
  }

  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, isDocument: Bool) {
    guard bytes.count <= FHIRRecordReader.bytesMost else {
      filler.rejects.seen += 1
      filler.rejects.append(
        RejectedRows.Row(
          line: line, column: "", value: "", what: "is longer than the 2 GB that are read at once",
          remedy: "split it into one resource a line", bytes: Array(bytes)))
      line += 1
      return
    }
    let source = FHIRSource(bytes: bytes, read: door.read(bytes, isDocument: isDocument))
    filler.take(source, firstLine: line, isDocument: isDocument)
    line += Int(source.read.line_count)
  }
}
