import ControlCharts

/// The frame that funnel plots and cumulative charts share: two axes, grid, header, end labels.
struct ValuePlot {
  let box: Box
  let sizes: Sizes
  let format: ValueFormat
  let ticks: NiceTicks
  let plot: Box
  let y: LinearScale
  let endLabels: [ControlPlot.EndLabel]

  /// - Parameters:
  ///   - box: Where the chart goes.
  ///   - sizes: The sizes of text and lines.
  ///   - format: How values are written.
  ///   - range: The least and greatest value in view.
  ///   - endLabels: The labels at the right.
  ///   - linesBelow: How many lines of text stand under the axis.
  ///   - labelRoom: The width kept at the right, where that is more than the end labels need.
  init(
    box: Box, sizes: Sizes, format: ValueFormat, range: (least: Double, greatest: Double),
    endLabels: [ControlPlot.EndLabel], linesBelow: Int, labelRoom: Double = 0
  ) {
    self.box = box
    self.sizes = sizes
    self.format = format
    self.endLabels = endLabels
    let top = box.y + sizes.leading(sizes.label) + sizes.tick * 0.7
    let below = 8 * sizes.factor + Double(linesBelow) * sizes.leading(sizes.tick) + 4
    let height = max(box.maxY - below - top, 30)
    let count = min(max(Int(height / (44 * sizes.factor)), 4), 9)
    let ceiling: Double? = format.suffix == "%" ? 100 : nil
    let ticks = NiceTicks(
      least: range.least * format.scale, greatest: range.greatest * format.scale, count: count,
      ceiling: ceiling
    ).divided(by: format.scale)
    self.ticks = ticks
    let tickWidth =
      ticks.values.map {
        TextWidth.of(ControlPlot.tickText($0, ticks, format), size: sizes.tick)
      }.max() ?? 0
    let labelWidth = max(labelRoom, endLabels.map { $0.width(size: sizes.label) }.max() ?? 0)
    let left = box.x + tickWidth.rounded(.up) + 8
    let right = box.maxX - (labelWidth > 0 ? labelWidth.rounded(.up) + 12 * sizes.factor : 6)
    plot = Box(x: left, y: top, width: max(right - left, 20), height: height)
    y = LinearScale(low: ticks.low, high: ticks.high, start: plot.maxY, end: plot.y)
  }

  func drawGround(on canvas: inout Canvas, unit: String, direction: Direction) {
    var path = PathData()
    for tick in ticks.values {
      path.move(plot.x, y(tick))
      path.horizontal(plot.maxX)
    }
    canvas.path(path, stroke: .grid, width: sizes.factor)
    for tick in ticks.values {
      canvas.text(
        ControlPlot.tickText(tick, ticks, format), x: plot.x - 8,
        y: y(tick) + sizes.tick * 0.36, size: sizes.tick, ink: .secondary, anchor: .end)
    }
    canvas.header(unit: unit, direction: direction, in: box)
  }

  func drawEndLabels(on canvas: inout Canvas) {
    canvas.endLabels(endLabels, levels: y, right: plot, places: places)
  }

  /// Where the end labels go.
  var places: [Double] {
    let height = sizes.leading(sizes.label)
    return LabelColumn.places(
      endLabels.map { y($0.level) }, height: height,
      within: plot.y + height * 0.2...max(plot.maxY, plot.y + height))
  }

  /// Numbers along the x axis, as many as fit.
  func drawNumbers(on canvas: inout Canvas, x: LinearScale, name: String) {
    let widest = TextWidth.of(ValueFormat.number().text(x.high), size: sizes.tick) + sizes.tick
    let count = min(max(Int(plot.width / (widest * 1.3)), 2), XLabels.most)
    // A lone zero says nothing of the size of the others.
    let steps =
      (count...count + 3).lazy.map { NiceTicks(least: 0, greatest: x.high, count: $0) }
      .first { steps in steps.values.count { $0 <= x.high } > 1 }
      ?? NiceTicks(least: 0, greatest: x.high, count: count)
    let base = plot.maxY + 8 * sizes.factor + sizes.tick * 0.9
    for value in steps.values where value <= x.high {
      canvas.text(
        ValueFormat.number(decimals: steps.decimals).text(value), x: x(value), y: base,
        size: sizes.tick, ink: .secondary, anchor: .middle)
    }
    canvas.text(
      name, x: plot.midX, y: base + sizes.leading(sizes.tick), size: sizes.tick,
      ink: .secondary, anchor: .middle)
  }

  /// The sentence about where the axis starts, if it must be said.
  var startNote: String? {
    guard ticks.low > 0 else { return nil }
    return "The axis starts at \(ControlPlot.tickText(ticks.low, ticks, format)), not zero."
  }

  func drawStartNote(on canvas: inout Canvas) {
    guard let startNote else { return }
    canvas.text(
      startNote, x: box.x, y: box.maxY - sizes.tick * 0.4, size: sizes.tick, ink: .secondary)
  }
}

extension Canvas {
  /// Unit at the left, direction at the right if there is room.
  mutating func header(unit: String, direction: Direction, in box: Box) {
    let base = box.y + sizes.label * 0.95
    var room = box.width
    let better: String? =
      switch direction {
      case .higher: "↑ Higher is better"
      case .lower: "↓ Lower is better"
      case .neither: nil
      }
    if let better {
      let width = TextWidth.of(better, size: sizes.label)
      if width + TextWidth.of(unit, size: sizes.label) + 16 <= room {
        text(better, x: box.maxX, y: base, size: sizes.label, ink: .secondary, anchor: .end)
        room -= width + 16
      }
    }
    guard !unit.isEmpty else { return }
    text(
      TextWidth.cut(unit, size: sizes.label, width: room), x: box.x, y: base,
      size: sizes.label, ink: .secondary)
  }

  /// Labels at the right end of lines, joined to them where they had to move.
  mutating func endLabels(
    _ labels: [ControlPlot.EndLabel], levels y: LinearScale, right plot: Box, places: [Double]
  ) {
    let left = plot.maxX + 10 * sizes.factor
    for (label, middle) in zip(labels, places) {
      if (middle - y(label.level)).magnitude > 2 {
        line(
          from: (plot.maxX + 1, y(label.level)), to: (left - 3, middle), stroke: label.lineInk)
      }
      text(
        label.parts, x: left, y: middle + sizes.label * 0.36, size: sizes.label, ink: label.ink)
    }
  }
}
