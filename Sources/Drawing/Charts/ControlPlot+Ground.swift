import ControlCharts

/// What lies under the data: tints, gaps, grid and axes.
extension ControlPlot {
  func drawGround(on canvas: inout Canvas) {
    drawFuture(on: &canvas)
    for gap in gaps where gap.isBand {
      canvas.rectangle(
        Box(x: gap.start, y: plot.y, width: gap.end - gap.start, height: plot.height), .gap)
    }
    drawGrid(on: &canvas)
    drawYears(on: &canvas)
    canvas.line(
      from: (plot.x, plot.maxY), to: (plot.maxX, plot.maxY), stroke: .axis, width: sizes.factor)
  }

  /// The right edge of the last point's period, where plans run on beyond it.
  var futureStart: Double? {
    guard let last = picture.points.last?.position, picture.positions.upperBound > last,
      picture.planned.contains(where: { $0.position > last })
    else { return nil }
    return min(x(Double(last)) + halfStep, plot.maxX)
  }

  private func drawFuture(on canvas: inout Canvas) {
    guard let start = futureStart else { return }
    canvas.rectangle(
      Box(x: start, y: plot.y, width: plot.maxX - start, height: plot.height), .future)
    let text = "Planned"
    guard TextWidth.of(text, size: sizes.tick) + 8 < plot.maxX - start else { return }
    canvas.text(
      text, x: (start + plot.maxX) / 2, y: plot.y + sizes.leading(sizes.tick), size: sizes.tick,
      ink: .secondary, anchor: .middle)
  }

  private func drawGrid(on canvas: inout Canvas) {
    var path = PathData()
    for tick in ticks.values where y(tick) < plot.maxY - 0.5 {
      path.move(plot.x, y(tick))
      path.horizontal(plot.maxX)
    }
    canvas.path(path, stroke: .grid, width: sizes.factor)
  }

  /// A line where each year begins, between the last period of one year and the first of the next.
  private func drawYears(on canvas: inout Canvas) {
    guard case .time(let grain) = picture.axis, grain != .year, grain != .financialYear else {
      return
    }
    let starts = XLabels.yearStarts(in: picture.positions)
    guard starts.count <= 12 else { return }
    var path = PathData()
    for start in starts {
      let place = x(Double(start)) - (grain == .irregular || grain == .day ? 0 : halfStep)
      path.move(place, plot.y)
      path.vertical(plot.maxY + 5 * sizes.factor)
    }
    canvas.path(path, stroke: .year, width: sizes.factor)
  }

  // MARK: Gaps

  /// A stretch without values.
  struct Gap: Hashable {
    var start: Double
    var end: Double
    let isSuppressed: Bool
    var isBand: Bool { !isSuppressed }
  }

  /// The stretches without values, neighbours put together.
  var gaps: [Gap] {
    var gaps: [Gap] = []
    func add(_ gap: Gap) {
      if let last = gaps.last, last.isSuppressed == gap.isSuppressed, !gap.isSuppressed,
        gap.start - last.end < 1
      {
        gaps[gaps.count - 1].end = gap.end
      } else {
        gaps.append(gap)
      }
    }
    for (index, point) in picture.points.enumerated() {
      let place = x(Double(point.position))
      if index > 0, Self.isApart(picture.points[index - 1], point, on: picture.axis) {
        let from = x(Double(picture.points[index - 1].position)) + halfStep
        add(Gap(start: from, end: max(place - halfStep, from), isSuppressed: false))
      }
      guard point.drawn == nil else { continue }
      add(
        Gap(
          start: max(place - halfStep, plot.x), end: min(place + halfStep, plot.maxX),
          isSuppressed: point.value == .suppressed))
    }
    return gaps
  }

  /// The words at the foot of gaps, where they do not run into each other; a cross elsewhere.
  func drawGapMarks(on canvas: inout Canvas) {
    var end = plot.x
    let base = plot.maxY - sizes.tick * 0.4
    for gap in gaps {
      let middle = (gap.start + gap.end) / 2
      let text = gap.isSuppressed ? "*" : "no data"
      let size = gap.isSuppressed ? sizes.tick * 1.3 : sizes.tick
      let half = TextWidth.of(text, size: size) / 2
      if gap.isSuppressed || (middle - half >= end && middle + half <= plot.maxX) {
        canvas.text(
          text, x: middle, y: gap.isSuppressed ? base + size * 0.3 : base, size: size,
          ink: .secondary, anchor: .middle)
        end = middle + half + 4
      } else {
        canvas.cross(x: middle, y: base - sizes.tick * 0.3, reach: 3 * sizes.factor)
      }
    }
  }

  // MARK: Labels of the axes

  func drawAxisLabels(on canvas: inout Canvas) {
    let shift = sizes.tick * 0.36
    for tick in ticks.values {
      canvas.text(
        Self.tickText(tick, ticks, picture.format), x: plot.x - 8, y: y(tick) + shift,
        size: sizes.tick, ink: .secondary, anchor: .end)
    }
    let top = plot.maxY + 8 * sizes.factor
    var marks = PathData()
    for (place, label) in xLabels {
      let tick = x(Double(label.position))
      marks.move(tick, plot.maxY)
      marks.vertical(plot.maxY + 5 * sizes.factor)
      for (row, line) in label.lines.enumerated() {
        canvas.text(
          line, x: place, y: top + Double(row) * sizes.leading(sizes.tick) + sizes.tick * 0.9,
          size: sizes.tick, ink: .secondary, anchor: .middle)
      }
    }
    canvas.path(marks, stroke: .axis, width: sizes.factor)
    drawWordsBelow(on: &canvas, y: top)
  }

  private func drawWordsBelow(on canvas: inout Canvas, y top: Double) {
    let leading = sizes.leading(sizes.tick)
    let lines = xLabels.map(\.label.lines.count).max() ?? 0
    var y = top + Double(lines) * leading + sizes.tick * 0.9
    if let name = picture.axis.name {
      canvas.text(
        name, x: plot.midX, y: y, size: sizes.tick, ink: .secondary, anchor: .middle)
      y += leading
    }
    if let startNote {
      canvas.text(startNote, x: box.x, y: y + 2, size: sizes.tick, ink: .secondary)
    }
  }

  func drawHeader(on canvas: inout Canvas) {
    guard !isPanel else { return }
    canvas.header(unit: picture.unit, direction: picture.direction, in: box)
  }
}

extension Canvas {
  /// A small cross.
  mutating func cross(x: Double, y: Double, reach: Double) {
    var path = PathData()
    path.move(x - reach, y - reach)
    path.line(x + reach, y + reach)
    path.move(x - reach, y + reach)
    path.line(x + reach, y - reach)
    self.path(path, stroke: .secondary, width: 1.5)
  }
}
