import EarlyWarning
import Essentials

/// The table with scores: the columns of the input as they are, then those of the score.
struct ScoredTable: Sendable {
  private var writer: CellWriter
  private let family: ScoreFamily
  private let inputColumns: Int
  /// What had to be renamed, in words.
  let notes: [String]

  /// The columns that a score adds.
  static func columns(_ family: ScoreFamily) -> [String] {
    ["status", "total", "level", "red", "trigger", "missing", "reasons"]
      + family.common.parameters.map { "points_\($0.id)" } + ["at_least"]
  }

  init(_ family: ScoreFamily, columns: [String], delimiter: UInt8 = UInt8(ascii: ",")) {
    self.family = family
    inputColumns = columns.count
    writer = CellWriter(delimiter: delimiter)
    // Whoever asks for the total must get the calculated one, so it is the input that gives way.
    let own = Self.columns(family)
    var notes: [String] = []
    for name in columns {
      guard own.contains(name.lowercased()) else {
        writer.append(name)
        continue
      }
      var other = "input_\(name)"
      while columns.contains(other) { other = "input_\(other)" }
      notes.append("column \"\(name)\" of the input is written as \"\(other)\"")
      writer.append(other)
    }
    for name in own { writer.append(name) }
    writer.endRow()
    self.notes = notes
  }

  /// Adds a row of the input with its score.
  mutating func append(_ words: ScoredWords, _ rows: Rows, _ row: Int) {
    for column in 0..<inputColumns {
      writer.append(rows.bytes.span, rows.range(row: row, column: column))
    }
    append(words)
  }

  /// Adds a row of cells, one for each column of the input, with its score.
  mutating func append(_ words: ScoredWords, cells: [String]) {
    for cell in cells { writer.append(cell) }
    append(words)
  }

  private mutating func append(_ words: ScoredWords) {
    writer.append(words.status)
    writer.append(words.total)
    writer.append(words.level ?? "")
    writer.append(words.red.joined(separator: ";"))
    writer.append(words.trigger ?? "")
    writer.append(words.missing.joined(separator: ";"))
    writer.append(words.reasons.joined(separator: "; "))
    for points in words.points { writer.append(points) }
    writer.append(words.atLeast)
    writer.endRow()
  }

  /// Gives up what was written so far.
  mutating func drain() -> [UInt8] { writer.drain() }
}
