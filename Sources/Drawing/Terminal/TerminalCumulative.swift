import ControlCharts

/// A cumulative chart laid out in characters.
struct TerminalCumulative {
  private let picture: CumulativePicture
  private let labels: [(text: String, value: Double, ink: Ink)]
  private var frame: TerminalFrame

  private static let inks: [Ink] = [.seriesHigh, .seriesLow]
  private var glyphs: Glyphs { frame.glyphs }

  init(_ picture: CumulativePicture, style: TerminalStyle) {
    self.picture = picture
    let isNarrow = style.columns < 72
    var labels: [(text: String, value: Double, ink: Ink)] = picture.limits.map { limit in
      let value = picture.format.text(limit.value)
      return (isNarrow ? value : "\(limit.name) \(value)", limit.value, .limitText)
    }
    for (index, line) in picture.lines.enumerated() {
      guard let end = line.values.last(where: { $0 != nil }) ?? nil else { continue }
      labels.append(
        ("\(line.name) \(picture.format.text(end))", end, Self.inks[index % Self.inks.count]))
    }
    self.labels = labels
    let values = picture.lines.flatMap(\.values).compactMap { $0 } + picture.limits.map(\.value)
    let range = (least: min(values.min() ?? 0, 0), greatest: max(values.max() ?? 1, 0))
    frame = TerminalFrame(
      style, format: picture.format, range: range,
      labelWidth: labels.map(\.text.count).max() ?? 0, span: { _ in (range.least, range.greatest) })
  }

  private var positions: ClosedRange<Int> {
    let first = picture.positions.first ?? 0
    return first...max(picture.positions.last ?? first, first)
  }

  private func x(_ index: Int) -> Double {
    Double(frame.left + 1) + frame.scale(positions)(Double(picture.positions[index]))
  }

  private func column(_ index: Int) -> Int { Int(x(index)) }

  /// The chart as lines of text.
  mutating func text() -> String {
    frame.drawHeader(title: picture.title, unit: picture.unit)
    frame.drawAxes()
    frame.drawPositions(positions, of: picture.axis)
    drawLevel(0, glyphs.centre, .centre)
    for limit in picture.limits { drawLevel(limit.value, glyphs.limit, .limit) }
    for index in picture.lines.indices { drawLine(index) }
    drawSignals()
    drawMeanings()
    for index in picture.restarts where picture.positions.indices.contains(index) {
      frame.drawDivision(at: column(index))
    }
    frame.drawEndLabels(labels.map { ($0.text, frame.nearestRow($0.value), $0.ink) })
    drawLegend()
    return frame.grid.text(hasColour: frame.style.hasColour)
  }

  private mutating func drawLevel(_ value: Double, _ character: Character, _ ink: Ink) {
    for column in frame.left + 1...frame.left + frame.width {
      frame.grid.put(character, column: column, row: frame.nearestRow(value), ink: ink)
    }
  }

  /// A sum, broken where values are missing and where it starts again.
  private mutating func drawLine(_ number: Int) {
    let restarts = Set(picture.restarts)
    let ink = Self.inks[number % Self.inks.count]
    var last: (x: Double, y: Double)?
    for (index, value) in zip(picture.positions.indices, picture.lines[number].values) {
      if value == nil || restarts.contains(index) { last = nil }
      guard let value else { continue }
      let place = (x: x(index), y: frame.level(value))
      if !frame.style.isUnicode {
        frame.grid.put("*", column: Int(place.x), row: frame.nearestRow(value), ink: ink)
      } else {
        frame.grid.line(from: last ?? place, to: place, ink: ink)
      }
      last = place
    }
  }

  private var drawnSignals: [CumulativePicture.Signal] {
    picture.signals.filter { signal in
      picture.lines.indices.contains(signal.line)
        && picture.lines[signal.line].values.indices.contains(signal.index)
        && picture.positions.indices.contains(signal.index)
    }
  }

  private mutating func drawSignals() {
    for signal in drawnSignals {
      guard let value = picture.lines[signal.line].values[signal.index] else { continue }
      let mark = glyphs.mark(MarkShape(flag: signal.flag, side: signal.side))
      frame.grid.put(
        mark, column: column(signal.index), row: frame.nearestRow(value), ink: signal.flag.ink)
    }
  }

  private mutating func drawMeanings() {
    frame.grid.put(
      picture.highMeaning, column: frame.left + 2, row: frame.top, ink: .secondary)
    frame.grid.put(
      picture.lowMeaning, column: frame.left + 2, row: frame.rows.upperBound - 1, ink: .secondary)
  }

  private mutating func drawLegend() {
    var entries: [(text: String, ink: Ink?)] = []
    for signal in drawnSignals {
      let entry = glyphs.legend(signal.flag, side: signal.side)
      if !entries.contains(where: { $0.text == entry.text }) { entries.append(entry) }
    }
    if !picture.restarts.isEmpty { entries.append(("\(glyphs.phase) starts again", .axis)) }
    frame.drawLegend(entries)
  }
}

extension CumulativePicture {
  /// The chart in characters, for a terminal: lines of text, each ended.
  ///
  /// Sums are lines of dots named at their right end, signals have the shape of their class, and
  /// the last line says what the shapes mean.
  public func terminal(_ style: TerminalStyle = TerminalStyle()) -> String {
    var chart = TerminalCumulative(self, style: style)
    return chart.text()
  }
}
