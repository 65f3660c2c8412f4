import Foundation

/// Files of the package, and those that stay beside it and are read only when they are there.
enum BesidePackage {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The bytes of a file of the package.
  static func own(_ path: String) throws -> Data {
    try Data(contentsOf: root.appending(path: path))
  }

  /// The bytes of a shared file, or `nil` with a message when it is not there.
  static func shared(_ path: String) -> Data? {
    let file = root.appending(path: "../shared/data/\(path)").standardizedFileURL
    guard let data = try? Data(contentsOf: file) else {
      print("not checked: ../shared/data/\(path) is not there")
      return nil
    }
    return data
  }
}
