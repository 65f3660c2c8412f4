import ControlCharts

/// The layout of a control chart in a box: where everything goes.
///
/// From top to bottom: unit and direction; the strip of phases; the strip of annotation flags; the
/// plot; labels of the x axis; a line saying where the axis starts. To the right of the plot stand
/// the labels of the lines.
struct ControlPlot {
  let picture: ControlPicture
  let sizes: Sizes
  let box: Box
  /// Whether it is one of many: no names, only numbers at the lines.
  let isPanel: Bool
  let ticks: NiceTicks
  /// Where values are drawn.
  let plot: Box
  let x: LinearScale
  let y: LinearScale
  let endLabels: [EndLabel]
  let xLabels: [(x: Double, label: XLabel)]
  /// Half the distance between neighbouring positions, in pixels.
  let halfStep: Double
  /// The distance between neighbouring points, in pixels, on average.
  let pointRoom: Double
  let stretches: [ControlPicture.Phase]

  /// A label at the right end of a line.
  struct EndLabel: Hashable {
    let name: String
    let value: String
    let level: Double
    let ink: Ink
    let lineInk: Ink

    func width(size: Double) -> Double {
      TextWidth.of(name.isEmpty ? "" : name + " ", size: size)
        + TextWidth.of(value, size: size, bold: true)
    }

    /// The name plain, the value bold.
    var parts: [(text: String, isBold: Bool)] {
      if name.isEmpty { return [(value, true)] }
      return value.isEmpty ? [(name, false)] : [(name + " ", false), (value, true)]
    }
  }

  init(
    _ picture: ControlPicture, in box: Box, sizes: Sizes, isPanel: Bool = false,
    range: (least: Double, greatest: Double)? = nil
  ) {
    self.picture = picture
    self.box = box
    self.sizes = sizes
    self.isPanel = isPanel
    stretches = picture.stretches
    let extremes = range ?? picture.extremes
    let top = box.y + Self.heightAbove(picture, sizes, isPanel: isPanel, phases: stretches.count)
    let roughHeight = max(box.maxY - top - 3 * sizes.leading(sizes.tick), 40)
    let spacing = (isPanel ? 30 : 44) * sizes.factor
    let count = min(max(Int(roughHeight / spacing), 4), 9)
    let ceiling = picture.format.suffix == "%" ? 100 / picture.format.scale : nil
    let ticks = Self.ticks(
      extremes, count: count, ceiling: ceiling, scale: picture.format.scale)
    self.ticks = ticks
    let tickWidth =
      ticks.values.map {
        TextWidth.of(Self.tickText($0, ticks, picture.format), size: sizes.tick)
      }.max() ?? 0
    let endLabels = Self.endLabels(picture, isPanel: isPanel, isNarrow: sizes.isNarrow)
    self.endLabels = endLabels
    let labelWidth = endLabels.map { $0.width(size: sizes.label) }.max() ?? 0
    let left = box.x + tickWidth.rounded(.up) + 8
    let right = box.maxX - (labelWidth > 0 ? labelWidth.rounded(.up) + 12 * sizes.factor : 6)
    let positions = picture.positions
    let steps = Double(positions.upperBound - positions.lowerBound) / picture.axis.spacing
    let width = max(right - left, 20)
    halfStep = max(width / (steps + 1) / 2, 0.5)
    pointRoom = max(width / Double(picture.points.count + 1), halfStep * 2)
    let padding = min(max(halfStep, 9 * sizes.factor), width / 4)
    x = LinearScale(
      low: Double(positions.lowerBound), high: Double(positions.upperBound),
      start: left + padding, end: left + width - padding)
    let chooser = XLabels(range: positions, scale: x, size: sizes.tick)
    xLabels = chooser.placed(chooser.labels(for: picture.axis), within: box.x...box.maxX)
    let below = Self.heightBelow(picture, sizes, labels: xLabels, ticks: ticks, isPanel: isPanel)
    plot = Box(x: left, y: top, width: width, height: max(box.maxY - below - top, 30))
    let floor = Self.hasGaps(picture) ? sizes.leading(sizes.tick) : 0
    y = LinearScale(
      low: ticks.low, high: ticks.high, start: plot.maxY - floor, end: plot.y)
  }

  // MARK: Heights

  /// The height that a chart of a width takes.
  static func height(_ picture: ControlPicture, width: Double, sizes: Sizes) -> Double {
    let strips = heightAbove(
      picture, sizes, isPanel: false, phases: picture.stretches.count)
    let least = 150 + strips + 3.4 * sizes.leading(sizes.tick)
    return max(Sizes.height(for: width), least)
  }

  private static func heightAbove(
    _ picture: ControlPicture, _ sizes: Sizes, isPanel: Bool, phases: Int
  ) -> Double {
    var height = sizes.tick * 0.6
    if !isPanel && !(picture.unit.isEmpty && picture.direction == .neither) {
      height = sizes.leading(sizes.label) + sizes.tick * 0.7
    }
    if phases > 1 && !isPanel { height += sizes.leading(sizes.tick) + 2 }
    if !picture.annotations.isEmpty { height += flagRadius(sizes) * 2 + 6 }
    return height
  }

  private static func heightBelow(
    _ picture: ControlPicture, _ sizes: Sizes, labels: [(x: Double, label: XLabel)],
    ticks: NiceTicks, isPanel: Bool
  ) -> Double {
    let lines = labels.map(\.label.lines.count).max() ?? 0
    var height = 8 * sizes.factor + Double(lines) * sizes.leading(sizes.tick)
    if picture.axis.name != nil { height += sizes.leading(sizes.tick) }
    if ticks.low > 0 && !isPanel { height += sizes.leading(sizes.tick) }
    return height
  }

  static func flagRadius(_ sizes: Sizes) -> Double { (sizes.label * 0.72).rounded() }

  static func hasGaps(_ picture: ControlPicture) -> Bool {
    if picture.points.contains(where: { $0.drawn == nil }) { return true }
    return zip(picture.points, picture.points.dropFirst()).contains { pair in
      isApart(pair.0, pair.1, on: picture.axis)
    }
  }

  /// Whether whole periods are missing between two points.
  static func isApart(
    _ left: ControlPicture.Point, _ right: ControlPicture.Point, on axis: XAxis
  ) -> Bool {
    guard let from = axis.period(of: left.position), let to = axis.period(of: right.position)
    else { return false }
    return to - from > 1
  }

  // MARK: Axis

  /// Ticks chosen in the numbers that are read, then put back into those that are held.
  private static func ticks(
    _ extremes: (least: Double, greatest: Double), count: Int, ceiling: Double?, scale: Double
  ) -> NiceTicks {
    NiceTicks(
      least: extremes.least * scale, greatest: extremes.greatest * scale, count: count,
      ceiling: ceiling.map { $0 * scale }
    ).divided(by: scale)
  }

  static func tickText(_ value: Double, _ ticks: NiceTicks, _ format: ValueFormat) -> String {
    format.text(value, decimals: ticks.decimals)
  }

  /// The sentence about where the axis starts, if it must be said.
  var startNote: String? {
    guard ticks.low > 0 && !isPanel else { return nil }
    return "The axis starts at \(Self.tickText(ticks.low, ticks, picture.format)), not zero."
  }

  /// The radius of a common-cause point, or `nil` where points are too dense to be drawn.
  var pointRadius: Double? {
    guard pointRoom > 3.5 else { return nil }
    return min(max(pointRoom * 0.25, 3), isPanel ? 3.4 : 4.4) * sizes.factor
  }

  /// The radius of a point with a signal.
  var signalRadius: Double {
    let least = pointRoom < 8 || isPanel ? 3.4 : 4.6
    return max((pointRadius ?? 3) * 1.15, least * sizes.factor)
  }

  func place(_ point: ControlPicture.Point, _ value: Double) -> (x: Double, y: Double) {
    (x(Double(point.position)), y(value))
  }
}

extension ControlPlot {
  /// The labels of the lines as they stand at the right end.
  static func endLabels(
    _ picture: ControlPicture, isPanel: Bool, isNarrow: Bool
  ) -> [EndLabel] {
    var labels: [EndLabel] = []
    func add(_ name: String, _ short: String, _ level: Double?, _ ink: Ink, _ line: Ink) {
      guard let level else { return }
      labels.append(
        EndLabel(
          name: isPanel ? "" : isNarrow ? short : name, value: picture.format.text(level),
          level: level, ink: ink, lineInk: line))
    }
    let last = picture.points.last { $0.centre != nil }
    add("Upper limit", "Upper", last?.upper, .limitText, .limit)
    add(picture.centreName, picture.centreName, last?.centre, .text, .centre)
    add("Lower limit", "Lower", last?.lower, .limitText, .limit)
    let end = picture.positions.upperBound
    add(
      "Target", "Target", picture.targets.first { $0.holds(at: end) }?.value, .targetText, .target)
    add("Planned", "Planned", picture.planned.last?.value, .plannedText, .planned)
    return labels
  }

  /// Where the end labels go: their middles, apart from each other.
  var endLabelPlaces: [Double] {
    let height = sizes.leading(sizes.label)
    return LabelColumn.places(
      endLabels.map { y($0.level) }, height: height,
      within: plot.y + height * 0.2...max(plot.maxY, plot.y + height))
  }
}
