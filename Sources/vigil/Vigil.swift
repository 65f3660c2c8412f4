import ArgumentParser

/// The command line: every verb is thin, and lives in a folder of its own.
@main
struct Vigil: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vigil",
    abstract: "Patient-safety improvement, from the ward to the nation.",
    discussion: """
      vigil chart falls.csv
      vigil chart falls.csv --y falls --denominator bed_days --kind u --better lower
      vigil score news2 observations.csv

      Manual: docs/command-line.md
      """,
    version: "0.1.0",
    subcommands: [Chart.self, Score.self, Conformance.self])
}
