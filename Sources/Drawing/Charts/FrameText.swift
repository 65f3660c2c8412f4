/// The words around a chart, drawn only in a complete frame.
struct FrameText {
  private let title: [String]
  private let subtitle: [String]
  private let footer: [String]
  private let sizes: Sizes
  private let width: Double
  /// Blank at the sides.
  let margin: Double

  /// The words that go around a chart in a style; none in a bare frame.
  init(title: String, subtitle: String, footer: [String], style: PictureStyle, sizes: Sizes) {
    self.sizes = sizes
    width = style.width
    let isComplete = style.frame == .complete
    margin = isComplete ? (16 * sizes.factor).rounded() : 4
    let room = style.width - 2 * margin
    self.title =
      isComplete ? TextWidth.lines(title, size: sizes.title, width: room, bold: true) : []
    self.subtitle =
      isComplete ? TextWidth.lines(subtitle, size: sizes.subtitle, width: room) : []
    self.footer =
      isComplete
      ? footer.filter { !$0.isEmpty }.flatMap {
        TextWidth.lines($0, size: sizes.label, width: room)
      } : []
  }

  /// The height the words above take.
  var top: Double {
    guard !title.isEmpty || !subtitle.isEmpty else { return 4 }
    return margin + Double(title.count) * sizes.leading(sizes.title)
      + Double(subtitle.count) * sizes.leading(sizes.subtitle) + 10 * sizes.factor
  }

  /// The height the words below take.
  var bottom: Double {
    guard !footer.isEmpty else { return 4 }
    return Double(footer.count) * sizes.leading(sizes.label) + margin + 6
  }

  /// The box left for a chart of a height.
  func box(height: Double) -> Box {
    Box(x: margin, y: top, width: width - 2 * margin, height: height)
  }

  /// Writes the words above and below a chart whose bottom edge is given.
  func draw(on canvas: inout Canvas, below bottom: Double) {
    var y = margin
    for line in title {
      y += sizes.leading(sizes.title)
      canvas.text(line, x: margin, y: y - sizes.title * 0.3, size: sizes.title, isBold: true)
    }
    for line in subtitle {
      y += sizes.leading(sizes.subtitle)
      canvas.text(
        line, x: margin, y: y - sizes.subtitle * 0.3, size: sizes.subtitle, ink: .secondary)
    }
    y = bottom + 6
    for line in footer {
      y += sizes.leading(sizes.label)
      canvas.text(line, x: margin, y: y - sizes.label * 0.3, size: sizes.label, ink: .secondary)
    }
  }
}

/// A picture that has words around its chart.
protocol FramedPicture: Picture {
  var subtitle: String { get }
  var notes: [String] { get }
  var source: String { get }
  /// What stands below the chart when it travels alone.
  var footer: [String] { get }
}

/// A chart laid out in a frame.
protocol FramedPlot {
  /// The lower edge of the chart.
  var bottom: Double { get }
  func draw(on canvas: inout Canvas)
}

extension FramedPicture {
  var footer: [String] { notes + origin }

  /// Where the data come from, as the last line.
  var origin: [String] { source.isEmpty ? [] : ["Source: \(source)"] }

  /// Writes the words and the chart that is laid out between them.
  func write(
    to markup: inout Markup, style: PictureStyle,
    layOut: (_ frame: FrameText, _ sizes: Sizes) -> some FramedPlot
  ) {
    let style = style.roomy
    let sizes = Sizes(width: style.width)
    let frame = FrameText(
      title: title, subtitle: subtitle, footer: footer, style: style, sizes: sizes)
    let plot = layOut(frame, sizes)
    Canvas.picture(
      self, style: style, width: style.width, height: plot.bottom + frame.bottom, into: &markup
    ) { canvas in
      frame.draw(on: &canvas, below: plot.bottom)
      plot.draw(on: &canvas)
    }
  }
}
