import Foundation

/// Files that came from elsewhere and stay beside the project, read when they are there.
enum SharedFile {
  /// The text of a file of shared data, or `nil` with a message when it is not there.
  static func text(_ name: String) -> String? {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = package.appending(path: "../shared/\(name)").standardizedFileURL
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      print("not checked: ../shared/\(name) is not there")
      return nil
    }
    return text
  }
}
