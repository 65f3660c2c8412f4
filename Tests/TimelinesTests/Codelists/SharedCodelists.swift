import Essentials
import Foundation
import Testing
import Timelines

/// Published codelists that stay beside the project, read when they are there.
enum SharedCodelists {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/codelists").standardizedFileURL.path

  /// The library of them, or `nil` with a message when it is not there.
  static func library() throws -> CodelistLibrary? {
    guard FileManager.default.fileExists(atPath: folder) else {
      print("not checked: ../shared/data/codelists is not there")
      return nil
    }
    return try CodelistLibrary(folder: folder)
  }

  /// How many rows the manifest says that each list has.
  static func rowCounts() throws -> [(name: String, count: Int)] {
    let file = folder + "/manifest-medicines.csv"
    let table = Table([UInt8](try Data(contentsOf: URL(filePath: file))), file: file)
    let names = try #require(table.column(named: "file"))
    let counts = try #require(table.column(named: "rows"))
    return (0..<names.count).compactMap { row in
      guard let count = Int(counts.text(row)) else { return nil }
      return (String(names.text(row).dropLast(4)), count)
    }
  }
}
