import Essentials

/// The first half of an import: reading sources into partitions.
struct ImportReading {
  private let folder: ImportFolder
  private let sources: [ImportSource]
  /// How to import.
  let settings: Importer.Settings
  /// The names of the files of rejects.
  let rejectNames: [String]
  /// How far the import has come.
  private(set) var journal: ImportJournal
  /// The records that are in memory.
  var buckets: RecordBuckets
  /// What their numbers mean.
  private(set) var dictionary = TimelineDictionary()
  /// The reader of the source that was read last.
  private var previous: (any RecordReader)?
  private var batch = RecordBatch()
  private var rejected = RejectedRows()

  /// Begins an import, or goes on with one that was interrupted.
  ///
  /// `keeping` says which events are wanted, where not all are; such an import is no store's.
  init(
    _ folder: ImportFolder, _ sources: [ImportSource], _ settings: Importer.Settings,
    keeping: (@Sendable (Concept) -> Bool)? = nil
  ) throws(InputProblem) {
    dictionary.keeps = keeping
    self.folder = folder
    self.sources = sources
    self.settings = settings
    rejectNames = folder.rejectNames(sources)
    let wanted = folder.manifest?.partitionCount
    if let wanted, let asked = settings.partitionCount, asked != wanted {
      throw InputProblem(
        file: folder.path, what: "has \(wanted) partitions, not \(asked)",
        remedy: "leave --partitions out")
    }
    if let known = folder.journal, known.part == folder.nextPart {
      if known.isOf(sources) {
        journal = known
        buckets = RecordBuckets(partitionCount: known.partitionCount)
        try restore()
        return
      }
      guard settings.restarts else {
        let names = known.sources.map(\.name).joined(separator: ", ")
        throw InputProblem(
          file: folder.path, what: "has an unfinished import of \(names)",
          remedy: "finish it by the same command again, or forget it with --restart")
      }
    }
    let count = wanted ?? settings.partitionCount ?? Self.partitionCount(of: sources)
    journal = ImportJournal(part: folder.nextPart, partitionCount: count, sources: sources)
    buckets = RecordBuckets(partitionCount: count)
    for name in StoreDisk.names(in: folder.workPath) where name != "lock" {
      StoreDisk.remove(folder.workPath + "/" + name)
    }
  }

  /// One partition for every four megabytes, so that each is sorted near the processor.
  private static func partitionCount(of sources: [ImportSource]) -> Int {
    let bytes = sources.reduce(0) { sum, source in
      let packed = [".gz", ".zst", ".zstd", ".parquet"].contains { source.name.hasSuffix($0) }
      return sum + (source.length ?? 0) * (packed ? 8 : 1)
    }
    return min(max(bytes / (4 << 20), 1), 1_024)
  }

  /// Takes up the dictionary and looks at the files of an import that was interrupted.
  private mutating func restore() throws(InputProblem) {
    for place in sources.indices where journal.sources[place].rejectBytes > 0 {
      journal.sources[place].report.rejects = "rejects/" + rejectNames[place]
    }
    guard !journal.spills.isEmpty else { return }
    dictionary = try DictionaryFile.read(dictionaryPath).dictionary
    for spill in journal.spills {
      guard StoreDisk.size(folder.workPath + "/" + spill.name) == spill.places.last else {
        throw InputProblem(
          file: folder.workPath + "/" + spill.name, what: "is not as the import left it",
          remedy: "start again with --restart")
      }
    }
  }

  private var dictionaryPath: String {
    "\(folder.workPath)/dictionary-\(journal.spills.count)"
  }

  /// Reads all that is left to read.
  mutating func run(
    _ progress: (Importer.Progress) throws -> Void, _ stage: (Importer.Stage) throws -> Void
  ) throws {
    let lengths = sources.map(\.length)
    let total = lengths.contains(nil) ? nil : lengths.reduce(0) { $0 + ($1 ?? 0) }
    try readAgain()
    while journal.current < sources.count {
      let current = journal.current
      let before = lengths[..<current].reduce(0) { $0 + ($1 ?? 0) }
      try readSource { reading, done in
        let rows = reading.journal.sources.reduce(0) { $0 + $1.report.rows }
        try progress(
          Importer.Progress(
            phase: .reading(reading.sources[current].name), done: before + done, total: total,
            rows: rows))
        try stage(.piece)
        if reading.buckets.byteCount > reading.settings.memoryBytes {
          try reading.checkpoint()
          try stage(.checkpoint)
        }
      }
    }
  }

  /// Reads the current source to its end.
  private mutating func readSource(
    _ afterPiece: (inout ImportReading, _ storedBytes: Int) throws -> Void
  ) throws {
    let current = journal.current
    let source = sources[current]
    var reader = source.makeReader(previous)
    previous = nil
    var files = try RejectFiles(
      folder: folder.workPath + "/rejects", name: rejectNames[current], header: source.header,
      journal.sources[current])
    var pieces = SourcePieces(try opened(source), pieceBytes: settings.pieceBytes)
    if journal.used > 0 {
      if source.isReferredTo { try readAgain(source, &reader, upTo: journal.used) }
      reader.line = journal.line
    }
    var isMore = true
    while isMore {
      batch.removeAll()
      rejected.removeAll()
      isMore = try pieces.next { piece, isLast in
        reader.read(piece, isLast: isLast, into: &batch, &dictionary, &rejected)
      }
      try buckets.add(batch)
      if settings.isStrict, let row = rejected.rows.first { throw refusal(row, source) }
      try files.append(rejected)
      count(rejected, current)
      journal.used = pieces.used
      journal.line = reader.line
      journal.ahead = pieces.source.position
      journal.aheadFingerprint = pieces.source.fingerprint.value
      journal.sources[current].report.bytes = pieces.used
      journal.sources[current].rejectBytes = files.rejectBytes
      journal.sources[current].reasonBytes = files.reasonBytes
      journal.sources[current].rejectLines = files.lines
      if !isMore {
        journal.sources[current].fingerprint = pieces.source.fingerprint.value
        journal.current += 1
        journal.used = 0
        journal.line = 1
        journal.ahead = 0
      }
      // Rows that a checkpoint counts as refused are on disk before it.
      if buckets.byteCount > settings.memoryBytes { try files.sync() }
      try afterPiece(&self, pieces.source.storedPosition)
    }
    try files.sync()
    previous = reader
  }

  /// Reads again what sources say that later ones refer to, after an interruption.
  private mutating func readAgain() throws(InputProblem) {
    for source in sources[..<journal.current] where source.isReferredTo {
      var reader = source.makeReader(previous)
      previous = nil
      try readAgain(source, &reader, upTo: .max)
      previous = reader
    }
  }

  private mutating func readAgain(
    _ source: ImportSource, _ reader: inout any RecordReader, upTo end: Int
  ) throws(InputProblem) {
    var pieces = SourcePieces(try source.open(), pieceBytes: settings.pieceBytes)
    var isMore = true
    while isMore, pieces.used < end {
      let left = end - pieces.used
      isMore = try pieces.next { piece, isLast in
        // What it says is known, and its records are counted already.
        batch.removeAll()
        rejected.removeAll()
        let part = piece.extracting(0..<min(left, piece.count))
        return reader.read(
          part, isLast: isLast && part.count == piece.count, into: &batch, &dictionary, &rejected)
      }
    }
  }

  /// The source, at the byte where reading goes on.
  private func opened(_ source: ImportSource) throws(InputProblem) -> ByteSource {
    guard journal.used > 0 else { return try source.open() }
    var scratch = [UInt8](repeating: 0, count: 1 << 20)
    var again = try source.open()
    try again.pass(journal.ahead, &scratch)
    guard again.position == journal.ahead,
      again.packing != .plain || again.fingerprint.value == journal.aheadFingerprint
    else {
      throw InputProblem(
        file: source.name, what: "has changed since its import was interrupted",
        remedy: "start again with --restart")
    }
    var opened = try source.open()
    // Read rather than skipped, so that its fingerprint is that of the whole.
    try opened.pass(journal.used, &scratch)
    return opened
  }

  private func refusal(_ row: RejectedRows.Row, _ source: ImportSource) -> Importer.RefusedRow {
    Importer.RefusedRow(
      problem: InputProblem(
        file: source.name, line: row.line, column: row.column.isEmpty ? nil : row.column,
        value: row.value, what: row.what, remedy: row.remedy))
  }

  private mutating func count(_ rejected: RejectedRows, _ current: Int) {
    journal.sources[current].report.rows += rejected.seen
    for row in rejected.rows {
      let reason = row.column.isEmpty ? row.what : "\(row.column) \(row.what)"
      journal.sources[current].report.refused[reason, default: 0] += 1
    }
    for (reason, count) in rejected.skipped {
      journal.sources[current].report.skipped[reason, default: 0] += count
    }
    for (words, count) in rejected.noted {
      journal.sources[current].report.noted[words, default: 0] += count
    }
    if !rejected.rows.isEmpty {
      journal.sources[current].report.rejects = "rejects/" + rejectNames[current]
    }
  }

  /// Puts all records on disk, and says so in the journal.
  mutating func checkpoint() throws(InputProblem) {
    let name = "spill-\(journal.spills.count + 1)"
    journal.spills.append(try SpillFile.write(&buckets, name: name, in: folder.workPath))
    let counts = [UInt64](repeating: 0, count: dictionary.concepts.count)
    try StoreDisk.write(DictionaryFile.bytes(dictionary, counts: counts), to: dictionaryPath)
    try StoreDisk.write(
      Array(journal.text.utf8), to: folder.workPath + "/" + ImportJournal.name)
    StoreDisk.remove("\(folder.workPath)/dictionary-\(journal.spills.count - 1)")
  }
}

extension ByteSource {
  /// Reads so many bytes and forgets them.
  fileprivate mutating func pass(
    _ count: Int, _ scratch: inout [UInt8]
  ) throws(InputProblem) {
    var left = count
    while left > 0 {
      let got = try read(into: &scratch, at: 0, count: min(left, scratch.count))
      if got == 0 { return }
      left -= got
    }
  }
}
