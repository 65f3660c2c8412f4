import Essentials
import Foundation
import Programmes
import Timelines

/// Tables written to a folder of their own and imported by the layouts that come with Vigil.
final class ReadRecords {
  private let opened: OpenedRecords<TimelineStore>

  /// Tables by file name.
  init(_ tables: [String: String], layouts: [RecordLayout]? = nil) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "vigil-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in tables { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let known = try layouts ?? ShippedDefinitions.layouts().map(\.layout)
    opened = try TimelineSources.open(folder.path, layouts: known)
  }

  /// How each table was read, by file name.
  var roles: [String] {
    (opened.report?.sources ?? []).map { source in
      "\(source.name.split(separator: "/").last ?? ""): \(source.role)"
    }.sorted()
  }

  /// What people should know of the tables.
  var notes: [String] { opened.plan?.notes ?? [] }

  /// The number of rows refused, for each reason.
  var refused: [String: Int] {
    (opened.report?.sources ?? []).reduce(into: [:]) { all, source in
      all.merge(source.refused) { $0 + $1 }
    }
  }

  /// All that is known of somebody.
  func person(_ id: String) throws -> PersonTimeline? {
    try PersonTimeline(of: id, in: opened.timelines)
  }

  /// Somebody's rows, a line each: kind or record, start, end, organisation and other details.
  func rows(of id: String, leavingOut names: Set<String> = []) throws -> [String] {
    (try person(id)?.rows ?? []).map { row in
      let record = row.details.first { $0.name == "record" }?.text ?? row.kind
      let details = row.details.filter { $0.name != "record" && !names.contains($0.name) }
        .map { " \($0.name)=\($0.text)" }.joined()
      return "\(record) \(row.start) \(row.end) \(row.organisation ?? "-")" + details
    }
  }

  /// Somebody's facts by name.
  func facts(of id: String) throws -> [String: String] {
    (try person(id)?.facts ?? []).reduce(into: [:]) { $0[$1.name] = $1.text }
  }
}

/// Files that came from elsewhere and stay beside the project, read when they are there.
enum SharedFile {
  /// The text of a file of shared data, or `nil` with a message when it is not there.
  static func text(_ name: String) -> String? {
    let file = Package.folder.appending(path: "../shared/\(name)").standardizedFileURL
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      print("not checked: ../shared/\(name) is not there")
      return nil
    }
    return text
  }
}

/// Where the package is.
enum Package {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
