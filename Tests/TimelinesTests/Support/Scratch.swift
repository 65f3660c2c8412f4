import Foundation

/// A fresh folder that goes when it is no longer needed.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "vigil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of something in it.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
    return path(name)
  }

  /// What a file says.
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path(name))), as: UTF8.self)
  }

  /// Every file below a folder with its bytes.
  func files(in name: String) throws -> [String: Data] {
    let start = path(name)
    var files: [String: Data] = [:]
    for file in FileManager.default.enumerator(atPath: start)?.allObjects as? [String] ?? [] {
      let whole = start + "/" + file
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[file] = try Data(contentsOf: URL(filePath: whole))
    }
    return files
  }
}
