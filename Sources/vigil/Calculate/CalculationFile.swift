import ArgumentParser
import Essentials

/// A file of a calculation: columns by name, times as dates with or without a time of day.
struct CalculationFile {
  private let name: String
  private let table: Table

  init(_ path: String) throws {
    name = path
    table = Table(try Input.read(path), file: path)
    guard table.problems.isEmpty else { throw CalculationFile.end(table.problems.description) }
  }

  /// The cells of a column.
  func texts(_ column: String) throws -> [String] {
    guard let found = table.column(named: column) else {
      throw CalculationFile.end(
        InputProblem(
          file: name, what: "has no column \"\(column)\"",
          remedy: "the columns are \(table.columns.joined(separator: ", "))"
        ).description)
    }
    return (0..<found.count).map(found.text)
  }

  /// Whether there is such a column.
  func has(_ column: String) -> Bool { table.column(named: column) != nil }

  /// The times of a column; `nil` where a cell is blank.
  func times(_ column: String) throws -> [Minute?] {
    try texts(column).enumerated().map { row, text in
      if text.isEmpty { return nil }
      guard let time = CalculationFile.time(text) else {
        throw refused(row, column, text, "is not a time", "write YYYY-MM-DD or YYYY-MM-DDTHH:MM")
      }
      return time
    }
  }

  /// The numbers of a column, all of which have to be there.
  func numbers(_ column: String) throws -> [Double] {
    try texts(column).enumerated().map { row, text in
      guard let number = Double(text), number.isFinite else {
        throw refused(row, column, text, "is not a number", "write digits, such as 2.4")
      }
      return number
    }
  }

  /// Times and numbers side by side, in the order of time.
  func series() throws -> [(time: Minute, value: Double)] {
    let values = try numbers("value")
    let times = try times("date")
    return try times.enumerated().map { row, time in
      guard let time else {
        throw refused(row, "date", "", "is blank", "give the date of every value")
      }
      return (time, values[row])
    }.enumerated().sorted {
      // Values of one moment keep their order.
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }.map(\.element)
  }

  private func refused(
    _ row: Int, _ column: String, _ value: String, _ what: String, _ remedy: String
  ) -> ExitCode {
    CalculationFile.end(
      InputProblem(
        file: name, line: table.rows.line(ofRow: row), column: column, value: value, what: what,
        remedy: remedy
      ).description)
  }

  private static func end(_ words: String) -> ExitCode {
    Console.error(words)
    return .inputHasProblems
  }

  private static func time(_ text: String) -> Minute? {
    guard let day = Day(iso: String(text.prefix(10))) else { return nil }
    let rest = text.dropFirst(10)
    if rest.isEmpty { return Minute(day, hour: 0, minute: 0) }
    let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard let sign = rest.first, sign == "T" || sign == " ", parts.count >= 2,
      let hour = Int(parts[0]), let minute = Int(parts[1])
    else { return nil }
    return Minute(day, hour: hour, minute: minute)
  }
}
