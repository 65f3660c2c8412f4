public import Essentials

/// Why a table cannot be scored, or a request cannot be carried out.
public enum ScoringError: Error, Hashable, Sendable {
  /// There is no such score.
  case unknownScore(String, known: [String])
  /// There is no such chart of the score.
  case unknownChart(String, known: [String])
  /// Charts of one score do not share their inputs; the chart at fault.
  case chartsDiffer(String)
  /// A definition that ships cannot be read.
  case brokenDefinition(String)
  /// The table has no rows.
  case emptyTable(file: String)
  /// The table cannot be read at all.
  case unreadable(InputProblems)
  /// There is no such column.
  case noColumn(role: String, name: String, columns: [String])
  /// There is no such role for a column.
  case noRole(String, known: [String])
  /// Several columns could play one role.
  case unclearColumn(role: String, candidates: [String])
  /// No column holds any parameter of the score.
  case noParameters(score: String, columns: [String])
  /// The unit of a column is not known.
  case unknownUnit(column: String, unit: String, known: [String])
  /// A text such as an option's value cannot be understood.
  case notUnderstood(option: String, text: String, remedy: String)
  /// A row that was asked for is not there.
  case noSuchRow(Int, count: Int)
}
