import Essentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of a store in memory, or a stretch of one, as long as somebody holds on to it.
final class FileInMemory {
  let path: String
  /// The bytes; never used after this object is given up.
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Maps a file.
  ///
  /// - Throws: `InputProblem` where it is not there, is empty or cannot be read.
  init(mapping path: String) throws(InputProblem) {
    self.path = path
    isMapped = true
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputProblem.unreadable(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw InputProblem.unreadable(path, errno) }
    let length = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG, length > 0 else {
      throw InputProblem(
        file: path, what: "is empty", remedy: "import the source again into a new store")
    }
    #if os(Linux)
      // The whole of it is about to be read: faults one by one would cost more than the reading.
      let flags = MAP_PRIVATE | MAP_POPULATE
    #else
      let flags = MAP_PRIVATE
    #endif
    let start = mmap(nil, length, PROT_READ, flags, descriptor, 0)
    guard let start, start != MAP_FAILED else { throw InputProblem.unreadable(path, errno) }
    bytes = UnsafeRawBufferPointer(start: start, count: length)
  }

  /// Reads a stretch of a file.
  ///
  /// - Throws: `InputProblem` where the file does not have it.
  init(reading path: String, _ range: Range<Int>) throws(InputProblem) {
    self.path = path
    isMapped = false
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputProblem.unreadable(path, errno) }
    defer { close(descriptor) }
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: range.count, alignment: ColumnFileForm.alignment)
    bytes = UnsafeRawBufferPointer(room)
    var done = 0
    while done < range.count {
      let got = pread(
        descriptor, room.baseAddress.map { $0 + done }, range.count - done,
        off_t(range.lowerBound + done))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else {
        throw InputProblem(
          file: path, what: "is cut off", remedy: "remove the folder it is in and import again")
      }
      done += got
    }
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }
}
