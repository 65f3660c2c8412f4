import ControlCharts
import Essentials

extension MadeChart {
  /// What the chart says, in plain sentences.
  public func summary(in set: ChartSet) -> String {
    switch content {
    case .overTime(let chart): Summary(chart, self, in: set).text
    case .funnel(let plot): funnelSummary(plot, in: set)
    case .ewma(let chart): ewmaSummary(chart, in: set)
    case .cumulative(let chart):
      chart.earlySignal.map { earlySignalSummary(chart, $0, in: set) }
        ?? cumulativeSummary(chart, in: set)
    case .pareto(let chart): paretoSummary(chart, in: set)
    }
  }

  /// The measure and, where the table is divided, which part of it.
  func name(in set: ChartSet) -> String {
    facet.isEmpty ? set.measure : "\(set.measure), \(facet)"
  }

  /// The row of a point as people read it.
  func words(_ index: Int) -> String {
    let row = series.rows[index]
    if series.scale == .order, let day = row.day { return Day(number: day).text }
    return series.scale.words(row.position, name: row.name)
  }

  /// The word before a row's name: "on 6 August 2018", "in August 2018", "at case 12".
  var inOrOn: String {
    switch series.scale {
    case .order: series.rows.contains { $0.day != nil } ? "on" : "at"
    case .dates(.day): "on"
    case .dates(.week): "in the week of"
    case .dates: "in"
    }
  }

  // MARK: Funnel plots

  private func funnelSummary(_ plot: FunnelPlot, in set: ChartSet) -> String {
    let values = plot.points.map { $0.value * plot.settings.multiplier }
    let isPercent = plot.settings.measure == .proportion && plot.settings.multiplier == 1
    let overall = plot.centre * plot.settings.multiplier
    let centre = NumberFormat(fitting: values + [overall], isPercent: isPercent).text(overall)
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
    let format = NumberFormat(fitting: chart.points.map(\.average), isPercent: set.isPercent)
    let signals = chart.points.filter { $0.signal != nil }
    var sentences = ["\(name(in: set)), \(words(0)) to \(words(chart.points.count - 1))."]
    sentences.append("Centre \(format.text(chart.centre)).")
    if let first = signals.first {
      let points = signals.count == 1 ? "1 point" : "\(signals.count) points, first"
      sentences.append(
        "The average is beyond a limit at \(points) \(inOrOn) \(words(first.index)).")
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
      sentences.append("Signals \(inOrOn) \(shown.joined(separator: ", "))\(rest).")
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
    let few = names.prefix(10).joined(separator: ", ")
    let rest = names.count > 10 ? " and \(names.count - 10) more" : ""
    let make = names.count == 1 ? "One of them makes" : "\(names.count) of them make"
    return "\(name(in: set)), \(chart.bars.count) categories. \(make) up \(share) or more:"
      + " \(few)\(rest)." + missing
  }
}
