/// Writes JSON into bytes: no more than FHIR needs.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Writes `{`, the fields, and `}`.
  mutating func object(_ name: String? = nil, _ fields: (inout JSONWriter) -> Void) {
    surround("{", "}", name, fields)
  }

  /// Writes `[`, the elements, and `]`.
  mutating func array(_ name: String? = nil, _ elements: (inout JSONWriter) -> Void) {
    surround("[", "]", name, elements)
  }

  /// Writes a field or an element with a text.
  mutating func text(_ name: String?, _ value: some StringProtocol) {
    begin(name)
    quote(value)
  }

  /// Writes a field with a whole number.
  mutating func number(_ name: String?, _ value: Int) {
    begin(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Writes a field or an element that is JSON already.
  mutating func raw(_ name: String?, _ json: [UInt8]) {
    begin(name)
    bytes.append(contentsOf: json)
  }

  /// Writes a line end between values that stand by themselves.
  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func surround(
    _ open: String, _ close: String, _ name: String?, _ body: (inout JSONWriter) -> Void
  ) {
    begin(name)
    bytes.append(contentsOf: open.utf8)
    needsComma = false
    body(&self)
    bytes.append(contentsOf: close.utf8)
    needsComma = true
  }

  private mutating func begin(_ name: String?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    guard let name else { return }
    quote(name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func quote(_ text: some StringProtocol) {
    let hexadecimal = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes += [hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
