/// Rows of cells as ranges of one run of UTF-8 bytes; no cell is text until asked.
///
/// A cell is what the file means: without the quotes around it, and quotes within it single. Space
/// at its ends is kept.
public struct Rows: Hashable, Sendable {
  /// The bytes that hold the cells, and others between them.
  public internal(set) var bytes: [UInt8] = []
  /// The cells that every row has.
  public internal(set) var width = 0

  struct Cell: Hashable, Sendable {
    var start: UInt32
    var end: UInt32
  }

  var cells: [Cell] = []
  /// For each row the index of its first cell.
  var firstCells: [Int] = []
  /// For each row the line on which it starts.
  var lines: [Int] = []

  /// The number of rows.
  public var count: Int { firstCells.count }

  /// Whether there are no rows.
  public var isEmpty: Bool { firstCells.isEmpty }

  /// Where the cell lies in ``bytes``.
  ///
  /// - Precondition: `row` is below ``count`` and `column` below ``width``, both counted from 0.
  public func range(row: Int, column: Int) -> Range<Int> {
    precondition(column >= 0 && column < width, "no such column")
    return cellRange(row, column)
  }

  func cellRange(_ row: Int, _ column: Int) -> Range<Int> {
    let cell = cells[firstCells[row] + column]
    return Int(cell.start)..<Int(cell.end)
  }

  /// The cell as text.
  public func text(row: Int, column: Int) -> String {
    bytes.span.text(in: range(row: row, column: column))
  }

  /// The line on which a row starts, counted from 1.
  public func line(ofRow row: Int) -> Int { lines[row] }
}

extension Rows {
  /// The number of cells that a row has before rows are made equally wide.
  func cellCount(ofRow row: Int) -> Int {
    (row + 1 < count ? firstCells[row + 1] : cells.count) - firstCells[row]
  }

  /// Whether a cell holds nothing but space.
  func isBlank(_ row: Int, _ column: Int) -> Bool {
    bytes.span.trimmed(cellRange(row, column)).isEmpty
  }

  /// Forgets the rows and the bytes before `position`.
  mutating func removeAll(before position: Int) {
    bytes.removeFirst(position)
    removeRows()
  }

  /// Forgets the rows and keeps the bytes.
  mutating func removeRows() {
    cells.removeAll(keepingCapacity: true)
    firstCells.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }

  /// Forgets the first `count` rows.
  mutating func removeFirst(_ count: Int) {
    firstCells.removeFirst(count)
    lines.removeFirst(count)
  }
}
