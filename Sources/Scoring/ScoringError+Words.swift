import Essentials

extension ScoringError: CustomStringConvertible {
  /// What is wrong, and what to do, in at most three lines.
  public var description: String {
    switch self {
    case .unknownScore(let name, let known): Self.unknown(score: name, known)
    case .unknownChart(let name, let known):
      "there is no chart \"\(name)\"\nknown: \(known.joined(separator: ", "))"
    case .chartsDiffer(let chart): "the chart \(chart) does not go with the others of its score"
    case .brokenDefinition(let faults): "a definition of a score is broken\n\(faults)"
    case .emptyTable(let file):
      "\(file): there is nothing to score\ntry: give a file with a header line and rows"
    case .unreadable(let problems): problems.description
    case .noColumn(let role, let name, let columns):
      "there is no column \"\(name)\" for \(role)\n\(Self.hint(name, columns))"
        + "columns: \(Self.list(columns))"
    case .noRole(let name, let known):
      "there is no role \"\(name)\" for a column\n\(Self.hint(name, known))"
        + "known: \(known.joined(separator: ", "))"
    case .unclearColumn(let role, let candidates):
      "which column holds \(role)? it could be \(Self.list(candidates))\n"
        + "try: --column \(role)=NAME"
    case .noParameters(let score, let columns):
      "no column holds a parameter of \(score)\ncolumns: \(Self.list(columns))\n"
        + "try: --column respiratory_rate=NAME, and so on for the others"
    case .unknownUnit(let column, let unit, let known):
      "column \"\(column)\": the unit \"\(unit)\" is not known\n"
        + "known: \(known.joined(separator: ", "))\ntry: --unit ROLE=UNIT"
    case .notUnderstood(let option, let text, let remedy):
      "\(option) \"\(text)\" is not understood\ntry: \(remedy)"
    case .noSuchRow(let row, let count):
      "there is no row \(row): the table has \(NumberFormat.text(count))"
    }
  }

  /// Whether the file is at fault rather than the way the command was used.
  public var isAboutInput: Bool {
    switch self {
    case .emptyTable, .unreadable: true
    case .unknownScore, .unknownChart, .chartsDiffer, .brokenDefinition, .noColumn, .noRole,
      .unclearColumn, .noParameters, .unknownUnit, .notUnderstood, .noSuchRow:
      false
    }
  }

  private static func unknown(score name: String, _ known: [String]) -> String {
    let why =
      switch name.lowercased() {
      case "mews":
        "\"MEWS\" is the name of several scores (modified, and maternity): say which\n"
      case "news": "\"NEWS\" is the name of versions 1 and 2; only version 2 is here: news2\n"
      default: "there is no score \"\(name)\"\n" + hint(name, known)
      }
    return why + "known: \(known.joined(separator: ", "))"
  }

  private static func hint(_ name: String, _ known: [String]) -> String {
    SimilarNames.nearest(to: name, in: known).map { "did you mean \"\($0)\"? " } ?? ""
  }

  private static func list(_ names: [String]) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
