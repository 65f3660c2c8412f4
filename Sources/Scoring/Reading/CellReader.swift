import EarlyWarning
import Essentials

/// Reads one cell as a number in a unit, a choice or nothing.
struct CellReader: Hashable, Sendable {
  let numbers: NumberReader

  /// What a cell says as a number.
  enum Number: Hashable {
    /// A number in the unit wanted.
    case value(Hundredths)
    /// A number that was converted, and what stood in the cell.
    case converted(Hundredths, from: String)
    case missing(MissingReason)
    case unreadable(String)

    /// The number, however it came about.
    var count: Hundredths? {
      switch self {
      case .value(let value), .converted(let value, _): value
      case .missing, .unreadable: nil
      }
    }
  }

  /// Reads a cell as a number in `wanted`, taking it to be in `unit` unless it says another.
  func number(
    _ rows: Rows, _ row: Int, _ column: Int, unit: String, wanted: String
  ) -> Number {
    let range = rows.range(row: row, column: column)
    switch numbers.read(rows.bytes.span, range) {
    case .value(let value, let isPercent):
      if !isPercent, unit == wanted, let count = Hundredths(value) { return .value(count) }
      return converted(
        isPercent ? value * 100 : value, isPercent ? "%" : unit, wanted,
        rows.text(row: row, column: column), saysUnit: isPercent)
    case .missing: return .missing(.notGiven)
    case .suppressed: return .unreadable(rows.text(row: row, column: column))
    case .unreadable: return number(rows.text(row: row, column: column), wanted)
    }
  }

  /// Reads a text that is no plain number: a word for nothing, or a number with its unit.
  func number(_ text: String, _ wanted: String) -> Number {
    if let reason = WordTables.missing[ColumnNames.compact(text)], !text.contains(where: isDigit) {
      return .missing(reason)
    }
    let trimmed = text.split(separator: " ").joined(separator: " ")
    guard let last = trimmed.lastIndex(where: isDigit) else { return .unreadable(text) }
    let end = trimmed.index(after: last)
    let bytes = Array(trimmed[..<end].utf8)
    guard let unit = ColumnUnit.code(trimmed[end...]),
      let value = numbers.read(bytes.span).value
    else { return .unreadable(text) }
    return converted(value, unit, wanted, text, saysUnit: true)
  }

  private func converted(
    _ value: Double, _ unit: String, _ wanted: String, _ text: String, saysUnit: Bool
  ) -> Number {
    guard let count = ColumnUnit.convert(value, from: unit, to: wanted) else {
      return .unreadable(text)
    }
    return unit == wanted
      ? .value(count) : .converted(count, from: saysUnit ? text : text + " " + unit)
  }

  private func isDigit(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }

  /// What a cell says as a word: letters and digits only; empty where there is nothing.
  func word(_ rows: Rows, _ row: Int, _ column: Int) -> String {
    ColumnNames.compact(rows.text(row: row, column: column))
  }
}
