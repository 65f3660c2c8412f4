/// Makes the concept of a row, the first time that its cells are met.
struct ConceptMaker: Sendable {
  private let columns: EventColumnsFound
  /// The columns that decide the concept, at most four.
  let columnsUsed: [Int]

  init(_ columns: EventColumnsFound) {
    self.columns = columns
    let others = [columns.system, columns.kindColumn].compactMap { $0 }
    columnsUsed = Array((columns.codes.prefix(2).map(\.column) + others).prefix(4))
  }

  /// The concept that the row's cells mean, with what it is called where that is known.
  func make(_ text: Span<UInt8>, _ row: borrowing RowMarks) throws(RowFault)
    -> (concept: Concept, display: String?)
  {
    var codings: [Coding] = []
    var display: String?
    for code in columns.codes.prefix(2) {
      let cell = text.trimmed(row.cell(code.column))
      if cell.isEmpty { continue }
      guard cell.count <= CellLimits.bytes else {
        throw RowFault(.isTooLong, column: code.column)
      }
      guard text.isText(cell) else { throw RowFault(.isNoText, column: code.column) }
      if code.isOMOP {
        guard let id = text.wholeNumber(cell) else {
          throw RowFault(.isUnknownConcept, column: code.column)
        }
        // 0 says that no concept matches.
        if id == 0 { continue }
        if let known = columns.vocabulary.concept(id) {
          codings.append(known.coding)
          display = known.display
        }
      }
      let coding = Coding(system: try system(of: code, text, row), code: text.text(cell))
      if !codings.contains(coding) { codings.append(coding) }
    }
    guard let first = codings.first else {
      throw RowFault(.isNoCode, column: columns.codes.first?.column ?? -1)
    }
    return (Concept(kind: try kind(first.system, text, row), codings: codings), display)
  }

  private func system(
    of code: EventColumnsFound.Code, _ text: Span<UInt8>, _ row: borrowing RowMarks
  ) throws(RowFault) -> String {
    guard let column = columns.system else { return code.system ?? "" }
    let cell = text.trimmed(row.cell(column))
    if cell.isEmpty {
      guard let system = code.system else { throw RowFault(.isNoSystem, column: column) }
      return system
    }
    guard cell.count <= CellLimits.bytes else { throw RowFault(.isTooLong, column: column) }
    guard text.isText(cell) else { throw RowFault(.isNoText, column: column) }
    return text.text(cell)
  }

  private func kind(_ system: String, _ text: Span<UInt8>, _ row: borrowing RowMarks)
    throws(RowFault) -> EventKind
  {
    let usual = columns.kindFollowsSystem ? ConceptMaker.usualKind(of: system) : columns.kind
    guard let column = columns.kindColumn else { return usual }
    let cell = text.trimmed(row.cell(column))
    if cell.isEmpty { return usual }
    guard cell.count <= CellLimits.bytes else { throw RowFault(.isTooLong, column: column) }
    let word = text.text(cell)
    if let named = columns.kindNames[word] { return named }
    // Of concepts only some say what happened.
    if !columns.kindNames.isEmpty { return usual }
    guard let kind = EventKind(word: word.lowercased()) else {
      throw RowFault(.isNoKind, column: column)
    }
    return kind
  }

  /// The kind of events whose codes come from a system, where nothing else says it.
  static func usualKind(of system: String) -> EventKind {
    ["dmd", "bnf", "atc", "rxnorm", "ndc"].contains(system) ? .prescription : .clinical
  }
}
