import Foundation
import Testing

/// Real FHIR that stays beside the project, read when it is there.
enum FHIRSharedFiles {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/fhir").standardizedFileURL

  /// The files of a folder in it by name, without packed ones; empty with a message without it.
  static func files(_ path: String) -> [(name: String, bytes: [UInt8])] {
    let inside = folder.appending(path: path)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: inside.path) else {
      print("not checked: ../shared/data/fhir/\(path) is not there")
      return []
    }
    return names.sorted().compactMap { name in
      guard name.hasSuffix("json") else { return nil }
      return (try? Data(contentsOf: inside.appending(path: name))).map { (name, [UInt8]($0)) }
    }
  }
}
