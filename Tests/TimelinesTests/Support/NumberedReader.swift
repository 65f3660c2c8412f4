import Timelines

/// Reads a source whose rows are numbers of records held elsewhere; any other row is refused.
///
/// `skip` is a row with nothing to import.
struct NumberedReader: RecordReader {
  var line = 1
  let records: [RandomRecords.Record]
  /// The first so many lines are a header.
  let headerLines: Int

  mutating func read(
    _ piece: Span<UInt8>, isLast: Bool, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary, _ rejects: inout RejectedRows
  ) -> Int {
    var start = 0
    for place in 0..<piece.count where piece[place] == UInt8(ascii: "\n") {
      take(piece.extracting(start..<place), &batch, &dictionary, &rejects)
      start = place + 1
    }
    if isLast, start < piece.count {
      take(piece.extracting(start..<piece.count), &batch, &dictionary, &rejects)
      start = piece.count
    }
    return start
  }

  private mutating func take(
    _ row: Span<UInt8>, _ batch: inout RecordBatch, _ dictionary: inout TimelineDictionary,
    _ rejects: inout RejectedRows
  ) {
    defer { line += 1 }
    guard line > headerLines else { return }
    var bytes: [UInt8] = []
    for place in 0..<row.count { bytes.append(row[place]) }
    let text = String(decoding: bytes, as: UTF8.self)
    rejects.seen += 1
    if text == "skip" {
      rejects.skip("of no interest")
    } else if let number = Int(text), records.indices.contains(number) {
      records[number].add(to: &batch, &dictionary)
    } else {
      rejects.append(
        RejectedRows.Row(
          line: line, column: "number", value: text, what: "is no record",
          remedy: "write a whole number", bytes: bytes))
    }
  }
}
