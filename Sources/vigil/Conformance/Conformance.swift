import ArgumentParser
import Essentials
import Foundation
import Scoring

/// `vigil conformance`: test vectors for anybody's early warning scores, and marks for answers.
struct Conformance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Test vectors for early warning scores, and marks for somebody's answers.",
    discussion: """
      Examples:
        vigil conformance export --score news2 --out vectors.csv
        vigil conformance check answers.csv

      What a pass means, and what it does not: docs/conformance.md.
      """,
    subcommands: [Export.self, Check.self])

  /// `vigil conformance export`.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write test vectors with their expected answers.")

    @Option(help: "The score: news2 or npews.")
    var score = "news2"
    @Option(help: "The form: csv, or for news2 fhir: a bundle a line.")
    var format = Format.csv
    @Option(help: "Write to a file; otherwise to standard output.")
    var out: String?

    func run() throws {
      try Conformance.reportingErrors {
        let vectors = try ConformanceVectors(try .named(score))
        let (bytes, count) =
          switch format {
          case .csv: (vectors.csv(), vectors.vectors.count)
          case .fhir: try vectors.fhir()
          }
        guard let out else { return Console.write(bytes) }
        try Output.write(bytes, to: out)
        Console.note("wrote \(NumberFormat.text(count)) vectors to \(out)")
      }
    }
  }

  /// `vigil conformance check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Mark somebody's answers to the vectors.")

    @Argument(help: "A table with a column case and any of the columns of an answer.")
    var file: String = "-"
    @Option(help: "Write every difference to a CSV file.")
    var out: String?

    func run() throws {
      let name = file == "-" ? "standard input" : file
      var bytes: [UInt8] = []
      try Chunks(file).forEach {
        bytes += $0
        return true
      }
      try Conformance.reportingErrors {
        var vectors: [ConformanceVectors] = []
        for score in try ScoreFamily.shippedNames() {
          vectors.append(try ConformanceVectors(try .named(score)))
        }
        let check = try ConformanceCheck(Table(bytes, file: name), against: vectors)
        Console.write(check.report())
        if let out { try Output.write(check.csv(), to: out) }
        if !check.passes { throw ExitCode.checkFailed }
      }
    }
  }

  /// The form of vectors.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv
    case fhir
  }

  /// Says what is wrong where a request cannot be carried out.
  static func reportingErrors(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ScoringError {
      Console.error(error.description)
      throw error.isAboutInput ? ExitCode.inputHasProblems : ExitCode.wrongUse
    }
  }
}
