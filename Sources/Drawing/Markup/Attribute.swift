/// An attribute of an element: a name that is typed or literal, and a value that gets escaped.
public struct Attribute: Hashable, Sendable {
  enum Value: Hashable, Sendable {
    case omitted
    case present
    case text(String)
    case integer(Int)
    case number(Double)
    case path(PathData)
    /// One or more whole attributes from this module's own tables.
    case trusted(String)
  }

  let name: String
  let value: Value

  init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// An attribute that writes nothing, for conditional ones.
  public static let none = Attribute("", .omitted)

  /// The attribute if the condition holds, else nothing.
  public static func when(_ condition: Bool, _ attribute: Attribute) -> Attribute {
    condition ? attribute : .none
  }

  /// Any attribute by its literal name.
  ///
  /// - Precondition: The name has letters, digits, hyphens and colons only, is no event handler and
  ///   is not `style`: pages run under a policy that forbids both.
  public static func named(_ name: StaticString, _ value: String) -> Attribute {
    let name = name.description
    precondition(isAllowed(name), "The attribute \(name) may not be written")
    if addresses.contains(name) { return Attribute(name, .text(safe(address: value))) }
    return Attribute(name, .text(value))
  }

  /// Any attribute by its literal name, with a number of at most two decimals.
  public static func named(_ name: StaticString, number: Double) -> Attribute {
    let name = name.description
    precondition(isAllowed(name), "The attribute \(name) may not be written")
    return Attribute(name, .number(number))
  }

  /// An attribute that is there or not, such as `checked` or `disabled`.
  public static func flag(_ name: StaticString, _ isPresent: Bool = true) -> Attribute {
    let name = name.description
    precondition(isAllowed(name), "The attribute \(name) may not be written")
    return Attribute(name, isPresent ? .present : .omitted)
  }

  func write(to bytes: inout [UInt8]) {
    if case .omitted = value { return }
    bytes.append(UInt8(ascii: " "))
    if case .trusted(let text) = value {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: "="))
    bytes.append(UInt8(ascii: "\""))
    switch value {
    case .omitted, .present, .trusted: break
    case .text(let text): bytes.append(escaping: text, inAttribute: true)
    case .integer(let number): bytes.append(decimal: number)
    case .number(let number): bytes.append(trimmed: number, decimals: 2)
    case .path(let path): bytes.append(contentsOf: path.bytes)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isAllowed(_ name: String) -> Bool {
    guard let first = name.utf8.first, first >= UInt8(ascii: "A") else { return false }
    let areNamesake = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"):
        true
      default: false
      }
    }
    let name = name.lowercased()
    return areNamesake && !name.hasPrefix("on") && name != "style" && name != "srcdoc"
  }

  private static let addresses: Set<String> = [
    "href", "src", "action", "formaction", "poster", "cite", "xlink:href",
  ]

  /// The address, or `#` when it has a scheme other than web, mail or telephone.
  static func safe(address: String) -> String {
    // Browsers drop control characters and blanks when they look for a scheme; so must we.
    let plain = String(address.unicodeScalars.filter { $0.value > 0x20 })
    guard let colon = plain.firstIndex(of: ":") else { return address }
    if let other = plain.firstIndex(where: { "/?#".contains($0) }), other < colon {
      return address
    }
    switch plain[..<colon].lowercased() {
    case "http", "https", "mailto", "tel": return address
    default: return "#"
    }
  }
}

extension Attribute {
  /// `class`, one or more names with blanks between.
  public static func `class`(_ names: String) -> Attribute { Attribute("class", .text(names)) }
  /// `id`, unique on the page.
  public static func id(_ id: String) -> Attribute { Attribute("id", .text(id)) }
  /// `href`; an address with an unsafe scheme becomes `#`.
  public static func href(_ address: String) -> Attribute {
    Attribute("href", .text(safe(address: address)))
  }
  /// `src`; an address with an unsafe scheme becomes `#`.
  public static func src(_ address: String) -> Attribute {
    Attribute("src", .text(safe(address: address)))
  }
  /// `action`; an address with an unsafe scheme becomes `#`.
  public static func action(_ address: String) -> Attribute {
    Attribute("action", .text(safe(address: address)))
  }
  /// `alt`, the text for those who do not see the picture.
  public static func alt(_ text: String) -> Attribute { Attribute("alt", .text(text)) }
  /// `for`, the id of the field that a label names.
  public static func `for`(_ id: String) -> Attribute { Attribute("for", .text(id)) }
  /// `lang`.
  public static func lang(_ code: String) -> Attribute { Attribute("lang", .text(code)) }
  /// `method` of a form.
  public static func method(_ method: String) -> Attribute { Attribute("method", .text(method)) }
  /// `name`.
  public static func name(_ name: String) -> Attribute { Attribute("name", .text(name)) }
  /// `rel`.
  public static func rel(_ rel: String) -> Attribute { Attribute("rel", .text(rel)) }
  /// `role`.
  public static func role(_ role: String) -> Attribute { Attribute("role", .text(role)) }
  /// `scope` of a table header.
  public static func scope(_ scope: String) -> Attribute { Attribute("scope", .text(scope)) }
  /// `type`.
  public static func type(_ type: String) -> Attribute { Attribute("type", .text(type)) }
  /// `value`.
  public static func value(_ value: String) -> Attribute { Attribute("value", .text(value)) }
  /// `aria-` and a literal name.
  public static func aria(_ name: StaticString, _ value: String) -> Attribute {
    Attribute("aria-\(name)", .text(value))
  }
  /// `data-` and a literal name.
  public static func data(_ name: StaticString, _ value: String) -> Attribute {
    Attribute("data-\(name)", .text(value))
  }
}

extension Attribute {
  static func x(_ number: Double) -> Attribute { Attribute("x", .number(number)) }
  static func y(_ number: Double) -> Attribute { Attribute("y", .number(number)) }
  static func cx(_ number: Double) -> Attribute { Attribute("cx", .number(number)) }
  static func cy(_ number: Double) -> Attribute { Attribute("cy", .number(number)) }
  static func r(_ number: Double) -> Attribute { Attribute("r", .number(number)) }
  static func width(_ number: Double) -> Attribute { Attribute("width", .number(number)) }
  static func height(_ number: Double) -> Attribute { Attribute("height", .number(number)) }
  static func d(_ path: PathData) -> Attribute { Attribute("d", .path(path)) }
  static func strokeWidth(_ number: Double) -> Attribute {
    Attribute("stroke-width", .number(number))
  }
  static func fontSize(_ number: Double) -> Attribute { Attribute("font-size", .number(number)) }
  static func index(_ index: Int) -> Attribute { Attribute("data-i", .integer(index)) }
}
