import ArgumentParser
import Essentials
import Foundation
import Timelines

/// `vigil import`: records of many layouts into one store of timelines.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import people's records into a store of timelines.",
    usage: "vigil import SOURCE… --into DIR [options]",
    discussion: """
      Examples:
        vigil import records/ --into store
        vigil import export/*.ndjson.gz --into store
        vigil import medications.csv --into store --codelists codelists

      SOURCE is a file or a folder: OpenSAFELY tables, OMOP CDM, tables of events, those that
      vigil layouts lists, FHIR R4 as NDJSON or bundles, each perhaps packed by gzip or Zstandard;
      tables as Parquet too, if python3 with pyarrow is installed. What a file is is seen from its
      first bytes. An import that was interrupted goes on when it is started again; sources that are
      in the store already change nothing. Manual: docs/command-line.md, docs/timelines.md.
      """)

  @Argument(help: "Files, or folders of them.")
  var source: [String]

  @Option(help: "The folder of the store, made where it is not there.")
  var into: String
  @Option(
    help: "Among how many partitions people are shared out, 1 to 65536; fixed by the first import.")
  var partitions: Int?
  @Option(help: "Megabytes of records held in memory before they are put on disk.")
  var memory: Int = 320
  @Option(help: "A folder of codelists, so that codes that none of them knows are named.")
  var codelists: String?
  @Option(help: "A folder of definitions, whose layouts of tables are known besides ours.")
  var definitions: String?
  @Flag(help: "Stop at the first row that cannot be read, and keep nothing.")
  var strict = false
  @Flag(help: "Forget an import of other sources that was interrupted.")
  var restart = false
  @Flag(help: "Write the report as JSON.")
  var json = false
  @Flag(name: .shortAndLong, help: "Say nothing but the result.")
  var quiet = false

  func validate() throws {
    if let partitions, !(1...65_536).contains(partitions) {
      throw ValidationError("--partitions is a whole number from 1 to 65536.")
    }
    if !(1...1_000_000).contains(memory) {
      throw ValidationError("--memory is a number of megabytes, 1 or more.")
    }
    if source.isEmpty { throw ValidationError("Name a file or a folder to import.") }
  }

  func run() throws {
    for path in source where !FileManager.default.fileExists(atPath: path) {
      Console.error("\(path) is not there\ntry: look at the spelling")
      throw ExitCode.notFound
    }
    do {
      let settings = try settings()
      let layouts = try Records.layouts(folder: definitions)
      let plan = try ImportPlan(source, layouts: layouts, opener: ParquetSource.open)
      if !quiet { for note in plan.notes { Console.note(note) } }
      for problem in plan.unknown { Console.note(problem.description) }
      guard !plan.sources.isEmpty else {
        Console.error("there is nothing that can be imported")
        throw ExitCode.inputHasProblems
      }
      if strict, !plan.unknown.isEmpty { throw ExitCode.failed }
      let shown = ImportProgressLine(isQuiet: quiet)
      let report = try Importer.run(plan.sources, into: into, settings: settings) {
        shown.show($0)
      }
      shown.end()
      let summary = ImportSummary(report, store: into)
      Console.write(json ? report.json.text : summary.text)
      if json, !quiet { Console.note(summary.text) }
      if report.refused > 0 || !plan.unknown.isEmpty { throw ExitCode.inputHasProblems }
    } catch let problem as InputProblem {
      throw RecordsFault.end(problem, isStrict: strict)
    } catch let problems as InputProblems {
      Console.error(problems.description)
      throw ExitCode.inputHasProblems
    }
  }

  private func settings() throws -> Importer.Settings {
    var settings = Importer.Settings()
    settings.partitionCount = partitions
    settings.memoryBytes = memory << 20
    settings.isStrict = strict
    settings.restarts = restart
    settings.codelists = try codelists.map { try RecordsFault.library($0, isQuiet: quiet) }
    return settings
  }
}

/// What commands say of records, stores and codelists that they cannot use.
enum RecordsFault {
  /// The codelists of a folder, after saying which of them cannot be read.
  static func library(_ folder: String, isQuiet: Bool) throws -> CodelistLibrary {
    let library = try CodelistLibrary(folder: folder)
    for name in library.names where !isQuiet {
      do { _ = try library.reading(named: name) } catch {
        Console.note("codelist \(name) is passed over: \(error.description)")
      }
    }
    return library
  }

  /// Says what is wrong, and gives the status to end with.
  static func end(_ problem: InputProblem, isStrict: Bool = false) -> ExitCode {
    Console.error(problem.description)
    if isStrict { return .failed }
    if problem.what == "is not there" || problem.what == "is no store of timelines" {
      return .notFound
    }
    return problem.what == "cannot be written" ? .failed : .inputHasProblems
  }
}
