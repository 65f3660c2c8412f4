import Foundation

/// Files that came from elsewhere and stay beside the project, read when they are there.
enum SharedFiles {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data").standardizedFileURL

  /// The bytes of a file, or `nil` with a message when it is not there.
  static func data(_ path: String) -> Data? {
    let file = folder.appending(path: path)
    guard let data = try? Data(contentsOf: file) else {
      print("not checked: ../shared/data/\(path) is not there")
      return nil
    }
    return data
  }

  /// The JSON object in a file.
  static func object(_ path: String) -> [String: Any] {
    let object = data(path).flatMap { try? JSONSerialization.jsonObject(with: $0) }
    return object as? [String: Any] ?? [:]
  }

  /// The rows of a plain CSV file (no quotes), by column name.
  static func rows(_ path: String) -> [[String: String]] {
    guard let data = data(path) else { return [] }
    var lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let header = lines.first?.split(separator: ",", omittingEmptySubsequences: false) else {
      return []
    }
    lines.removeFirst()
    return lines.map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(zip(header.map(String.init), cells)) { first, _ in first }
    }
  }
}
