public import Essentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, unpacked where it is an archive of gzip or Zstandard.
///
/// Whether it is one is seen from its first bytes, never from its name.
public struct ByteSource: ~Copyable {
  /// How a file is packed.
  public enum Packing: Sendable {
    /// As it is.
    case plain
    /// gzip, of one or more members.
    case gzip
    /// Zstandard, of one or more frames.
    case zstandard
  }

  /// The name for messages: the path as given.
  public let name: String
  /// The bytes the file has on disk; `nil` for a pipe.
  public let storedSize: Int?
  /// How it is packed.
  public private(set) var packing = Packing.plain
  /// The bytes handed out so far, unpacked.
  public private(set) var position = 0

  private let descriptor: Int32
  private let verdict: () -> InputProblem?
  private var stored = StoredBytes()
  private var unpacker: (any Unpacker)?

  /// Opens a file.
  ///
  /// - Throws: An `InputProblem` where it is not there or cannot be read.
  public init(path: String) throws(InputProblem) {
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw InputProblem.unreadable(path, errno) }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(opened)
      throw InputProblem(file: path, what: "is a folder", remedy: "name the files in it")
    }
    let isFile = status.st_mode & S_IFMT == S_IFREG
    try self.init(owning: opened, name: path, size: isFile ? Int(status.st_size) : nil)
  }

  /// Reads from an open descriptor, such as the end of a pipe, and closes it in the end.
  ///
  /// - Parameters:
  ///   - descriptor: What is read.
  ///   - name: The name for messages.
  ///   - verdict: Asked when nothing more comes: a program at the other end may have failed.
  /// - Throws: An `InputProblem` where it cannot be read.
  public init(
    descriptor: Int32, name: String, verdict: @escaping () -> InputProblem? = { nil }
  ) throws(InputProblem) {
    try self.init(owning: descriptor, name: name, size: nil, verdict: verdict)
  }

  private init(
    owning descriptor: Int32, name: String, size: Int?,
    verdict: @escaping () -> InputProblem? = { nil }
  ) throws(InputProblem) {
    self.descriptor = descriptor
    self.name = name
    self.verdict = verdict
    storedSize = size
    try stored.fill(descriptor, name, least: 4)
    packing = stored.packing
    switch packing {
    case .plain: break
    case .gzip: unpacker = GzipUnpacker()
    case .zstandard: unpacker = ZstandardUnpacker()
    }
  }

  deinit { close(descriptor) }

  /// The bytes read from the file so far, as they are on disk, for showing progress.
  public var storedPosition: Int { stored.fingerprint.byteCount }

  /// The fingerprint of the bytes read so far, as they are on disk: of all at the end.
  public var fingerprint: ContentFingerprint { stored.fingerprint }

  /// Reads up to `count` bytes into `buffer` from `place` on; fewer than asked only at the end.
  ///
  /// - Precondition: the buffer has room for them.
  /// - Returns: How many came; 0 at the end.
  /// - Throws: An `InputProblem` where the disk fails, or an archive is broken or cut off.
  public mutating func read(
    into buffer: inout [UInt8], at place: Int, count: Int
  ) throws(InputProblem) -> Int {
    precondition(place >= 0 && count >= 0 && place + count <= buffer.count, "no room for bytes")
    var got = 0
    while got < count {
      let more = try readSome(into: &buffer, at: place + got, count: count - got)
      if more == 0 {
        if let problem = verdict() { throw problem }
        break
      }
      got += more
      position += more
    }
    return got
  }

  private mutating func readSome(
    into buffer: inout [UInt8], at place: Int, count: Int
  ) throws(InputProblem) -> Int {
    guard let unpacker else {
      if !stored.isEmpty { return stored.move(into: &buffer, at: place, count: count) }
      return try stored.readThrough(descriptor, name, into: &buffer, at: place, count: count)
    }
    while true {
      if stored.isEmpty { try stored.fill(descriptor, name, least: 1) }
      if stored.isEmpty {
        guard let got = unpacker.flush(into: &buffer, at: place, count: count) else {
          throw archiveProblem("is broken")
        }
        guard got > 0 || unpacker.isBetweenParts else { throw archiveProblem("is cut off") }
        return got
      }
      switch unpacker.unpack(&stored, into: &buffer, at: place, count: count) {
      case .some(0): continue
      case .some(let got): return got
      case .none: throw archiveProblem("is broken")
      }
    }
  }

  private func archiveProblem(_ what: String) -> InputProblem {
    let sort = packing == .gzip ? "gzip" : "Zstandard"
    return InputProblem(
      file: name,
      what: "the archive \(what) after \(position) unpacked bytes",
      remedy: "get the file again; it begins as \(sort)")
  }

  /// Passes over bytes, so that an import goes on where it stopped.
  ///
  /// In a plain file nothing is read, and the fingerprint no longer covers the whole.
  public mutating func skip(_ count: Int) throws(InputProblem) {
    if packing == .plain, storedSize != nil {
      stored.removeAll()
      guard lseek(descriptor, off_t(position + count), SEEK_SET) >= 0 else {
        throw InputProblem.unreadable(name, errno)
      }
      position += count
      return
    }
    var scratch = [UInt8](repeating: 0, count: min(count, 1 << 20))
    var left = count
    while left > 0 {
      let got = try read(into: &scratch, at: 0, count: min(left, scratch.count))
      guard got > 0 else { return }
      left -= got
    }
  }

  /// The fingerprint of a whole file.
  public static func fingerprint(ofFile path: String) throws(InputProblem) -> ContentFingerprint {
    var source = try ByteSource(path: path)
    source.unpacker = nil
    var scratch = [UInt8](repeating: 0, count: 1 << 20)
    while try source.read(into: &scratch, at: 0, count: scratch.count) > 0 {}
    return source.fingerprint
  }
}

extension InputProblem {
  /// A file that could not be opened or read, with the system's reason.
  static func unreadable(_ path: String, _ code: Int32) -> InputProblem {
    if code == ENOENT {
      return InputProblem(file: path, what: "is not there", remedy: "look at the spelling")
    }
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return InputProblem(file: path, what: "cannot be read", remedy: reason)
  }
}
