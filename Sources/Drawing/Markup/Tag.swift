/// The name of an element, and whether it has content.
public struct Tag: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Start and end: `<p>…</p>`.
    case container
    /// HTML without content: `<br>`.
    case void
    /// SVG without content: `<circle/>`.
    case selfClosing
  }

  let name: String
  let kind: Kind

  private init(_ name: String, _ kind: Kind = .container) {
    self.name = name
    self.kind = kind
  }

  /// An element that is not in the list below, by its literal name.
  public static func named(_ name: StaticString) -> Tag { Tag(name.description) }
}

// The elements in use. Their names are their documentation.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Tag {
  public static let html = Tag("html"), head = Tag("head"), body = Tag("body")
  public static let title = Tag("title"), script = Tag("script"), style = Tag("style")
  public static let meta = Tag("meta", .void), link = Tag("link", .void)
  public static let header = Tag("header"), footer = Tag("footer"), main = Tag("main")
  public static let nav = Tag("nav"), section = Tag("section"), article = Tag("article")
  public static let aside = Tag("aside"), div = Tag("div"), span = Tag("span")
  public static let h1 = Tag("h1"), h2 = Tag("h2"), h3 = Tag("h3"), h4 = Tag("h4")
  public static let p = Tag("p"), a = Tag("a"), strong = Tag("strong"), em = Tag("em")
  public static let small = Tag("small"), abbr = Tag("abbr"), code = Tag("code"), pre = Tag("pre")
  public static let kbd = Tag("kbd"), time = Tag("time"), blockquote = Tag("blockquote")
  public static let ins = Tag("ins"), del = Tag("del"), mark = Tag("mark"), sup = Tag("sup")
  public static let ul = Tag("ul"), ol = Tag("ol"), li = Tag("li")
  public static let dl = Tag("dl"), dt = Tag("dt"), dd = Tag("dd")
  public static let br = Tag("br", .void), hr = Tag("hr", .void), img = Tag("img", .void)
  public static let figure = Tag("figure"), figcaption = Tag("figcaption")
  public static let details = Tag("details"), summary = Tag("summary"), iframe = Tag("iframe")
  public static let table = Tag("table"), caption = Tag("caption"), thead = Tag("thead")
  public static let tbody = Tag("tbody"), tfoot = Tag("tfoot"), tr = Tag("tr")
  public static let th = Tag("th"), td = Tag("td"), colgroup = Tag("colgroup")
  public static let col = Tag("col", .void)
  public static let form = Tag("form"), label = Tag("label"), button = Tag("button")
  public static let fieldset = Tag("fieldset"), legend = Tag("legend"), select = Tag("select")
  public static let option = Tag("option"), optgroup = Tag("optgroup"), output = Tag("output")
  public static let textarea = Tag("textarea"), progress = Tag("progress"), meter = Tag("meter")
  public static let input = Tag("input", .void)

  public static let svg = Tag("svg"), g = Tag("g"), desc = Tag("desc"), defs = Tag("defs")
  public static let svgText = Tag("text"), tspan = Tag("tspan")
  public static let path = Tag("path", .selfClosing), rect = Tag("rect", .selfClosing)
  public static let circle = Tag("circle", .selfClosing), line = Tag("line", .selfClosing)
}
