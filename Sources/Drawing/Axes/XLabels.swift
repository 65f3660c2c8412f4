/// A label under an axis: one or two lines at a position.
struct XLabel: Hashable, Sendable {
  let position: Int
  let lines: [String]

  func width(size: Double) -> Double {
    lines.reduce(0) { max($0, TextWidth.of($1, size: size)) }
  }
}

/// Chooses labels for an axis so that they do not collide: at most about twelve.
struct XLabels {
  /// The positions of the first and last point.
  let range: ClosedRange<Int>
  let scale: LinearScale
  let size: Double
  /// Blank between labels.
  var gap: Double { size }

  static let most = 12

  /// The labels for an axis.
  func labels(for axis: XAxis) -> [XLabel] {
    guard case .time(let grain) = axis else { return ordinalLabels }
    switch grain {
    case .month: return monthLabels
    case .quarter: return steps([1, 2, 4, 8, 20, 40], of: axis, aligned: 4) { quarter($0) }
    case .year: return steps([1, 2, 5, 10, 20, 50], of: axis, aligned: 1) { ["\($0.year)"] }
    case .financialYear:
      return steps([1, 2, 5, 10, 20, 50], of: axis, aligned: 1) {
        ["\($0.year)", "to \($0.year + 1)"]
      }
    case .week, .day, .irregular: return dayLabels(axis)
    }
  }

  private func quarter(_ date: AxisDate) -> [String] {
    ["\(date.shortMonth) to \(AxisDate.months[(date.month + 1) % 12])", "\(date.year)"]
  }

  /// Months in one line where at least four fit, else with the year in a second line.
  private var monthLabels: [XLabel] {
    let months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]
    let oneLine = steps(months, of: .time(.month), aligned: 12) { [$0.monthAndYear] }
    if oneLine.count >= 4 { return oneLine }
    let twoLines = steps(months, of: .time(.month), aligned: 12) {
      [$0.shortMonth, "\($0.year)"]
    }
    return twoLines.count > oneLine.count ? twoLines : oneLine
  }

  private func dayLabels(_ axis: XAxis) -> [XLabel] {
    let start = range.lowerBound
    let isWeekly = axis == .time(.week)
    for step in isWeekly ? [7, 14, 28] : [1, 2, 7, 14, 28] {
      let labels = stride(from: start, through: range.upperBound, by: step).map { position in
        let date = AxisDate(dayNumber: position)
        return XLabel(position: position, lines: [date.dayAndMonth, "\(date.year)"])
      }
      if fits(labels) { return yearsOnce(labels) }
    }
    return monthLabels
  }

  /// The first step, in periods, whose labels fit.
  ///
  /// - Parameters:
  ///   - steps: Steps to try, finest first.
  ///   - axis: The axis, which counts the periods.
  ///   - aligned: How many periods a year has: labels start at a multiple of the step from January.
  ///   - lines: The label of a date.
  /// - Returns: Labels that do not collide.
  private func steps(
    _ steps: [Int], of axis: XAxis, aligned: Int, lines: (AxisDate) -> [String]
  ) -> [XLabel] {
    guard let first = axis.period(of: range.lowerBound),
      let last = axis.period(of: range.upperBound)
    else { return [] }
    for step in steps {
      let from = step == 1 || aligned == 1 ? first : (first + step - 1) / step * step
      let labels = stride(from: from, through: last, by: step).map { period in
        let position = axis.position(period - first, after: range.lowerBound)
        return XLabel(position: position, lines: lines(AxisDate(dayNumber: position)))
      }
      if fits(labels) { return labels.isEmpty ? ends(axis, lines) : yearsOnce(labels) }
    }
    return ends(axis, lines)
  }

  /// Where no step fits or none falls within the range: the first point alone.
  private func ends(_ axis: XAxis, _ lines: (AxisDate) -> [String]) -> [XLabel] {
    [XLabel(position: range.lowerBound, lines: lines(AxisDate(dayNumber: range.lowerBound)))]
  }

  private var ordinalLabels: [XLabel] {
    let span = range.upperBound - range.lowerBound
    var step = 1
    while step <= max(span, 1) {
      let from = (range.lowerBound + step - 1) / step * step
      let positions = Array(stride(from: from, through: range.upperBound, by: step))
      let labels = positions.map { XLabel(position: $0, lines: [String($0)]) }
      if fits(labels) { return labels }
      step = Int(NiceTicks.step(for: Double(step) * 1.5))
    }
    return [XLabel(position: range.lowerBound, lines: [String(range.lowerBound)])]
  }

  private func fits(_ labels: [XLabel]) -> Bool {
    guard labels.count <= Self.most else { return false }
    for (left, right) in zip(labels, labels.dropFirst()) {
      let room = scale(Double(right.position)) - scale(Double(left.position))
      if room < (left.width(size: size) + right.width(size: size)) / 2 + gap { return false }
    }
    return true
  }

  /// The labels with the second line, the year, only where it changes.
  private func yearsOnce(_ labels: [XLabel]) -> [XLabel] {
    var year: String?
    return labels.map { label in
      guard label.lines.count == 2, !label.lines[1].hasPrefix("to") else { return label }
      defer { year = label.lines[1] }
      return label.lines[1] == year
        ? XLabel(position: label.position, lines: [label.lines[0]]) : label
    }
  }

  /// Where the middles of labels go: moved to stay within `bounds`, less those that then collide.
  func placed(_ labels: [XLabel], within bounds: ClosedRange<Double>) -> [(
    x: Double, label: XLabel
  )] {
    var placed: [(x: Double, label: XLabel)] = []
    var end = -Double.infinity
    for label in labels {
      let half = label.width(size: size) / 2
      let x = max(
        min(scale(Double(label.position)), bounds.upperBound - half), bounds.lowerBound + half)
      guard x - half >= end + gap / 2 else { continue }
      placed.append((x, label))
      end = x + half
    }
    return placed
  }

  /// The positions in range on which a year begins.
  static func yearStarts(in range: ClosedRange<Int>) -> [Int] {
    let first = AxisDate(dayNumber: range.lowerBound).year
    let last = AxisDate(dayNumber: range.upperBound).year
    guard first < last else { return [] }
    return (first + 1...last).map { AxisDate.dayNumber(ofMonth: $0 * 12) }
  }
}
