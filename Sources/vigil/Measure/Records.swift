import ArgumentParser
import Essentials
import DefinitionFiles
import Foundation
import Programmes
import Timelines

/// Opens what `--records` names.
enum Records {
  /// The timelines of a store, or of files of known layouts, after saying what was not read.
  ///
  /// Whoever counts must keep the result until all is counted: a store that was made for the
  /// purpose goes with it.
  static func open(
    _ path: String, layouts: [RecordLayout], keeping: (@Sendable (Concept) -> Bool)?,
    isQuiet: Bool
  ) throws -> OpenedRecords<any TimelineSource> {
    guard FileManager.default.fileExists(atPath: path) else {
      Console.error("\(path) is not there\ntry: look at the spelling")
      throw ExitCode.notFound
    }
    let shown = ImportProgressLine(isQuiet: isQuiet)
    defer { shown.end() }
    do {
      let opened = try TimelineSources.read(
        path, keeping: keeping, layouts: layouts, opener: ParquetSource.open
      ) { shown.show($0) }
      shown.end()
      report(opened)
      return opened
    } catch let problem as InputProblem {
      throw RecordsFault.end(problem)
    } catch let problems as InputProblems {
      Console.error(problems.description)
      throw ExitCode.inputHasProblems
    }
  }

  /// The layouts by which tables are known: those that come with Vigil, and those in files of
  /// definitions, named or in a folder.
  ///
  /// - Throws: an exit status, after saying what is wrong.
  static func layouts(_ named: [String] = [], folder: String?) throws -> [RecordLayout] {
    try layoutDefinitions(named, folder: folder).map(\.layout)
  }

  /// The same layouts, with where they come from.
  static func layoutDefinitions(
    _ named: [String] = [], folder: String?
  ) throws -> [LayoutDefinition] {
    let files = try DefinitionArguments.files(named, folder: folder)
    do {
      return try ShippedDefinitions.layouts(with: files)
    } catch {
      Console.error("\(error.errors.count) wrong in layouts\n\(error.description)")
      throw ExitCode.inputHasProblems
    }
  }

  /// Says which files and rows were not read, for they are missing from every count.
  private static func report(_ opened: OpenedRecords<any TimelineSource>) {
    for problem in opened.plan?.unknown ?? [] { Console.note(problem.description) }
    for source in opened.report?.sources ?? [] {
      for (reason, count) in source.refused.sorted(by: { $0.key < $1.key }) {
        let rows = count == 1 ? "1 row" : "\(NumberFormat.text(count)) rows"
        Console.note("\(source.name): \(rows) refused: \(reason)")
      }
    }
  }
}
