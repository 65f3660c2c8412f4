import Essentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of a folder, by the C library.
enum CodelistFolder {
  /// The names of what is in a folder, in order.
  static func files(in folder: String) throws(InputProblems) -> [String] {
    guard let stream = opendir(folder) else { throw problem(folder, "cannot be read as a folder") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a file.
  static func bytes(of path: String) throws(InputProblems) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw problem(path, "cannot be read") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      bytes.append(contentsOf: buffer[..<count])
      if count < buffer.count { break }
    }
    guard ferror(file) == 0 else { throw problem(path, "cannot be read to its end") }
    return bytes
  }

  private static func problem(_ path: String, _ what: String) -> InputProblems {
    let reason = String(cString: strerror(errno))
    return InputProblems(InputProblem(file: path, what: what, remedy: reason))
  }
}
