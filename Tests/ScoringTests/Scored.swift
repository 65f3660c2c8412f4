import EarlyWarning
import Foundation
import Scoring

/// The package and the files shared beside it.
enum Files {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A shared file of early warning data; `nil`, and said, when it is not there.
  static func shared(_ name: String) -> [UInt8]? {
    let url = root.appending(path: "../shared/data/early-warning/\(name)").standardizedFileURL
    guard let data = try? Data(contentsOf: url) else {
      print("not checked: ../shared/data/early-warning/\(name) is not there")
      return nil
    }
    return [UInt8](data)
  }

  /// The cells of a CSV without quotes, below its header.
  static func rows(_ name: String) -> [[String]] {
    guard let bytes = shared(name) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }
}

/// Scores of small tables written in a test.
enum Scored {
  /// The run over a table and what is written of it.
  static func table(
    _ text: String, _ score: String = "news2", output: TableScoring.Output = .csv,
    chunk: Int = 1 << 20, _ change: (inout TableReading) -> Void = { _ in }
  ) throws -> (scoring: TableScoring, text: String) {
    var options = TableReading()
    change(&options)
    var scoring = TableScoring(
      try .named(score), file: "obs.csv", output: output, options: options)
    var written: [UInt8] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      let part = Array(bytes[start..<min(bytes.count, start + chunk)])
      try scoring.take(part.span)
      written += scoring.drain()
    }
    try scoring.finish()
    written += scoring.drain()
    return (scoring, String(decoding: written, as: UTF8.self))
  }

  /// The words of the only row of a table.
  static func row(
    _ text: String, _ score: String = "news2", _ change: (inout TableReading) -> Void = { _ in }
  ) throws -> ScoredWords {
    try ScoredWords(set(text, score, change), try .named(score))
  }

  /// The set of the only row of a table.
  static func set(
    _ text: String, _ score: String = "news2", _ change: (inout TableReading) -> Void = { _ in }
  ) throws -> ScoredSet {
    var options = TableReading()
    change(&options)
    var scoring = TableScoring(
      try .named(score), file: "obs.csv", output: .none, options: options, pickedRow: 1)
    let bytes = Array(text.utf8)
    try scoring.take(bytes.span)
    try scoring.finish()
    guard let set = scoring.picked else { throw ScoringError.emptyTable(file: "obs.csv") }
    return set
  }

  /// A normal NEWS2 set with some cells changed; `nil` takes the column away.
  static func news2(_ changes: [String: String?], without left: String? = nil) -> String {
    var cells: [String: String] = [
      "age": "60", "respiratory_rate": "16", "spo2": "98", "oxygen": "air", "systolic_bp": "125",
      "pulse": "70", "consciousness": "A", "temperature": "37.0",
    ]
    if let left { cells[left] = nil }
    for (name, text) in changes { cells[name] = text }
    return write(cells)
  }

  /// A normal set of a child of three with some cells changed.
  static func npews(_ changes: [String: String?]) -> String {
    var cells: [String: String] = [
      "age": "3", "respiratory_rate": "30", "respiratory_distress": "none", "spo2": "98",
      "oxygen_device": "air", "heart_rate": "110", "systolic_bp": "90", "capillary_refill": "1",
    ]
    for (name, text) in changes { cells[name] = text }
    return write(cells)
  }

  private static func write(_ cells: [String: String]) -> String {
    let names = cells.keys.sorted()
    return names.joined(separator: ",") + "\n"
      + names.map { name in
        "\"\((cells[name] ?? "").replacing("\"", with: "\"\""))\""
      }.joined(separator: ",") + "\n"
  }
}
