import ControlCharts

/// A control chart laid out in characters.
struct TerminalChart {
  private let picture: ControlPicture
  private let glyphs: Glyphs
  private let style: TerminalStyle
  private let labels: [ControlPlot.EndLabel]
  private let ticks: NiceTicks
  /// What the rows span: no more than is shown, since rows are few; from zero if it is near.
  private let span: (low: Double, high: Double)
  private let left: Int
  private let width: Int
  private let top: Int
  private let height: Int
  private var grid: TextGrid

  init(_ picture: ControlPicture, style: TerminalStyle) {
    self.picture = picture
    self.style = style
    glyphs = Glyphs(isUnicode: style.isUnicode)
    let labels = ControlPlot.endLabels(picture, isPanel: false, isNarrow: style.columns < 72)
    self.labels = labels
    top = picture.annotations.isEmpty ? 2 : 3
    height = max(style.rows - top - 4, 4)
    let extremes = picture.extremes
    let scale = picture.format.scale
    let ticks = NiceTicks(
      least: extremes.least * scale, greatest: extremes.greatest * scale,
      count: min(max(height / 3, 3), 8), ceiling: picture.format.suffix == "%" ? 100 : nil
    ).divided(by: scale)
    self.ticks = ticks
    let isFromZero = ticks.low == 0 && extremes.least < extremes.greatest * 0.2
    span = (isFromZero ? 0 : extremes.least, extremes.greatest)
    let format = picture.format
    left = (ticks.values.map { ControlPlot.tickText($0, ticks, format).count }.max() ?? 0) + 1
    let labelWidth = labels.map { $0.name.count + 1 + $0.value.count }.max() ?? 0
    width = max(style.columns - left - 1 - (labelWidth > 0 ? labelWidth + 1 : 0), 10)
    grid = TextGrid(columns: style.columns, rows: style.rows)
  }

  // MARK: Places

  private var x: LinearScale {
    let positions = picture.positions
    return LinearScale(
      low: Double(positions.lowerBound), high: Double(positions.upperBound), start: 0.5,
      end: Double(width) - 0.5)
  }

  private var y: LinearScale {
    LinearScale(low: span.low, high: span.high, start: Double(height) - 0.5, end: 0.5)
  }

  private func column(_ position: Int) -> Int { left + 1 + Int(x(Double(position))) }

  private func row(_ value: Double) -> Int {
    top + min(max(Int(y(value)), 0), height - 1)
  }

  // MARK: Drawing

  /// The chart as lines of text.
  mutating func text() -> String {
    let title = picture.title.prefix(style.columns)
    grid.put(String(title), column: 0, row: 0, ink: .text)
    drawHeader()
    drawAxes()
    drawLevels()
    drawTargets()
    if style.isUnicode { drawProcess() }
    drawMarks()
    drawEndLabels()
    drawLegend()
    return grid.text(hasColour: style.hasColour)
  }

  private mutating func drawHeader() {
    grid.put(String(picture.unit.prefix(style.columns)), column: 0, row: 1, ink: .secondary)
    let direction =
      switch picture.direction {
      case .higher: "higher is better"
      case .lower: "lower is better"
      case .neither: ""
      }
    if picture.unit.count + direction.count + 2 <= style.columns {
      grid.put(direction, column: style.columns - direction.count, row: 1, ink: .secondary)
    }
    for (index, annotation) in picture.annotations.enumerated() {
      grid.put(String(index + 1), column: column(annotation.position), row: 2, ink: .text)
    }
  }

  private mutating func drawAxes() {
    for row in top..<top + height { grid.put(glyphs.wall, column: left, row: row, ink: .axis) }
    for tick in ticks.values where tick >= span.low && tick <= span.high {
      let text = ControlPlot.tickText(tick, ticks, picture.format)
      grid.put(text, column: left - 1 - text.count + 1, row: row(tick), ink: .secondary)
      grid.put(glyphs.tickLeft, column: left, row: row(tick), ink: .axis)
    }
    let floor = top + height
    for column in left + 1...left + width {
      grid.put(glyphs.floor, column: column, row: floor, ink: .axis)
    }
    grid.put(glyphs.corner, column: left, row: floor, ink: .axis)
    // Labels are chosen by their width in Arial at 13 pixels; 6 pixels a character is on the safe
    // side, and what still collides is left out.
    let chooser = XLabels(
      range: picture.positions,
      scale: LinearScale(low: x.low, high: x.high, start: x.start * 6, end: x.end * 6), size: 13)
    var end = -1
    for label in chooser.labels(for: picture.axis) {
      let widest = label.lines.map(\.count).max() ?? 0
      let middle = column(label.position)
      let start = min(max(middle - widest / 2, 0), style.columns - widest)
      guard start > end else { continue }
      end = start + widest
      grid.put(glyphs.tickUp, column: middle, row: floor, ink: .axis)
      for (line, text) in label.lines.enumerated() {
        grid.put(text, column: start, row: floor + 1 + line, ink: .secondary)
      }
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
            grid.put(character, column: column, row: row(value), ink: ink)
          }
        }
        guard index == phase.indices.lowerBound, index > 0 else { continue }
        for row in top..<top + height where grid.isEmpty(column: start, row: row) {
          grid.put(glyphs.phase, column: start, row: row, ink: .axis)
        }
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
      let end = last == range.upperBound ? left + width : column(last)
      for column in start...end {
        grid.put(glyphs.target, column: column, row: row(target.value), ink: .target)
      }
    }
    for plan in picture.planned {
      grid.put(glyphs.planned, column: column(plan.position), row: row(plan.value), ink: .planned)
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
        let place = (
          x: Double(left + 1) + x(Double(point.position)), y: Double(top) + y(value)
        )
        if let last { grid.line(from: last, to: place) }
        last = place
      }
    }
  }

  private mutating func drawMarks() {
    // Signals last, so that where points share a cell the signal is seen.
    let ordered =
      picture.points.filter { $0.flag == .none } + picture.points.filter { $0.flag != .none }
    for point in ordered {
      let column = column(point.position)
      switch point.value {
      case .shown(let value):
        let shape = MarkShape(flag: point.flag, side: point.side)
        grid.put(glyphs.mark(shape), column: column, row: row(value), ink: point.flag.ink)
      case .ghosted(let value): grid.put(glyphs.ghost, column: column, row: row(value))
      case .missing:
        grid.put(glyphs.missing, column: column, row: top + height, ink: .secondary)
      case .suppressed: grid.put("*", column: column, row: top + height, ink: .secondary)
      }
    }
    guard let running = picture.running else { return }
    let place = (column: column(running.position), row: row(running.value))
    grid.put(glyphs.running, column: place.column, row: place.row)
    // The words in full are below the chart; here stands what there is room for.
    let room = place.column - left - 2
    let parts = running.text.split(separator: ",")
    let text = running.text.count <= room ? running.text : parts.first.map(String.init) ?? ""
    let start = max(place.column - text.count - 1, left + 1)
    grid.put(text, column: start, row: place.row, ink: .text)
  }

  private mutating func drawEndLabels() {
    let places = LabelColumn.places(
      labels.map { Double(row($0.level)) }, height: 1,
      within: Double(top)...Double(top + height - 1))
    for (label, place) in zip(labels, places) {
      let text = label.name + " " + label.value
      grid.put(text, column: left + width + 2, row: Int(place.rounded()), ink: label.ink)
    }
  }

  /// What the marks in use mean.
  private mutating func drawLegend() {
    var entries: [(String, Ink?)] = []
    for flag in [Flag.improvement, .concern, .neither] {
      for side in Side.allCases
      where picture.points.contains(where: { point in
        point.shown != nil && point.flag == flag && (flag != .improvement || point.side == side)
      }) {
        let mark = glyphs.mark(MarkShape(flag: flag, side: side))
        let word = flag == .neither ? "change" : flag.rawValue
        let entry = "\(mark) \(word)"
        if !entries.contains(where: { $0.0 == entry }) { entries.append((entry, flag.ink)) }
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
    var column = left + 1
    for (text, ink) in entries {
      grid.put(text, column: column, row: style.rows - 1, ink: ink)
      column += text.count + 3
    }
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
