import ControlCharts
public import Drawing
import Essentials

extension ChartSet {
  /// The charts drawn with characters, and what they say.
  ///
  /// Up to three charts are drawn; more become a table with a small line for each.
  public func terminal(_ style: TerminalStyle) -> String {
    if charts.count > 3, case .overTime = family { return terminalTable(style) }
    var parts = charts.prefix(12).map { $0.terminal(in: self, style) }
    if charts.count > 12 {
      parts.append("\(charts.count - 12) more charts: write them all with --out report.html")
    }
    if charts.count > 1, let alarms = earlySignalAlarms {
      parts.append(EarlySignalWords.sentence(alarms).wrapped(at: style.columns))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func terminalTable(_ style: TerminalStyle) -> String {
    var rows: [[String]] = [["", "", "Latest", "Variation", "Assurance"]]
    for made in charts {
      guard case .overTime(let chart) = made.content else { continue }
      let format = made.valueFormat(chart, in: self)
      let last = chart.points.last(where: \.counts)
      let line = Sparkline(
        title: "", summary: "", values: chart.points.suffix(24).map(\.value),
        flag: last?.flag ?? .none)
      rows.append([
        made.facet, line.terminal(isUnicode: style.isUnicode),
        last?.value.map(format.text) ?? "no data", VerdictWords.variation(chart.variation),
        VerdictWords.assurance(chart.assurance),
      ])
    }
    var text = Self.aligned(rows)
    if let alarms = falseAlarms { text += "\n" + FalseAlarmWords.sentence(alarms) + "\n" }
    return text
  }

  /// Columns under one another, numbers to the right.
  private static func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 2 ? space + row[column] : row[column] + space
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n") + "\n"
  }
}

extension MadeChart {
  fileprivate func terminal(in set: ChartSet, _ style: TerminalStyle) -> String {
    let picture: String? =
      switch picture(in: set) {
      case let control as ControlPicture: control.terminal(style)
      case let funnel as FunnelPicture: funnel.terminal(style)
      case let cumulative as CumulativePicture: cumulative.terminal(style)
      case let pareto as ParetoPicture: pareto.terminal(style)
      default: nil
      }
    var parts = [picture, summary(in: set).wrapped(at: style.columns)].compactMap { $0 }
    if let comparison {
      parts.append(ComparisonWords.sentence(comparison, self).wrapped(at: style.columns))
      for chart in comparison.charts {
        let name = chart.settings.rules.name
        let space = String(repeating: " ", count: max(1, 18 - name.count))
        parts.append(
          "  \(name)\(space)\(VerdictWords.variation(chart.variation)); target: "
            + VerdictWords.assurance(chart.assurance))
      }
    }
    return parts.joined(separator: "\n")
  }
}

extension String {
  /// The text broken between words so that no line is longer than `width`, if words allow.
  fileprivate func wrapped(at width: Int) -> String {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
