/// Finds the row that names the columns, and makes the names fit for use.
enum HeaderGuess {
  /// How many rows above the header may be titles.
  private static let titlesMost = 20

  /// The index of the first row that is not a title.
  ///
  /// A title has fewer cells than most rows, or only its first cell is filled and a row that looks
  /// like names follows, as when a spreadsheet fills up the lines of a title with blank cells.
  static func headerRow(in rows: Rows) -> Int {
    guard let width = filledWidth(of: rows), width > 1 else { return 0 }
    let near = 0..<min(rows.count, titlesMost)
    let header = near.first { row in
      rows.cellCount(ofRow: row) >= width
        && !(isOnlyFirstFilled(row, rows) && namesFollow(row, rows, width))
    }
    guard let header else { return 0 }
    guard holdsNumber(header, rows) else { return header }
    // A row of data cannot be the header: rows are wider than their header where, say, thousands
    // are separated by a comma. Then the header is the last row above that could be one.
    let above = (0..<header).last { row in
      let cellCount = rows.cellCount(ofRow: row)
      return cellCount > 1 && looksLikeNames(row, rows, cellCount)
    }
    return above ?? header
  }

  /// The commonest number of cells up to the last filled one.
  private static func filledWidth(of rows: Rows) -> Int? {
    var counts: [Int: Int] = [:]
    for row in 0..<min(rows.count, 1_000) {
      var width = rows.cellCount(ofRow: row)
      while width > 1, rows.isBlank(row, width - 1) { width -= 1 }
      counts[width, default: 0] += 1
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  private static func isOnlyFirstFilled(_ row: Int, _ rows: Rows) -> Bool {
    guard !rows.isBlank(row, 0) else { return false }
    return (1..<rows.cellCount(ofRow: row)).allSatisfy { rows.isBlank(row, $0) }
  }

  private static func namesFollow(_ row: Int, _ rows: Rows, _ width: Int) -> Bool {
    let next = row + 1..<min(rows.count, row + titlesMost)
    return next.contains { looksLikeNames($0, rows, width) }
  }

  /// Whether the first `width` cells are all filled and none is a number.
  private static func looksLikeNames(_ row: Int, _ rows: Rows, _ width: Int) -> Bool {
    rows.cellCount(ofRow: row) >= width
      && (0..<width).allSatisfy { !rows.isBlank(row, $0) && !isNumber(row, $0, rows) }
  }

  private static func holdsNumber(_ row: Int, _ rows: Rows) -> Bool {
    (0..<rows.cellCount(ofRow: row)).contains { isNumber(row, $0, rows) }
  }

  private static func isNumber(_ row: Int, _ column: Int, _ rows: Rows) -> Bool {
    NumberReader().read(rows.bytes.span, rows.cellRange(row, column)).value != nil
  }

  /// The columns that `row` names: all but blank ones at the end under which nothing stands.
  static func width(ofHeader row: Int, in rows: Rows) -> Int {
    var width = rows.cellCount(ofRow: row)
    while width > 1, rows.isBlank(row, width - 1),
      (row + 1..<max(rows.count, row + 1)).allSatisfy({
        rows.cellCount(ofRow: $0) < width || rows.isBlank($0, width - 1)
      })
    {
      width -= 1
    }
    return width
  }

  /// The names trimmed and made different from each other, with notes on each name that was made.
  static func names(_ written: [String]) -> (names: [String], notes: [String]) {
    var taken = Set(written.map(tidy))
    var seen: Set<String> = []
    var names: [String] = []
    var notes: [String] = []
    for (index, text) in written.enumerated() {
      let name = tidy(text)
      if !name.isEmpty, seen.insert(name).inserted {
        names.append(name)
        continue
      }
      let made = unused(name.isEmpty ? "column \(index + 1)" : name, isNew: name.isEmpty, &taken)
      names.append(made)
      let why = name.isEmpty ? "has no name" : "has the name \"\(name)\" again"
      notes.append("column \(index + 1) \(why): called \"\(made)\"")
    }
    return (names, notes)
  }

  private static func unused(_ base: String, isNew: Bool, _ taken: inout Set<String>) -> String {
    if isNew, taken.insert(base).inserted { return base }
    var number = 2
    while !taken.insert("\(base) (\(number))").inserted { number += 1 }
    return "\(base) (\(number))"
  }

  /// The name without space at its ends, and with each space or line end within as one blank.
  ///
  /// Control characters count as space, so that no terminal obeys a name.
  private static func tidy(_ name: String) -> String {
    name.split { character in
      character.isWhitespace
        || character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
    }.joined(separator: " ")
  }
}
