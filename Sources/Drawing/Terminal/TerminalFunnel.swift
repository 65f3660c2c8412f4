import ControlCharts

/// A funnel plot laid out in characters.
struct TerminalFunnel {
  private let picture: FunnelPicture
  private let greatest: Double
  private var frame: TerminalFrame

  private var glyphs: Glyphs { frame.glyphs }
  private var left: Int { frame.left }

  init(_ picture: FunnelPicture, style: TerminalStyle) {
    self.picture = picture
    let values = picture.points.map(\.value) + [picture.centre]
    frame = TerminalFrame(
      style, format: picture.format, range: (values.min() ?? 0, values.max() ?? 1),
      labelWidth: 12)
    greatest = max(picture.points.map(\.precision).max() ?? 1, 1e-9)
  }

  private func column(_ precision: Double) -> Int {
    left + 1 + Int(min(precision / greatest, 1.1) * Double(frame.width - 1))
  }

  private func row(_ value: Double) -> Int? {
    let row = frame.row(value)
    return frame.rows.contains(row) ? row : nil
  }

  mutating func text() -> String {
    frame.drawHeader(title: picture.title, unit: picture.unit)
    frame.drawAxes()
    drawPrecision()
    drawCurves()
    drawPoints()
    return frame.grid.text(hasColour: frame.style.hasColour)
  }

  private mutating func drawPrecision() {
    let floor = frame.top + frame.height
    let numbers = NiceTicks(least: 0, greatest: greatest, count: max((frame.width + 1) / 14, 2))
    for value in numbers.values where value <= greatest {
      let text = ValueFormat.number(decimals: numbers.decimals).text(value)
      frame.grid.put(glyphs.tickUp, column: column(value), row: floor, ink: .axis)
      frame.grid.put(
        text, column: column(value) - text.count / 2, row: floor + 1, ink: .secondary)
    }
    let name = picture.precisionName
    frame.grid.put(
      name, column: left + max((frame.width + 1 - name.count) / 2, 0), row: floor + 2,
      ink: .secondary)
  }

  private mutating func drawCurves() {
    var wanted: [(text: String, row: Int, ink: Ink)] = []
    for level in picture.levels {
      for edge in [\FunnelPicture.Place.lower, \FunnelPicture.Place.upper] {
        var last: Int?
        for place in level.places where place.precision <= greatest {
          guard let value = place[keyPath: edge], let row = row(value) else { continue }
          frame.grid.put(glyphs.curve, column: column(place.precision), row: row, ink: .limit)
          last = row
        }
        if let last { wanted.append((level.name, last, .limitText)) }
      }
    }
    if let row = row(picture.centre) {
      for column in left + 1...left + frame.width {
        frame.grid.put(glyphs.centre, column: column, row: row, ink: .centre)
      }
      wanted.append((picture.format.text(picture.centre), row, .text))
    }
    frame.drawEndLabels(wanted)
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
      frame.grid.put(mark, column: column(point.precision), row: row, ink: point.flag.ink)
    }
    for point in points where point.isNamed {
      guard let row = row(point.value) else { continue }
      let column = column(point.precision)
      let start =
        column + 2 + point.name.count < left + frame.width + 1
        ? column + 2 : max(column - 1 - point.name.count, left + 1)
      frame.grid.put(point.name, column: start, row: row, ink: .text)
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
