internal import CSimdjson

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A resource where the door left it.
typealias FHIRRecord = UnsafePointer<vigil_record>

/// What a door has read, with the bytes it read from; it holds while they do.
struct FHIRSource {
  let bytes: UnsafeBufferPointer<UInt8>
  let read: vigil_records

  /// The resources, contained ones before those they are contained in.
  var records: UnsafeBufferPointer<vigil_record> {
    UnsafeBufferPointer(start: read.records, count: count)
  }

  /// The number of resources.
  var count: Int { Int(read.record_count) }

  /// The resource at a place below `count`.
  @inline(__always)
  func record(_ place: Int) -> FHIRRecord { read.records + place }

  /// The bytes of a text.
  @inline(__always)
  func bytes(_ text: vigil_text) -> UnsafeBufferPointer<UInt8> {
    if text.start & VIGIL_ARENA == 0 {
      return UnsafeBufferPointer(
        start: bytes.baseAddress.map { $0 + Int(text.start) }, count: Int(text.length))
    }
    let start = UnsafeRawPointer(read.arena) + Int(text.start & ~VIGIL_ARENA)
    return UnsafeBufferPointer(
      start: start.assumingMemoryBound(to: UInt8.self), count: Int(text.length))
  }

  /// A text for people to read.
  func string(_ text: vigil_text) -> String {
    text.length == 0 ? "" : String(decoding: bytes(text), as: UTF8.self)
  }

  /// The first 100 bytes of a text.
  func value(_ text: vigil_text) -> String {
    String(string(vigil_text(start: text.start, length: min(text.length, 400))).prefix(100))
  }

  @inline(__always)
  func readings(_ record: FHIRRecord) -> UnsafeBufferPointer<vigil_reading> {
    UnsafeBufferPointer(
      start: read.readings.map { $0 + Int(record.pointee.first_reading) },
      count: Int(record.pointee.reading_count))
  }

  @inline(__always)
  func extras(_ record: FHIRRecord) -> UnsafeBufferPointer<vigil_extra> {
    UnsafeBufferPointer(
      start: read.extras.map { $0 + Int(record.pointee.first_extra) },
      count: Int(record.pointee.extra_count))
  }

  @inline(__always)
  func places(_ record: FHIRRecord) -> UnsafeBufferPointer<vigil_place> {
    UnsafeBufferPointer(
      start: read.places.map { $0 + Int(record.pointee.first_place) },
      count: Int(record.pointee.place_count))
  }
}

/// The parts of a reference such as `Patient/7`, an address ending in that, or `urn:uuid:…`.
struct FHIRReferenceParts {
  /// The type, where it is said.
  var type: Slice<UnsafeBufferPointer<UInt8>>
  /// The id.
  var id: Slice<UnsafeBufferPointer<UInt8>>
  /// Whether it means a resource contained in the one that refers.
  var isContained = false
  /// Whether it is an address within a bundle.
  var isURN = false
  /// Whether type and id stand together as `Type/id`.
  var isPlain = false

  /// The parts of a text.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    type = text[0..<0]
    if text.first == UInt8(ascii: "#") {
      id = text[1...]
      isContained = true
      return
    }
    if text.count > 4, text[3] == UInt8(ascii: ":"), text.starts(with: "urn".utf8) {
      let last = text.lastIndex(of: UInt8(ascii: ":")) ?? 3
      id = text[(last + 1)...]
      isURN = true
      return
    }
    if let mark = text.firstIndex(of: UInt8(ascii: "?")) {
      let bar = text.lastIndex { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "=") } ?? mark
      type = FHIRReferenceParts.last(text[..<mark])
      id = text[(max(bar, mark) + 1)...]
      return
    }
    var whole = text[...]
    if let history = FHIRReferenceParts.history(text) { whole = text[..<history] }
    id = FHIRReferenceParts.last(whole)
    if id.startIndex > 0 {
      type = FHIRReferenceParts.last(text[..<(id.startIndex - 1)])
      isPlain = true
    }
  }

  /// The length of the type where a text is nothing but `Type/id`, as nearly all are.
  static func plainType(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = text.baseAddress, text[0] >= UInt8(ascii: "A"), text[0] <= UInt8(ascii: "Z"),
      let slash = memchr(start, 0x2F, text.count)
    else { return nil }
    let type = UnsafeRawPointer(slash) - UnsafeRawPointer(start)
    let rest = text.count - type - 1
    guard rest > 0, memchr(slash + 1, 0x2F, rest) == nil, memchr(start, 0x3F, text.count) == nil
    else { return nil }
    return type
  }

  /// The bytes of `Type/id`.
  func joined() -> [UInt8] { Array(type) + [UInt8(ascii: "/")] + Array(id) }

  private static func last(
    _ text: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    guard let slash = text.lastIndex(of: UInt8(ascii: "/")) else { return text }
    return text[(slash + 1)...]
  }

  /// Where `/_history/` begins.
  private static func history(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count > 10, text.contains(UInt8(ascii: "_")) else { return nil }
    let word = Array("/_history/".utf8)
    return (0...(text.count - word.count)).first { text[$0...].starts(with: word) }
  }
}
