import ArgumentParser
import Charting
import Drawing
import Essentials
import Foundation

/// `vigil chart`: a control chart of any table, with what it says in plain English.
struct Chart: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Chart a table and say what it shows.",
    usage: "vigil chart FILE.csv [options]",
    discussion: """
      Examples:
        vigil chart falls.csv --y falls --denominator bed_days --kind u --better lower
        vigil chart waits.csv --facet ward --target 95% --better higher --out report.html
        vigil chart trusts.csv --kind funnel --x trust --y deaths --denominator expected \\
          --option data_type=SR --better lower --out funnel.svg

      Columns are guessed where they are obvious, and what was guessed is said. Without --out the
      chart is drawn here. Kinds of chart, rule sets and options: vigil chart --list, and
      docs/command-line.md.
      """)

  @Argument(help: "A CSV, TSV or similar file; - or nothing for standard input.")
  var file: String = "-"

  @OptionGroup(title: "Columns") var columns: ColumnArguments
  @OptionGroup(title: "Chart") var chart: ChartArguments
  @OptionGroup(title: "Output") var output: OutputArguments

  func validate() throws {
    if file == "-", isatty(STDIN_FILENO) == 1, !output.list {
      throw ValidationError("Name a file, or pipe a table to standard input.")
    }
  }

  func run() throws {
    if output.list {
      Console.write(OptionCatalogue.text)
      return
    }
    let table = try readTable()
    var request = ChartRequest()
    columns.apply(to: &request)
    try chart.apply(to: &request)
    let set = try make(table, request)
    report(set)
    try output.write(set)
    if set.problemCount > 0 { throw output.strict ? ExitCode.failed : ExitCode.inputHasProblems }
  }

  private func readTable() throws -> Table {
    var options = TableOptions()
    options.delimiter = columns.delimiter.map { $0 == "tab" ? "\t" : Unicode.Scalar($0) } ?? nil
    return Table(
      try Input.read(file), file: file == "-" ? "standard input" : file, options: options)
  }

  private func make(_ table: Table, _ request: ChartRequest) throws -> ChartSet {
    do {
      return try ChartMaker.make(table, request)
    } catch {
      if !output.quiet { for note in table.notes { Console.note(note) } }
      Console.error(error.description)
      throw error.isAboutInput ? ExitCode.inputHasProblems : ExitCode.wrongUse
    }
  }

  /// Says how the table was understood and what could not be used.
  private func report(_ set: ChartSet) {
    guard !output.quiet else { return }
    for note in set.notes { Console.note(note) }
    for chart in set.charts {
      let place = chart.facet.isEmpty ? "" : "\(chart.facet): "
      for note in chart.notes { Console.note(place + note) }
    }
    guard set.problemCount > 0 else { return }
    for problem in set.problems { Console.note(problem) }
    let rows = set.problemCount == 1 ? "1 problem" : "\(set.problemCount) problems"
    Console.note("\(rows) in the file; the rest was charted")
  }
}
