import ControlCharts
import Drawing
import Essentials

/// A row of a table of charts over time: trend, latest value, target, verdicts and the data's date.
struct IconRow {
  let set: ChartSet
  /// Which of the charts.
  let index: Int
  /// What it is called in the table.
  let name: String
  /// Where the chart is.
  let address: String
  /// What tells its pictures apart from others of the page.
  let prefix: String
  let showsTarget: Bool

  func write(_ body: inout Markup) {
    let made = set.charts[index]
    guard case .overTime(let chart) = made.content else { return }
    let format = made.valueFormat(chart, in: set)
    let last = chart.points.lastIndex { $0.counts }
    body.element(.tr) { row in
      row.element(.th, .scope("row")) { cell in
        cell.element(.a, .href(address), text: name)
      }
      row.element(.td, .data("label", "Trend")) { cell in
        Sparkline(
          title: name, summary: "", values: chart.points.map(\.value),
          flag: last.map { chart.points[$0].flag } ?? .none
        ).write(
          to: &cell, style: PictureStyle(width: 120, prefix: "s\(prefix)", stylesheet: .external))
      }
      row.element(
        .td, .class("number"), .data("label", "Latest"),
        text: last.flatMap { chart.points[$0].value }.map(format.text) ?? "No data")
      if showsTarget {
        row.element(
          .td, .class("number"), .data("label", "Target"),
          text: chart.assurance.target.map(format.text) ?? "No target")
      }
      writeVerdicts(chart, &row)
      row.element(
        .td, .class("keep"), .data("label", "Data to"),
        text: last.map { made.words($0) } ?? "No data")
    }
  }

  private func writeVerdicts(_ chart: ControlChart, _ row: inout Markup) {
    row.element(.td, .data("label", "Variation")) { cell in
      cell.element(.span, .class("icon")) { span in
        for (place, icon) in chart.variation.icons.enumerated() {
          VariationIcon(icon.verdict, side: icon.side).write(
            to: &span,
            style: PictureStyle(
              width: 40, prefix: "iv\(prefix)\(place == 0 ? "" : "b")", stylesheet: .external))
        }
        span.element(.span, text: VerdictWords.variation(chart.variation))
      }
    }
    guard showsTarget else { return }
    row.element(.td, .data("label", "Assurance")) { cell in
      cell.element(.span, .class("icon")) { span in
        AssuranceIcon(chart.assurance).write(
          to: &span,
          style: PictureStyle(width: 40, prefix: "ia\(prefix)", stylesheet: .external))
        span.element(.span, text: VerdictWords.assurance(chart.assurance))
      }
    }
  }
}
