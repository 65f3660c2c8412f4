import ArgumentParser
import Foundation
import Scoring

/// `vigil score`: early warning scores of a table of observations, and what they rest on.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score observations by a national early warning score.",
    usage: "vigil score SCORE FILE.csv [options]",
    discussion: """
      Examples:
        vigil score news2 Examples/observations.csv
        vigil score news2 observations.csv --out scored.csv
        vigil score news2 --explain --set respiratory_rate=25,spo2=93,oxygen=air
        vigil score npews children.csv --chart 5-12y --json

      SCORE is news2 or npews (also pews). Columns are found by what their names mean, and what was
      found is said. A set with a missing part has no score, only points so far; a set that cannot
      be scored says why. Columns, units and words: docs/command-line.md.
      """)

  @Argument(help: "The score: news2 or npews.")
  var score: String

  @Argument(help: "A CSV, TSV or similar file; - or nothing for standard input.")
  var file: String = "-"

  @OptionGroup(title: "Columns") var columns: ScoreColumnArguments
  @OptionGroup(title: "One set") var one: OneSetArguments
  @OptionGroup(title: "Output") var output: ScoreOutputArguments

  func validate() throws {
    if file == "-", isatty(STDIN_FILENO) == 1, one.set.isEmpty {
      throw ValidationError("Name a file, or pipe a table to standard input.")
    }
    if one.explain, one.set.isEmpty, one.row == nil {
      throw ValidationError("--explain needs --set NAME=VALUE,… or --row NUMBER.")
    }
  }

  func run() throws {
    do {
      let family = try ScoreFamily.named(score)
      if !one.set.isEmpty {
        try explain(family)
      } else if one.row != nil {
        try explainRow(family)
      } else {
        try scoreTable(family)
      }
    } catch let error as ScoringError {
      Console.error(error.description)
      throw error.isAboutInput ? ExitCode.inputHasProblems : ExitCode.wrongUse
    }
  }

  private func explain(_ family: ScoreFamily) throws {
    let values = one.set.flatMap { $0.split(separator: ",").map(String.init) }
    let (set, problems) = try TableScoring.set(
      family, values: values, options: try columns.reading())
    if !output.quiet { for problem in problems { Console.note(problem) } }
    Console.write(Explanation(set, family).text(style: output.style))
    if !problems.isEmpty { throw output.failure }
  }

  private func explainRow(_ family: ScoreFamily) throws {
    var scoring = TableScoring(
      family, file: name, output: .none, options: try columns.reading(), pickedRow: one.row)
    try Chunks(file).forEach { chunk in
      try scoring.take(chunk.span)
      return scoring.picked == nil
    }
    if scoring.picked == nil { try scoring.finish() }
    guard let set = scoring.picked else { return }
    if !output.quiet { for note in scoring.notes { Console.note(note) } }
    Console.write(Explanation(set, family).text(style: output.style))
  }

  private func scoreTable(_ family: ScoreFamily) throws {
    let destination = try output.destination()
    var scoring = TableScoring(
      family, file: name, output: destination.output, options: try columns.reading())
    try Chunks(file).forEach { chunk in
      try scoring.take(chunk.span)
      try destination.write(scoring.drain())
      return true
    }
    try scoring.finish()
    try destination.write(scoring.drain())
    try destination.close()
    report(scoring, destination)
    if scoring.problemCount > 0 { throw output.failure }
  }

  private var name: String { file == "-" ? "standard input" : file }

  /// Says how the table was understood, what became of it, and what could not be used.
  private func report(_ scoring: TableScoring, _ destination: ScoreDestination) {
    let summary = scoring.run.summary(source: name, style: output.style)
    if destination.summaryIsResult {
      if !output.quiet { for note in scoring.notes { Console.note(note) } }
      Console.write(summary)
    } else if !output.quiet {
      for note in scoring.notes { Console.note(note) }
      Console.note(summary)
    }
    guard !output.quiet else { return }
    for problem in scoring.problemLines { Console.note(problem) }
    if let file = destination.file { Console.note("wrote \(file)") }
  }
}
