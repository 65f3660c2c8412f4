import Essentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files of a store: written under another name, made safe on disk, and only then given their own.
enum StoreDisk {
  /// Makes a folder and those above it, where they are not there.
  static func makeFolder(_ path: String) throws(InputProblem) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    if errno == ENOENT, let above = parent(of: path) {
      try makeFolder(above)
      if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    }
    throw unwritable(path)
  }

  /// The folder a path is in; `nil` where the path names none.
  static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
    return String(path[..<slash])
  }

  /// Whether there is a file or folder of this name.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether there is a folder of this name.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The size of a file, or `nil` where there is none.
  static func size(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The names in a folder, sorted; none where there is no folder.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file or a folder with what is in it; nothing happens where there is none.
  static func remove(_ path: String) {
    if isFolder(path) {
      for name in names(in: path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// The whole of a small file.
  static func read(_ path: String) throws(InputProblem) -> [UInt8] {
    var source = try ByteSource(path: path)
    var bytes = [UInt8](repeating: 0, count: max(source.storedSize ?? 0, 1 << 16) + 1)
    var filled = 0
    while true {
      let got = try source.read(into: &bytes, at: filled, count: bytes.count - filled)
      filled += got
      if filled < bytes.count { break }
      bytes.append(contentsOf: repeatElement(0, count: bytes.count))
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  /// Writes a file in one step: nobody ever finds half of it under its name.
  static func write(_ bytes: borrowing [UInt8], to path: String) throws(InputProblem) {
    let part = path + ".part"
    let file = try GrowingFile(path: part, keeping: 0)
    try file.append(bytes)
    try file.sync()
    try rename(part, to: path)
  }

  /// Gives a file or folder its name, in place of what had it, and makes the name safe on disk.
  static func rename(_ path: String, to other: String) throws(InputProblem) {
    guard systemRename(path, other) == 0 else { throw unwritable(other) }
    syncFolder(parent(of: other) ?? ".")
  }

  /// Makes the names in a folder safe on disk.
  static func syncFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Waits until all files in a folder are on the disk.
  static func sync(filesIn folder: String) throws(InputProblem) {
    for name in names(in: folder) {
      let descriptor = open(folder + "/" + name, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw unwritable(folder + "/" + name) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw unwritable(folder + "/" + name) }
    }
    syncFolder(folder)
  }

  /// A file that could not be written, with the system's reason.
  static func unwritable(_ path: String) -> InputProblem {
    let code = errno
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    let remedy = code == ENOSPC ? "make room on the disk and start again: it goes on" : reason
    return InputProblem(file: path, what: "cannot be written", remedy: remedy)
  }
}

/// A file that only grows.
final class GrowingFile {
  let path: String
  private(set) var length: Int
  private let descriptor: Int32

  /// Opens a file, makes it where it is not there, and cuts it off after `length` bytes.
  init(path: String, keeping length: Int) throws(InputProblem) {
    self.path = path
    self.length = length
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StoreDisk.unwritable(path) }
    guard ftruncate(descriptor, off_t(length)) == 0 else { throw StoreDisk.unwritable(path) }
  }

  deinit { close(descriptor) }

  /// Adds bytes at the end.
  func append(_ bytes: borrowing [UInt8]) throws(InputProblem) {
    var done = 0
    while done < bytes.count {
      let wrote = bytes.withUnsafeBytes { all in
        // Safe: `done` is less than the count, so there is a first byte.
        pwrite(descriptor, all.baseAddress.map { $0 + done }, all.count - done, off_t(length))
      }
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { throw StoreDisk.unwritable(path) }
      done += wrote
      length += wrote
    }
  }

  /// Waits until all of it is on the disk.
  func sync() throws(InputProblem) {
    guard fsync(descriptor) == 0 else { throw StoreDisk.unwritable(path) }
  }
}

/// `rename` of the C library, which a method of that name would hide.
private func systemRename(_ path: String, _ other: String) -> Int32 { rename(path, other) }
