import ControlCharts

/// A funnel plot laid out in characters.
struct TerminalFunnel {
  private let picture: FunnelPicture
  private let glyphs: Glyphs
  private let style: TerminalStyle
  private let ticks: NiceTicks
  private let left: Int
  private let width: Int
  private let height: Int
  private let greatest: Double
  private let top = 2
  private var grid: TextGrid

  init(_ picture: FunnelPicture, style: TerminalStyle) {
    self.picture = picture
    self.style = style
    glyphs = Glyphs(isUnicode: style.isUnicode)
    height = max(style.rows - top - 4, 4)
    let values = picture.points.map(\.value) + [picture.centre]
    let scale = picture.format.scale
    let ticks = NiceTicks(
      least: (values.min() ?? 0) * scale, greatest: (values.max() ?? 1) * scale,
      count: min(max(height / 3, 3), 8), ceiling: picture.format.suffix == "%" ? 100 : nil
    ).divided(by: scale)
    self.ticks = ticks
    let format = picture.format
    left = (ticks.values.map { ControlPlot.tickText($0, ticks, format).count }.max() ?? 0) + 1
    width = style.columns - left - 13
    greatest = max(picture.points.map(\.precision).max() ?? 1, 1e-9)
    grid = TextGrid(columns: style.columns, rows: style.rows)
  }

  private func column(_ precision: Double) -> Int {
    left + 1 + Int(min(precision / greatest, 1.1) * Double(width - 2))
  }

  private func row(_ value: Double) -> Int? {
    let y = LinearScale(low: ticks.low, high: ticks.high, start: Double(height) - 0.5, end: 0.5)
    let row = y(value)
    return row >= 0 && row < Double(height) ? top + Int(row) : nil
  }

  mutating func text() -> String {
    grid.put(String(picture.title.prefix(style.columns)), column: 0, row: 0, ink: .text)
    grid.put(String(picture.unit.prefix(style.columns)), column: 0, row: 1, ink: .secondary)
    drawAxes()
    drawCurves()
    drawPoints()
    return grid.text(hasColour: style.hasColour)
  }

  private mutating func drawAxes() {
    for row in top..<top + height { grid.put(glyphs.wall, column: left, row: row, ink: .axis) }
    for tick in ticks.values {
      guard let row = row(tick) else { continue }
      let text = ControlPlot.tickText(tick, ticks, picture.format)
      grid.put(text, column: left - text.count, row: row, ink: .secondary)
      grid.put(glyphs.tickLeft, column: left, row: row, ink: .axis)
    }
    let floor = top + height
    grid.put(glyphs.corner, column: left, row: floor, ink: .axis)
    for column in left + 1..<left + width {
      grid.put(glyphs.floor, column: column, row: floor, ink: .axis)
    }
    let numbers = NiceTicks(least: 0, greatest: greatest, count: max(width / 14, 2))
    for value in numbers.values where value <= greatest {
      let text = ValueFormat.number(decimals: numbers.decimals).text(value)
      grid.put(glyphs.tickUp, column: column(value), row: floor, ink: .axis)
      grid.put(text, column: column(value) - text.count / 2, row: floor + 1, ink: .secondary)
    }
    let name = picture.precisionName
    grid.put(name, column: left + max((width - name.count) / 2, 0), row: floor + 2, ink: .secondary)
  }

  private mutating func drawCurves() {
    var wanted: [(text: String, row: Double, ink: Ink)] = []
    for level in picture.levels {
      for edge in [\FunnelPicture.Place.lower, \FunnelPicture.Place.upper] {
        var last: Int?
        for place in level.places where place.precision <= greatest {
          guard let value = place[keyPath: edge], let row = row(value) else { continue }
          grid.put(glyphs.curve, column: column(place.precision), row: row, ink: .limit)
          last = row
        }
        if let last { wanted.append((level.name, Double(last), .limitText)) }
      }
    }
    if let row = row(picture.centre) {
      for column in left + 1..<left + width {
        grid.put(glyphs.centre, column: column, row: row, ink: .centre)
      }
      wanted.append((picture.format.text(picture.centre), Double(row), .text))
    }
    let places = LabelColumn.places(
      wanted.map(\.row), height: 1, within: Double(top)...Double(top + height - 1))
    for (label, place) in zip(wanted, places) {
      grid.put(label.text, column: left + width + 1, row: Int(place.rounded()), ink: label.ink)
    }
  }

  private mutating func drawPoints() {
    let points = picture.points.sorted { left, right in
      let ranks = [left, right].map { $0.isOwn ? 2 : $0.flag == .none ? 0 : 1 }
      return ranks[0] < ranks[1]
    }
    for point in points {
      guard let row = row(point.value) else { continue }
      let mark: Character =
        point.isOwn && point.flag == .none
        ? glyphs.ghost : glyphs.mark(MarkShape(flag: point.flag, side: point.side))
      grid.put(mark, column: column(point.precision), row: row, ink: point.flag.ink)
    }
    for point in points where point.isNamed {
      guard let row = row(point.value) else { continue }
      let column = column(point.precision)
      let start =
        column + 2 + point.name.count < left + width
        ? column + 2 : max(column - 1 - point.name.count, left + 1)
      grid.put(point.name, column: start, row: row, ink: .text)
    }
  }
}

extension FunnelPicture {
  /// The funnel plot in characters, for a terminal: lines of text, each ended.
  public func terminal(_ style: TerminalStyle = TerminalStyle()) -> String {
    var funnel = TerminalFunnel(self, style: style)
    return funnel.text()
  }
}

extension Sparkline {
  /// The values as a row of blocks, one character each; a blank where there is none.
  ///
  /// - Parameter isUnicode: Whether blocks may be used; eight plain characters otherwise.
  /// - Returns: As many characters as there are values.
  public func terminal(isUnicode: Bool = true) -> String {
    let blocks: [Character] = Array(isUnicode ? "▁▂▃▄▅▆▇█" : "_.:-=+*#")
    let seen = values.compactMap { $0 }
    guard let low = seen.min(), let high = seen.max() else {
      return String(repeating: " ", count: values.count)
    }
    return String(
      values.map { value -> Character in
        guard let value else { return " " }
        guard high > low else { return blocks[3] }
        let step = Int((value - low) / (high - low) * 7.999)
        return blocks[min(max(step, 0), 7)]
      })
  }
}
