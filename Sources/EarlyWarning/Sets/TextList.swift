/// Many texts kept end to end as UTF-8, by number: one becomes a `String` only when it is wanted.
public struct TextList: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// A list without texts.
  public init() {}

  /// How many there are.
  public var count: Int { ends.count }

  /// Makes room for so many texts, of so many bytes altogether.
  public mutating func reserve(texts: Int, bytes count: Int) {
    ends.reserveCapacity(texts)
    bytes.reserveCapacity(count)
  }

  /// Adds a text in two parts, and gives its number.
  public mutating func append(
    _ beginning: UnsafeRawBufferPointer, _ rest: UnsafeRawBufferPointer
  ) -> Int {
    bytes.append(contentsOf: beginning)
    bytes.append(contentsOf: rest)
    ends.append(bytes.count)
    return ends.count - 1
  }

  /// Adds a text, and gives its number.
  public mutating func append(_ text: String) -> Int {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
    return ends.count - 1
  }

  /// A text by its number.
  public subscript(number: Int) -> String {
    let start = number == 0 ? 0 : ends[number - 1]
    return String(decoding: bytes[start..<ends[number]], as: UTF8.self)
  }
}
