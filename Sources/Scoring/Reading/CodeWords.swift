import EarlyWarning
import Essentials

/// What the texts of a column for consciousness mean: by the table of words, by codes that were
/// named, and by numbers only where the column proves what they are.
struct CodeWords: Hashable, Sendable {
  private var codes: [String: WordTables.Consciousness] = [:]
  /// Whether 0 is alert and 1 to 3 are not.
  private var isLevelOfAlertness = false
  private(set) var notes: [String] = []

  init(_ named: [String], _ match: ColumnMatch, _ rows: Rows) throws(ScoringError) {
    for text in named {
      let parts = NamedText(text)
      let key = parts?.name.split(separator: ":", maxSplits: 1).map(String.init) ?? []
      guard let parts, key.count == 2, key[0] == "consciousness" || key[0] == "avpu",
        let meaning = WordTables.consciousness[ColumnNames.compact(parts.text)]
      else {
        throw .notUnderstood(option: "--code", text: text, remedy: "--code consciousness:0=A")
      }
      codes[key[1].lowercased()] = meaning
    }
    if let column = match.columns[.consciousness], codes.isEmpty { survey(column, rows) }
  }

  /// A column called alert whose first rows hold 0 and numbers up to 3 is a level of alertness.
  ///
  /// With 0 and 1 only it might as well be an answer to "alert?", so that is refused.
  /// - Source: NHSRdatasets, `synthetic_news_data`: level of alertness, 0 is alert; which of 1 to 3
  ///   is which is not said, and all score the same.
  private mutating func survey(_ column: ColumnMatch.Column, _ rows: Rows) {
    guard ["alert", "alertness", "levelofalertness"].contains(ColumnNames.compact(column.name))
    else { return }
    var seen: Set<String> = []
    for row in 0..<rows.count { seen.insert(rows.text(row: row, column: column.index)) }
    seen.remove("")
    guard seen.isSubset(of: ["0", "1", "2", "3"]), seen.contains("0"),
      seen.contains("2") || seen.contains("3")
    else { return }
    isLevelOfAlertness = true
    notes.append(
      "column \"\(column.name)\" is read as a level of alertness: 0 is alert, 1 to 3 are not")
  }

  /// What a text says; `nil` when no table knows it.
  func consciousness(_ text: String) -> WordTables.Consciousness? {
    if !codes.isEmpty {
      let key = text.lowercased().split(separator: " ").joined(separator: " ")
      if let code = codes[key] { return code }
    }
    let word = ColumnNames.compact(text)
    // "A?" is a doubt and not an answer.
    if !word.isEmpty, text.contains("?") { return nil }
    if let meaning = WordTables.consciousness[word] { return meaning }
    // A lone dash or dots say that there is nothing.
    if let reason = WordTables.missing[word] {
      return .missing(reason)
    }
    if isLevelOfAlertness {
      switch text {
      case "0": return .code("A")
      case "1", "2", "3": return .notAlert
      default: break
      }
    }
    return nil
  }
}
