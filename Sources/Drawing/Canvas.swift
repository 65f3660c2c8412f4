/// A rectangle in pixels, y downwards.
struct Box: Hashable, Sendable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var maxX: Double { x + width }
  var maxY: Double { y + height }
  var midX: Double { x + width / 2 }
  var midY: Double { y + height / 2 }
}

/// Where the lines of a picture go: markup with inks instead of colours.
struct Canvas {
  /// Which point of the text stands at the place given.
  enum Anchor: String { case start, middle, end }
  /// How a line is broken.
  enum Dash: String { case limit = "7 4", target = "3 3", faint = "2 4", planned = "9 3 2 3" }

  var markup: Markup
  let palette: Palette
  let sizes: Sizes

  /// Writes a whole `<svg>` element: title, description, style sheet, paper, then the content.
  static func picture(
    _ picture: some Picture, style: PictureStyle, width: Double, height: Double,
    sizes: Sizes? = nil, viewBox: (width: Double, height: Double)? = nil,
    isDecorative: Bool = false, hasPaper: Bool = true, into markup: inout Markup,
    content: (inout Canvas) -> Void
  ) {
    let view = viewBox ?? (width, height)
    markup.open(
      .svg,
      [
        .named("xmlns", "http://www.w3.org/2000/svg"), .class(style.rootClass),
        .width(width), .height(height), viewBoxAttribute(view.width, view.height),
        isDecorative ? .aria("hidden", "true") : .role("img"),
        .when(!isDecorative, .aria("labelledby", style.prefix + "-title")),
        .when(!isDecorative, .aria("describedby", style.prefix + "-desc")),
        .named("font-family", "Arial, sans-serif"),
      ])
    markup.newline()
    markup.element(.title, .id(style.prefix + "-title"), text: picture.title)
    markup.newline()
    markup.element(
      .desc, .id(style.prefix + "-desc"),
      text: picture.summary.isEmpty ? picture.title : picture.summary)
    markup.newline()
    if style.stylesheet == .embedded {
      markup.open(.style)
      markup.raw(Stylesheet.text)
      markup.close(.style)
      markup.newline()
    }
    var canvas = Canvas(
      markup: Markup(), palette: style.palette, sizes: sizes ?? Sizes(width: width))
    swap(&canvas.markup, &markup)
    if hasPaper { canvas.rectangle(Box(x: 0, y: 0, width: width, height: height), .paper) }
    content(&canvas)
    swap(&canvas.markup, &markup)
    markup.close(.svg)
    markup.newline()
  }

  private static func viewBoxAttribute(_ width: Double, _ height: Double) -> Attribute {
    var bytes = Array("0 0 ".utf8)
    bytes.append(trimmed: width, decimals: 1)
    bytes.append(UInt8(ascii: " "))
    bytes.append(trimmed: height, decimals: 1)
    return Attribute("viewBox", .text(String(decoding: bytes, as: UTF8.self)))
  }

  // MARK: Paint

  /// Class and colour of a filling and an outline; no filling where the ink is missing.
  func paint(fill: Ink?, stroke: Ink? = nil) -> Attribute {
    var text = "class=\""
    if let fill { text += "vf-" + fill.name }
    if let stroke { text += (fill == nil ? "vs-" : " vs-") + stroke.name }
    text += fill.map { "\" fill=\"" + palette[$0].hex } ?? "\" fill=\"none"
    if let stroke { text += "\" stroke=\"" + palette[stroke].hex }
    return Attribute("", .trusted(text + "\""))
  }

  // MARK: Shapes

  mutating func group(_ attributes: Attribute..., content: (inout Canvas) -> Void) {
    markup.open(.g, attributes)
    markup.newline()
    content(&self)
    markup.close(.g)
    markup.newline()
  }

  mutating func rectangle(_ box: Box, _ fill: Ink) {
    markup.element(
      .rect, paint(fill: fill), .x(box.x), .y(box.y), .width(box.width), .height(box.height))
    markup.newline()
  }

  mutating func path(
    _ path: PathData, stroke: Ink, width: Double, dash: Dash? = nil, isRound: Bool = false,
    opacity: Double = 1
  ) {
    guard !path.isEmpty else { return }
    markup.element(
      .path, paint(fill: nil, stroke: stroke), .strokeWidth(width),
      dash.map { Attribute("stroke-dasharray", .text($0.rawValue)) } ?? .none,
      .when(isRound, Attribute("", .trusted("stroke-linejoin=\"round\" stroke-linecap=\"round\""))),
      .when(opacity < 1, Attribute("stroke-opacity", .number(opacity))), .d(path))
    markup.newline()
  }

  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), stroke: Ink,
    width: Double = 1, dash: Dash? = nil
  ) {
    var path = PathData()
    path.move(start.x, start.y)
    if start.y == end.y {
      path.horizontal(end.x)
    } else if start.x == end.x {
      path.vertical(end.y)
    } else {
      path.line(end.x, end.y)
    }
    self.path(path, stroke: stroke, width: width, dash: dash)
  }

  // MARK: Text

  /// Writes a line of text whose baseline is at y.
  mutating func text(
    _ text: String, x: Double, y: Double, size: Double, ink: Ink = .text,
    anchor: Anchor = .start, isBold: Bool = false, hasHalo: Bool = false
  ) {
    self.text(
      [(text, isBold)], x: x, y: y, size: size, ink: ink, anchor: anchor, hasHalo: hasHalo)
  }

  /// Writes a line of text in parts, each bold or not.
  mutating func text(
    _ parts: [(text: String, isBold: Bool)], x: Double, y: Double, size: Double, ink: Ink,
    anchor: Anchor = .start, hasHalo: Bool = false
  ) {
    let isBold = parts.allSatisfy(\.isBold)
    markup.open(
      .svgText,
      [
        .x(x), .y(y), .fontSize(size),
        .when(anchor != .start, Attribute("text-anchor", .text(anchor.rawValue))),
        .when(isBold, Self.bold),
        hasHalo ? paint(fill: ink, stroke: .paper) : paint(fill: ink),
        .when(hasHalo, Self.halo),
      ])
    for part in parts {
      if part.isBold && !isBold {
        markup.element(.tspan, Self.bold, text: part.text)
      } else {
        markup.text(part.text)
      }
    }
    markup.close(.svgText)
    markup.newline()
  }

  private static let bold = Attribute("", .trusted("font-weight=\"700\""))
  private static let halo = Attribute(
    "", .trusted("stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\""))
}
