/// A page of HTML taken apart strictly: every element closed, every attribute quoted.
struct Page {
  /// An element: elements come in the order of the page, those within it right after it.
  struct Element {
    let name: String
    let attributes: [String: String]
    /// Where the elements within it end.
    fileprivate(set) var end = 0
    fileprivate(set) var words: Range<Int>
  }

  private(set) var elements: [Element] = []
  private(set) var faults: [String] = []
  private var open: [Int] = []
  private var words: [UInt8] = []

  private static let void: Set = ["meta", "link", "br", "hr", "img", "input", "col"]

  init(_ html: String) {
    let bytes = Array(html.utf8)
    var position = 0
    if html.hasPrefix("<!DOCTYPE html>") { position = 15 } else { faults.append("doctype") }
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      words += Self.plain(bytes[position..<start])
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
        faults.append("a tag is not closed")
        return
      }
      take(String(decoding: bytes[start + 1..<end], as: UTF8.self)[...])
      position = end + 1
    }
    if let last = open.last { faults.append("\(elements[last].name) is not closed") }
  }

  /// The text of an element and all within it.
  func text(_ place: Int) -> String {
    String(decoding: words[elements[place].words], as: UTF8.self)
  }

  /// The places of the elements of a name.
  func all(_ name: String) -> [Int] { elements.indices.filter { elements[$0].name == name } }

  /// The texts of the elements of a name.
  func texts(_ name: String) -> [String] { all(name).map(text) }

  /// The places of the elements of a name within the element at `place`.
  func within(_ place: Int, _ name: String) -> [Int] {
    (place + 1..<max(place + 1, elements[place].end)).filter { elements[$0].name == name }
  }

  /// The place of the element with an id.
  func place(id: String) -> Int? { elements.firstIndex { $0.attributes["id"] == id } }

  private mutating func take(_ tag: Substring) {
    if tag.hasPrefix("/") {
      let name = String(tag.dropFirst())
      guard let last = open.popLast() else {
        faults.append("</\(name)> opens nothing")
        return
      }
      if elements[last].name != name { faults.append("</\(name)> closes \(elements[last].name)") }
      elements[last].end = elements.count
      elements[last].words = elements[last].words.lowerBound..<words.count
      return
    }
    let isClosed = tag.hasSuffix("/")
    let inner = isClosed ? tag.dropLast() : tag
    let name = String(inner.prefix { $0 != " " })
    if !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
      faults.append("element \(name)")
    }
    elements.append(
      Element(
        name: name, attributes: attributes(inner.dropFirst(name.count), of: name),
        words: words.count..<words.count))
    if !isClosed && !Self.void.contains(name) { open.append(elements.count - 1) }
  }

  private mutating func attributes(_ text: Substring, of name: String) -> [String: String] {
    var found: [String: String] = [:]
    var rest = text
    while let first = rest.first {
      guard first == " ", let equals = rest.firstIndex(of: "=") else {
        faults.append("\(name): \(rest)")
        return found
      }
      let key = String(rest[rest.index(after: rest.startIndex)..<equals])
      let quoted = rest[rest.index(after: equals)...]
      guard quoted.first == "\"", let end = quoted.dropFirst().firstIndex(of: "\"") else {
        faults.append("\(name): \(key) is not quoted")
        return found
      }
      if found[key] != nil { faults.append("\(name) has \(key) twice") }
      let value = quoted[quoted.index(after: quoted.startIndex)..<end]
      found[key] = String(decoding: Self.plain(Array(value.utf8)[...]), as: UTF8.self)
      rest = quoted[quoted.index(after: end)...]
    }
    return found
  }

  /// The bytes with entities as what they stand for.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
    let text = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#9;", "\t"),
      ("&#10;", "\n"), ("&#13;", "\r"), ("&amp;", "&"),
    ].reduce(String(decoding: bytes, as: UTF8.self)) { $0.replacing($1.0, with: $1.1) }
    return Array(text.utf8)
  }
}
