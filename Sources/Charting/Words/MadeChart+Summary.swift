import ControlCharts
import Essentials

extension MadeChart {
  /// What the chart says, in plain sentences.
  public func summary(in set: ChartSet) -> String {
    switch content {
    case .overTime(let chart): Summary(chart, self, in: set).text
    case .funnel(let plot): funnelSummary(plot, in: set)
    case .ewma(let chart): ewmaSummary(chart, in: set)
    case .cumulative(let chart): cumulativeSummary(chart, in: set)
    case .pareto(let chart): paretoSummary(chart, in: set)
    }
  }

  /// The measure and, where the table is divided, which part of it.
  func name(in set: ChartSet) -> String {
    facet.isEmpty ? set.measure : "\(set.measure), \(facet)"
  }

  /// The row of a point as people read it.
  func words(_ index: Int) -> String {
    series.scale.words(series.rows[index].position, name: series.rows[index].name)
  }

  // MARK: Funnel plots

  private func funnelSummary(_ plot: FunnelPlot, in set: ChartSet) -> String {
    let values = plot.points.map { $0.value * plot.settings.multiplier }
    let isPercent = plot.settings.measure == .proportion && plot.settings.multiplier == 1
    let format = NumberFormat(fitting: values, isPercent: isPercent)
    let centre = format.text(plot.centre * plot.settings.multiplier)
    var sentences = ["\(name(in: set)), \(plot.points.count) units. Centre \(centre)."]
    sentences.append(dispersionSentence(plot))
    sentences.append(outlierSentence(plot))
    if let outermost = plot.expectedByChance.last {
      let expected = NumberFormat(decimals: 1).text(outermost.units)
      sentences.append("By chance alone about \(expected) units would lie beyond the outer limits.")
    }
    return sentences.joined(separator: " ")
  }

  private func dispersionSentence(_ plot: FunnelPlot) -> String {
    let phi = NumberFormat(decimals: 2).text(plot.dispersion.phiObserved)
    guard plot.dispersion.isAdjusted else {
      return plot.dispersion.phiObserved > 2
        ? "Units vary more than chance explains (dispersion \(phi)); limits do not allow for it."
        : "Limits are not adjusted for overdispersion."
    }
    return "Limits are adjusted for overdispersion (\(phi))."
  }

  private func outlierSentence(_ plot: FunnelPlot) -> String {
    let outliers = plot.points.filter(\.isOutlier)
    if outliers.isEmpty { return "No unit lies beyond the limits." }
    func list(_ side: Side) -> String? {
      let names = outliers.filter { $0.outlierSide == side }.map(\.group)
      guard !names.isEmpty else { return nil }
      let shown = names.prefix(10).joined(separator: ", ")
      let more = names.count > 10 ? " and \(names.count - 10) more" : ""
      return "\(side == .high ? "above" : "below"): \(shown)\(more)"
    }
    let lists = [list(.high), list(.low)].compactMap { $0 }.joined(separator: "; ")
    return "Beyond the outer limits \(lists)."
  }

  // MARK: Cumulative charts

  private func ewmaSummary(_ chart: EWMAChart, in set: ChartSet) -> String {
    let format = NumberFormat(
      fitting: chart.points.compactMap(\.value), isPercent: set.isPercent)
    let signals = chart.points.filter { $0.signal != nil }
    var sentences = ["\(name(in: set)), \(words(0)) to \(words(chart.points.count - 1))."]
    sentences.append("Centre \(format.text(chart.centre)).")
    if let first = signals.first {
      sentences.append(
        "The average first crosses a limit in \(words(first.index)): \(signals.count) points.")
    } else {
      sentences.append("The average stays within its limits.")
    }
    sentences.append(runLengthSentence(chart.runLength))
    return sentences.joined(separator: " ")
  }

  private func cumulativeSummary(_ chart: CumulativeChart, in set: ChartSet) -> String {
    var sentences = ["\(name(in: set)), \(words(0)) to \(words(chart.points.count - 1))."]
    if let saved = chart.saved?.last {
      let count = NumberFormat(decimals: 1).text(abs(saved))
      sentences.append("\(count) \(saved >= 0 ? "fewer" : "more") events than expected so far.")
    }
    let signals = chart.signals.filter { $0.level == .signal }
    if signals.isEmpty {
      sentences.append("No signal.")
    } else {
      let shown = signals.prefix(3).map { signal in
        let more = signal.side == .high ? "more" : "fewer or lower"
        return "\(words(signal.index)) (\(more) than expected, from \(words(signal.driftStart)))"
      }
      let rest = signals.count > 3 ? " and \(signals.count - 3) more" : ""
      sentences.append("Signals in \(shown.joined(separator: ", "))\(rest).")
    }
    sentences.append(runLengthSentence(chart.runLength))
    return sentences.joined(separator: " ")
  }

  /// The price of the chart: how often it signals when nothing has changed.
  private func runLengthSentence(_ length: RunLength) -> String {
    guard length.inControl.isFinite else { return "When nothing has changed it never signals." }
    let points = NumberFormat(decimals: length.inControl < 10 ? 1 : 0).text(length.inControl)
    return "When nothing has changed it signals once in \(points) points on average."
  }

  // MARK: Pareto

  private func paretoSummary(_ chart: ParetoChart, in set: ChartSet) -> String {
    let share = NumberFormat(decimals: 0, isPercent: true).text(chart.settings.share)
    let names = chart.vitalFew.map(\.name)
    let missing =
      chart.missing > 0
      ? " \(NumberFormat(fitting: [chart.missing]).text(chart.missing)) have no category." : ""
    return "\(name(in: set)), \(chart.bars.count) categories. \(names.count) of them make up"
      + " \(share) or more: \(names.joined(separator: ", "))." + missing
  }
}
