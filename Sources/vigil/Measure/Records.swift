import ArgumentParser
import Essentials
import Foundation
import Timelines

/// Opens what `--records` names.
enum Records {
  /// The timelines of a store, or of the tables of a folder.
  static func open(_ path: String) throws -> any TimelineSource {
    do {
      if FileManager.default.fileExists(atPath: path + "/" + storeFile) {
        return try TimelineStore(path: path)
      }
      return try tables(path)
    } catch let problem as InputProblem {
      Console.error(problem.description)
      throw ExitCode.notFound
    }
  }

  private static let storeFile = "manifest"

  /// The tables of known layouts among the files at a path, read into memory.
  private static func tables(_ path: String) throws -> MemoryTimelines {
    let layout = try SourceLayout(try SourceFiles.list([path]))
    guard !layout.tables.isEmpty else {
      throw layout.unknown.first?.problem
        ?? InputProblem(file: path, what: "holds no records", remedy: "name a store or tables")
    }
    var batch = RecordBatch()
    var dictionary = TimelineDictionary()
    for table in layout.tables {
      var reader = table.makeReader()
      var pieces = SourcePieces(try table.open())
      var rejected = RejectedRows()
      var hasMore = true
      while hasMore {
        hasMore = try pieces.next { piece, isLast in
          reader.read(piece, isLast: isLast, into: &batch, &dictionary, &rejected)
        }
      }
      report(rejected, of: table.path)
    }
    return try MemoryTimelines([batch], dictionary, partitionCount: 16)
  }

  /// Says how many rows of a file were refused, and why the first was.
  private static func report(_ rejected: RejectedRows, of path: String) {
    guard let row = rejected.rows.first else { return }
    let count = NumberFormat.text(rejected.rows.count)
    let first = InputProblem(
      file: path, line: row.line, column: row.column, value: row.value, what: row.what,
      remedy: row.remedy)
    Console.note("\(path): \(count) rows refused, the first: \(first)")
  }
}
