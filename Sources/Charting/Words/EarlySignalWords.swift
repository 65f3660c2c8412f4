import ControlCharts
import Essentials

extension MadeChart {
  /// What an early-signal chart says, in plain sentences.
  func earlySignalSummary(
    _ chart: CumulativeChart, _ detail: EarlySignalDetail, in set: ChartSet
  ) -> String {
    let months = chart.points.count == 1 ? "1 month" : "\(chart.points.count) months"
    var sentences = [
      "\(name(in: set)), \(words(0)) to \(words(chart.points.count - 1)), \(months)."
    ]
    sentences += [levelSentence(2, chart, detail), levelSentence(1, chart, detail)]
      .compactMap { $0 }
    if detail.levels.allSatisfy({ $0 == 0 }) { sentences.append("No signal.") }
    if let last = chart.points.last, let sum = last.high {
      let after = last.restarts ? ", and starts again from 0" : ""
      sentences.append("The sum is \(two(sum)) now\(after).")
    }
    sentences.append(EarlySignalWords.lengths(detail))
    if let difference = detail.observedLessExpected?.last {
      let more = difference >= 0 ? "more" : "fewer"
      sentences.append("\(two(abs(difference))) \(more) events than expected so far.")
    }
    sentences.append("A signal asks for a check of what happened: it does not judge or rank.")
    return sentences.joined(separator: " ")
  }

  private func levelSentence(
    _ level: Int, _ chart: CumulativeChart, _ detail: EarlySignalDetail
  ) -> String? {
    let found = chart.points.indices.filter { detail.levels[$0] == level }
    guard !found.isEmpty else { return nil }
    let shown = found.suffix(3).map { index in
      let point = chart.points[index]
      let design = detail.designs[index]
      let start = point.signals.first.map { $0.driftStart } ?? index
      let since = start == index ? "" : ", building since \(words(start))"
      return "\(words(index)) (sum \(two(point.high ?? 0)), threshold"
        + " \(two(level == 2 ? design.h2 : design.h1))\(since))"
    }
    let rest = found.count > 3 ? "\(found.count - 3) earlier, and " : ""
    return "Level \(level) \(inOrOn) \(rest)\(shown.joined(separator: ", "))."
  }

  private func two(_ number: Double) -> String { NumberFormat(decimals: 2).text(number) }
}

/// What early-signal charts cost: how often they signal when nothing has changed.
public enum EarlySignalWords {
  /// The sentence to show beside the charts of several places.
  public static func sentence(_ alarms: EarlySignalAlarms) -> String {
    let isOne = alarms.places == 1
    let places = isOne ? "1 place gives" : "\(NumberFormat.text(alarms.places)) places give"
    func signals(_ number: Double) -> String {
      "about \(NumberFormat(decimals: number < 1 ? 2 : 1).text(number))"
    }
    return "With nothing wrong anywhere, \(places) \(signals(alarms.levelOne)) signals of level 1"
      + " and \(signals(alarms.levelTwo)) of level 2 every month, by chance alone."
  }

  /// The true run lengths of the latest design.
  static func lengths(_ detail: EarlySignalDetail) -> String {
    guard let latest = detail.stretches.last else { return "" }
    let mean = NumberFormat(decimals: 2).text(latest.design.inControlMean)
    let rough = latest.design.meanSource == .reference ? " (taken from k)" : ""
    return "When nothing has changed, level 1 comes once in \(months(latest.levelOne)) and level 2"
      + " once in \(months(latest.levelTwo)), on average, for \(mean) events a month\(rough)."
  }

  /// A run length in months: "21 months", or "never".
  private static func months(_ length: RunLength) -> String {
    guard length.inControl.isFinite else { return "no number of months" }
    let decimals = length.inControl < 10 ? 1 : 0
    return "\(NumberFormat(decimals: decimals).text(length.inControl)) months"
  }
}
