import ArgumentParser
import Essentials
import Foundation
import Timelines

/// `vigil codelist`: what is wrong with lists of codes.
struct CodelistVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codelist",
    abstract: "Look codelists through.",
    discussion: """
      Examples:
        vigil codelist lint codelists
        vigil codelist lint pincer-met.csv --replaced vmp.csv

      What is looked for, and what nobody can find so: docs/codelists.md.
      """,
    subcommands: [Lint.self])

  /// `vigil codelist lint`.
  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint", abstract: "Say what is wrong with codelists, and what to look at.")

    @Argument(help: "CSV files of codelists, or folders of them.")
    var lists: [String]
    @Option(help: "Records to compare with: a store, or a folder of a known layout.")
    var records: String?
    @Option(help: "A CSV file of ids that were given up for others: columns old and new.")
    var replaced: String?
    @Flag(help: "Write the findings as JSON.")
    var json = false
    @Flag(name: .shortAndLong, help: "Say nothing but errors and warnings.")
    var quiet = false

    func run() throws {
      let readings = try files().map(reading)
      let findings = CodelistLinter(
        readings, replaced: try pairs(),
        dictionary: try records.map {
          try Records.open(
            $0, layouts: try Records.layouts(folder: nil), keeping: nil,
            isQuiet: quiet
          ).timelines.dictionary
        }
      ).findings()
      if json {
        Console.write(try CodelistLintDocument(readings, findings).json())
      } else {
        for finding in findings where !quiet || finding.kind.severity != .look {
          Console.write("\(finding)\n")
        }
        if !quiet { Console.note(summary(readings, findings)) }
      }
      if findings.contains(where: { $0.kind.severity != .look }) { throw ExitCode.checkFailed }
    }

    private func summary(_ readings: [CodelistReading], _ findings: [CodelistFinding]) -> String {
      let counts = CodelistFinding.Severity.allCases.map { severity in
        let count = findings.count { $0.kind.severity == severity }
        return "\(severity.rawValue): \(NumberFormat.text(count))"
      }
      let rows = readings.reduce(0) { $0 + $1.codelist.entries.count }
      return "\(NumberFormat.text(readings.count)) lists, \(NumberFormat.text(rows)) rows; "
        + counts.joined(separator: ", ")
    }

    /// The files named, and those in the folders named.
    private func files() throws -> [String] {
      try lists.flatMap { path -> [String] in
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard exists, isFolder.boolValue else { return [path] }
        let library = try reportingProblems(status: .notFound) { () throws(InputProblems) in
          try CodelistLibrary(folder: path)
        }
        return library.names.map { "\(path)/\($0).csv" }
      }
    }

    private func reading(_ file: String) throws -> CodelistReading {
      let bytes = try Input.read(file)
      return try reportingProblems(status: .inputHasProblems) { () throws(InputProblems) in
        try CodelistReading(csv: bytes, file: file)
      }
    }

    private func pairs() throws -> ReplacedCodes {
      guard let replaced else { return ReplacedCodes() }
      let bytes = try Input.read(replaced)
      return try reportingProblems(status: .inputHasProblems) { () throws(InputProblems) in
        try ReplacedCodes(csv: bytes, file: replaced)
      }
    }
  }
}

/// Says what is wrong with an input, and ends with a status.
func reportingProblems<Result>(
  status: ExitCode, _ body: () throws(InputProblems) -> Result
) throws -> Result {
  do {
    return try body()
  } catch {
    Console.error(error.description)
    throw status
  }
}
