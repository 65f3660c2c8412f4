/// How text is laid out for people.
public struct TextStyle: Hashable, Sendable {
  /// The width of a line in characters.
  public let columns: Int
  /// Whether block characters can be shown.
  public let isUnicode: Bool

  /// A width, 40 at least, and whether characters beyond ASCII can be shown.
  public init(columns: Int = 80, isUnicode: Bool = true) {
    self.columns = max(40, columns)
    self.isUnicode = isUnicode
  }

  /// A bar of a length in characters, in eighths where that can be shown.
  func bar(_ length: Double) -> String {
    guard isUnicode else {
      return String(repeating: "#", count: length > 0 ? max(1, Int(length.rounded())) : 0)
    }
    let eighths = length > 0 ? max(1, Int((length * 8).rounded())) : 0
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  var rule: String { isUnicode ? "│" : "|" }
}

extension String {
  /// The text followed by blanks up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text after blanks up to a width.
  func right(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}

/// Rows of cells in columns as wide as they need to be, two blanks between.
struct TextTable {
  private var rows: [[String]] = []
  private let rightAligned: Set<Int>

  init(rightAligned: Set<Int> = []) { self.rightAligned = rightAligned }

  mutating func append(_ cells: [String]) { rows.append(cells) }

  var lines: [String] {
    let width = rows.map(\.count).max() ?? 0
    let widths = (0..<width).map { column in
      rows.compactMap { $0.indices.contains(column) ? $0[column].count : nil }.max() ?? 0
    }
    return rows.map { row in
      var line = row.enumerated().map { column, cell in
        rightAligned.contains(column)
          ? cell.right(to: widths[column]) : cell.padded(to: widths[column])
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
