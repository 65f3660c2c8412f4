/// Writes cells as RFC 4180 has it, from bytes and without making text.
struct CellWriter: Sendable {
  private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8
  private var isFirst = true

  init(delimiter: UInt8 = UInt8(ascii: ",")) { self.delimiter = delimiter }

  /// Gives up the bytes written so far.
  mutating func drain() -> [UInt8] {
    var drained: [UInt8] = []
    swap(&drained, &bytes)
    bytes.reserveCapacity(drained.count)
    return drained
  }

  mutating func append(_ text: String) {
    begin()
    let isPlain = text.utf8.allSatisfy { !mustBeQuoted($0) }
    if isPlain {
      bytes.append(contentsOf: text.utf8)
    } else {
      quote(text.utf8)
    }
  }

  mutating func append(_ number: Int?) {
    begin()
    guard let number else { return }
    if (0...9).contains(number) {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
    } else {
      bytes.append(contentsOf: String(number).utf8)
    }
  }

  /// Copies a cell of a table as it is.
  mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    begin()
    var isPlain = true
    for position in range where mustBeQuoted(text[position]) {
      isPlain = false
      break
    }
    if isPlain {
      for position in range { bytes.append(text[position]) }
    } else {
      quote(range.map { text[$0] })
    }
  }

  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  private mutating func begin() {
    if !isFirst { bytes.append(delimiter) }
    isFirst = false
  }

  private mutating func quote(_ text: some Sequence<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func mustBeQuoted(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }
}
