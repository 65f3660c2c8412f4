import ArgumentParser
import Foundation
import Scoring

/// `vigil score`: early warning scores of a table of observations, and what they rest on.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score observations by a national early warning score.",
    usage: "vigil score SCORE FILE [options]",
    discussion: """
      Examples:
        vigil score news2 Examples/observations.csv
        vigil score news2 observations.csv --out scored.csv
        vigil score news2 --explain --set respiratory_rate=25,spo2=93,oxygen=air
        vigil score npews children.csv --chart 5-12y --json
        vigil score news2 observations.ndjson --fhir --out scores.json

      SCORE is news2 or npews (also pews). Columns are found by what their names mean, and what was
      found is said. A set with a missing part has no score, only points so far; a set that cannot
      be scored says why. Columns, units and words: docs/command-line.md; FHIR: docs/fhir.md.
      """)

  @Argument(help: "The score: news2 or npews.")
  var score: String

  @Argument(
    help: "A CSV or TSV file, or FHIR R4 as JSON or NDJSON; - or nothing for standard input.")
  var file: String = "-"

  @OptionGroup(title: "Columns") var columns: ScoreColumnArguments
  @OptionGroup(title: "FHIR") var fhir: ScoreFHIRArguments
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
      } else {
        let chunks = try Chunks(file)
        let first = try chunks.next() ?? []
        if FHIRScoring.recognises(first) {
          try FHIRInput(self, family).run(first, chunks)
        } else if output.fhir {
          Console.error(
            "--fhir needs FHIR: a table names no records that a score could be derived from\n"
              + "try: --json")
          throw ExitCode.wrongUse
        } else if one.row != nil {
          try explainRow(family, first, chunks)
        } else {
          try scoreTable(family, first, chunks)
        }
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

  private func explainRow(
    _ family: ScoreFamily, _ first: [UInt8], _ chunks: Chunks
  ) throws {
    var scoring = TableScoring(
      family, file: name, output: .none, options: try columns.reading(), pickedRow: one.row)
    try scoring.take(first.span)
    while scoring.picked == nil, let chunk = try chunks.next() { try scoring.take(chunk.span) }
    if scoring.picked == nil { try scoring.finish() }
    guard let set = scoring.picked else { return }
    if !output.quiet { for note in scoring.notes { Console.note(note) } }
    Console.write(Explanation(set, family).text(style: output.style))
  }

  private func scoreTable(
    _ family: ScoreFamily, _ first: [UInt8], _ chunks: Chunks
  ) throws {
    let destination = try output.destination()
    var scoring = TableScoring(
      family, file: name, output: destination.output, options: try columns.reading())
    var chunk: [UInt8]? = first
    while let bytes = chunk {
      try scoring.take(bytes.span)
      try destination.write(scoring.drain())
      chunk = try chunks.next()
    }
    try scoring.finish()
    try destination.write(scoring.drain())
    try destination.close()
    report(
      scoring.run, notes: scoring.notes, problems: scoring.problemLines, to: destination)
    if scoring.problemCount > 0 { throw output.failure }
  }

  /// The name of the input, for messages.
  var name: String { file == "-" ? "standard input" : file }

  /// Says how the input was understood, what became of it, and what could not be used.
  func report(
    _ run: ScoreRun, notes: [String], problems: [String], to destination: ScoreDestination
  ) {
    if !output.quiet { for note in notes { Console.note(note) } }
    let summary = run.summary(source: name, style: output.style)
    if destination.summaryIsResult {
      Console.write(summary)
    } else if !output.quiet {
      Console.note(summary)
    }
    guard !output.quiet else { return }
    for problem in problems { Console.note(problem) }
    if let file = destination.file { Console.note("wrote \(file)") }
  }
}
