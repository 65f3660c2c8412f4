import ControlCharts

/// What all charts in characters stand in: the axis of values, the axis of positions and names at
/// the right end of lines.
struct TerminalFrame {
  let style: TerminalStyle
  let glyphs: Glyphs
  /// The first row and the number of rows in which values stand.
  let top: Int
  let height: Int
  /// The column of the axis, and how many columns follow it.
  let left: Int
  let width: Int
  /// What the rows span.
  let span: (low: Double, high: Double)
  var grid: TextGrid
  private let ticks: NiceTicks
  private let format: ValueFormat

  /// - Parameters:
  ///   - style: The size and characters of the terminal.
  ///   - format: How values are written.
  ///   - range: The least and greatest value in view.
  ///   - top: The rows above the chart.
  ///   - labelWidth: The characters that names at the right need.
  ///   - span: What the rows span, given the ticks; no more than the ticks when left out.
  init(
    _ style: TerminalStyle, format: ValueFormat, range: (least: Double, greatest: Double),
    top: Int = 2, labelWidth: Int,
    span: (NiceTicks) -> (low: Double, high: Double) = { ($0.low, $0.high) }
  ) {
    self.style = style
    self.format = format
    self.top = top
    glyphs = Glyphs(isUnicode: style.isUnicode)
    height = max(style.rows - top - 4, 4)
    let ticks = NiceTicks(
      least: range.least * format.scale, greatest: range.greatest * format.scale,
      count: min(max(height / 3, 3), 8), ceiling: format.suffix == "%" ? 100 : nil
    ).divided(by: format.scale)
    self.ticks = ticks
    self.span = span(ticks)
    left = (ticks.values.map { ControlPlot.tickText($0, ticks, format).count }.max() ?? 0) + 1
    width = max(style.columns - left - 1 - (labelWidth > 0 ? labelWidth + 1 : 0), 10)
    grid = TextGrid(columns: style.columns, rows: style.rows, isUnicode: style.isUnicode)
  }

  /// The rows in which values stand.
  var rows: Range<Int> { top..<top + height }

  private var y: LinearScale {
    LinearScale(low: span.low, high: span.high, start: Double(height) - 0.5, end: 0.5)
  }

  /// The row of a value, which may lie outside the chart.
  func row(_ value: Double) -> Int { top + Int(y(value).rounded(.down)) }

  /// The row of a value, or the nearest in the chart.
  func nearestRow(_ value: Double) -> Int { min(max(row(value), top), top + height - 1) }

  /// The height of a value in rows, for lines of dots.
  func level(_ value: Double) -> Double { Double(top) + y(value) }

  /// A scale that puts positions into the columns right of the axis.
  func scale(_ range: ClosedRange<Int>) -> LinearScale {
    LinearScale(
      low: Double(range.lowerBound), high: Double(range.upperBound), start: 0.5,
      end: Double(width) - 0.5)
  }

  // MARK: Drawing

  /// Title and unit, in the first two rows.
  mutating func drawHeader(title: String, unit: String) {
    grid.put(String(title.prefix(style.columns)), column: 0, row: 0, ink: .text)
    grid.put(String(unit.prefix(style.columns)), column: 0, row: 1, ink: .secondary)
  }

  /// Both axes, with the values at the ticks.
  mutating func drawAxes() {
    for row in rows { grid.put(glyphs.wall, column: left, row: row, ink: .axis) }
    let hair = (span.high - span.low) * 1e-9
    for tick in ticks.values where tick >= span.low - hair && tick <= span.high + hair {
      let text = ControlPlot.tickText(tick, ticks, format)
      grid.put(text, column: left - text.count, row: nearestRow(tick), ink: .secondary)
      grid.put(glyphs.tickLeft, column: left, row: nearestRow(tick), ink: .axis)
    }
    let floor = top + height
    for column in left + 1...left + width {
      grid.put(glyphs.floor, column: column, row: floor, ink: .axis)
    }
    grid.put(glyphs.corner, column: left, row: floor, ink: .axis)
  }

  /// What the positions are, under the axis.
  mutating func drawPositions(_ range: ClosedRange<Int>, of axis: XAxis) {
    let floor = top + height
    let x = scale(range)
    // Labels are chosen by their width in Arial at 13 pixels; 6 pixels a character is on the safe
    // side, and what still collides is left out.
    let chooser = XLabels(
      range: range,
      scale: LinearScale(low: x.low, high: x.high, start: x.start * 6, end: x.end * 6), size: 13)
    var end = -1
    for label in chooser.labels(for: axis) {
      let widest = label.lines.map(\.count).max() ?? 0
      let middle = left + 1 + Int(x(Double(label.position)))
      let start = min(max(middle - widest / 2, 0), style.columns - widest)
      guard start > end else { continue }
      end = start + widest
      grid.put(glyphs.tickUp, column: middle, row: floor, ink: .axis)
      for (line, text) in label.lines.enumerated() {
        grid.put(text, column: start, row: floor + 1 + line, ink: .secondary)
      }
    }
  }

  /// A dotted line from top to bottom that passes behind everything else.
  mutating func drawDivision(at column: Int) {
    for row in rows where grid.isEmpty(column: column, row: row) {
      grid.put(glyphs.phase, column: column, row: row, ink: .axis)
    }
  }

  /// Names at the right end of lines, moved apart where they would collide.
  mutating func drawEndLabels(_ labels: [(text: String, row: Int, ink: Ink)]) {
    let places = LabelColumn.places(
      labels.map { Double($0.row) }, height: 1, within: Double(top)...Double(top + height - 1))
    for (label, place) in zip(labels, places) {
      grid.put(label.text, column: left + width + 2, row: Int(place.rounded()), ink: label.ink)
    }
  }

  /// What the marks in use mean, in the last row.
  mutating func drawLegend(_ entries: [(text: String, ink: Ink?)]) {
    var column = left + 1
    for (text, ink) in entries {
      grid.put(text, column: column, row: style.rows - 1, ink: ink)
      column += text.count + 3
    }
  }
}

extension Glyphs {
  /// What a mark of a class means, with its mark.
  func legend(_ flag: Flag, side: Side?) -> (text: String, ink: Ink?) {
    let word = flag == .neither ? "change" : flag.rawValue
    return ("\(mark(MarkShape(flag: flag, side: side))) \(word)", flag.ink)
  }
}
