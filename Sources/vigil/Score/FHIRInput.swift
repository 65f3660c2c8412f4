import ArgumentParser
import EarlyWarning
import Foundation
import Scoring

/// How FHIR is read and made into sets.
struct ScoreFHIRArguments: ParsableArguments {
  @Option(help: "Minutes before or after the respiratory rate that make a set, 5 to 30.")
  var window = 15
  @Flag(help: "Use preliminary observations, which may still change.")
  var preliminary = false
  @Flag(help: "Count a recorded SpO2 scale as prescribed, where the sender vouches for it.")
  var scaleIsPrescribed = false
}

/// `vigil score` for FHIR rather than a table.
struct FHIRInput {
  private let command: Score
  private let family: ScoreFamily

  init(_ command: Score, _ family: ScoreFamily) {
    self.command = command
    self.family = family
  }

  func run(_ first: [UInt8], _ chunks: Chunks) throws {
    let columns = command.columns
    if !(columns.column + columns.unit + columns.code).isEmpty || columns.delimiter != nil {
      Console.error("--column, --unit, --code and --delimiter are about tables; this is FHIR")
      throw ExitCode.wrongUse
    }
    let destination = try command.output.destination()
    let scored = try score(first, chunks)
    if let row = command.one.row { return try explain(row, scored) }
    try destination.write(try bytes(scored, destination))
    try destination.close()
    command.report(
      scored.run, notes: scored.notes, problems: scored.problemLines(), to: destination)
    if scored.problems.refusedCount > 0 { throw command.output.failure }
  }

  private func score(_ first: [UInt8], _ chunks: Chunks) throws -> FHIRScored {
    var options = FHIRScoringOptions()
    options.reading.includesPreliminary = command.fhir.preliminary
    options.chart = command.columns.chart
    options.demandsPrescription = command.columns.demandPrescription
    try options.setWindow(minutes: command.fhir.window)
    options.sets.recordedScaleIsPrescribed = command.fhir.scaleIsPrescribed
    var scoring = try FHIRScoring(family, options: options)
    scoring.take(first)
    while let chunk = try chunks.next() { scoring.take(chunk) }
    return scoring.finish()
  }

  private func explain(_ row: Int, _ scored: FHIRScored) throws {
    guard scored.sets.indices.contains(row - 1) else {
      throw ScoringError.noSuchRow(row, count: scored.sets.count)
    }
    if !command.output.quiet { for note in scored.notes { Console.note(note) } }
    Console.write(
      Explanation(scored.sets[row - 1], family).text(style: command.output.style))
  }

  private func bytes(_ scored: FHIRScored, _ destination: ScoreDestination) throws -> [UInt8] {
    if let form = destination.fhir {
      return try scored.fhir(
        form, recorded: Self.now, agent: "Vigil \(Vigil.configuration.version)")
    }
    switch destination.output {
    case .none: return []
    case .csv: return scored.table(delimiter: UInt8(ascii: ","))
    case .tsv: return scored.table(delimiter: UInt8(ascii: "\t"))
    case .json: return scored.document(source: command.name)
    }
  }

  /// The time of recording: that of `SOURCE_DATE_EPOCH` where it is set, so that the same input
  /// can give the same bytes.
  private static var now: Int {
    ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }
      ?? Int(Date().timeIntervalSince1970)
  }
}
