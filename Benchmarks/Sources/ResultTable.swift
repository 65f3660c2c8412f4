import Foundation

/// Result lines as an aligned table: each case, then its peers with their ratios.
struct ResultTable {
  private let lines: [ResultLine]

  init(_ text: String) { lines = text.split(separator: "\n").compactMap { ResultLine($0) } }

  /// Columns in Markdown, so that the table can be pasted into a document as it is.
  var text: String {
    let header = ["case", "who", "wall", "CPU", "first", "target", "ratio", "answers compared"]
    let rows = lines.map { row($0) }
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    let rule = widths.indices.map { column in
      String(repeating: "-", count: widths[column] - 1) + (Self.isNumber(column) ? ":" : "-")
    }
    let table = [header, rule] + rows
    return table.map { cells in
      "| "
        + cells.indices.map { pad(cells[$0], widths[$0], isNumber: Self.isNumber($0)) }
        .joined(separator: " | ") + " |\n"
    }.joined()
  }

  private static func isNumber(_ column: Int) -> Bool { (2...6).contains(column) }

  private func row(_ line: ResultLine) -> [String] {
    let ours = lines.first { $0.benchmark == line.benchmark && $0.who == ResultLine.vigil }
    let isOurs = line.who == ResultLine.vigil
    let target = line.target.map { time($0) + (line.wall <= $0 ? " met" : " MISSED") }
    var ratio = ""
    if !isOurs, let ours, ours.cpu > 0 { ratio = digits(line.cpu / ours.cpu) }
    return [
      isOurs ? line.benchmark : "", line.who, time(line.wall), time(line.cpu),
      line.first.map { time($0) } ?? "", target ?? "", ratio, line.compared,
    ]
  }

  private func time(_ seconds: Double) -> String {
    if seconds >= 1 { return digits(seconds) + " s" }
    return seconds >= 1e-3 ? digits(seconds * 1e3) + " ms" : digits(seconds * 1e6) + " µs"
  }

  /// Three significant digits at most.
  private func digits(_ number: Double) -> String {
    let decimals = number >= 100 ? 0 : number >= 10 ? 1 : 2
    return String(format: "%.\(decimals)f", number)
  }

  private func pad(_ text: String, _ width: Int, isNumber: Bool) -> String {
    let blanks = String(repeating: " ", count: width - text.count)
    return isNumber ? blanks + text : text + blanks
  }
}
