/// HTML or SVG being written: a buffer that escapes by type.
///
/// ```swift
/// var html = Markup()
/// html.element(.p, .class("lead")) { html in
///   html.text("Fewer than 10 & rising ")
///   html.element(.a, .href("/wards/7"), text: "Ward 7")
/// }
/// html.string  // <p class="lead">Fewer than 10 &amp; rising <a href="/wards/7">Ward 7</a></p>
/// ```
///
/// Names of elements and attributes are typed or literal; every value and every text is escaped.
/// The one way round that is ``raw(_:)``, so that a search for `raw(` finds all that is trusted.
public struct Markup: Hashable, Sendable {
  /// What has been written so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// An empty buffer.
  public init() {}

  /// An empty buffer with room for so many bytes.
  public init(reserving capacity: Int) { bytes.reserveCapacity(capacity) }

  /// What has been written so far.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether nothing has been written.
  public var isEmpty: Bool { bytes.isEmpty }

  // MARK: Text

  /// Writes text, escaped.
  ///
  /// Characters that XML does not allow at all are replaced by U+FFFD.
  public mutating func text(_ text: String) { bytes.append(escaping: text, inAttribute: false) }

  /// Writes trusted markup as it stands; never anything that came from outside.
  public mutating func raw(_ trusted: String) { bytes.append(contentsOf: trusted.utf8) }

  /// Writes what another buffer holds.
  public mutating func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  /// Ends the line, to keep the output readable and its differences small.
  public mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  // MARK: Elements

  /// Writes an element around what `content` writes.
  public mutating func element<Failure: Error>(
    _ tag: Tag, _ attributes: Attribute..., content: (inout Markup) throws(Failure) -> Void
  ) throws(Failure) {
    open(tag, attributes)
    try content(&self)
    close(tag)
  }

  /// Writes an element around a text, escaped.
  public mutating func element(_ tag: Tag, _ attributes: Attribute..., text: String) {
    open(tag, attributes)
    self.text(text)
    close(tag)
  }

  /// Writes an element without content, such as `<br>` or `<circle/>`.
  public mutating func element(_ tag: Tag, _ attributes: Attribute...) {
    open(tag, attributes)
    close(tag)
  }

  /// Writes the start of an element whose attributes are a list; `close(_:)` must follow.
  public mutating func open(_ tag: Tag, _ attributes: [Attribute] = []) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: tag.name.utf8)
    for attribute in attributes { attribute.write(to: &bytes) }
    if tag.kind == .selfClosing { bytes.append(UInt8(ascii: "/")) }
    bytes.append(UInt8(ascii: ">"))
  }

  /// Writes the end of an element; nothing for one that has no content.
  public mutating func close(_ tag: Tag) {
    guard tag.kind == .container else { return }
    bytes.append(UInt8(ascii: "<"))
    bytes.append(UInt8(ascii: "/"))
    bytes.append(contentsOf: tag.name.utf8)
    bytes.append(UInt8(ascii: ">"))
  }

  // MARK: Pages

  /// A whole HTML page in British English: doctype, head with title and viewport, body.
  ///
  /// - Parameters:
  ///   - title: The page's title, unique to it.
  ///   - bodyAttributes: Attributes of the body.
  ///   - head: Writes the rest of the head, such as links to style sheets.
  ///   - body: Writes the body.
  /// - Returns: The page.
  /// - Throws: What `head` or `body` throws.
  public static func page<Failure: Error>(
    title: String, bodyAttributes: [Attribute] = [],
    head: (inout Markup) throws(Failure) -> Void, body: (inout Markup) throws(Failure) -> Void
  ) throws(Failure) -> Markup {
    var html = Markup(reserving: 32_768)
    html.raw("<!DOCTYPE html>\n")
    html.open(.html, [.lang("en-GB")])
    html.open(.head)
    html.element(.meta, .named("charset", "utf-8"))
    html.element(
      .meta, .name("viewport"), .named("content", "width=device-width, initial-scale=1"))
    html.element(.title, text: title)
    try head(&html)
    html.close(.head)
    html.newline()
    html.open(.body, bodyAttributes)
    try body(&html)
    html.close(.body)
    html.close(.html)
    html.newline()
    return html
  }
}

extension [UInt8] {
  /// Appends text with the five special characters as entities.
  ///
  /// - Parameters:
  ///   - text: Any text at all.
  ///   - inAttribute: Whether quotes and line breaks must be written as entities too.
  mutating func append(escaping text: String, inAttribute: Bool) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      for index in source.indices {
        guard let entity = Self.entity(source, at: index, inAttribute: inAttribute) else {
          continue
        }
        append(contentsOf: source[start..<index])
        append(contentsOf: entity.text.utf8)
        start = index + entity.length
      }
      append(contentsOf: source[start...])
    }
  }

  /// What must be written instead of the bytes at `index`, if anything, and how many it replaces.
  @inline(__always)
  private static func entity(
    _ source: UnsafeBufferPointer<UInt8>, at index: Int, inAttribute: Bool
  ) -> (text: StaticText, length: Int)? {
    let byte = source[index]
    if byte > 0x3E && byte != 0xEF { return nil }
    switch byte {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\"") where inAttribute: return ("&quot;", 1)
    case UInt8(ascii: "'") where inAttribute: return ("&#39;", 1)
    case 0x09 where inAttribute: return ("&#9;", 1)
    case 0x0A where inAttribute: return ("&#10;", 1)
    case 0x0D: return ("&#13;", 1)
    case 0x09, 0x0A: return nil
    case 0x00..<0x20: return ("\u{FFFD}", 1)
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF: the two characters above 0x20 XML forbids.
    case 0xEF
    where index + 2 < source.count && source[index + 1] == 0xBF
      && source[index + 2] >= 0xBE:
      return ("\u{FFFD}", 3)
    default: return nil
    }
  }
}

/// A literal: an immortal string, free to pass about.
private typealias StaticText = String
