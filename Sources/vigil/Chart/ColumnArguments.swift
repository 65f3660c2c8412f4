public import ArgumentParser
public import Charting

/// Which columns of the table play which part.
struct ColumnArguments: ParsableArguments {
  @Option(help: "Column of dates, events or, on a funnel plot, units.")
  var x: String?
  @Option(help: "Column of values or counts.")
  var y: String?
  @Option(name: [.long, .customLong("n")], help: "Column of what the counts are out of.")
  var denominator: String?
  @Option(help: "Column that divides the table into charts; repeat for more.")
  var facet: [String] = []
  @Option(help: "Column of standard deviations, for subgroups given as means.")
  var deviation: String?
  @Option(help: "Column that marks ghosted rows (1, yes).")
  var ghostColumn: String?
  @Option(help: "Column that marks recalculations (1, yes).")
  var rebaseColumn: String?
  @Option(help: "Column of planned values.")
  var trajectory: String?
  @Option(help: "Column of a second count, for a funnel plot of ratios.")
  var comparator: String?
  @Option(help: "Column of what the second count is out of.")
  var comparatorDenominator: String?
  @Option(help: "Put rows of the same x together: sum or mean.")
  var aggregate: Aggregate?

  @Option(help: "Sign between cells when it is not guessed right: a character, or tab.")
  var delimiter: String?

  func validate() throws {
    guard let delimiter, delimiter != "tab" else { return }
    guard let sign = Unicode.Scalar(delimiter), sign.isASCII else {
      throw ValidationError("--delimiter \"\(delimiter)\" is not one plain character, or tab.")
    }
  }

  func apply(to request: inout ChartRequest) {
    request.x = x
    request.y = y
    request.denominator = denominator
    request.facets = facet
    request.deviation = deviation
    request.ghostColumn = ghostColumn
    request.rebaseColumn = rebaseColumn
    request.trajectory = trajectory
    request.comparator = comparator
    request.comparatorDenominator = comparatorDenominator
    request.aggregate = aggregate
  }
}

extension Aggregate: ExpressibleByArgument {}

extension Unicode.Scalar {
  /// The one character that a text consists of.
  init?(_ text: String) {
    guard let first = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return nil }
    self = first
  }
}
