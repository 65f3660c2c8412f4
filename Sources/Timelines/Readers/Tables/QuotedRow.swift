/// A row scanned byte by byte, with its quotes taken away: for rows that hold a quote, and for the
/// last row of a file.
struct QuotedRow: Sendable {
  /// What a scan found.
  enum Outcome: Equatable {
    /// A row, and the place after its line end.
    case row(next: Int)
    /// The row does not end in this piece.
    case needsMore
    /// The row breaks the rules; reading goes on at `next`.
    case fault(RowFault, next: Int)
  }

  /// The cells' bytes without quotes, one byte between them.
  private(set) var bytes: [UInt8] = []
  /// Where the cells are in `bytes`.
  private(set) var marks = RowMarks()
  /// The line ends passed, those within quotes among them.
  private(set) var lineEnds = 0
  /// Where the row ends in the text, before its line end.
  private(set) var end = 0

  /// The number of cells.
  var cellCount: Int { marks.count - 1 }

  /// Scans the row at a place; without `quote` quotes are like any other byte.
  mutating func scan(
    _ text: Span<UInt8>, from start: Int, isLast: Bool, delimiter: UInt8, quote: UInt8?
  ) -> Outcome {
    bytes.removeAll(keepingCapacity: true)
    marks.restart(at: 0)
    lineEnds = 0
    var place = start
    while true {
      if let quote, place < text.count, text[place] == quote {
        switch quoted(text, from: place + 1, quote) {
        case .none:
          let isLost = isLast || text.count - start > CellLimits.quotedRowBytes
          return isLost ? fault(.unclosedQuote, text, start, isLast) : .needsMore
        case .some(let next): place = next
        }
        if place < text.count, text[place] == 0x0D, place + 1 < text.count, text[place + 1] == 0x0A
        {
          place += 1
        }
        guard place == text.count || text[place] == delimiter || text[place] == 0x0A else {
          // A carriage return at the very end may be half of a line end.
          if text[place] == 0x0D, place + 1 == text.count {
            if !isLast { return .needsMore }
            return ended(text, place)
          }
          return fault(.textAfterQuote, text, start, isLast)
        }
      } else {
        while place < text.count, text[place] != delimiter, text[place] != 0x0A {
          bytes.append(text[place])
          place += 1
        }
        if place == text.count || text[place] == 0x0A, bytes.last == 0x0D, hasCellBytes {
          bytes.removeLast()
        }
      }
      if place == text.count {
        return isLast ? ended(text, place) : .needsMore
      }
      if text[place] == 0x0A { return ended(text, place) }
      closeCell()
      place += 1
    }
  }

  /// Whether the cell at hand has any bytes.
  private var hasCellBytes: Bool { bytes.count > Int(marks.starts[marks.count - 1]) }

  private mutating func ended(_ text: Span<UInt8>, _ place: Int) -> Outcome {
    closeCell()
    lineEnds += 1
    end = place
    return .row(next: min(place + 1, text.count))
  }

  private mutating func closeCell() {
    bytes.append(0)
    marks.reserve(1)
    marks.append(bytes.count)
  }

  /// Takes the bytes up to the closing quote, and gives the place after it.
  private mutating func quoted(_ text: Span<UInt8>, from start: Int, _ quote: UInt8) -> Int? {
    var place = start
    while place < text.count {
      let byte = text[place]
      if byte == quote {
        guard place + 1 < text.count, text[place + 1] == quote else { return place + 1 }
        place += 1
      } else if byte == 0x0A {
        lineEnds += 1
      }
      bytes.append(byte)
      place += 1
    }
    return nil
  }

  /// Leaves out the first line of a broken row: the next may well be sound.
  private mutating func fault(
    _ reason: RowFault.Reason, _ text: Span<UInt8>, _ start: Int, _ isLast: Bool
  ) -> Outcome {
    let fault = RowFault(reason, column: cellCount)
    lineEnds = 1
    var place = start
    while place < text.count, text[place] != 0x0A { place += 1 }
    end = place
    if place == text.count, !isLast, place - start <= CellLimits.quotedRowBytes {
      return .needsMore
    }
    return .fault(fault, next: min(place + 1, text.count))
  }
}
