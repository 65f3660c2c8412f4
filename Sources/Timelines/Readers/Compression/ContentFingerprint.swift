/// A number that tells whether a file is the one seen before.
///
/// It depends on every byte and their order, and not on the pieces they come in. It is no defence
/// against somebody who forges a file on purpose.
public struct ContentFingerprint: Sendable {
  /// How many bytes were taken.
  public private(set) var byteCount = 0
  private var first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var second: UInt64 = 0xBF58_476D_1CE4_E5B9
  private var third: UInt64 = 0x94D0_49BB_1331_11EB
  private var fourth: UInt64 = 0xD6E8_FEB8_6659_FD93
  /// Bytes that do not fill a block of 32 yet.
  private var rest: [UInt8] = []

  /// The fingerprint of nothing.
  public init() {}

  /// The fingerprint of what was taken so far.
  public var value: UInt64 {
    var sum = ContentFingerprint.step(first, UInt64(byteCount))
    for lane in [second, third, fourth] { sum = ContentFingerprint.step(sum, lane) }
    for byte in rest { sum = ContentFingerprint.step(sum, UInt64(byte) | 0x100) }
    return sum
  }

  /// Takes more bytes.
  public mutating func take(_ bytes: Span<UInt8>) {
    byteCount += bytes.count
    var place = 0
    while place < bytes.count, !rest.isEmpty, rest.count < 32 {
      rest.append(bytes[place])
      place += 1
    }
    if rest.count == 32 {
      let block = rest
      rest.removeAll(keepingCapacity: true)
      takeBlock(block.span.bytes, 0)
    }
    let raw = bytes.bytes
    while place + 32 <= bytes.count {
      takeBlock(raw, place)
      place += 32
    }
    while place < bytes.count {
      rest.append(bytes[place])
      place += 1
    }
  }

  @inline(__always)
  private mutating func takeBlock(_ bytes: RawSpan, _ place: Int) {
    first = ContentFingerprint.step(first, ContentFingerprint.word(bytes, place))
    second = ContentFingerprint.step(second, ContentFingerprint.word(bytes, place + 8))
    third = ContentFingerprint.step(third, ContentFingerprint.word(bytes, place + 16))
    fourth = ContentFingerprint.step(fourth, ContentFingerprint.word(bytes, place + 24))
  }

  @inline(__always)
  private static func word(_ bytes: RawSpan, _ place: Int) -> UInt64 {
    // Safe: the caller keeps 32 bytes within the span, and any bits are a number.
    UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// One to one in each argument, so that a single change never goes unseen.
  @inline(__always)
  private static func step(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (sum ^ word) &* 0x9FB2_1C65_1E98_DF25
    return mixed ^ (mixed >> 32)
  }
}
