import ControlCharts
import Drawing
import Essentials

/// What a chart says, in plain sentences: never a cause, never "significant".
struct Summary {
  private let chart: ControlChart
  private let made: MadeChart
  private let set: ChartSet
  /// For values as they were read.
  private let format: NumberFormat
  /// For centres and limits, which may need a digit more.
  private let lineFormat: NumberFormat

  init(_ chart: ControlChart, _ made: MadeChart, in set: ChartSet) {
    self.chart = chart
    self.made = made
    self.set = set
    let isPercent = set.isPercentShown(chart)
    format = NumberFormat(fitting: chart.points.compactMap(\.value), isPercent: isPercent)
    lineFormat = .forLines(of: chart, isPercent: isPercent)
  }

  /// All sentences.
  var text: String { sentences.joined(separator: " ") }

  /// The sentences, in order.
  var sentences: [String] {
    [opening, running, variation, target, ghosts, recalculations, limits, lowCentre]
      .compactMap { $0 }
  }

  private var name: String {
    made.name(in: set)
  }

  private func words(_ index: Int) -> String { made.words(index) }

  private var opening: String {
    let unit = set.request.unit.map { ", \($0)" } ?? ""
    let count = NumberFormat.text(chart.counted)
    var text = "\(name)\(unit), \(words(0)) to \(words(chart.points.count - 1)), \(count) points."
    if let last = chart.points.lastIndex(where: { $0.counts }) {
      text += " Latest \(value(chart.points[last])) \(made.inOrOn) \(words(last))."
    }
    return text
  }

  private var running: String? {
    made.running(chart, in: set).map { $0.text + "." }
  }

  /// The value of a point, with the count and denominator it comes from.
  private func value(_ point: ChartPoint) -> String {
    guard let value = point.value else { return "no data" }
    let shown = format.text(value)
    guard let numerator = point.numerator, let denominator = point.denominator,
      chart.settings.kind != .xbar, chart.settings.kind != .s, chart.settings.kind != .r
    else { return shown }
    let whole = NumberFormat(fitting: [numerator, denominator])
    return "\(shown) (\(whole.text(numerator)) of \(whole.text(denominator)))"
  }

  /// What the chart says of its variation, as a headline without a full stop.
  var headline: String {
    let text = verdict
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private var variation: String { "Variation: \(verdict)." }

  private var verdict: String {
    let reason = chart.variationReason
    switch chart.variation.verdict {
    case .none: return reason
    case .commonCause: return "common cause, \(reason)\(usualRange)"
    case .improvement: return "special cause, improvement: \(withCentre(reason))"
    case .concern: return "special cause, concern: \(withCentre(reason))"
    case .neither: return "special cause: \(withCentre(reason))"
    }
  }

  private var usualRange: String {
    guard let last = chart.points.last(where: \.counts) else { return "" }
    let (lower, upper) = last.shownLimits(within: chart.settings.bounds)
    switch (lower, upper) {
    case (let lower?, let upper?):
      return " (roughly \(lineFormat.text(lower)) to \(lineFormat.text(upper)))"
    case (nil, let upper?): return " (up to roughly \(lineFormat.text(upper)))"
    case (let lower?, nil): return " (roughly \(lineFormat.text(lower)) or more)"
    case (nil, nil): return ""
    }
  }

  /// The reason with the value of the centre: "above the mean" becomes "above the mean of 21.3".
  private func withCentre(_ reason: String) -> String {
    guard let last = chart.points.last(where: \.counts), let centre = last.centre else {
      return reason
    }
    let name = "the \(chart.settings.kind.centreName)"
    guard let place = reason.firstRange(of: name) else { return reason }
    return reason[..<place.upperBound] + " of \(lineFormat.text(centre))"
      + reason[place.upperBound...]
  }

  private var target: String? {
    guard let target = chart.assurance.target else { return nil }
    let shown = format.text(target)
    switch chart.assurance.verdict {
    case .passing: return "Target \(shown): the process will reach it consistently."
    case .failing:
      return "Target \(shown): the process will miss it consistently unless something changes."
    case .hitAndMiss: return "Target \(shown): it may or may not be reached, by chance."
    case .none: return "Target \(shown): not judged, \(chart.assuranceReason)."
    }
  }

  private var ghosts: String? {
    guard chart.ghosted > 0 else { return nil }
    let reasons = made.series.rows.compactMap(\.ghostReason)
    let points = chart.ghosted == 1 ? "1 point" : "\(chart.ghosted) points"
    return "\(points) ghosted: \(Set(reasons).sorted().joined(separator: "; "))."
  }

  private var recalculations: String? {
    let phases = chart.phases.dropFirst()
    guard !phases.isEmpty else { return nil }
    return phases.map { phase in
      let reason = phase.reason.flatMap { $0.isEmpty ? nil : $0 } ?? "no reason given"
      return "Limits recalculated from \(words(phase.first)): \(reason)."
    }.joined(separator: " ")
  }

  private var limits: String? {
    guard chart.hasEnoughPoints, let phase = chart.phases.last, phase.baseline > 0,
      chart.points.last?.upper != nil
    else { return nil }
    let provisional = phase.isProvisional ? ", provisional" : ""
    return "Limits from \(phase.baseline) points\(provisional)."
  }

  /// The warning of a centre too low for a chart of single values, when the rules ask for it.
  private var lowCentre: String? {
    guard let least = chart.settings.rules.lowCentre,
      let centre = chart.points.last(where: \.counts)?.centre, centre < least
    else { return nil }
    let name = chart.settings.kind.centreName
    return
      "The \(name) of \(lineFormat.text(centre)) is below \(lineFormat.text(least)): with so few"
      + " events a chart of single values signals falsely; a g or t chart may suit better."
  }
}

extension NumberFormat {
  /// For centres and limits: a digit more than whole values have when they lie close together.
  static func forLines(of chart: ControlChart, isPercent: Bool) -> NumberFormat {
    let values = chart.points.compactMap(\.value)
    let own = NumberFormat(fitting: values, isPercent: isPercent)
    let spread = (values.max() ?? 0) - (values.min() ?? 0)
    return isPercent || own.decimals > 0 || spread >= 100 ? own : NumberFormat(decimals: 1)
  }
}

extension ChartSet {
  /// Whether the values of a chart are fractions best shown as percentages.
  func isPercentShown(_ chart: ControlChart) -> Bool {
    guard chart.settings.multiplier == 1 else { return false }
    switch chart.settings.kind {
    case .p, .pPrime: return true
    case .run, .xmr, .mr: return isPercent || chart.settings.bounds.greatest == 1
    default: return isPercent
    }
  }
}
