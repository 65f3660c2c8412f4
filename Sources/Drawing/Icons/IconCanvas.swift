/// The parts of icons, in a square of 100 units.
struct IconCanvas {
  /// A letter, drawn as strokes so that it looks alike wherever it is shown.
  enum Letter { case higher, lower, pass, fail, question }

  private var canvas: Canvas

  static func icon(
    _ picture: some Picture, style: PictureStyle, into markup: inout Markup,
    content: (inout IconCanvas) -> Void
  ) {
    Canvas.picture(
      picture, style: style, width: style.width, height: style.width, viewBox: (100, 100),
      hasPaper: false, into: &markup
    ) { canvas in
      var icon = IconCanvas(canvas: canvas)
      canvas.markup = Markup()
      content(&icon)
      canvas.markup = icon.canvas.markup
    }
  }

  // MARK: Rings

  /// A thick ring on paper.
  mutating func ring(_ ink: Ink) {
    canvas.markup.element(
      .circle, canvas.paint(fill: .paper, stroke: ink), .strokeWidth(8), .cx(50), .cy(50), .r(45))
    canvas.markup.newline()
  }

  /// A dashed ring: nothing to say.
  mutating func dashedRing(_ ink: Ink) {
    canvas.markup.element(
      .circle, canvas.paint(fill: .paper, stroke: ink), .strokeWidth(5),
      Attribute("stroke-dasharray", .text("11 8.8")), .cx(50), .cy(50), .r(45))
    canvas.markup.newline()
  }

  // MARK: Dots

  /// Dots joined by a line, the last ones in another ink.
  mutating func dots(
    _ dots: [(x: Double, y: Double)], ink: Ink, last: [(x: Double, y: Double)] = [],
    in lastInk: Ink = .common
  ) {
    joined(dots, ink: ink)
    joined(dots.suffix(1) + last, ink: lastInk)
    spots(dots, ink: ink)
    spots(last, ink: lastInk)
  }

  private mutating func joined(_ dots: [(x: Double, y: Double)], ink: Ink) {
    guard dots.count > 1 else { return }
    var path = PathData()
    for dot in dots {
      if path.isEmpty { path.move(dot.x, dot.y) } else { path.line(dot.x, dot.y) }
    }
    canvas.path(path, stroke: ink, width: 3.5, isRound: true)
  }

  private mutating func spots(_ dots: [(x: Double, y: Double)], ink: Ink) {
    guard !dots.isEmpty else { return }
    canvas.group(canvas.paint(fill: ink)) { canvas in
      for dot in dots { canvas.mark(.circle, x: dot.x, y: dot.y, radius: 5.5) }
    }
  }

  // MARK: Arrow, wave, target

  /// A thick arrow to the upper or lower right.
  mutating func arrow(isUp: Bool, ink: Ink) {
    func y(_ value: Double) -> Double { isUp ? value : 100 - value }
    var path = PathData()
    path.move(29, y(71))
    path.line(68, y(32))
    path.move(41, y(29))
    path.line(71, y(29))
    path.line(71, y(59))
    canvas.path(path, stroke: ink, width: 10)
  }

  /// A wavy line across.
  mutating func wave(y: Double, ink: Ink) {
    var path = PathData()
    path.move(20, y)
    for index in 0..<4 {
      let start = 20 + Double(index) * 15
      let bend = index.isMultiple(of: 2) ? -11.0 : 11
      path.curve(towards: start + 7.5, y + bend, to: start + 15, y)
    }
    canvas.path(path, stroke: ink, width: 4.5, isRound: true)
  }

  /// A dashed line across.
  mutating func target(y: Double, ink: Ink) {
    var path = PathData()
    for start in stride(from: 21.0, to: 80, by: 13) {
      path.move(start, y)
      path.horizontal(start + 7.5)
    }
    canvas.path(path, stroke: ink, width: 4)
  }

  // MARK: Letters

  /// A letter whose upper left corner is at a place; about 15 wide and 22 high.
  mutating func letter(_ letter: Letter, at corner: (x: Double, y: Double), ink: Ink) {
    let (x, y) = corner
    var path = PathData()
    switch letter {
    case .higher:
      path.move(x, y)
      path.vertical(y + 22)
      path.move(x + 15, y)
      path.vertical(y + 22)
      path.move(x, y + 11)
      path.horizontal(x + 15)
    case .lower:
      path.move(x, y)
      path.vertical(y + 22)
      path.horizontal(x + 13)
    case .pass:
      path.move(x, y + 24)
      path.vertical(y)
      path.horizontal(x + 8)
      path.curve(towards: x + 16, y, to: x + 16, y + 6.5)
      path.curve(towards: x + 16, y + 13, to: x + 8, y + 13)
      path.horizontal(x)
    case .fail:
      path.move(x, y + 24)
      path.vertical(y)
      path.horizontal(x + 15)
      path.move(x, y + 11.5)
      path.horizontal(x + 12)
    case .question:
      path.move(x, y + 6)
      path.curve(towards: x + 1, y, to: x + 9, y)
      path.curve(towards: x + 18, y, to: x + 18, y + 7)
      path.curve(towards: x + 18, y + 11, to: x + 13, y + 14)
      path.curve(towards: x + 9, y + 16.5, to: x + 9, y + 20)
    }
    canvas.path(path, stroke: ink, width: 5.5)
    guard letter == .question else { return }
    canvas.group(canvas.paint(fill: ink)) { canvas in
      canvas.mark(.circle, x: x + 9, y: y + 27.5, radius: 3.4)
    }
  }
}
