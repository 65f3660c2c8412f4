import ControlCharts

/// The lines: centre, limits, targets, plans and the process itself.
extension ControlPlot {
  func drawLines(on canvas: inout Canvas) {
    drawPhases(on: &canvas)
    let stroke = isPanel ? sizes.stroke * 0.75 : sizes.stroke
    for phase in stretches {
      let opacity = phase.isProvisional ? 0.6 : 1
      let dash: Canvas.Dash = phase.isProvisional ? .faint : .limit
      for edge in [\ControlPicture.Point.lower, \ControlPicture.Point.upper] {
        canvas.path(
          steps(of: edge, in: phase), stroke: .limit, width: stroke, dash: dash, opacity: opacity)
      }
    }
    drawExtensions(on: &canvas, width: stroke)
    drawTargets(on: &canvas, width: stroke)
    for phase in stretches {
      canvas.path(
        steps(of: \.centre, in: phase), stroke: .centre, width: stroke,
        opacity: phase.isProvisional ? 0.6 : 1)
    }
    for line in processLines {
      canvas.path(line, stroke: .process, width: stroke, isRound: true)
    }
  }

  // MARK: Phases

  /// The left edge of a phase, half way from the point before it.
  private func edge(before index: Int) -> Double {
    let place = x(Double(picture.points[index].position))
    guard index > 0 else { return max(place - halfStep, plot.x) }
    return (place + x(Double(picture.points[index - 1].position))) / 2
  }

  /// The right edge of a phase, half way to the point after it.
  private func edge(after index: Int) -> Double {
    let place = x(Double(picture.points[index].position))
    guard index + 1 < picture.points.count else {
      return futureStart == nil && picture.running == nil
        ? plot.maxX : min(place + halfStep, plot.maxX)
    }
    return (place + x(Double(picture.points[index + 1].position))) / 2
  }

  private func drawPhases(on canvas: inout Canvas) {
    guard stretches.count > 1 else { return }
    let strip = plot.y - (picture.annotations.isEmpty ? 0 : Self.flagRadius(sizes) * 2 + 6)
    for phase in stretches {
      let start = edge(before: phase.indices.lowerBound)
      let end = edge(after: phase.indices.upperBound)
      if phase.indices.lowerBound > 0 {
        canvas.line(
          from: (start, strip - sizes.leading(sizes.tick)), to: (start, plot.maxY),
          stroke: .secondary, width: sizes.factor, dash: .faint)
      }
      guard !isPanel, let text = phaseText(phase, room: end - start - 10) else { continue }
      canvas.text(
        text, x: start + 5, y: strip - sizes.tick * 0.45, size: sizes.tick, ink: .secondary)
    }
  }

  /// The numbers of a phase, as many as fit.
  private func phaseText(_ phase: ControlPicture.Phase, room: Double) -> String? {
    guard let point = picture.points[phase.indices].last(where: { $0.centre != nil }),
      let centre = point.centre
    else { return nil }
    let short = "\(picture.centreName) \(picture.format.text(centre))"
    var texts = [short, picture.format.text(centre)]
    if let lower = point.lower, let upper = point.upper {
      let limits = "\(picture.format.text(lower)) to \(picture.format.text(upper))"
      texts.insert("\(short), limits \(limits)", at: 0)
    }
    if phase.isProvisional { texts.insert(texts[0] + " (provisional)", at: 0) }
    return texts.first { TextWidth.of($0, size: sizes.tick) <= room }
  }

  /// A line that keeps its level over each point's period and steps where it changes.
  private func steps(
    of level: KeyPath<ControlPicture.Point, Double?>, in phase: ControlPicture.Phase
  ) -> PathData {
    var path = PathData()
    var current: Double?
    for index in phase.indices {
      guard let value = picture.points[index][keyPath: level] else {
        if current != nil { path.horizontal(edge(before: index)) }
        current = nil
        continue
      }
      if let last = current {
        if value != last {
          path.horizontal(edge(before: index))
          path.vertical(y(value))
        }
      } else {
        path.move(edge(before: index), y(value))
      }
      current = value
    }
    if current != nil { path.horizontal(edge(after: phase.indices.upperBound)) }
    return path
  }

  /// Lines run on faintly to their labels through the future.
  private func drawExtensions(on canvas: inout Canvas, width: Double) {
    guard let last = picture.points.indices.last else { return }
    let start = edge(after: last)
    guard start < plot.maxX - 1 else { return }
    for label in endLabels where label.lineInk == .limit || label.lineInk == .centre {
      canvas.line(
        from: (start, y(label.level)), to: (plot.maxX, y(label.level)), stroke: label.lineInk,
        width: width * 0.75, dash: .faint)
    }
  }

  // MARK: Targets and plans

  private func drawTargets(on canvas: inout Canvas, width: Double) {
    let range = picture.positions
    for target in picture.targets {
      let first = max(target.first ?? range.lowerBound, range.lowerBound)
      let last = min(target.last ?? range.upperBound, range.upperBound)
      guard first <= last else { continue }
      let start = first == range.lowerBound ? plot.x : x(Double(first)) - halfStep
      let end = last == range.upperBound ? plot.maxX : min(x(Double(last)) + halfStep, plot.maxX)
      canvas.line(
        from: (start, y(target.value)), to: (end, y(target.value)), stroke: .target, width: width,
        dash: .target)
      guard last < range.upperBound, !isPanel else { continue }
      let text = "Target " + picture.format.text(target.value)
      let place = clearPlace(for: text, above: y(target.value), from: start, to: end)
      canvas.text(
        text, x: place.x, y: place.y, size: sizes.tick, ink: .targetText, anchor: .middle,
        hasHalo: true)
    }
    var path = PathData()
    for plan in picture.planned {
      let place = (x(Double(plan.position)), y(plan.value))
      if path.isEmpty { path.move(place.0, place.1) } else { path.line(place.0, place.1) }
    }
    canvas.path(path, stroke: .planned, width: width, dash: .planned)
  }

  /// Where a text about a level line meets the fewest points: middle and baseline.
  private func clearPlace(
    for text: String, above level: Double, from start: Double, to end: Double
  ) -> (x: Double, y: Double) {
    let half = TextWidth.of(text, size: sizes.tick) / 2 + 6
    let middles = [start + half, end - half, (start + end) / 2].map { max($0, plot.x + half) }
    let bases = [level - sizes.tick * 0.45, level + sizes.tick * 1.2]
    var best: (crowd: Int, x: Double, y: Double)?
    for base in bases {
      for middle in middles {
        let crowd = picture.points.count { point in
          guard let value = point.drawn else { return false }
          let place = place(point, value)
          return (place.x - middle).magnitude < half
            && (place.y - base + sizes.tick * 0.4).magnitude < sizes.tick
        }
        if crowd < best?.crowd ?? .max { best = (crowd, middle, base) }
      }
    }
    return (best?.x ?? start, best?.y ?? level)
  }

  // MARK: The process

  /// The line through the values: broken at gaps and between phases, going past ghosts.
  private var processLines: [PathData] {
    var lines: [PathData] = []
    for phase in stretches {
      var path = PathData()
      var count = 0
      func end() {
        if count > 1 { lines.append(path) }
        path = PathData()
        count = 0
      }
      for index in phase.indices {
        let point = picture.points[index]
        if index > phase.indices.lowerBound,
          Self.isApart(picture.points[index - 1], point, on: picture.axis)
        {
          end()
        }
        switch point.value {
        case .shown(let value):
          let place = place(point, value)
          if count == 0 { path.move(place.x, place.y) } else { path.line(place.x, place.y) }
          count += 1
        case .ghosted: continue
        case .missing, .suppressed: end()
        }
      }
      end()
    }
    return lines
  }
}
