public import ControlCharts

/// A small line for a table: the values, the centre, the limits as a band, the last point marked.
public struct Sparkline: Picture, Hashable {
  /// What is measured, in a line.
  public var title: String
  /// What it says, in sentences.
  public var summary: String
  /// The values in order; `nil` is a gap.
  public var values: [Double?]
  /// The centre line, if it is drawn.
  public var centre: Double?
  /// The limits, if they are drawn: a pale band.
  public var limits: ClosedRange<Double>?
  /// The class of the last value.
  public var flag: Flag
  /// The side of its signal.
  public var side: Side?
  /// Whether the row around it says all it says: hidden from assistive technology.
  public var isDecorative: Bool

  /// A small line.
  ///
  /// - Parameters:
  ///   - title: What is measured, in a line.
  ///   - summary: What it says, in sentences.
  ///   - values: The values in order; `nil` is a gap.
  ///   - centre: The centre line, if it is drawn.
  ///   - limits: The limits, if they are drawn.
  ///   - flag: The class of the last value.
  ///   - side: The side of its signal.
  ///   - isDecorative: Whether the row around it says all it says.
  public init(
    title: String, summary: String = "", values: [Double?], centre: Double? = nil,
    limits: ClosedRange<Double>? = nil, flag: Flag = .none, side: Side? = nil,
    isDecorative: Bool = false
  ) {
    self.title = title
    self.summary = summary
    self.values = values
    self.centre = centre
    self.limits = limits
    self.flag = flag
    self.side = side
    self.isDecorative = isDecorative
  }

  /// Writes the line as an `<svg>` element, three tenths as high as the style says it is wide.
  public func write(to markup: inout Markup, style: PictureStyle) {
    let width = style.width
    let height = max((width * 0.3).rounded(), 24)
    let seen =
      values.compactMap { $0 }
      + [centre, limits?.lowerBound, limits?.upperBound]
      .compactMap { $0 }
    let x = LinearScale(
      low: 0, high: Double(max(values.count - 1, 1)), start: 4, end: width - 8)
    let y = LinearScale(
      low: seen.min() ?? 0, high: seen.max() ?? 1, start: height - 5.5, end: 5.5)
    Canvas.picture(
      self, style: style, width: width, height: height, isDecorative: isDecorative,
      hasPaper: false, into: &markup
    ) { canvas in
      if let limits {
        let top = y(limits.upperBound)
        canvas.rectangle(
          Box(x: 0, y: top, width: width, height: y(limits.lowerBound) - top), .gap)
      }
      if let centre {
        canvas.line(from: (0, y(centre)), to: (width, y(centre)), stroke: .axis)
      }
      for line in lines(x: x, y: y) {
        canvas.path(line, stroke: .process, width: 2, isRound: true)
      }
      guard let last = values.indices.last(where: { values[$0] != nil }), let value = values[last]
      else { return }
      canvas.group(canvas.paint(fill: flag.ink, stroke: .outline), .strokeWidth(1.2)) { canvas in
        canvas.mark(
          MarkShape(flag: flag, side: side), x: x(Double(last)), y: y(value), radius: 3.6)
      }
    }
  }

  private func lines(x: LinearScale, y: LinearScale) -> [PathData] {
    var lines: [PathData] = []
    var path = PathData()
    for (index, value) in values.enumerated() {
      if let value {
        let place = (x(Double(index)), y(value))
        if path.isEmpty { path.move(place.0, place.1) } else { path.line(place.0, place.1) }
      } else {
        lines.append(path)
        path = PathData()
      }
    }
    return lines + [path]
  }
}
