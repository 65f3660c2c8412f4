import ControlCharts

/// A control chart laid out in characters.
struct TerminalChart {
  private let picture: ControlPicture
  private let labels: [ControlPlot.EndLabel]
  private var frame: TerminalFrame

  private var glyphs: Glyphs { frame.glyphs }
  private var left: Int { frame.left }

  init(_ picture: ControlPicture, style: TerminalStyle) {
    self.picture = picture
    labels = ControlPlot.endLabels(picture, isPanel: false, isNarrow: style.columns < 72)
    let extremes = picture.extremes
    frame = TerminalFrame(
      style, format: picture.format, range: extremes, top: picture.annotations.isEmpty ? 2 : 3,
      labelWidth: labels.map { $0.name.count + 1 + $0.value.count }.max() ?? 0
    ) { ticks in
      // No more than is shown, since rows are few; from zero if it is near.
      let isFromZero = ticks.low == 0 && extremes.least < extremes.greatest * 0.2
      return (isFromZero ? 0 : extremes.least, extremes.greatest)
    }
  }

  // MARK: Places

  private var x: LinearScale { frame.scale(picture.positions) }

  private func column(_ position: Int) -> Int { left + 1 + Int(x(Double(position))) }

  private func row(_ value: Double) -> Int { frame.nearestRow(value) }

  // MARK: Drawing

  /// The chart as lines of text.
  mutating func text() -> String {
    frame.drawHeader(title: picture.title, unit: picture.unit)
    drawDirection()
    frame.drawAxes()
    frame.drawPositions(picture.positions, of: picture.axis)
    drawLevels()
    drawTargets()
    if frame.style.isUnicode { drawProcess() }
    drawMarks()
    frame.drawEndLabels(labels.map { ($0.name + " " + $0.value, row($0.level), $0.ink) })
    drawLegend()
    return frame.grid.text(hasColour: frame.style.hasColour)
  }

  private mutating func drawDirection() {
    let columns = frame.style.columns
    let direction =
      switch picture.direction {
      case .higher: "higher is better"
      case .lower: "lower is better"
      case .neither: ""
      }
    if picture.unit.count + direction.count + 2 <= columns {
      frame.grid.put(direction, column: columns - direction.count, row: 1, ink: .secondary)
    }
    for (index, annotation) in picture.annotations.enumerated() {
      frame.grid.put(
        String(index + 1), column: column(annotation.position), row: 2, ink: .text)
    }
  }

  /// Centre and limits, each point's level over its own stretch of columns.
  private mutating func drawLevels() {
    let points = picture.points
    for phase in picture.stretches {
      for index in phase.indices {
        let start =
          index == 0 ? left + 1 : column(points[index].position, points[index - 1].position)
        let end =
          index + 1 == points.count
          ? column(points[index].position) + 1
          : column(points[index + 1].position, points[index].position)
        let levels: [(Double?, Character, Ink)] = [
          (points[index].lower, glyphs.limit, .limit), (points[index].upper, glyphs.limit, .limit),
          (points[index].centre, glyphs.centre, .centre),
        ]
        for (value, character, ink) in levels {
          guard let value else { continue }
          for column in start..<max(end, start + 1) {
            frame.grid.put(character, column: column, row: row(value), ink: ink)
          }
        }
        guard index == phase.indices.lowerBound, index > 0 else { continue }
        frame.drawDivision(at: start)
      }
    }
  }

  private func column(_ later: Int, _ earlier: Int) -> Int {
    (column(later) + column(earlier) + 1) / 2
  }

  private mutating func drawTargets() {
    let range = picture.positions
    for target in picture.targets {
      let first = max(target.first ?? range.lowerBound, range.lowerBound)
      let last = min(target.last ?? range.upperBound, range.upperBound)
      guard first <= last else { continue }
      let start = first == range.lowerBound ? left + 1 : column(first)
      let end = last == range.upperBound ? left + frame.width : column(last)
      for column in start...end {
        frame.grid.put(glyphs.target, column: column, row: row(target.value), ink: .target)
      }
    }
    for plan in picture.planned {
      frame.grid.put(
        glyphs.planned, column: column(plan.position), row: row(plan.value), ink: .planned)
    }
  }

  private mutating func drawProcess() {
    var last: (x: Double, y: Double)?
    var previous: ControlPicture.Point?
    let starts = Set(picture.stretches.map(\.indices.lowerBound))
    for (index, point) in picture.points.enumerated() {
      if starts.contains(index) { last = nil }
      if let previous, ControlPlot.isApart(previous, point, on: picture.axis) { last = nil }
      previous = point
      switch point.value {
      case .missing, .suppressed: last = nil
      case .ghosted: continue
      case .shown(let value):
        let place = (x: Double(left + 1) + x(Double(point.position)), y: frame.level(value))
        if let last { frame.grid.line(from: last, to: place) }
        last = place
      }
    }
  }

  private mutating func drawMarks() {
    let floor = frame.top + frame.height
    // Signals last, so that where points share a cell the signal is seen.
    let ordered =
      picture.points.filter { $0.flag == .none } + picture.points.filter { $0.flag != .none }
    for point in ordered {
      let column = column(point.position)
      switch point.value {
      case .shown(let value):
        let shape = MarkShape(flag: point.flag, side: point.side)
        frame.grid.put(glyphs.mark(shape), column: column, row: row(value), ink: point.flag.ink)
      case .ghosted(let value): frame.grid.put(glyphs.ghost, column: column, row: row(value))
      case .missing:
        frame.grid.put(glyphs.missing, column: column, row: floor, ink: .secondary)
      case .suppressed: frame.grid.put("*", column: column, row: floor, ink: .secondary)
      }
    }
    guard let running = picture.running else { return }
    let place = (column: column(running.position), row: row(running.value))
    frame.grid.put(glyphs.running, column: place.column, row: place.row)
    // The words in full are below the chart; here stands what there is room for.
    let room = place.column - left - 2
    let parts = running.text.split(separator: ",")
    let text = running.text.count <= room ? running.text : parts.first.map(String.init) ?? ""
    let start = max(place.column - text.count - 1, left + 1)
    frame.grid.put(text, column: start, row: place.row, ink: .text)
  }

  /// What the marks in use mean.
  private mutating func drawLegend() {
    var entries: [(text: String, ink: Ink?)] = []
    for flag in [Flag.improvement, .concern, .neither] {
      for side in Side.allCases
      where picture.points.contains(where: { point in
        point.shown != nil && point.flag == flag && (flag != .improvement || point.side == side)
      }) {
        let entry = glyphs.legend(flag, side: side)
        if !entries.contains(where: { $0.text == entry.text }) { entries.append(entry) }
      }
    }
    if picture.points.contains(where: { if case .ghosted = $0.value { true } else { false } }) {
      entries.append(("\(glyphs.ghost) not counted", nil))
    }
    if picture.points.contains(where: { $0.value == .missing }) {
      entries.append(("\(glyphs.missing) no data", .secondary))
    }
    if picture.points.contains(where: { $0.value == .suppressed }) {
      entries.append(("* hidden", .secondary))
    }
    frame.drawLegend(entries)
  }
}

extension ControlPicture {
  /// The chart in characters, for a terminal: lines of text, each ended.
  ///
  /// Classes differ by shape (▲ ▼ ◆ ■, hollow ○), lines are named at their right end, and the last
  /// line says what the shapes mean. The summary is not included.
  public func terminal(_ style: TerminalStyle = TerminalStyle()) -> String {
    var chart = TerminalChart(self, style: style)
    return chart.text()
  }
}
