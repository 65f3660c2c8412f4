/// Finds rows and cells in UTF-8 text as RFC 4180 writes them.
///
/// Lines end in LF, CR LF or CR. Rows that break the rules are left out, and the scan goes on at
/// the line after the one where the trouble began.
struct RowScanner {
  /// A row that was left out.
  struct Fault {
    enum Kind {
      case unclosedQuote
      case textAfterQuote
      case cellTooLong
      case rowTooLong
      case tooManyColumns
    }
    var kind: Kind
    var line: Int
    /// The column, counted from 0.
    var column: Int
  }

  let delimiter: UInt8
  let limits: TableLimits
  /// The line at which the next row starts.
  private(set) var line = 1
  private(set) var faults: [Fault] = []
  /// Whether the rest of a broken line has not yet come.
  private var isSkipping = false
  /// Cells with doubled quotes, to be mended after the scan.
  private var doubled: [Int] = []

  private enum Outcome {
    case row(next: Int)
    case needsMore
    case fault(Fault.Kind, at: Int)
  }

  init(delimiter: UInt8, limits: TableLimits, line: Int = 1) {
    self.delimiter = delimiter
    self.limits = limits
    self.line = line
  }

  /// Adds the rows in the bytes of `rows` from `start` and gives where the last whole one ends.
  ///
  /// - Complexity: O(*n*) in the bytes.
  mutating func scan(_ rows: inout Rows, from start: Int, isLast: Bool) -> Int {
    // The bytes step out of `rows`, so that they can be read while its other parts are written.
    var bytes: [UInt8] = []
    swap(&bytes, &rows.bytes)
    let end = scan(
      bytes.span, from: start, isLast: isLast, &rows.cells, &rows.firstCells, &rows.lines)
    swap(&bytes, &rows.bytes)
    for index in doubled { RowScanner.halveQuotes(&rows.bytes, &rows.cells[index]) }
    doubled.removeAll(keepingCapacity: true)
    return end
  }

  /// Forgets the faults already reported.
  mutating func removeFaults() { faults.removeAll() }

  private mutating func scan(
    _ text: Span<UInt8>, from start: Int, isLast: Bool, _ cells: inout [Rows.Cell],
    _ firstCells: inout [Int], _ lines: inout [Int]
  ) -> Int {
    var position = isSkipping ? skipLine(text, from: start, isLast: isLast) : start
    while position < text.count, !isSkipping {
      let first = cells.count
      let rowLine = line
      switch scanRow(text, from: position, isLast: isLast, &cells) {
      case .row(let next):
        position = next
        line += 1
        if cells.count > first {
          firstCells.append(first)
          lines.append(rowLine)
        }
      case .needsMore:
        discard(&cells, from: first)
        line = rowLine
        guard text.count - position > limits.rowBytes else { return position }
        faults.append(Fault(kind: .rowTooLong, line: line, column: 0))
        // All of it goes: starting again at its second line could cost as much for every line.
        countLineEnds(text, from: position)
        isSkipping = true
        position = text.count
      case .fault(let kind, let place):
        faults.append(Fault(kind: kind, line: line, column: cells.count - first))
        discard(&cells, from: first)
        position = skipLine(text, from: place, isLast: isLast)
      }
    }
    return position
  }

  private mutating func discard(_ cells: inout [Rows.Cell], from first: Int) {
    cells.removeLast(cells.count - first)
    while let last = doubled.last, last >= first { doubled.removeLast() }
  }

  /// Scans one row and counts the line ends within quotes; blank rows leave no cells behind.
  private mutating func scanRow(
    _ text: Span<UInt8>, from start: Int, isLast: Bool, _ cells: inout [Rows.Cell]
  ) -> Outcome {
    let first = cells.count
    var position = start
    var isBlank = true
    while true {
      if cells.count - first == limits.columns { return .fault(.tooManyColumns, at: position) }
      if position < text.count, text[position] == Byte.quote {
        isBlank = false
        switch scanQuoted(text, from: position, isLast: isLast, &cells) {
        case .row(let next): position = next
        case let other: return other
        }
      } else {
        let end = plainEnd(text, from: position)
        if end - position > limits.cellBytes { return .fault(.cellTooLong, at: end) }
        cells.append(Rows.Cell(start: UInt32(position), end: UInt32(end)))
        if isBlank { isBlank = text.trimmed(position..<end).isEmpty }
        position = end
      }
      if position == text.count {
        if !isLast { return .needsMore }
      } else if text[position] == delimiter {
        position += 1
        continue
      } else {
        guard let next = lineStart(text, after: position, isLast: isLast) else { return .needsMore }
        position = next
      }
      if isBlank { cells.removeLast(cells.count - first) }
      return .row(next: position)
    }
  }

  /// Scans a quoted cell and gives where what follows it begins.
  private mutating func scanQuoted(
    _ text: Span<UInt8>, from open: Int, isLast: Bool, _ cells: inout [Rows.Cell]
  ) -> Outcome {
    var position = open + 1
    var hasDoubled = false
    var lineEnds = 0
    while position < text.count {
      let byte = text[position]
      if byte == Byte.quote {
        guard position + 1 < text.count, text[position + 1] == Byte.quote else { break }
        hasDoubled = true
        position += 1
      } else if byte == Byte.lineFeed {
        lineEnds += 1
      } else if byte == Byte.carriageReturn {
        if position + 1 == text.count || text[position + 1] != Byte.lineFeed { lineEnds += 1 }
      }
      position += 1
      if position - open > limits.cellBytes { return .fault(.unclosedQuote, at: open) }
    }
    guard position < text.count else {
      return isLast ? .fault(.unclosedQuote, at: open) : .needsMore
    }
    let close = position
    position += 1
    while position < text.count, text[position] == Byte.space { position += 1 }
    if position == text.count {
      // The next chunk may begin with the second of two quotes.
      if !isLast { return .needsMore }
    } else if !isCellEnd(text[position]) {
      return .fault(.textAfterQuote, at: open)
    }
    line += lineEnds
    if hasDoubled { doubled.append(cells.count) }
    cells.append(Rows.Cell(start: UInt32(open + 1), end: UInt32(close)))
    return .row(next: position)
  }

  private func isCellEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  private func plainEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < text.count, !isCellEnd(text[position]) { position += 1 }
    return position
  }

  /// The start of the line after the line end at `position`; `nil` if more text must tell.
  private func lineStart(_ text: Span<UInt8>, after position: Int, isLast: Bool) -> Int? {
    guard text[position] == Byte.carriageReturn else { return position + 1 }
    if position + 1 == text.count { return isLast ? position + 1 : nil }
    return text[position + 1] == Byte.lineFeed ? position + 2 : position + 1
  }

  /// Skips to the start of the next line, now or when its end comes.
  private mutating func skipLine(_ text: Span<UInt8>, from start: Int, isLast: Bool) -> Int {
    isSkipping = true
    var position = start
    while position < text.count, text[position] != Byte.lineFeed,
      text[position] != Byte.carriageReturn
    {
      position += 1
    }
    guard position < text.count else { return position }
    guard let next = lineStart(text, after: position, isLast: isLast) else { return position }
    isSkipping = false
    line += 1
    return next
  }

  private mutating func countLineEnds(_ text: Span<UInt8>, from start: Int) {
    for position in start..<text.count {
      let byte = text[position]
      let isPair = position > start && text[position - 1] == Byte.carriageReturn
      if byte == Byte.carriageReturn || (byte == Byte.lineFeed && !isPair) { line += 1 }
    }
  }

  /// Turns doubled quotes into single ones where the cell lies.
  private static func halveQuotes(_ bytes: inout [UInt8], _ cell: inout Rows.Cell) {
    var target = Int(cell.start)
    var source = target
    let end = Int(cell.end)
    while source < end {
      let byte = bytes[source]
      bytes[target] = byte
      target += 1
      source += byte == Byte.quote ? 2 : 1
    }
    cell.end = UInt32(target)
  }
}
