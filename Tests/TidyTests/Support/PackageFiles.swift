import Foundation

/// The files of the package, as text.
enum PackageFiles {
  /// The folder that holds `Package.swift`.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A file: where it is, from the root, and what it says.
  struct File: Sendable {
    let path: String
    let text: String

    /// The part of the path that says which module a source belongs to.
    var module: String {
      let parts = path.split(separator: "/")
      return parts.count > 2 ? String(parts[1]) : ""
    }
    /// The name without folder.
    var name: String { String(path.split(separator: "/").last ?? "") }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  /// The folders that people write in; all else is made by tools.
  static let folders = [
    "Sources", "Tests", "Benchmarks", "Fuzzing", "docs", "Scripts", "Examples", ".ci",
  ]

  /// All files with text, those in the root included.
  static let all: [File] = (folders.flatMap(paths) + rootPaths).sorted().compactMap(file)
  /// The sources of the modules.
  static let sources = all.filter { $0.path.hasPrefix("Sources/") && $0.path.hasSuffix(".swift") }
  /// The tests.
  static let tests = all.filter { $0.path.hasPrefix("Tests/") && $0.path.hasSuffix(".swift") }
  /// The names of the folders in `Sources`.
  static let modules = names(in: "Sources").filter { isFolder("Sources/" + $0) }

  static func file(_ path: String) -> File? {
    guard let data = try? Data(contentsOf: root.appending(path: path)), !data.contains(0),
      let text = String(bytes: data, encoding: .utf8)
    else { return nil }
    return File(path: path, text: text)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  static func names(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: folder).path)
    return (names ?? []).filter { $0 != ".DS_Store" }.sorted()
  }

  static func isFolder(_ path: String) -> Bool {
    let values = try? root.appending(path: path).resourceValues(forKeys: [.isDirectoryKey])
    return values?.isDirectory ?? false
  }

  private static func paths(in folder: String) -> [String] {
    names(in: folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      if name.hasPrefix(".build") || name == "__pycache__" || name == "Package.resolved" {
        return []
      }
      return isFolder(path) ? paths(in: path) : [path]
    }
  }

  private static let rootPaths = names(in: "").filter {
    !isFolder($0) && $0 != "Package.resolved" && $0 != ".git"
  }
}
