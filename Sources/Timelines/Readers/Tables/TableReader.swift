import Essentials

/// Something that makes records from the rows of one sort of table.
protocol RowTaker: Sendable {
  /// Gets the numbers of names and words that every row needs.
  mutating func prepare(_ dictionary: inout TimelineDictionary)

  /// Adds the records of a row, or says why there are none; a row at fault leaves nothing behind.
  mutating func take(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary
  ) -> RowFault?
}

/// How a table is written.
struct TableDialect: Sendable, Equatable {
  /// The sign between cells.
  var delimiter = UInt8(ascii: ",")
  /// The sign around cells; `nil` where quotes are like any other byte.
  var quote: UInt8? = UInt8(ascii: "\"")
  /// The line of the header, from 1; rows follow below.
  var headerLine = 1
  /// The names of the columns, as written.
  var columns: [String] = []
}

/// Reads a table row by row; what the rows mean is for its taker to know.
///
/// A reader keeps the numbers that its dictionary gave, and goes with that dictionary alone.
struct TableReader<Taker: RowTaker>: RecordReader, Sendable {
  var line = 1
  private let dialect: TableDialect
  private(set) var taker: Taker
  private var marks = RowMarks()
  private var quoted = QuotedRow()
  /// How far cells are looked for at a time, so that they stay near.
  private static var windowBytes: Int { 16 << 10 }

  init(_ dialect: TableDialect, _ taker: Taker) {
    self.dialect = dialect
    self.taker = taker
  }

  mutating func read(
    _ piece: Span<UInt8>, isLast: Bool, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary, _ rejects: inout RejectedRows
  ) -> Int {
    taker.prepare(&dictionary)
    var place = 0
    while line <= dialect.headerLine, place < piece.count {
      guard case .row(let next) = scan(piece, place, isLast) else { return place }
      line += quoted.lineEnds
      place = next
    }
    var window = Self.windowBytes
    while place < piece.count {
      let end = min(place + window, piece.count)
      marks.restart(at: place)
      let stop = marks.mark(
        piece, from: place, to: end, delimiter: dialect.delimiter,
        quote: dialect.quote)
      let next = takeMarked(piece, into: &batch, &dictionary, &rejects)
      if next == place, stop == end, end < piece.count {
        if window < CellLimits.rowBytes {
          window *= 2
        } else {
          place = refuseTooLong(piece, place, &rejects)
          window = Self.windowBytes
        }
        continue
      }
      place = next
      window = Self.windowBytes
      if stop < end || (end == piece.count && isLast && place < end) {
        guard let next = takeQuoted(piece, place, isLast, into: &batch, &dictionary, &rejects)
        else {
          return place
        }
        place = next
      } else if end == piece.count {
        return place
      }
    }
    return place
  }

  private mutating func scan(_ text: Span<UInt8>, _ place: Int, _ isLast: Bool)
    -> QuotedRow.Outcome
  {
    quoted.scan(
      text, from: place, isLast: isLast, delimiter: dialect.delimiter, quote: dialect.quote)
  }

  /// Takes the rows whose line ends are marked, and gives the place where the next row starts.
  private mutating func takeMarked(
    _ text: Span<UInt8>, into batch: inout RecordBatch, _ dictionary: inout TimelineDictionary,
    _ rejects: inout RejectedRows
  ) -> Int {
    let width = dialect.columns.count
    var seen = 0
    while true {
      let first = marks.row
      var last = first &+ 1
      while last < marks.count, text[Int(marks.starts[last]) &- 1] != 0x0A { last &+= 1 }
      if last >= marks.count { break }
      let start = Int(marks.starts[first])
      let after = marks.starts[last]
      let lineEnd = Int(after) &- 1
      let isReturned = lineEnd > start && text[lineEnd &- 1] == 0x0D
      if isReturned { marks.starts[last] = after &- 1 }
      let cells = last &- first
      if cells == 1, Int(marks.starts[last]) &- 1 == start {
        // A blank line is no row.
      } else {
        seen &+= 1
        let fault =
          cells == width
          ? taker.take(text, marks, into: &batch, &dictionary)
          : RowFault(cells < width ? .tooFewCells : .tooManyCells, column: -1)
        if let fault {
          let end = isReturned ? lineEnd &- 1 : lineEnd
          let value = fault.column < 0 ? 0..<0 : marks.cell(Int(fault.column))
          refuse(fault, text, value, row: text, start..<end, &rejects)
        }
      }
      marks.starts[last] = after
      marks.row = last
      line &+= 1
    }
    rejects.seen += seen
    return Int(marks.starts[marks.row])
  }

  /// Takes a row with quotes, or the last row of the source; `nil` where more has to come.
  private mutating func takeQuoted(
    _ text: Span<UInt8>, _ place: Int, _ isLast: Bool, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary, _ rejects: inout RejectedRows
  ) -> Int? {
    let end = min(text.count, place + CellLimits.rowBytes)
    let outcome = scan(text.extracting(0..<end), place, isLast && end == text.count)
    // Apart from `self` while the taker changes.
    var quoted = QuotedRow()
    swap(&quoted, &self.quoted)
    defer { swap(&quoted, &self.quoted) }
    switch outcome {
    case .needsMore: return end < text.count ? refuseTooLong(text, place, &rejects) : nil
    case .fault(let fault, let next):
      rejects.seen += 1
      refuse(fault, text, 0..<0, row: text, place..<quoted.end, &rejects)
      line += 1
      return next
    case .row(let next):
      let cells = quoted.cellCount
      let width = dialect.columns.count
      if cells > 1 || !quoted.marks.cell(0).isEmpty || text[place] == dialect.quote {
        rejects.seen += 1
        let fault =
          cells == width
          ? taker.take(quoted.bytes.span, quoted.marks, into: &batch, &dictionary)
          : RowFault(cells < width ? .tooFewCells : .tooManyCells, column: -1)
        if let fault {
          let value = fault.column < 0 ? 0..<0 : quoted.marks.cell(Int(fault.column))
          refuse(fault, quoted.bytes.span, value, row: text, place..<quoted.end, &rejects)
        }
      }
      line += quoted.lineEnds
      return next
    }
  }

  /// Refuses what has no line end for too long, and gives the place behind it.
  ///
  /// It is cut where it is too long, whatever pieces it comes in. The rest is judged by itself: it
  /// is part of a row, and is refused in its turn.
  private func refuseTooLong(
    _ text: Span<UInt8>, _ place: Int, _ rejects: inout RejectedRows
  ) -> Int {
    let end = place + CellLimits.rowBytes
    rejects.seen += 1
    refuse(RowFault(.rowIsTooLong, column: -1), text, 0..<0, row: text, place..<end, &rejects)
    return end
  }

  private func refuse(
    _ fault: RowFault, _ text: Span<UInt8>, _ value: Range<Int>, row: Span<UInt8>,
    _ place: Range<Int>, _ rejects: inout RejectedRows
  ) {
    let column = Int(fault.column)
    var bytes = row.array(place)
    if bytes.last == 0x0D { bytes.removeLast() }
    let shown = value.lowerBound..<min(value.upperBound, value.lowerBound + 100)
    rejects.append(
      RejectedRows.Row(
        line: line,
        column: dialect.columns.indices.contains(column) ? dialect.columns[column] : "",
        value: text.text(shown), what: fault.reason.what, remedy: fault.reason.remedy,
        bytes: bytes))
  }
}

extension TableReader {
  /// Reads all of a source for what its taker keeps; records and refused rows are not kept.
  mutating func readAll(_ source: consuming ByteSource) throws(InputProblem) {
    var batch = RecordBatch()
    var dictionary = TimelineDictionary()
    var rejects = RejectedRows()
    var pieces = SourcePieces(source)
    var hasMore = true
    while hasMore {
      hasMore = try pieces.next { piece, isLast in
        read(piece, isLast: isLast, into: &batch, &dictionary, &rejects)
      }
      rejects.removeAll()
    }
  }
}
