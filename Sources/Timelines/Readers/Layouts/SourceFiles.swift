public import Essentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files that paths stand for.
public enum SourceFiles {
  /// The files at `paths` and in folders among them, sorted; hidden ones are left out.
  ///
  /// - Throws: An `InputProblem` where a path is not there or a folder holds no file.
  public static func list(_ paths: [String]) throws(InputProblem) -> [String] {
    var files: Set<String> = []
    for path in paths {
      let isFolder = try isFolder(path)
      guard isFolder else {
        files.insert(path)
        continue
      }
      let found = try inFolder(path, depth: 0)
      if found.isEmpty {
        throw InputProblem(file: path, what: "holds no files", remedy: "name a folder of tables")
      }
      files.formUnion(found)
    }
    return files.sorted()
  }

  private static func isFolder(_ path: String) throws(InputProblem) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputProblem.unreadable(path, errno) }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// Folders in folders are looked into, as large tables come in parts; eight deep, so that a link
  /// to itself ends.
  private static func inFolder(_ path: String, depth: Int) throws(InputProblem) -> [String] {
    guard let folder = opendir(path) else { throw InputProblem.unreadable(path, errno) }
    defer { closedir(folder) }
    var files: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") || name.hasPrefix("_") || name.hasSuffix(".md") { continue }
      let child = path.hasSuffix("/") ? path + name : path + "/" + name
      if try isFolder(child) {
        if depth < 8 { files += try inFolder(child, depth: depth + 1) }
      } else {
        files.append(child)
      }
    }
    return files
  }

  /// A file's name in small letters, without its folder and its endings.
  static func plainName(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return TableLayout.plain(String(name.prefix { $0 != "." }))
  }
}
