import Foundation

/// Folders that came from elsewhere and stay beside the project, read when they are there.
enum SharedFolder {
  /// The path of a folder of shared data, or `nil` with a message when it is not there.
  static func path(_ name: String) -> String? {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "../shared/data/\(name)").standardizedFileURL
    guard FileManager.default.fileExists(atPath: folder.path) else {
      print("not checked: ../shared/data/\(name) is not there")
      return nil
    }
    return folder.path
  }
}
