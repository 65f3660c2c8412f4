extension ControlPicture {
  /// Writes the chart as an `<svg>` element.
  ///
  /// The height is between 9/16 and 1/2 of the width, more where a narrow screen needs it and for
  /// the words of a complete frame.
  public func write(to markup: inout Markup, style: PictureStyle) {
    let style = style.roomy
    let sizes = Sizes(width: style.width)
    let frame = FrameText(
      title: title, subtitle: subtitle, footer: footer, style: style, sizes: sizes)
    let box = frame.box(height: ControlPlot.height(self, width: style.width, sizes: sizes))
    let plot = ControlPlot(self, in: box, sizes: sizes)
    Canvas.picture(
      self, style: style, width: style.width, height: box.maxY + frame.bottom, into: &markup
    ) { canvas in
      frame.draw(on: &canvas, below: box.maxY)
      plot.draw(on: &canvas)
    }
  }

  /// What stands below the chart when it travels alone.
  private var footer: [String] {
    let flags = annotations.enumerated().map { index, annotation in
      "\(index + 1). \(axis.label(annotation.position)): \(annotation.text)"
    }
    let phases = stretches.filter { !$0.reason.isEmpty }.map { phase in
      "Limits recalculated from \(axis.label(points[phase.indices.lowerBound].position)): "
        + phase.reason
    }
    let hidden = points.contains { $0.value == .suppressed } ? ["* hidden to protect people"] : []
    let origin = source.isEmpty ? [] : ["Source: \(source)"]
    return flags + phases + notes + hidden + origin
  }
}

extension ControlPlot {
  /// Draws everything, the ground first.
  func draw(on canvas: inout Canvas) {
    drawGround(on: &canvas)
    drawLines(on: &canvas)
    drawGapMarks(on: &canvas)
    drawMarks(on: &canvas)
    drawAxisLabels(on: &canvas)
    drawHeader(on: &canvas)
  }
}
