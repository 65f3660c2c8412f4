import ControlCharts

extension CumulativePicture: FramedPicture {
  /// Writes the chart as an `<svg>` element.
  public func write(to markup: inout Markup, style: PictureStyle) {
    write(to: &markup, style: style) { frame, sizes in
      let height = max(Sizes.height(for: style.roomy.width), 260)
      return CumulativePlot(self, in: frame.box(height: height), sizes: sizes)
    }
  }
}

/// The layout of a cumulative chart.
struct CumulativePlot: FramedPlot {
  let picture: CumulativePicture
  let frame: ValuePlot
  let x: LinearScale
  private let labels: [(x: Double, label: XLabel)]

  var bottom: Double { frame.box.maxY }
  private var sizes: Sizes { frame.sizes }
  private static let inks: [Ink] = [.seriesHigh, .seriesLow]

  init(_ picture: CumulativePicture, in box: Box, sizes: Sizes) {
    self.picture = picture
    let values =
      picture.lines.flatMap(\.values).compactMap { $0 }
      + picture.limits.flatMap { [$0.value] + $0.steps } + [0]
    let range = (least: values.min() ?? 0, greatest: values.max() ?? 1)
    let first = picture.positions.first ?? 0
    let last = max(picture.positions.last ?? 1, first)
    let endLabels = Self.endLabels(picture, isNarrow: sizes.isNarrow)
    func layout(lines: Int) -> (ValuePlot, LinearScale, [(x: Double, label: XLabel)]) {
      let frame = ValuePlot(
        box: box, sizes: sizes, format: picture.format, range: range, endLabels: endLabels,
        linesBelow: lines)
      let x = LinearScale(
        low: Double(first), high: Double(last), start: frame.plot.x + 6 * sizes.factor,
        end: frame.plot.maxX - 6 * sizes.factor)
      let chooser = XLabels(range: first...last, scale: x, size: sizes.tick)
      let labels = chooser.placed(chooser.labels(for: picture.axis), within: box.x...box.maxX)
      return (frame, x, labels)
    }
    let lines = layout(lines: 1).2.map(\.label.lines.count).max() ?? 1
    (frame, x, labels) = layout(lines: lines + (picture.axis.name == nil ? 0 : 1))
  }

  private static func endLabels(
    _ picture: CumulativePicture, isNarrow: Bool
  ) -> [ControlPlot.EndLabel] {
    var labels = picture.limits.map { limit in
      ControlPlot.EndLabel(
        name: isNarrow ? "" : limit.name, value: picture.format.text(limit.value),
        level: limit.value, ink: .limitText, lineInk: .limit)
    }
    for (index, line) in picture.lines.enumerated() {
      guard let end = line.values.last(where: { $0 != nil }) ?? nil else { continue }
      let ink = inks[index % inks.count]
      labels.append(
        ControlPlot.EndLabel(
          name: line.name, value: picture.format.text(end), level: end, ink: ink, lineInk: ink))
    }
    return labels
  }

  func draw(on canvas: inout Canvas) {
    frame.drawGround(on: &canvas, unit: picture.unit, direction: .neither)
    let plot = frame.plot
    canvas.line(
      from: (plot.x, plot.maxY), to: (plot.maxX, plot.maxY), stroke: .axis, width: sizes.factor)
    canvas.line(
      from: (plot.x, frame.y(0)), to: (plot.maxX, frame.y(0)), stroke: .centre,
      width: sizes.factor * 1.5)
    for limit in picture.limits { draw(limit, on: &canvas) }
    drawMeanings(on: &canvas)
    drawRestarts(on: &canvas)
    for index in picture.lines.indices {
      for part in parts(of: picture.lines[index]) {
        canvas.path(
          part, stroke: Self.inks[index % Self.inks.count], width: sizes.stroke, isRound: true)
      }
    }
    drawSignals(on: &canvas)
    frame.drawEndLabels(on: &canvas)
    drawLabels(on: &canvas)
  }

  /// A level line, with a step halfway to each position at which it changes.
  private func draw(_ limit: CumulativePicture.Limit, on canvas: inout Canvas) {
    let plot = frame.plot
    let steps = Array(zip(picture.positions, limit.steps))
    guard let first = steps.first, Set(limit.steps).count > 1 else {
      canvas.line(
        from: (plot.x, frame.y(limit.value)), to: (plot.maxX, frame.y(limit.value)),
        stroke: .limit, width: sizes.stroke, dash: .limit)
      return
    }
    var path = PathData()
    path.move(plot.x, frame.y(first.1))
    for (before, after) in zip(steps, steps.dropFirst()) where before.1 != after.1 {
      let middle = (x(Double(before.0)) + x(Double(after.0))) / 2
      path.line(middle, frame.y(before.1))
      path.line(middle, frame.y(after.1))
    }
    path.line(plot.maxX, frame.y(limit.value))
    canvas.path(path, stroke: .limit, width: sizes.stroke, dash: .limit)
  }

  private func place(_ index: Int, _ value: Double) -> (x: Double, y: Double) {
    (x(Double(picture.positions[index])), frame.y(value))
  }

  /// The line, broken where values are missing and where the sum starts again.
  private func parts(of line: CumulativePicture.Line) -> [PathData] {
    let restarts = Set(picture.restarts)
    var parts: [PathData] = []
    var path = PathData()
    for (index, value) in zip(picture.positions.indices, line.values) {
      if value == nil || restarts.contains(index) {
        parts.append(path)
        path = PathData()
      }
      guard let value else { continue }
      let place = place(index, value)
      if path.isEmpty { path.move(place.x, place.y) } else { path.line(place.x, place.y) }
    }
    return parts + [path]
  }

  private func drawMeanings(on canvas: inout Canvas) {
    let inset = 8 * sizes.factor
    for (text, y) in [
      (picture.highMeaning, frame.plot.y + sizes.leading(sizes.tick)),
      (picture.lowMeaning, frame.plot.maxY - sizes.tick * 0.6),
    ] where !text.isEmpty {
      canvas.text(
        text, x: frame.plot.x + inset, y: y, size: sizes.tick, ink: .secondary, hasHalo: true)
    }
  }

  private func drawRestarts(on canvas: inout Canvas) {
    for index in picture.restarts where picture.positions.indices.contains(index) {
      let place = x(Double(picture.positions[index]))
      canvas.line(
        from: (place, frame.plot.y), to: (place, frame.plot.maxY), stroke: .axis,
        width: sizes.factor, dash: .faint)
    }
  }

  private func drawSignals(on canvas: inout Canvas) {
    for signal in picture.signals {
      guard picture.lines.indices.contains(signal.line),
        picture.lines[signal.line].values.indices.contains(signal.index),
        picture.positions.indices.contains(signal.index),
        let value = picture.lines[signal.line].values[signal.index]
      else { continue }
      let place = place(signal.index, value)
      canvas.group(
        canvas.paint(fill: signal.flag.ink, stroke: .outline), .strokeWidth(1.5 * sizes.factor)
      ) { canvas in
        canvas.mark(
          MarkShape(flag: signal.flag, side: signal.side), x: place.x, y: place.y,
          radius: 5.5 * sizes.factor, index: signal.index)
      }
    }
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
    guard let name = picture.axis.name else { return }
    canvas.text(
      name, x: frame.plot.midX, y: base + sizes.leading(sizes.tick), size: sizes.tick,
      ink: .secondary, anchor: .middle)
  }
}
