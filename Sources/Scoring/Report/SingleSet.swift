import Essentials

extension TableScoring {
  /// One set from values typed by hand, such as `["respiratory_rate=25", "spo2=93"]`, through the
  /// same reading as a table.
  ///
  /// - Throws: ``ScoringError`` when a name is not that of a column, or a text has no value.
  public static func set(
    _ family: ScoreFamily, values: [String], options: TableReading = TableReading()
  ) throws(ScoringError) -> (set: ScoredSet, problems: [String]) {
    let known = family.roles.map(\.id)
    var writer = TableWriter(lineEnd: .lf, guardsFormulas: false)
    var names: [String] = []
    var cells: [String] = []
    for text in values {
      guard let value = NamedText(text) else {
        throw .notUnderstood(
          option: "--set", text: text, remedy: "--set respiratory_rate=25,spo2=93")
      }
      let name = value.name.lowercased()
      guard let role = known.first(where: { $0 == name }) ?? family.role(named: name) else {
        throw .noRole(value.name, known: known)
      }
      names.append(role)
      cells.append(value.text)
    }
    writer.append(names)
    writer.append(cells)
    var options = options
    // A table of one column and one row leaves the guessing of delimiters nothing to go by.
    options.delimiter = ","
    var scoring = TableScoring(
      family, file: "--set", output: .none, options: options, pickedRow: 1)
    try scoring.take(writer.bytes.span)
    try scoring.finish()
    guard let set = scoring.picked else { throw .emptyTable(file: "--set") }
    return (set, scoring.problemLines)
  }
}

extension ScoreFamily {
  /// The role of a column by a name that people use.
  fileprivate func role(named name: String) -> String? {
    roles.first { HeaderName(name).match($0) != nil }?.id
  }
}
