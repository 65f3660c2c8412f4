import Essentials
import Testing
import Timelines

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

private let plain = "patient_id,date,dmd_code\n1,2024-06-11,13016911000001108\n"

/// The text above in two members of gzip.
private let gzip: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0x48, 0x2C, 0xC9, 0x4C, 0xCD,
  0x2B, 0x89, 0xCF, 0x4C, 0xD1, 0x49, 0x49, 0x2C, 0x49, 0xD5, 0x49, 0xC9, 0x4D, 0x89, 0x4F, 0xCE,
  0x4F, 0x49, 0xE5, 0x32, 0xD4, 0x31, 0x32, 0x30, 0x02, 0x00, 0x93, 0xD3, 0xB1, 0x40, 0x1E, 0x00,
  0x00, 0x00, 0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x33, 0xD1, 0x35, 0x30,
  0xD3, 0x35, 0x34, 0xD4, 0x31, 0x34, 0x36, 0x30, 0x34, 0xB3, 0x34, 0x34, 0x34, 0x00, 0x01, 0x20,
  0x65, 0xC1, 0x05, 0x00, 0x6D, 0x7A, 0x55, 0xC2, 0x1A, 0x00, 0x00, 0x00,
]

/// The text above in two frames of Zstandard.
private let zstandard: [UInt8] = [
  0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x58, 0xF1, 0x00, 0x00, 0x70, 0x61, 0x74, 0x69, 0x65, 0x6E, 0x74,
  0x5F, 0x69, 0x64, 0x2C, 0x64, 0x61, 0x74, 0x65, 0x2C, 0x64, 0x6D, 0x64, 0x5F, 0x63, 0x6F, 0x64,
  0x65, 0x0A, 0x31, 0x2C, 0x32, 0x30, 0x32, 0x6E, 0xB9, 0x11, 0x48, 0x28, 0xB5, 0x2F, 0xFD, 0x04,
  0x58, 0xD1, 0x00, 0x00, 0x34, 0x2D, 0x30, 0x36, 0x2D, 0x31, 0x31, 0x2C, 0x31, 0x33, 0x30, 0x31,
  0x36, 0x39, 0x31, 0x31, 0x30, 0x30, 0x30, 0x30, 0x30, 0x31, 0x31, 0x30, 0x38, 0x0A, 0xD6, 0xD2,
  0xBD, 0xAA,
]

@Suite struct ByteSourceTests {
  /// What a file of these bytes unpacks to, or why not.
  private func unpacked(_ bytes: [UInt8], chunk: Int = 1_000) throws -> Result<
    [UInt8], InputProblem
  > {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(bytes, "file")
    do throws(InputProblem) {
      var source = try ByteSource(path: path)
      var all: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: chunk)
      while true {
        let got = try source.read(into: &buffer, at: 0, count: chunk)
        all += buffer[..<got]
        if got < chunk { break }
      }
      #expect(source.position == all.count)
      #expect(source.storedPosition == bytes.count)
      let whole = try ByteSource.fingerprint(ofFile: path)
      #expect(source.fingerprint.value == whole.value)
      return .success(all)
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: [Array(plain.utf8), gzip, zstandard, gzip + [0, 0, 0]], [1, 7, 1_000])
  func `archives of several parts give what was packed`(bytes: [UInt8], chunk: Int) throws {
    #expect(try unpacked(bytes, chunk: chunk) == .success(Array(plain.utf8)))
  }

  @Test func `an archive with nothing in it is empty`() throws {
    #expect(try unpacked([]) == .success([]))
  }

  @Test(arguments: [gzip, zstandard])
  func `an archive that is cut off anywhere but between its parts is refused`(bytes: [UInt8]) throws
  {
    var whole = 0
    for length in 4..<bytes.count {
      switch try unpacked(Array(bytes[..<length])) {
      case .success(let text):
        whole += 1
        #expect(Array(plain.utf8).starts(with: text))
      case .failure(let problem): #expect(problem.what.contains("is cut off"), "\(problem)")
      }
    }
    // Only after the first of the two parts.
    #expect(whole == 1)
  }

  @Test(arguments: [gzip, zstandard])
  func `a changed byte never crashes, and what is refused is said`(bytes: [UInt8]) throws {
    var refused = 0
    for place in 4..<bytes.count {
      var changed = bytes
      changed[place] ^= 0x55
      if case .failure(let problem) = try unpacked(changed) {
        #expect(problem.what.hasPrefix("the archive is"))
        refused += 1
      }
    }
    #expect(refused > bytes.count / 2)
  }

  @Test func `rubbish after a member of gzip is refused`() throws {
    guard case .failure(let problem) = try unpacked(gzip + Array("rubbish".utf8)) else {
      Issue.record("not refused")
      return
    }
    #expect(problem.what.hasPrefix("the archive is broken after 56 unpacked bytes"))
  }

  @Test func `a file that is not there and a folder are refused`() {
    #expect(throws: InputProblem.self) { try ByteSource(path: "/nowhere/at all").position }
    #expect(throws: InputProblem.self) { try ByteSource(path: "/").position }
  }

  @Test func `a table in an archive is read like any other`() throws {
    let read = try ReadTables(bytes: ["medications.csv.gz": gzip, "more.zst": zstandard])
    #expect(read.layouts == ["OpenSAFELY medications", "OpenSAFELY medications"])
    #expect(read.events.count == 2)
    #expect(Set(read.events).count == 1)
  }

  @Test(arguments: [Array(plain.utf8), gzip, zstandard])
  func `reading goes on after bytes passed over`(bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var source = try ByteSource(path: try folder.write(bytes, "file"))
    try source.skip(25)
    var buffer = [UInt8](repeating: 0, count: 100)
    let got = try source.read(into: &buffer, at: 0, count: 100)
    #expect(String(decoding: buffer[..<got], as: UTF8.self) == "1,2024-06-11,13016911000001108\n")
    #expect(source.position == plain.utf8.count)
  }

  @Test func `a pipe is read like a file`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    #expect(write(ends[1], gzip, gzip.count) == gzip.count)
    close(ends[1])
    var source = try ByteSource(descriptor: ends[0], name: "pipe")
    var buffer = [UInt8](repeating: 0, count: 100)
    #expect(try source.read(into: &buffer, at: 0, count: 100) == plain.utf8.count)
    #expect(source.storedSize == nil)
  }

  @Test func `a fingerprint depends on every byte and not on the pieces`() {
    var random = TableRandom(seed: 3)
    let bytes = (0..<200).map { _ in UInt8(random.below(256)) }
    var whole = ContentFingerprint()
    whole.take(bytes.span)
    for size in [1, 5, 32, 33, 199] {
      var parts = ContentFingerprint()
      for start in stride(from: 0, to: bytes.count, by: size) {
        parts.take(bytes.span.extracting(start..<min(start + size, bytes.count)))
      }
      #expect(parts.value == whole.value)
    }
    var seen: Set<UInt64> = [whole.value]
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      var other = ContentFingerprint()
      other.take(changed.span)
      #expect(seen.insert(other.value).inserted)
    }
    var shorter = ContentFingerprint()
    shorter.take(bytes.span.extracting(0..<199))
    #expect(seen.insert(shorter.value).inserted)
  }
}
