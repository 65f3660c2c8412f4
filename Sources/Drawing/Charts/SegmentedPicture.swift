import ControlCharts

/// A series with the lines before and after a change, and the line as it was going.
public struct SegmentedPicture: FramedPicture, Hashable {
  /// What is followed, in a line.
  public var title: String
  /// Measure, place and period in more words; may be empty.
  public var subtitle: String
  /// What the picture says, in sentences.
  public var summary: String
  /// The unit, at the top of the axis.
  public var unit: String
  /// How values are written.
  public var format: ValueFormat
  /// What the positions are.
  public var axis: XAxis
  /// The points, in order.
  public var points: [Point]
  /// Where the change stands.
  public var change: Int
  /// What the change is called.
  public var changeName: String
  /// Lines for below the picture.
  public var notes: [String]
  /// Where the data come from; may be empty.
  public var source: String

  /// A series; what is left out is empty.
  public init(
    title: String, subtitle: String = "", summary: String, unit: String = "",
    format: ValueFormat = .number(decimals: 1), axis: XAxis, points: [Point], change: Int,
    changeName: String, notes: [String] = [], source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.unit = unit
    self.format = format
    self.axis = axis
    self.points = points
    self.change = change
    self.changeName = changeName
    self.notes = notes
    self.source = source
  }

  /// One point with what the lines say there.
  public struct Point: Hashable, Sendable {
    /// Where it stands.
    public var position: Int
    /// The value.
    public var value: Double
    /// The line as fitted.
    public var fitted: Double
    /// The line as it was going before the change.
    public var counterfactual: Double

    /// A point.
    public init(position: Int, value: Double, fitted: Double, counterfactual: Double) {
      self.position = position
      self.value = value
      self.fitted = fitted
      self.counterfactual = counterfactual
    }
  }

  /// Writes the picture as an `<svg>` element.
  public func write(to markup: inout Markup, style: PictureStyle) {
    write(to: &markup, style: style) { frame, sizes in
      let height = max(Sizes.height(for: style.roomy.width), 260)
      return SegmentedPlot(self, in: frame.box(height: height), sizes: sizes)
    }
  }
}

/// The layout of a series with its lines.
private struct SegmentedPlot: FramedPlot {
  let picture: SegmentedPicture
  let frame: ValuePlot
  let x: LinearScale
  private let labels: [(x: Double, label: XLabel)]

  var bottom: Double { frame.box.maxY }
  private var sizes: Sizes { frame.sizes }

  init(_ picture: SegmentedPicture, in box: Box, sizes: Sizes) {
    self.picture = picture
    let later = picture.points.filter { $0.position >= picture.change }
    let values = picture.points.flatMap { [$0.value, $0.fitted] } + later.map(\.counterfactual)
    let range = (least: values.min() ?? 0, greatest: values.max() ?? 1)
    let first = picture.points.first?.position ?? 0
    let last = max(picture.points.last?.position ?? 1, first)
    let endLabels = later.last.map { end in
      [
        Self.label("With the change", end.fitted, .seriesHigh, picture.format),
        Self.label("As it was going", end.counterfactual, .seriesLow, picture.format),
      ]
    }
    func layout(lines: Int) -> (ValuePlot, LinearScale, [(x: Double, label: XLabel)]) {
      let frame = ValuePlot(
        box: box, sizes: sizes, format: picture.format, range: range, endLabels: endLabels ?? [],
        linesBelow: lines)
      let x = LinearScale(
        low: Double(first), high: Double(last), start: frame.plot.x + 6 * sizes.factor,
        end: frame.plot.maxX - 6 * sizes.factor)
      let chooser = XLabels(range: first...last, scale: x, size: sizes.tick)
      let labels = chooser.placed(chooser.labels(for: picture.axis), within: box.x...box.maxX)
      return (frame, x, labels)
    }
    let lines = layout(lines: 1).2.map(\.label.lines.count).max() ?? 1
    (frame, x, labels) = layout(lines: lines)
  }

  private static func label(
    _ name: String, _ value: Double, _ ink: Ink, _ format: ValueFormat
  ) -> ControlPlot.EndLabel {
    ControlPlot.EndLabel(
      name: name, value: format.text(value), level: value, ink: ink, lineInk: ink)
  }

  func draw(on canvas: inout Canvas) {
    frame.drawGround(on: &canvas, unit: picture.unit, direction: .neither)
    let plot = frame.plot
    canvas.line(
      from: (plot.x, plot.maxY), to: (plot.maxX, plot.maxY), stroke: .axis, width: sizes.factor)
    let (before, later) = (
      picture.points.filter { $0.position < picture.change },
      picture.points.filter { $0.position >= picture.change }
    )
    drawChange(on: &canvas)
    canvas.path(
      line(picture.points.map { ($0.position, $0.value) }), stroke: .process, width: sizes.factor)
    canvas.path(
      line(later.map { ($0.position, $0.counterfactual) }), stroke: .seriesLow,
      width: sizes.stroke, dash: .limit)
    for part in [before, later] {
      canvas.path(
        line(part.map { ($0.position, $0.fitted) }), stroke: .seriesHigh, width: sizes.stroke,
        isRound: true)
    }
    frame.drawEndLabels(on: &canvas)
    drawLabels(on: &canvas)
  }

  private func line(_ places: [(position: Int, value: Double)]) -> PathData {
    var path = PathData()
    for place in places {
      let (across, up) = (x(Double(place.position)), frame.y(place.value))
      if path.isEmpty { path.move(across, up) } else { path.line(across, up) }
    }
    return path
  }

  private func drawChange(on canvas: inout Canvas) {
    let place = x(Double(picture.change))
    canvas.line(
      from: (place, frame.plot.y), to: (place, frame.plot.maxY), stroke: .axis,
      width: sizes.factor, dash: .faint)
    canvas.text(
      picture.changeName, x: place + 6 * sizes.factor, y: frame.plot.y + sizes.leading(sizes.tick),
      size: sizes.tick, ink: .secondary, hasHalo: true)
  }

  private func drawLabels(on canvas: inout Canvas) {
    let base = frame.plot.maxY + 8 * sizes.factor + sizes.tick * 0.9
    for (place, label) in labels {
      for (row, line) in label.lines.enumerated() {
        canvas.text(
          line, x: place, y: base + Double(row) * sizes.leading(sizes.tick), size: sizes.tick,
          ink: .secondary, anchor: .middle)
      }
    }
  }
}
