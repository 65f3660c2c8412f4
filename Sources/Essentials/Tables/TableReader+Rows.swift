extension TableReader {
  /// Takes the names of the columns from the rows at hand, if they hold the header.
  mutating func takeHeader() {
    let header: Int
    switch options.header {
    case .found: header = HeaderGuess.headerRow(in: rows)
    case .onLine(let line):
      header = (0..<rows.count).first { rows.line(ofRow: $0) >= line } ?? rows.count
    case .absent:
      rows.width = rows.commonWidth()?.width ?? 0
      columns = (0..<rows.width).map { "column \($0 + 1)" }
      return
    }
    guard header < rows.count else { return }
    let line = rows.line(ofRow: header)
    headerLine = line
    if header > 0 {
      let first = rows.line(ofRow: 0)
      let lines = line - first == 1 ? "line \(first)" : "lines \(first) to \(line - 1)"
      ownNotes.append("\(lines) left out: the names of the columns are on line \(line)")
    }
    rows.width = HeaderGuess.width(ofHeader: header, in: rows)
    let written = (0..<rows.width).map { rows.bytes.span.text(in: rows.cellRange(header, $0)) }
    let (names, notes) = HeaderGuess.names(written)
    columns = names
    ownNotes.append(contentsOf: notes)
    rows.removeFirst(header + 1)
  }

  /// Leaves out and reports rows with too few cells, or with filled cells beyond the last column.
  ///
  /// Reports in between, in the order of lines, the rows that the scanner left out.
  mutating func removeRagged(_ faults: [RowScanner.Fault]) {
    var faults = faults[...]
    var kept = 0
    for row in 0..<rows.count {
      let line = rows.line(ofRow: row)
      while let fault = faults.first, fault.line < line {
        report(fault)
        faults.removeFirst()
      }
      if isSound(row) {
        rows.firstCells[kept] = rows.firstCells[row]
        rows.lines[kept] = line
        kept += 1
      } else {
        reportRagged(line: line, cellCount: rows.cellCount(ofRow: row))
      }
    }
    for fault in faults { report(fault) }
    rows.firstCells.removeLast(rows.count - kept)
    rows.lines.removeLast(rows.lines.count - kept)
  }

  private func isSound(_ row: Int) -> Bool {
    let cellCount = rows.cellCount(ofRow: row)
    if cellCount == rows.width { return true }
    return cellCount > rows.width
      && (rows.width..<cellCount).allSatisfy { rows.isBlank(row, $0) }
  }

  private mutating func reportRagged(line: Int, cellCount: Int) {
    rejectedRowCount += 1
    let width = rows.width
    let isShort = cellCount < width
    let cells = cellCount == 1 ? "1 cell" : "\(cellCount) cells"
    problems.append(
      InputProblem(
        file: file, line: line, column: isShort ? columns[cellCount] : nil,
        columnNumber: isShort ? cellCount + 1 : width + 1,
        what: "the row has \(cells), the header has \(width)",
        remedy: isShort
          ? "add the missing cells or delimiters"
          : "put quotes around a cell that holds a delimiter, or name the extra columns"))
  }

  /// Reports a row that the scanner left out.
  private mutating func report(_ fault: RowScanner.Fault) {
    rejectedRowCount += 1
    let (what, remedy) = wording(of: fault.kind)
    problems.append(
      InputProblem(
        file: file, line: fault.line,
        column: columns.indices.contains(fault.column) ? columns[fault.column] : nil,
        columnNumber: fault.column + 1, what: what, remedy: remedy))
  }

  private func wording(of kind: RowScanner.Fault.Kind) -> (what: String, remedy: String) {
    let limits = options.limits
    return switch kind {
    case .unclosedQuote:
      (
        "a quote opens here and never closes",
        "close it, or double it if it belongs to the text; this line is left out"
      )
    case .textAfterQuote:
      (
        "a quote opens here, and after its end the cell goes on",
        "close it at the end of the cell, and double quotes within; this line is left out"
      )
    case .cellTooLong:
      ("the cell is too long", "cells hold at most \(NumberFormat.text(limits.cellBytes)) bytes")
    case .rowTooLong:
      ("the row is too long", "rows hold at most \(NumberFormat.text(limits.rowBytes)) bytes")
    case .tooManyColumns:
      (
        "the row has too many cells",
        "tables have at most \(NumberFormat.text(limits.columns)) columns"
      )
    }
  }
}
