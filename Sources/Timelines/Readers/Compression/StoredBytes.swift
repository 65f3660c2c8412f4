import Essentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes as they are on disk, some of which are waiting to be used.
struct StoredBytes {
  private(set) var bytes: [UInt8] = []
  /// The first byte that is not used yet.
  var start = 0
  private var end = 0
  private(set) var fingerprint = ContentFingerprint()

  private static let capacity = 256 << 10

  var isEmpty: Bool { start == end }
  /// The number of bytes waiting.
  var count: Int { end - start }

  /// What the first bytes say about the packing.
  var packing: ByteSource.Packing {
    if count >= 2, bytes[start] == 0x1F, bytes[start + 1] == 0x8B { return .gzip }
    if count >= 4, bytes[start..<start + 4].elementsEqual([0x28, 0xB5, 0x2F, 0xFD]) {
      return .zstandard
    }
    return .plain
  }

  mutating func removeAll() {
    start = 0
    end = 0
  }

  /// Reads until at least `least` bytes wait or the file ends.
  mutating func fill(_ descriptor: Int32, _ name: String, least: Int) throws(InputProblem) {
    if bytes.isEmpty { bytes = [UInt8](repeating: 0, count: StoredBytes.capacity) }
    if isEmpty { removeAll() }
    while count < least {
      let got = try StoredBytes.read(
        descriptor, name, into: &bytes, at: end, count: bytes.count - end)
      if got == 0 { return }
      take(end..<end + got)
      end += got
    }
  }

  private mutating func take(_ range: Range<Int>) {
    // Apart from `self` while its other part changes.
    var sum = fingerprint
    sum.take(bytes.span.extracting(range))
    fingerprint = sum
  }

  /// Gives the waiting bytes to `body`; what it uses is for it to count.
  mutating func withWaiting<Result>(
    _ body: (UnsafeMutableBufferPointer<UInt8>) -> Result
  ) -> Result {
    let waiting = start..<end
    return bytes.withUnsafeMutableBufferPointer { body(.init(rebasing: $0[waiting])) }
  }

  /// Moves waiting bytes to a buffer.
  mutating func move(into buffer: inout [UInt8], at place: Int, count wanted: Int) -> Int {
    let moved = min(wanted, count)
    for offset in 0..<moved { buffer[place + offset] = bytes[start + offset] }
    start += moved
    return moved
  }

  /// Reads from the file straight into a buffer.
  mutating func readThrough(
    _ descriptor: Int32, _ name: String, into buffer: inout [UInt8], at place: Int, count: Int
  ) throws(InputProblem) -> Int {
    let got = try StoredBytes.read(descriptor, name, into: &buffer, at: place, count: count)
    fingerprint.take(buffer.span.extracting(place..<place + got))
    return got
  }

  private static func read(
    _ descriptor: Int32, _ name: String, into buffer: inout [UInt8], at place: Int, count: Int
  ) throws(InputProblem) -> Int {
    while true {
      let got = buffer.withUnsafeMutableBytes { room in
        // Safe: the caller keeps `place + count` within the buffer.
        systemRead(descriptor, room.baseAddress.map { $0 + place }, count)
      }
      if got >= 0 { return got }
      guard errno == EINTR else { throw InputProblem.unreadable(name, errno) }
    }
  }
}

/// `read` of the C library, which a method of that name would hide.
private func systemRead(_ descriptor: Int32, _ room: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, room, count)
}
