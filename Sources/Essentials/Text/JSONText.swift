/// JSON as it is written, piece by piece, so that a million rows need no memory.
public struct JSONText: Sendable {
  /// The bytes written and not given up.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Nothing written yet.
  public init() {}

  /// Gives up the bytes written so far.
  public mutating func drain() -> [UInt8] {
    var drained: [UInt8] = []
    swap(&drained, &bytes)
    return drained
  }

  /// Writes an object, with a key where it stands in another.
  public mutating func object(_ key: String? = nil, _ body: (inout JSONText) -> Void) {
    open(key, "{")
    body(&self)
    close("}")
  }

  /// Writes an array, with a key where it stands in an object.
  public mutating func array(_ key: String? = nil, _ body: (inout JSONText) -> Void) {
    open(key, "[")
    body(&self)
    close("]")
  }

  /// Begins an object or an array by its sign.
  public mutating func open(_ key: String? = nil, _ sign: Unicode.Scalar) {
    begin(key)
    bytes.append(UInt8(ascii: sign))
    needsComma = false
  }

  /// Ends an object or an array by its sign.
  public mutating func close(_ sign: Unicode.Scalar) {
    bytes.append(UInt8(ascii: sign))
    needsComma = true
  }

  /// Writes an array of texts.
  public mutating func strings(_ key: String, _ texts: [String]) {
    array(key) { json in for text in texts { json.string(nil, text) } }
  }

  /// Writes a text, or null.
  public mutating func string(_ key: String?, _ text: String?) {
    begin(key)
    needsComma = true
    guard let text else { return bytes.append(contentsOf: "null".utf8) }
    quote(text)
  }

  /// Writes a whole number, or null.
  public mutating func int(_ key: String?, _ number: Int?) {
    begin(key)
    needsComma = true
    bytes.append(contentsOf: number.map(String.init)?.utf8 ?? "null".utf8)
  }

  /// A number written as its text, which must be one of JSON.
  public mutating func number(_ key: String?, _ text: String) {
    begin(key)
    needsComma = true
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes true, false or null.
  public mutating func bool(_ key: String?, _ value: Bool?) {
    begin(key)
    needsComma = true
    bytes.append(contentsOf: (value.map { $0 ? "true" : "false" } ?? "null").utf8)
  }

  /// A field or an element that is JSON already.
  public mutating func raw(_ key: String?, _ json: [UInt8]) {
    begin(key)
    needsComma = true
    bytes.append(contentsOf: json)
  }

  /// Begins a line, so that a text of many sets can be read and compared.
  public mutating func newLine() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Ends a line; what comes after it stands by itself.
  public mutating func end() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func begin(_ key: String?) {
    if needsComma {
      bytes.append(UInt8(ascii: ","))
      needsComma = false
    }
    guard let key else { return }
    quote(key)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return bytes.append(contentsOf: text.utf8) }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
  }
}
