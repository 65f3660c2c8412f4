/// Many texts kept end to end as UTF-8, by number: one becomes a `String` only when it is wanted.
public struct TextList: Sendable {
  /// The texts, and room for more.
  private var bytes: [UInt8] = []
  private var used = 0
  private var ends: [Int] = []

  /// A list without texts.
  public init() {}

  /// How many there are.
  public var count: Int { ends.count }

  /// How many bytes they have altogether.
  public var byteCount: Int { used }

  /// Makes room for so many texts more, of so many bytes altogether.
  public mutating func reserve(texts: Int, bytes count: Int) {
    ends.reserveCapacity(ends.count + texts)
    grow(to: used + count)
  }

  /// Adds a text in two parts, and gives its number.
  public mutating func append(
    _ beginning: UnsafeRawBufferPointer, _ rest: UnsafeRawBufferPointer
  ) -> Int {
    let start = used
    let middle = start + beginning.count
    used = middle + rest.count
    if used > bytes.count { grow(to: max(used, bytes.count * 2)) }
    bytes.withUnsafeMutableBytes { all in
      UnsafeMutableRawBufferPointer(rebasing: all[start..<middle]).copyMemory(from: beginning)
      UnsafeMutableRawBufferPointer(rebasing: all[middle..<used]).copyMemory(from: rest)
    }
    ends.append(used)
    return ends.count - 1
  }

  /// Adds a text, and gives its number.
  public mutating func append(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { append(UnsafeRawBufferPointer($0), .init(start: nil, count: 0)) }
  }

  private mutating func grow(to count: Int) {
    if count > bytes.count {
      bytes.reserveCapacity(count)
      bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
    }
  }

  /// A text by its number.
  public subscript(number: Int) -> String {
    let start = number == 0 ? 0 : ends[number - 1]
    return String(decoding: bytes[start..<ends[number]], as: UTF8.self)
  }
}
