/// A Pareto chart, ready to be drawn: causes by how often, with the running share in words.
///
/// Bars lie on their side, so that names are read without turning the head, and the running share
/// is a column of numbers instead of a second axis. The few causes that make up the share wanted
/// are dark, the rest grey.
public struct ParetoPicture: Picture, FramedPicture, Hashable {
  /// What is counted, in a line.
  public var title: String
  /// Place and period in more words; may be empty.
  public var subtitle: String
  /// What the chart says, in sentences.
  public var summary: String
  /// What the counts are, such as "incidents".
  public var unit: String
  /// How counts are written.
  public var format: ValueFormat
  /// The causes; drawn most frequent first, those equal in the order given.
  public var causes: [Cause]
  /// The share that the dark bars make up together, 0 to 1.
  public var share: Double
  /// Lines for below the chart.
  public var notes: [String]
  /// Where the data come from; may be empty.
  public var source: String

  /// A Pareto chart; what is left out is empty, the share is four fifths.
  public init(
    title: String, subtitle: String = "", summary: String, unit: String,
    format: ValueFormat = .number(), causes: [Cause], share: Double = 0.8, notes: [String] = [],
    source: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.unit = unit
    self.format = format
    self.causes = causes
    self.share = share
    self.notes = notes
    self.source = source
  }

  /// A cause and how often it was found.
  public struct Cause: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// How often; never negative.
    public var count: Double

    /// A cause.
    public init(name: String, count: Double) {
      self.name = name
      self.count = count
    }
  }

  /// A bar: a cause with the share of all that it and those before it make up.
  struct Bar: Hashable {
    let cause: Cause
    let running: Double
    let isVital: Bool
  }

  /// The bars, longest first.
  var bars: [Bar] {
    let ordered = causes.enumerated().sorted { left, right in
      (right.element.count, left.offset) < (left.element.count, right.offset)
    }.map(\.element)
    let all = ordered.reduce(0) { $0 + $1.count }
    var sum = 0.0
    return ordered.map { cause in
      // A bar is among the vital few if the share was not yet reached before it.
      let isVital = all > 0 && sum / all < share - 1e-9
      sum += cause.count
      return Bar(cause: cause, running: all > 0 ? sum / all : 0, isVital: isVital)
    }
  }

  /// Writes the chart as an `<svg>` element.
  public func write(to markup: inout Markup, style: PictureStyle) {
    write(to: &markup, style: style) { frame, sizes in
      let bars = bars
      // On a narrow screen names stand above their bars.
      let row = sizes.isNarrow ? sizes.label * 1.3 + 20 : (30 * sizes.factor).rounded()
      let head = sizes.leading(sizes.label) + 8
      let box = frame.box(height: head + row * Double(bars.count) + 4)
      return ParetoPlot(picture: self, bars: bars, box: box, row: row, head: head, sizes: sizes)
    }
  }
}

/// The layout of a Pareto chart.
struct ParetoPlot: FramedPlot {
  let picture: ParetoPicture
  let bars: [ParetoPicture.Bar]
  let box: Box
  let row: Double
  let head: Double
  let sizes: Sizes

  var bottom: Double { box.maxY }

  private var nameRoom: Double {
    guard !sizes.isNarrow else { return 0 }
    let widest = bars.map { TextWidth.of($0.cause.name, size: sizes.label) }.max() ?? 0
    return min(widest, box.width * 0.38).rounded(.up) + 10
  }

  private var countRoom: Double {
    let widest =
      bars.map {
        TextWidth.of(picture.format.text($0.cause.count), size: sizes.label, bold: true)
      }.max() ?? 0
    return widest + 8
  }

  private var shareHeading: String { sizes.isNarrow ? "Running %" : "Running share" }

  func draw(on canvas: inout Canvas) {
    let shareRoom = TextWidth.of(shareHeading, size: sizes.label) + 10
    let left = box.x + nameRoom
    let right = box.maxX - shareRoom - countRoom
    let greatest = max(bars.first?.cause.count ?? 0, 1e-9)
    let scale = LinearScale(low: 0, high: greatest, start: left, end: max(right, left + 10))
    canvas.text(
      shareHeading, x: box.maxX, y: box.y + sizes.label, size: sizes.label, ink: .secondary,
      anchor: .end)
    canvas.text(
      TextWidth.cut(picture.unit, size: sizes.label, width: max(box.maxX - shareRoom - left, 20)),
      x: left, y: box.y + sizes.label, size: sizes.label, ink: .secondary)
    for (index, bar) in bars.enumerated() {
      draw(bar, top: box.y + head + Double(index) * row, left: left, scale: scale, on: &canvas)
    }
    canvas.line(
      from: (left, box.y + head - 2), to: (left, box.maxY - 2), stroke: .axis,
      width: sizes.factor)
  }

  private func draw(
    _ bar: ParetoPicture.Bar, top: Double, left: Double, scale: LinearScale,
    on canvas: inout Canvas
  ) {
    let height = sizes.isNarrow ? 16 : row * 0.68
    let barTop = sizes.isNarrow ? top + sizes.label * 1.3 : top + (row - height) / 2
    let base = barTop + height / 2 + sizes.label * 0.36
    if sizes.isNarrow {
      canvas.text(
        TextWidth.cut(bar.cause.name, size: sizes.label, width: box.width), x: left + 4,
        y: top + sizes.label, size: sizes.label)
    } else {
      canvas.text(
        TextWidth.cut(bar.cause.name, size: sizes.label, width: nameRoom - 10), x: left - 10,
        y: base, size: sizes.label, anchor: .end)
    }
    let end = scale(bar.cause.count)
    canvas.rectangle(
      Box(x: left, y: barTop, width: max(end - left, 1), height: height),
      bar.isVital ? .bar : .rest)
    canvas.text(
      picture.format.text(bar.cause.count), x: end + 6, y: base, size: sizes.label, isBold: true)
    canvas.text(
      ValueFormat.percent().text(bar.running), x: box.maxX, y: base, size: sizes.label,
      ink: bar.isVital ? .text : .secondary, anchor: .end)
  }
}
