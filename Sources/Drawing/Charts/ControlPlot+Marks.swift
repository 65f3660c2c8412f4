import ControlCharts

/// The marks: points, the open end, flags of annotations, labels of lines.
extension ControlPlot {
  func drawMarks(on canvas: inout Canvas) {
    drawStems(on: &canvas)
    drawRunning(on: &canvas)
    for flag in Flag.allCases { drawPoints(flag, on: &canvas) }
    drawGhosts(on: &canvas)
    drawFlags(on: &canvas)
    drawEndLabels(on: &canvas)
  }

  private func drawPoints(_ flag: Flag, on canvas: inout Canvas) {
    let indices = picture.points.indices.filter { index in
      picture.points[index].flag == flag && picture.points[index].shown != nil
    }
    let common = pointRadius
    guard !indices.isEmpty, common != nil || flag != .none else { return }
    let radius = flag == .none ? common ?? 3 : signalRadius
    canvas.group(
      canvas.paint(fill: flag.ink, stroke: .outline),
      .strokeWidth((flag == .none ? 1 : 1.5) * sizes.factor),
      .when(flag != .none, Attribute("", .trusted("stroke-linejoin=\"round\"")))
    ) { canvas in
      for index in indices {
        let point = picture.points[index]
        guard let value = point.shown else { continue }
        let place = place(point, value)
        canvas.mark(
          MarkShape(flag: flag, side: point.side), x: place.x, y: place.y, radius: radius,
          index: index)
      }
    }
  }

  private func drawGhosts(on canvas: inout Canvas) {
    let ghosts = picture.points.indices.filter { index in
      if case .ghosted = picture.points[index].value { true } else { false }
    }
    guard !ghosts.isEmpty else { return }
    canvas.group(
      canvas.paint(fill: .paper, stroke: .outline), .strokeWidth(1.5 * sizes.factor)
    ) { canvas in
      for index in ghosts {
        guard case .ghosted(let value) = picture.points[index].value else { continue }
        let place = place(picture.points[index], value)
        canvas.mark(
          .circle, x: place.x, y: place.y, radius: (pointRadius ?? 3) * 1.05, index: index)
      }
    }
  }

  /// The open marker: a dashed stem from the foot, a hollow circle with an arrow, and words.
  private func drawRunning(on canvas: inout Canvas) {
    guard let running = picture.running else { return }
    let place = (x: x(Double(running.position)), y: y(running.value))
    let radius = (pointRadius ?? 3) * 1.2
    let tip = place.y - radius * 3.2
    canvas.line(
      from: (place.x, plot.maxY), to: (place.x, tip), stroke: .axis, width: sizes.stroke,
      dash: .target)
    var arrow = PathData()
    arrow.move(place.x - radius, tip + radius)
    arrow.line(place.x, tip)
    arrow.line(place.x + radius, tip + radius)
    canvas.path(arrow, stroke: .outline, width: sizes.stroke, isRound: true)
    canvas.group(
      canvas.paint(fill: .paper, stroke: .outline), .strokeWidth(2 * sizes.factor)
    ) { canvas in
      canvas.mark(.circle, x: place.x, y: place.y, radius: radius)
    }
    guard !isPanel else { return }
    let right = place.x - radius - 8
    // The summary has all the words; here stand as many as there is room for.
    let words =
      [running.text] + running.text.split(separator: ",").prefix(1).map(String.init)
      + running.text.split(separator: " since").prefix(1).map(String.init)
    let room = right - plot.x
    let text = words.first { TextWidth.of($0, size: sizes.label) <= room } ?? words.last ?? ""
    canvas.text(
      text, x: max(right, plot.x + TextWidth.of(text, size: sizes.label)),
      y: place.y + sizes.label * 0.36, size: sizes.label, anchor: .end, hasHalo: true)
  }

  // MARK: Annotations

  private var flagPlaces: [Double] {
    let radius = Self.flagRadius(sizes)
    return LabelColumn.places(
      picture.annotations.map { x(Double($0.position)) }, height: radius * 2 + 3,
      within: plot.x + radius...max(plot.maxX, plot.x + radius + 1))
  }

  private var flagMiddle: Double { plot.y - Self.flagRadius(sizes) - 4 }

  private func drawStems(on canvas: inout Canvas) {
    var path = PathData()
    for (annotation, place) in zip(picture.annotations, flagPlaces) {
      let point = picture.points.first { $0.position == annotation.position }
      let value = point?.drawn.map { y($0) - (pointRadius ?? 3) - 3 }
      path.move(place, flagMiddle)
      path.line(x(Double(annotation.position)), plot.y)
      path.vertical(max(value ?? plot.maxY, plot.y))
    }
    canvas.path(path, stroke: .axis, width: sizes.factor)
  }

  private func drawFlags(on canvas: inout Canvas) {
    let radius = Self.flagRadius(sizes)
    for (index, place) in flagPlaces.enumerated() {
      canvas.group(canvas.paint(fill: .text)) { canvas in
        canvas.mark(.circle, x: place, y: flagMiddle, radius: radius)
      }
      canvas.text(
        String(index + 1), x: place, y: flagMiddle + sizes.tick * 0.36, size: sizes.tick,
        ink: .paper, anchor: .middle, isBold: true)
    }
  }

  // MARK: Labels of lines

  private func drawEndLabels(on canvas: inout Canvas) {
    canvas.endLabels(endLabels, levels: y, right: plot, places: endLabelPlaces)
  }
}
