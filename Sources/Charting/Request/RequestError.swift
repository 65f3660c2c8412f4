public import ControlCharts
public import Essentials

/// Why a request cannot be carried out on a table.
public enum RequestError: Error, Hashable, Sendable {
  /// The table has nothing to chart.
  case emptyTable(file: String)
  /// The table cannot be read at all.
  case unreadable(InputProblems)
  /// There is no such column.
  case noColumn(role: String, name: String, columns: [String])
  /// A column could not be guessed.
  case unclearColumn(role: String, candidates: [String])
  /// There is no such kind of chart, rule set or option.
  case unknownName(role: String, name: String, known: [String])
  /// A text such as a date, a target or an option cannot be understood.
  case notUnderstood(role: String, text: String, remedy: String)
  /// A date names no row of the table.
  case noSuchRow(role: String, text: String, nearest: [String])
  /// Rows share an x and no way to put them together was asked for.
  case duplicateRows(InputProblem, count: Int)
  /// The chart itself cannot be made; `problem` names the row when one is at fault.
  case chart(ChartError, facet: String?, problem: InputProblem?)
}

extension RequestError: CustomStringConvertible {
  /// What is wrong, and what to do, in at most three lines.
  public var description: String {
    switch self {
    case .emptyTable(let file):
      return "\(file): there is nothing to chart\ntry: give a file with a header line and rows"
    case .unreadable(let problems): return problems.description
    case .noColumn(let role, let name, let columns):
      let nearest = SimilarNames.nearest(to: name, in: columns)
      let hint = nearest.map { "did you mean \"\($0)\"? " } ?? ""
      return "there is no column \"\(name)\" for \(role)\n\(hint)columns: \(Self.list(columns))"
    case .unclearColumn(let role, let candidates):
      let found = candidates.isEmpty ? "none fits" : "it could be \(Self.list(candidates))"
      return "which column holds \(role)? \(found)\ntry: \(Self.flag(role)) NAME"
    case .unknownName(let role, let name, let known):
      let nearest = SimilarNames.nearest(to: name, in: known)
      let hint = nearest.map { "did you mean \"\($0)\"? " } ?? ""
      return "there is no \(role) \"\(name)\"\n\(hint)known: \(known.joined(separator: ", "))"
    case .notUnderstood(let role, let text, let remedy):
      return "\(role) \"\(text)\" is not understood\ntry: \(remedy)"
    case .noSuchRow(let role, let text, let nearest):
      return "\(role) \"\(text)\" is not the date of any row\nnearest: \(Self.list(nearest))"
    case .duplicateRows(let problem, let count):
      let more = count > 1 ? "\nand \(count - 1) more" : ""
      return "\(problem)\(more)\ntry: --facet COLUMN to divide the table, or --aggregate sum"
    case .chart(let error, let facet, let problem):
      let place = facet.map { " for \($0)" } ?? ""
      return problem?.description ?? "the chart\(place) cannot be made: \(error.words)"
    }
  }

  /// Whether the file is at fault rather than the way the command was used.
  public var isAboutInput: Bool {
    switch self {
    case .emptyTable, .unreadable, .duplicateRows: true
    case .chart(let error, _, let problem):
      problem != nil || error == .noPoints || error == .noVariation
    case .noColumn, .unclearColumn, .unknownName, .notUnderstood, .noSuchRow: false
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  private static func flag(_ role: String) -> String {
    switch role {
    case "the values": "--y"
    case "the denominators": "--denominator"
    case "the charts": "--facet"
    default: "--x"
    }
  }
}

extension ChartError {
  /// What is wrong, in words that need no row number.
  var words: String {
    switch self {
    case .noPoints: "there is no value"
    case .notFinite: "a value is too large to calculate with"
    case .positionsNotIncreasing: "two rows have the same date"
    case .denominatorMissing: "this kind of chart needs a denominator: give --denominator COLUMN"
    case .denominatorNotPositive(_, let denominator):
      "the denominator \(Self.plain(denominator)) is not allowed (must be more than 0)"
    case .negativeValue(_, let value):
      "\(Self.plain(value)) is not allowed on this kind of chart (must be 0 or more)"
    case .numeratorExceedsDenominator(_, let numerator, let denominator):
      "the numerator \(Self.plain(numerator)) is greater than the denominator"
        + " \(Self.plain(denominator))"
    case .zeroInterval:
      "two events share a date: use a finer unit of time, or --option t_zero=half"
    case .spreadMissing:
      "this kind of chart needs several rows for each x, the readings of a subgroup, or --deviation"
    case .invalidSetting(let name, let value, let allowed):
      "option \(name) cannot be \(value) (allowed: \(allowed))"
    case .phaseStartsNowhere: "a recalculation is at no row"
    case .baselineTooLong(let asked, let have):
      "a baseline of \(asked) points is asked for, but there are \(have)"
    case .unknownSetting(let name, let known):
      "there is no option \(name) (known: \(known.joined(separator: ", ")))"
    case .settingMissing(let name, let why):
      "option \(name) is needed: \(why)\ntry: --option \(name)=VALUE"
    case .noVariation: "all values are the same, so no standard deviation can be estimated"
    case .notAProbability(_, let value):
      "\(Self.plain(value)) is not a probability (must be between 0 and 1)"
    case .lengthsDiffer(let expected, let have): "\(expected) values are needed, not \(have)"
    }
  }

  private static func plain(_ number: Double) -> String {
    NumberFormat(fitting: [number]).text(number)
  }
}
