import CZlib
import CZstd

/// Something that unpacks an archive piece by piece.
///
/// A class, since the libraries hold on to the addresses of their states.
protocol Unpacker: AnyObject {
  /// Whether nothing is left to come of the member or frame begun last.
  var isBetweenParts: Bool { get }

  /// Unpacks waiting bytes into a buffer and gives how many came out; `nil` where the archive is
  /// broken.
  ///
  /// At least one waiting byte is used up or one comes out.
  func unpack(
    _ stored: inout StoredBytes, into buffer: inout [UInt8], at place: Int, count: Int
  ) -> Int?

  /// Gives what is still held back when no more bytes wait.
  func flush(into buffer: inout [UInt8], at place: Int, count: Int) -> Int?
}

/// Unpacks gzip, member after member.
final class GzipUnpacker: Unpacker {
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool
  private(set) var isBetweenParts = false
  /// Whether only the zeros are left with which tapes are filled up.
  private var isPadding = false

  init() {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    self.stream = stream
    // 15 bits of window, and 16 for the header of gzip.
    let size = Int32(MemoryLayout<z_stream>.size)
    isReady = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, size) == Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  func unpack(
    _ stored: inout StoredBytes, into buffer: inout [UInt8], at place: Int, count: Int
  ) -> Int? {
    guard isReady else { return nil }
    if isBetweenParts {
      if stored.bytes[stored.start] == 0 { isPadding = true }
      if isPadding { return passZeros(&stored) }
      guard inflateReset(stream) == Z_OK else { return nil }
      isBetweenParts = false
    }
    var used = 0
    let status = stored.withWaiting { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      let status = inflate(into: &buffer, at: place, count: count)
      used = input.count - Int(stream.pointee.avail_in)
      return status
    }
    stored.start += used
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return nil }
    if status == Z_STREAM_END { isBetweenParts = true }
    return count - Int(stream.pointee.avail_out)
  }

  func flush(into buffer: inout [UInt8], at place: Int, count: Int) -> Int? {
    guard isReady, !isBetweenParts else { return 0 }
    stream.pointee.avail_in = 0
    let status = inflate(into: &buffer, at: place, count: count)
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return nil }
    if status == Z_STREAM_END { isBetweenParts = true }
    return count - Int(stream.pointee.avail_out)
  }

  private func inflate(into buffer: inout [UInt8], at place: Int, count: Int) -> Int32 {
    buffer.withUnsafeMutableBufferPointer { output in
      stream.pointee.next_out = output.baseAddress.map { $0 + place }
      stream.pointee.avail_out = UInt32(count)
      return CZlib.inflate(stream, Z_NO_FLUSH)
    }
  }

  private func passZeros(_ stored: inout StoredBytes) -> Int? {
    while !stored.isEmpty {
      guard stored.bytes[stored.start] == 0 else { return nil }
      stored.start += 1
    }
    return 0
  }
}

/// Unpacks Zstandard, frame after frame.
final class ZstandardUnpacker: Unpacker {
  private let stream = ZSTD_createDStream()
  private(set) var isBetweenParts = false

  deinit { ZSTD_freeDStream(stream) }

  func unpack(
    _ stored: inout StoredBytes, into buffer: inout [UInt8], at place: Int, count: Int
  ) -> Int? {
    var used = 0
    let got = stored.withWaiting { input -> Int? in
      var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
      defer { used = source.pos }
      return decompress(&source, into: &buffer, at: place, count: count)
    }
    stored.start += used
    return got
  }

  func flush(into buffer: inout [UInt8], at place: Int, count: Int) -> Int? {
    if isBetweenParts { return 0 }
    var source = ZSTD_inBuffer(src: nil, size: 0, pos: 0)
    return decompress(&source, into: &buffer, at: place, count: count)
  }

  private func decompress(
    _ source: inout ZSTD_inBuffer, into buffer: inout [UInt8], at place: Int, count: Int
  ) -> Int? {
    buffer.withUnsafeMutableBufferPointer { output in
      let room = output.baseAddress.map { $0 + place }
      var target = ZSTD_outBuffer(dst: room, size: count, pos: 0)
      let status = ZSTD_decompressStream(stream, &target, &source)
      guard ZSTD_isError(status) == 0 else { return nil }
      isBetweenParts = status == 0
      return target.pos
    }
  }
}
