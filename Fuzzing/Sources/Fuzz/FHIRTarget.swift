@testable import Timelines

/// FHIR as lines and as documents: each resource is stored, of no use or refused.
enum FHIRTarget {
  static let run: FuzzTarget = { bytes in
    let whole = read(bytes, piece: .max)
    check(whole)
    let pieces = read(bytes, piece: 40 + bytes.count % 900)
    precondition(pieces.rejects.seen == whole.rejects.seen, "pieces change what is seen")
    precondition(
      pieces.rejects.rows.map(\.line) == whole.rejects.rows.map(\.line), "pieces change lines")
    precondition(pieces.rejects.skipped == whole.rejects.skipped, "pieces change what is skipped")
    precondition(pieces.batch.events.count == whole.batch.events.count, "pieces change events")
  }

  private static func check(_ read: (batch: RecordBatch, rejects: RejectedRows)) {
    let presences = read.batch.facts.subjects.count { $0 == 0 }
    let made = read.batch.events.count + read.batch.intervals.count + presences
    let skipped = read.rejects.skipped.values.reduce(0, +)
    let stored = read.rejects.seen - read.rejects.rows.count - skipped
    precondition(stored >= 0, "more is refused and skipped than seen")
    precondition((made > 0) == (stored > 0) && stored <= made, "a resource is lost")
  }

  private static func read(
    _ bytes: [UInt8], piece: Int
  ) -> (batch: RecordBatch, rejects: RejectedRows) {
    var reader: any RecordReader = FHIRRecordReader()
    return Feeding.read(bytes, by: &reader, piece: piece)
  }
}
