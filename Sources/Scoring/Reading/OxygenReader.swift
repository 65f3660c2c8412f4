import EarlyWarning
import Essentials

/// Puts together what the columns of a row say about oxygen: a word, a fraction, a flow, a device.
///
/// Air is air, whatever the number beside it; a contradiction is refused and never guessed away.
struct OxygenReader: Hashable, Sendable {
  /// All that a row says.
  struct Findings: Hashable {
    /// Air or oxygen, where the row says so in words or leaves no doubt.
    var isOxygen: Bool?
    var percent: Hundredths?
    var flow: Hundredths?
    /// The code of National PEWS for the device.
    var device: String?
    var why = MissingReason.notGiven
    /// The texts that cannot be understood, by the column that holds them.
    var unreadable: [ColumnRole: String] = [:]
    /// A fraction that was read as per cent.
    var fraction: String?

    /// What contradicts air, in words.
    var contradiction: String? {
      let air = isOxygen == false || device == "air"
      if air, let flow, flow.count > 0 { return "air, and a flow of \(flow)" }
      if air, let percent, percent.count > 2_100 { return "air, and \(percent) %" }
      if isOxygen == true, device == "air" { return "oxygen, and air as the device" }
      if isOxygen == false, let device, device != "air" { return "air, and the device \(device)" }
      return nil
    }

    /// Air or oxygen, from everything the row says.
    var state: Bool? {
      if let isOxygen { return isOxygen }
      if device == "air" { return false }
      if let flow, flow.count > 0 { return true }
      if let percent { return percent.count > 2_100 }
      if flow != nil { return false }
      return nil
    }
  }

  let cells: CellReader
  /// Whether the column of oxygen asks a question.
  let isQuestion: Bool

  init(_ match: ColumnMatch, _ cells: CellReader) {
    self.cells = cells
    isQuestion =
      match.columns[.oxygen].map {
        WordTables.oxygenQuestions.contains(ColumnNames.compact($0.name))
      } ?? false
  }

  /// What one row says.
  func findings(_ rows: Rows, _ row: Int, _ match: ColumnMatch) -> Findings {
    var found = Findings()
    if let column = match.columns[.oxygenPercent] {
      readPercent(rows, row, column, .oxygenPercent, &found)
    }
    if let column = match.columns[.oxygenFlow] {
      readFlow(rows, row, column, .oxygenFlow, &found)
    }
    if let column = match[.oxygenDevice] { readDevice(rows, row, column, &found) }
    if let column = match.columns[.oxygen] { readOxygen(rows, row, column, &found) }
    checkPercent(&found)
    return found
  }

  /// Below 16 % without a device, or above 100 %, cannot be; 21 % without a device is air.
  private func checkPercent(_ found: inout Findings) {
    guard let percent = found.percent else { return }
    if found.isOxygen == false || found.device == "air" { return }
    let isTooLow = percent.count < 1_600 && found.device == nil
    if isTooLow || percent.count > 10_000 || percent.count < 0 {
      found.unreadable[.oxygenPercent] = "\(percent) %"
    } else if percent.count == 2_100, found.isOxygen == nil, found.device == nil, found.flow == nil
    {
      found.isOxygen = false
    }
  }

  /// A fraction in per cent; from 0.21 to 1.0 a fraction of 1, which is converted and said.
  private func readPercent(
    _ rows: Rows, _ row: Int, _ column: ColumnMatch.Column, _ role: ColumnRole,
    _ found: inout Findings
  ) {
    let number = cells.number(rows, row, column.index, unit: column.unit, wanted: "%")
    switch number {
    case .value(let value):
      let text = rows.text(row: row, column: column.index)
      if (21...100).contains(value.count), !text.contains("%") {
        found.percent = Hundredths(value.count * 100)
        found.fraction = text
      } else {
        found.percent = value
      }
    case .converted(let value, _): found.percent = value
    case .missing(let reason): found.why = reason
    case .unreadable(let text):
      if WordTables.oxygen[ColumnNames.compact(text)] == .air {
        found.isOxygen = false
      } else {
        found.unreadable[role] = text
      }
    }
  }

  private func readFlow(
    _ rows: Rows, _ row: Int, _ column: ColumnMatch.Column, _ role: ColumnRole,
    _ found: inout Findings
  ) {
    switch cells.number(rows, row, column.index, unit: "L/min", wanted: "L/min") {
    case .value(let value), .converted(let value, _):
      if value.count < 0 {
        found.unreadable[role] = "\(value)"
      } else {
        found.flow = value
      }
    case .missing(let reason): found.why = reason
    case .unreadable(let text):
      if WordTables.oxygen[ColumnNames.compact(text)] == .air {
        found.isOxygen = false
      } else {
        found.unreadable[role] = text
      }
    }
  }

  private func readDevice(_ rows: Rows, _ row: Int, _ column: Int, _ found: inout Findings) {
    let word = cells.word(rows, row, column)
    switch WordTables.oxygen[word] {
    case .air: found.device = "air"
    case .oxygen: found.isOxygen = true
    case .device(let code, let implies):
      found.device = code
      if implies { found.isOxygen = true }
    case nil:
      guard WordTables.missing[word] == nil else { return }
      found.unreadable[.oxygenDevice] = rows.text(row: row, column: column)
    }
  }

  /// The column called oxygen: a word, an answer, litres or a fraction.
  private func readOxygen(
    _ rows: Rows, _ row: Int, _ column: ColumnMatch.Column, _ found: inout Findings
  ) {
    switch column.unit {
    case "L/min": return readFlow(rows, row, column, .oxygen, &found)
    case "%", "1": return readPercent(rows, row, column, .oxygen, &found)
    default: break
    }
    let text = rows.text(row: row, column: column.index)
    let word = ColumnNames.compact(text)
    switch WordTables.oxygen[word] {
    case .air: found.isOxygen = false
    case .oxygen: found.isOxygen = true
    case .device(let code, let implies):
      found.device = found.device ?? code
      if implies { found.isOxygen = true }
    case nil:
      if isAnswer(word), let answer = WordTables.answer(text) {
        found.isOxygen = answer
      } else if let reason = WordTables.missing[word], !text.contains(where: \.isNumber) {
        found.why = reason
      } else {
        readAmount(text, &found)
      }
    }
  }

  /// Whether yes or no is an answer here.
  ///
  /// "N" may also be a nasal cannula and 1 a litre, so only in a column that asks.
  private func isAnswer(_ word: String) -> Bool {
    isQuestion || word == "yes" || word == "no" || word == "true" || word == "false"
  }

  /// "2", "2 L/min", "0.28", "28%": litres or a fraction, whichever leaves no doubt.
  private func readAmount(_ text: String, _ found: inout Findings) {
    let bytes = Array(text.utf8)
    switch cells.numbers.read(bytes.span) {
    case .value(let value, true): found.percent = Hundredths(value * 100)
    case .value(let value, false):
      guard let count = Hundredths(value), value >= 0, value <= 100 else { break }
      if text == "1" {
        // One litre, or a fraction of 1, or yes: oxygen in any case, and no amount.
        found.isOxygen = true
      } else if value >= 0.21, value <= 1 {
        found.percent = Hundredths(count.count * 100)
        found.fraction = text
      } else if value == 21 {
        // 21 per cent is air and 21 litres are oxygen.
        found.unreadable[.oxygen] = "21, not said of what"
      } else if value > 21 {
        found.isOxygen = true
      } else {
        found.flow = found.flow ?? count
      }
      return
    case .missing: return
    case .suppressed, .unreadable: break
    }
    if found.percent != nil { return }
    switch cells.number(text, "L/min") {
    case .value(let value) where value.count >= 0: found.flow = value
    case .missing(let reason): found.why = reason
    default: found.unreadable[.oxygen] = text
    }
  }
}
