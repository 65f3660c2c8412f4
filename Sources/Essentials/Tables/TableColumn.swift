/// One column of a table: a view of its cells, in row order.
public struct TableColumn: Hashable, Sendable {
  /// The name of the file, for messages.
  public let file: String
  /// The name of the column.
  public let name: String
  /// Which column it is, counted from 0.
  public let index: Int
  /// The rows that hold the cells.
  public let rows: Rows

  /// Column `index` of `rows`, which come from `file`.
  ///
  /// - Precondition: `index` is at least 0 and below the width of `rows`.
  public init(file: String, name: String, index: Int, rows: Rows) {
    precondition(index >= 0 && index < rows.width, "no such column")
    self.file = file
    self.name = name
    self.index = index
    self.rows = rows
  }

  /// A column of its own with these cells, as if from a file with the name on its first line.
  public init(_ cells: [String], name: String = "column 1", file: String = "cells") {
    var rows = Rows()
    rows.width = 1
    for (row, cell) in cells.enumerated() {
      let start = UInt32(rows.bytes.count)
      rows.bytes.append(contentsOf: cell.utf8)
      rows.firstCells.append(row)
      rows.lines.append(row + 2)
      rows.cells.append(Rows.Cell(start: start, end: UInt32(rows.bytes.count)))
    }
    self.init(file: file, name: name, index: 0, rows: rows)
  }

  /// The number of rows.
  public var count: Int { rows.count }

  /// Where the cell of a row lies in the bytes of ``rows``.
  public func range(_ row: Int) -> Range<Int> { rows.range(row: row, column: index) }

  /// The cell of a row as text.
  public func text(_ row: Int) -> String { rows.text(row: row, column: index) }

  /// A problem with the cell of a row, such as `problem(row: 3, "is not allowed", remedy: "…")`.
  public func problem(row: Int, _ what: String, remedy: String? = nil) -> InputProblem {
    InputProblem(
      file: file, line: rows.line(ofRow: row), column: name, columnNumber: index + 1,
      value: text(row), what: what, remedy: remedy)
  }
}
