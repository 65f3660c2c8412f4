import ControlCharts

extension FunnelPicture: FramedPicture {
  /// Writes the funnel plot as an `<svg>` element.
  public func write(to markup: inout Markup, style: PictureStyle) {
    write(to: &markup, style: style) { frame, sizes in
      let height = max(Sizes.height(for: style.roomy.width), 280)
      return FunnelPlot(self, in: frame.box(height: height), sizes: sizes)
    }
  }
}

/// The layout of a funnel plot.
struct FunnelPlot: FramedPlot {
  let picture: FunnelPicture
  let frame: ValuePlot
  let x: LinearScale

  var bottom: Double { frame.box.maxY }
  private var sizes: Sizes { frame.sizes }
  private var radius: Double { (picture.points.count > 150 ? 3.2 : 4.4) * sizes.factor }

  init(_ picture: FunnelPicture, in box: Box, sizes: Sizes) {
    self.picture = picture
    let limits = picture.levels.flatMap { level in
      // Limits of the smallest units may reach far; the picture is scaled to where units are.
      level.places.filter { place in place.precision >= Self.least(picture) }
        .flatMap { [$0.lower, $0.upper] }.compactMap { $0 }
    }
    let values = picture.points.map(\.value) + [picture.centre]
    let reach = values.map { ($0 - picture.centre).magnitude }.max() ?? 0
    let near = limits.filter { ($0 - picture.centre).magnitude <= reach * 1.4 }
    let range = (
      least: (values + near).min() ?? 0, greatest: (values + near).max() ?? 1
    )
    func frame(lines: Int) -> ValuePlot {
      ValuePlot(
        box: box, sizes: sizes, format: picture.format, range: range,
        endLabels: Self.endLabels(picture, isNarrow: sizes.isNarrow), linesBelow: lines)
    }
    let first = frame(lines: 2)
    self.frame = first.startNote == nil ? first : frame(lines: 3)
    let greatest =
      (picture.points.map(\.precision) + picture.levels.flatMap { $0.places.map(\.precision) })
      .max() ?? 1
    x = LinearScale(
      low: 0, high: greatest, start: self.frame.plot.x,
      end: self.frame.plot.maxX - radiusRoom(sizes))
  }

  private static func least(_ picture: FunnelPicture) -> Double {
    picture.points.map(\.precision).min() ?? 0
  }

  private static func endLabels(
    _ picture: FunnelPicture, isNarrow: Bool
  ) -> [ControlPlot.EndLabel] {
    var labels = [
      ControlPlot.EndLabel(
        name: picture.centreName, value: picture.format.text(picture.centre),
        level: picture.centre, ink: .text, lineInk: .centre)
    ]
    for level in picture.levels {
      guard let end = level.places.last else { continue }
      for edge in [end.upper, end.lower].compactMap({ $0 }) {
        labels.append(
          ControlPlot.EndLabel(
            name: isNarrow ? level.name : "\(level.name) limit", value: "", level: edge,
            ink: .limitText, lineInk: .limit))
      }
    }
    return labels
  }

  func draw(on canvas: inout Canvas) {
    frame.drawGround(on: &canvas, unit: picture.unit, direction: picture.direction)
    canvas.line(
      from: (frame.plot.x, frame.plot.maxY), to: (frame.plot.maxX, frame.plot.maxY),
      stroke: .axis, width: sizes.factor)
    for (index, level) in picture.levels.enumerated() {
      for edge in [\FunnelPicture.Place.lower, \FunnelPicture.Place.upper] {
        canvas.path(
          curve(level, edge), stroke: .limit, width: sizes.stroke * (index == 0 ? 0.75 : 1),
          dash: index == 0 ? .target : .limit)
      }
    }
    canvas.line(
      from: (frame.plot.x, frame.y(picture.centre)),
      to: (frame.plot.maxX, frame.y(picture.centre)), stroke: .centre, width: sizes.stroke)
    drawPoints(on: &canvas)
    drawNames(on: &canvas)
    frame.drawEndLabels(on: &canvas)
    frame.drawNumbers(on: &canvas, x: x, name: picture.precisionName)
    frame.drawStartNote(on: &canvas)
  }

  /// The part of a limit that lies within the plot, cut where it crosses the edge.
  private func curve(
    _ level: FunnelPicture.Level, _ edge: KeyPath<FunnelPicture.Place, Double?>
  ) -> PathData {
    var path = PathData()
    var last: (x: Double, y: Double)?
    for place in level.places {
      guard let value = place[keyPath: edge] else {
        last = nil
        continue
      }
      let next = (x: x(place.precision), y: frame.y(value))
      let isInside = next.y >= frame.plot.y - 0.01 && next.y <= frame.plot.maxY + 0.01
      if isInside {
        if let last, last.y < frame.plot.y || last.y > frame.plot.maxY {
          let border = last.y < frame.plot.y ? frame.plot.y : frame.plot.maxY
          let share = (border - last.y) / (next.y - last.y)
          path.move(last.x + share * (next.x - last.x), border)
          path.line(next.x, next.y)
        } else if last == nil {
          path.move(next.x, next.y)
        } else {
          path.line(next.x, next.y)
        }
      }
      last = next
    }
    return path
  }

  private func drawPoints(on canvas: inout Canvas) {
    for flag in Flag.allCases {
      for isAlert in [true, false] {
        let indices = picture.points.indices.filter { index in
          picture.points[index].flag == flag && (picture.points[index].isAlert == isAlert)
        }
        guard !indices.isEmpty else { continue }
        let isHollow = isAlert && flag != .none
        canvas.group(
          canvas.paint(fill: isHollow ? .paper : flag.ink, stroke: isHollow ? flag.ink : .outline),
          .strokeWidth((flag == .none ? 1 : isHollow ? 2 : 1.5) * sizes.factor)
        ) { canvas in
          for index in indices {
            let point = picture.points[index]
            canvas.mark(
              MarkShape(flag: flag, side: point.side), x: x(point.precision),
              y: frame.y(point.value), radius: radius * (flag == .none ? 1 : 1.15), index: index)
          }
        }
      }
    }
    let own = picture.points.filter(\.isOwn)
    guard !own.isEmpty else { return }
    canvas.group(
      canvas.paint(fill: nil, stroke: .text), .strokeWidth(2 * sizes.factor)
    ) { canvas in
      for point in own {
        canvas.mark(
          .circle, x: x(point.precision), y: frame.y(point.value), radius: radius * 2.1)
      }
    }
  }
}

private func radiusRoom(_ sizes: Sizes) -> Double { 10 * sizes.factor }
