@testable import Timelines

/// Tables of every layout: whatever stands below the header, each row is taken or refused, and the
/// pieces it comes in leave no trace.
enum TableTarget {
  static let run: FuzzTarget = { bytes in
    guard let match = SourceLayout.match(bytes, "table.csv", SourceLayout.builtIn) else { return }
    if case .vocabulary = match.layout.records { return }
    let source = TableSource("table.csv", match, OMOPVocabulary(), opener: SourceLayout.open)
    let whole = read(bytes, by: source, piece: .max)
    let taken: Int
    switch match.layout.records {
    case .events: taken = whole.batch.events.count
    case .intervals: taken = whole.batch.intervals.count
    case .facts, .vocabulary, .made:
      let presence = FactColumns.Subject.presence.rawValue
      taken = whole.batch.facts.subjects.count { $0 == presence }
    }
    precondition(taken + whole.rejects.rows.count == whole.rejects.seen, "a row is lost")
    let pieces = read(bytes, by: source, piece: 7 + bytes.count % 90)
    precondition(pieces.rejects.seen == whole.rejects.seen, "pieces change what is seen")
    precondition(
      pieces.rejects.rows.map(\.line) == whole.rejects.rows.map(\.line), "pieces change lines")
    precondition(pieces.batch.events.count == whole.batch.events.count, "pieces change events")
    precondition(
      pieces.batch.intervals.count == whole.batch.intervals.count, "pieces change intervals")
  }

  private static func read(
    _ bytes: [UInt8], by source: TableSource, piece: Int
  ) -> (batch: RecordBatch, rejects: RejectedRows) {
    var reader = source.makeReader()
    return Feeding.read(bytes, by: &reader, piece: piece)
  }
}

/// Bytes given to a reader piece by piece, as an import does.
enum Feeding {
  static func read(
    _ bytes: [UInt8], by reader: inout any RecordReader, piece: Int
  ) -> (batch: RecordBatch, rejects: RejectedRows) {
    var batch = RecordBatch()
    var dictionary = TimelineDictionary()
    var rejects = RejectedRows()
    // Readers may look at 64 bytes more.
    let padded = bytes + [UInt8](repeating: 0, count: 64)
    var (start, size) = (0, min(piece, bytes.count))
    while true {
      let end = min(start + size, bytes.count)
      // A piece of its own, so that a look behind it is found.
      let own = Array(padded[start..<end + 64])
      let used = reader.read(
        own.span.extracting(0..<end - start), isLast: end == bytes.count, into: &batch,
        &dictionary, &rejects)
      if end == bytes.count { return (batch, rejects) }
      size = used == 0 ? size * 2 : min(piece, bytes.count)
      start += used
    }
  }
}
