/// Many control charts in a grid, one for each unit, on one scale or each on its own.
public struct SmallMultiples: Picture, FramedPicture, Hashable {
  /// What is compared, in a line.
  public var title: String
  /// Measure, units and period in more words; may be empty.
  public var subtitle: String
  /// What the charts say, in sentences.
  public var summary: String
  /// The charts; the title of each stands above it.
  public var panels: [ControlPicture]
  /// Whether all have the same y axis.
  public var sharesScale: Bool
  /// Lines for below the charts.
  public var notes: [String]
  /// Where the data come from; may be empty.
  public var source: String

  /// Many charts; what is left out is empty.
  public init(
    title: String, subtitle: String = "", summary: String, panels: [ControlPicture],
    sharesScale: Bool = true, notes: [String] = [], source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.panels = panels
    self.sharesScale = sharesScale
    self.notes = notes
    self.source = source
  }

  /// Writes the charts as one `<svg>` element, as many side by side as are 240 pixels wide.
  public func write(to markup: inout Markup, style: PictureStyle) {
    write(to: &markup, style: style) { frame, sizes in
      PanelGrid(self, frame: frame, sizes: sizes)
    }
  }
}

/// The layout of small multiples: a key, then panels in rows.
struct PanelGrid: FramedPlot {
  private let picture: SmallMultiples
  private let sizes: Sizes
  private let area: Box
  private let columns: Int
  private let panel: (width: Double, height: Double)
  private let gap: Double

  init(_ picture: SmallMultiples, frame: FrameText, sizes: Sizes) {
    self.picture = picture
    self.sizes = sizes
    gap = 24 * sizes.factor
    area = frame.box(height: 0)
    let fitting = Int((area.width + gap) / (240 * sizes.factor + gap))
    columns = min(max(fitting, 1), max(picture.panels.count, 1), 5)
    let width = (area.width - gap * Double(columns - 1)) / Double(columns)
    panel = (width, (width * 0.62 + sizes.leading(sizes.label)).rounded())
  }

  private var keyHeight: Double { sizes.leading(sizes.label) + 10 }

  /// Where the last row ends.
  var bottom: Double {
    let rows = (picture.panels.count + columns - 1) / columns
    let note = startNote == nil ? 0 : sizes.leading(sizes.label) + 4
    return area.y + keyHeight + Double(rows) * (panel.height + gap) - gap + note
  }

  /// The sentence about where the axes start, if it must be said.
  private var startNote: String? {
    let starts = picture.panels.map { chart in
      ControlPlot(
        chart, in: Box(x: 0, y: 0, width: panel.width, height: panel.height), sizes: panelSizes,
        isPanel: true, range: range
      ).ticks
    }
    guard let first = starts.first, starts.contains(where: { $0.low > 0 }) else { return nil }
    guard picture.sharesScale, let format = picture.panels.first?.format else {
      return "Not all axes start at zero."
    }
    return "The axes start at \(ControlPlot.tickText(first.low, first, format)), not zero."
  }

  private var panelSizes: Sizes { Sizes(width: min(panel.width, 499), within: sizes) }

  private var range: (least: Double, greatest: Double)? {
    guard picture.sharesScale, let first = picture.panels.first?.extremes else { return nil }
    return picture.panels.dropFirst().reduce(first) { range, panel in
      let extremes = panel.extremes
      return (min(range.least, extremes.least), max(range.greatest, extremes.greatest))
    }
  }

  func draw(on canvas: inout Canvas) {
    drawKey(on: &canvas)
    let range = range
    for (index, chart) in picture.panels.enumerated() {
      let box = Box(
        x: area.x + Double(index % columns) * (panel.width + gap),
        y: area.y + keyHeight + Double(index / columns) * (panel.height + gap),
        width: panel.width, height: panel.height)
      draw(chart, in: box, range: range, on: &canvas)
    }
    guard let startNote else { return }
    canvas.text(
      startNote, x: area.x, y: bottom - sizes.label * 0.3, size: sizes.label, ink: .secondary)
  }

  private func draw(
    _ chart: ControlPicture, in box: Box, range: (least: Double, greatest: Double)?,
    on canvas: inout Canvas
  ) {
    var chart = chart
    chart.annotations = []
    let head = sizes.leading(sizes.label)
    canvas.text(
      TextWidth.cut(chart.title, size: sizes.label, width: box.width, bold: true),
      x: box.x, y: box.y + sizes.label, size: sizes.label, isBold: true)
    let body = Box(x: box.x, y: box.y + head, width: box.width, height: box.height - head)
    let plot = ControlPlot(chart, in: body, sizes: panelSizes, isPanel: true, range: range)
    var inner = Canvas(markup: canvas.markup, palette: canvas.palette, sizes: panelSizes)
    canvas.markup = Markup()
    plot.draw(on: &inner)
    canvas.markup = inner.markup
  }

  /// What the lines are, once, above: panels have numbers only.
  private func drawKey(on canvas: inout Canvas) {
    let first = picture.panels.first
    var entries: [(text: String, ink: Ink, dash: Canvas.Dash?)] = [
      (first?.centreName ?? "Mean", .centre, nil)
    ]
    if picture.panels.contains(where: { $0.points.contains { $0.upper != nil || $0.lower != nil } })
    {
      entries.append(("Limits", .limit, .limit))
    }
    if picture.panels.contains(where: { !$0.targets.isEmpty }) {
      entries.append(("Target", .target, .target))
    }
    var x = area.x
    let middle = area.y + sizes.label * 0.64
    let length = 26 * sizes.factor
    for entry in entries {
      canvas.line(
        from: (x, middle), to: (x + length, middle), stroke: entry.ink, width: sizes.stroke,
        dash: entry.dash)
      canvas.text(
        entry.text, x: x + length + 6, y: area.y + sizes.label, size: sizes.label,
        ink: .secondary)
      x += length + 6 + TextWidth.of(entry.text, size: sizes.label) + 18 * sizes.factor
    }
    guard let unit = first?.unit, !unit.isEmpty,
      TextWidth.of(unit, size: sizes.label) < area.maxX - x
    else { return }
    canvas.text(
      unit, x: area.maxX, y: area.y + sizes.label, size: sizes.label, ink: .secondary,
      anchor: .end)
  }
}
