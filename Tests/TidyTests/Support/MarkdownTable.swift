/// A table in a Markdown document.
struct MarkdownTable: Equatable {
  /// The names in the first row.
  let header: [String]
  /// The cells of the other rows.
  let rows: [[String]]

  /// The tables of a document, in order.
  static func all(in text: String) -> [MarkdownTable] {
    var tables: [MarkdownTable] = []
    var block: [[String]] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines + [Substring()] {
      if line.hasPrefix("|") {
        block.append(cells(of: line))
      } else if !block.isEmpty {
        // The second row is the line under the header.
        tables.append(MarkdownTable(header: block[0], rows: Array(block.dropFirst(2))))
        block = []
      }
    }
    return tables
  }

  /// The cells of a column, by its name.
  func column(_ name: String) -> [String] {
    guard let place = header.firstIndex(of: name) else { return [] }
    return rows.map { place < $0.count ? $0[place] : "" }
  }

  private static func cells(of line: Substring) -> [String] {
    // An escaped bar is text, not a border.
    line.replacing("\\|", with: "\u{0}").split(separator: "|", omittingEmptySubsequences: false)
      .dropFirst().dropLast()
      .map { $0.replacing("\u{0}", with: "|").trimmed }
  }
}

extension StringProtocol {
  /// The text without the blanks around it.
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// What stands between backticks.
  var quoted: [String] {
    split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}
