extension ControlPicture: FramedPicture {
  /// Writes the chart as an `<svg>` element.
  ///
  /// The height is between 9/16 and 1/2 of the width, more where a narrow screen needs it and for
  /// the words of a complete frame.
  public func write(to markup: inout Markup, style: PictureStyle) {
    write(to: &markup, style: style) { frame, sizes in
      let height = ControlPlot.height(self, width: style.roomy.width, sizes: sizes)
      return ControlPlot(self, in: frame.box(height: height), sizes: sizes)
    }
  }

  /// What stands below the chart when it travels alone.
  var footer: [String] {
    let flags = annotations.enumerated().map { index, annotation in
      "\(index + 1). \(axis.label(annotation.position)): \(annotation.text)"
    }
    let phases = stretches.filter { !$0.reason.isEmpty }.map { phase in
      "Limits recalculated from \(axis.label(points[phase.indices.lowerBound].position)): "
        + phase.reason
    }
    let hidden = points.contains { $0.value == .suppressed } ? ["* hidden to protect people"] : []
    return flags + phases + notes + hidden + origin
  }
}

extension ControlPlot: FramedPlot {
  var bottom: Double { box.maxY }

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
