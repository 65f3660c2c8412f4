import ArgumentParser
import Foundation

/// The command line: every verb is thin, and lives in a folder of its own.
@main
struct Vigil: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vigil",
    abstract: "Patient-safety improvement, from the ward to the nation.",
    discussion: """
      vigil chart falls.csv
      vigil chart falls.csv --y falls --denominator bed_days --kind u --better lower
      vigil score news2 observations.csv
      vigil import records/ --into store

      Manual: docs/command-line.md
      """,
    version: "0.1.0",
    subcommands: [
      Chart.self,
      Score.self,
      Conformance.self,
      Import.self,
      Inspect.self,
      Explain.self,
      Assure.self,
      Invent.self,
      MeasureVerb.self,
      ProgrammeVerb.self,
      ReportVerb.self,
      SeriesVerb.self,
      CodelistVerb.self,
      Calculate.self,
      LayoutsVerb.self,
      ImpactVerb.self,
      SpreadVerb.self,
    ])

  /// Runs the verb asked for, and ends with the exit status that the manual promises.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      end(error)
    }
  }

  private static func end(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    if code.isSuccess {
      Console.write(fullMessage(for: error) + "\n")
    } else if code == .validationFailure {
      WrongUse(message(for: error), arguments: CommandLine.arguments).report()
      exit(withError: .wrongUse)
    } else if !(error is ExitCode) {
      Console.error(message(for: error))
    }
    exit(withError: code)
  }

  private static func exit(withError code: ExitCode) -> Never { Foundation.exit(code.rawValue) }
}
