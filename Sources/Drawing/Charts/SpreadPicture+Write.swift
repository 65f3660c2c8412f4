import ControlCharts

extension SpreadPicture: FramedPicture {
  var footer: [String] {
    annotations.enumerated().map { "\($0.offset + 1) \($0.element.text)" } + notes + origin
  }

  /// Writes both panels as one `<svg>` element.
  public func write(to markup: inout Markup, style: PictureStyle) {
    write(to: &markup, style: style) { frame, sizes in
      let height = max(Sizes.height(for: style.roomy.width), 300)
      return SpreadPlot(self, in: frame.box(height: height * 1.5), sizes: sizes)
    }
  }
}

/// The layout of a picture of spread: two panels over one axis of months.
struct SpreadPlot: FramedPlot {
  let picture: SpreadPicture
  private let top: ValuePlot
  private let below: ValuePlot
  private let x: LinearScale
  private let labels: [(x: Double, label: XLabel)]
  private static let format = ValueFormat.percent()
  /// The inks of stages, the furthest first.
  private static let inks: [Ink] = [.seriesHigh, .improvement, .rest, .year, .grid]

  var bottom: Double { below.box.maxY }
  private var sizes: Sizes { top.sizes }

  init(_ picture: SpreadPicture, in box: Box, sizes: Sizes) {
    self.picture = picture
    let lineLabels = Self.lineLabels(picture)
    let stageLabels = Self.stageLabels(picture)
    let room = (lineLabels + stageLabels).map { $0.width(size: sizes.label) }.max() ?? 0
    func frame(_ box: Box, _ labels: [ControlPlot.EndLabel]) -> ValuePlot {
      ValuePlot(
        box: box, sizes: sizes, format: Self.format, range: (0, 1), endLabels: labels,
        linesBelow: 2, labelRoom: room)
    }
    let split = (box.height * 0.58).rounded()
    top = frame(Box(x: box.x, y: box.y, width: box.width, height: split), lineLabels)
    below = frame(
      Box(x: box.x, y: box.y + split, width: box.width, height: box.height - split), stageLabels)
    let places = picture.positions + picture.forecast.map(\.position) + picture.plan.map(\.position)
    let first = places.min() ?? 0
    let last = max(places.max() ?? 1, first + 1)
    x = LinearScale(
      low: Double(first), high: Double(last), start: top.plot.x + 6 * sizes.factor,
      end: top.plot.maxX - 6 * sizes.factor)
    let chooser = XLabels(range: first...last, scale: x, size: sizes.tick)
    labels = chooser.placed(chooser.labels(for: .time(.month)), within: box.x...box.maxX)
  }

  // MARK: Labels

  private static func lineLabels(_ picture: SpreadPicture) -> [ControlPlot.EndLabel] {
    func label(_ name: String, _ level: Double, _ ink: Ink, _ line: Ink) -> ControlPlot.EndLabel {
      ControlPlot.EndLabel(
        name: name, value: format.text(level), level: level, ink: ink, lineInk: line)
    }
    var labels: [ControlPlot.EndLabel] = []
    if let last = picture.forecast.last {
      labels.append(
        label(picture.forecastName, last.share, .text, .seriesHigh))
    } else if let last = picture.adoption.last {
      labels.append(label(picture.adoptionName, last, .text, .seriesHigh))
    }
    if let last = picture.plan.last {
      labels.append(label("Plan", last.share, .plannedText, .planned))
    }
    return labels
  }

  /// A label in the middle of each stage, where it stands at the end.
  private static func stageLabels(_ picture: SpreadPicture) -> [ControlPlot.EndLabel] {
    var sum = 0.0
    return picture.stages.compactMap { stage in
      guard let last = stage.shares.last else { return nil }
      defer { sum += last }
      guard last > 0 else { return nil }
      return ControlPlot.EndLabel(
        name: stage.name, value: format.text(last), level: sum + last / 2, ink: .text,
        lineInk: .secondary)
    }
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas) {
    top.drawGround(on: &canvas, unit: "Share of all units that has adopted", direction: .neither)
    drawBand(\.wide, .future, on: &canvas)
    drawBand(\.middle, .grid, on: &canvas)
    drawLines(on: &canvas)
    drawAnnotations(on: &canvas)
    drawNow(on: &canvas)
    top.drawEndLabels(on: &canvas)
    drawLabels(under: top, on: &canvas)
    below.drawGround(on: &canvas, unit: "Share of all units at each stage", direction: .neither)
    drawStages(on: &canvas)
    drawStageNames(on: &canvas)
    drawLabels(under: below, on: &canvas)
  }

  private func drawBand(
    _ band: KeyPath<SpreadPicture.Forecast, ClosedRange<Double>>, _ ink: Ink,
    on canvas: inout Canvas
  ) {
    guard let last = picture.positions.last, let now = picture.adoption.last,
      !picture.forecast.isEmpty
    else { return }
    var path = PathData()
    path.move(x(Double(last)), top.y(now))
    for point in picture.forecast {
      path.line(x(Double(point.position)), top.y(point[keyPath: band].upperBound))
    }
    for point in picture.forecast.reversed() {
      path.line(x(Double(point.position)), top.y(point[keyPath: band].lowerBound))
    }
    path.close()
    canvas.area(path, fill: ink)
  }

  private func drawLines(on canvas: inout Canvas) {
    var observed = PathData()
    for (position, share) in zip(picture.positions, picture.adoption) {
      observed.extend(to: (x(Double(position)), top.y(share)))
    }
    var plan = PathData()
    for step in picture.plan { plan.extend(to: (x(Double(step.position)), top.y(step.share))) }
    canvas.path(plan, stroke: .planned, width: sizes.stroke, dash: .planned)
    var forecast = PathData()
    if let last = picture.positions.last, let now = picture.adoption.last {
      forecast.extend(to: (x(Double(last)), top.y(now)))
    }
    for point in picture.forecast {
      forecast.extend(to: (x(Double(point.position)), top.y(point.share)))
    }
    if !picture.forecast.isEmpty {
      canvas.path(forecast, stroke: .seriesHigh, width: sizes.stroke, dash: .limit)
    }
    canvas.path(observed, stroke: .seriesHigh, width: sizes.stroke * 1.25, isRound: true)
  }

  /// What is known ends here.
  private func drawNow(on canvas: inout Canvas) {
    guard let last = picture.positions.last, let now = picture.adoption.last,
      !picture.forecast.isEmpty
    else { return }
    let text = "\(picture.adoptionName) \(Self.format.text(now))"
    let place = (x: x(Double(last)), y: top.y(now))
    canvas.group(canvas.paint(fill: .seriesHigh, stroke: .outline)) { canvas in
      canvas.mark(
        MarkShape(flag: .none, side: nil), x: place.x, y: place.y, radius: 4.5 * sizes.factor,
        index: picture.positions.count - 1)
    }
    canvas.text(
      text, x: place.x + 8 * sizes.factor,
      y: min(place.y + sizes.leading(sizes.label), top.plot.maxY - 4), size: sizes.label,
      isBold: true, hasHalo: true)
  }

  private func drawAnnotations(on canvas: inout Canvas) {
    for (index, annotation) in picture.annotations.enumerated() {
      let place = x(Double(annotation.position))
      canvas.line(
        from: (place, top.plot.y), to: (place, top.plot.maxY), stroke: .axis, width: sizes.factor,
        dash: .faint)
      canvas.text(
        String(index + 1), x: place, y: top.plot.y - 2, size: sizes.tick, anchor: .middle,
        isBold: true, hasHalo: true)
    }
  }

  private func drawStages(on canvas: inout Canvas) {
    var floor = [Double](repeating: 0, count: picture.positions.count)
    for (index, stage) in picture.stages.enumerated() {
      let ceiling = zip(floor, stage.shares).map { min(1, $0 + $1) }
      var path = PathData()
      for (position, share) in zip(picture.positions, ceiling) {
        path.extend(to: (x(Double(position)), below.y(share)))
      }
      for (position, share) in zip(picture.positions, floor).reversed() {
        path.extend(to: (x(Double(position)), below.y(share)))
      }
      path.close()
      canvas.area(path, fill: Self.inks[min(index, Self.inks.count - 1)], stroke: .paper)
      floor = ceiling
    }
    canvas.line(
      from: (below.plot.x, below.plot.maxY), to: (below.plot.maxX, below.plot.maxY),
      stroke: .axis, width: sizes.factor)
  }

  /// The names of the stages, where what is known of them ends.
  private func drawStageNames(on canvas: inout Canvas) {
    guard let last = picture.positions.last else { return }
    let left = x(Double(last)) + 10 * sizes.factor
    for (label, middle) in zip(below.endLabels, below.places) {
      let level = below.y(label.level)
      if (middle - level).magnitude > 2 {
        canvas.line(from: (left - 8, level), to: (left - 2, middle), stroke: label.lineInk)
      }
      canvas.text(
        label.parts, x: left, y: middle + sizes.label * 0.36, size: sizes.label, ink: label.ink)
    }
  }

  private func drawLabels(under frame: ValuePlot, on canvas: inout Canvas) {
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

extension PathData {
  /// Starts the path, or goes on with a straight line.
  fileprivate mutating func extend(to place: (x: Double, y: Double)) {
    if isEmpty { move(place.x, place.y) } else { line(place.x, place.y) }
  }
}

extension Canvas {
  /// Fills an area, with a thin line about it where asked.
  fileprivate mutating func area(_ path: PathData, fill: Ink, stroke: Ink? = nil) {
    markup.element(
      .path, paint(fill: fill, stroke: stroke), .when(stroke != nil, .strokeWidth(sizes.factor)),
      .d(path))
    markup.newline()
  }
}
