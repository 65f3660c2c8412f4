import ControlCharts
import Drawing
import Essentials

/// The table at the head of a report of early-signal charts: each place with its latest month, its
/// thresholds and the run lengths they truly have.
struct EarlySignalTable {
  let set: ChartSet

  func write(_ markup: inout Markup) {
    guard let alarms = set.earlySignalAlarms else { return }
    markup.element(.section) { section in
      section.element(.h2, text: "What these charts cost")
      section.element(.p, text: EarlySignalWords.sentence(alarms))
      section.wide("Thresholds and run lengths") { box in
        box.element(.table, .class("stack")) { table in
          table.element(
            .caption, text: "Latest month, thresholds in force, and months to a false signal")
          table.element(.thead) { head in
            head.element(.tr) { row in
              row.element(.th, .scope("col"), text: "Place")
              for name in Self.columns {
                row.element(.th, .scope("col"), .class("number"), text: name)
              }
            }
          }
          table.element(.tbody) { body in
            for index in set.charts.indices { writeRow(index, &body) }
          }
        }
      }
      section.element(
        .p, .class("soft"),
        text: "A signal asks for a check of what happened. These charts are not for ranking places"
          + " or judging them, and say nothing of the care of one person.")
    }
  }

  private static let columns = [
    "Level", "Sum", "k", "Level 1 from", "Level 2 from", "Level 1: months to a false signal",
    "Level 2: months to a false signal",
  ]

  private func writeRow(_ index: Int, _ body: inout Markup) {
    let made = set.charts[index]
    guard case .cumulative(let chart) = made.content, let detail = chart.earlySignal,
      let stretch = detail.stretches.last, let point = chart.points.last
    else { return }
    let two = NumberFormat(decimals: 2)
    let level = detail.levels.last ?? 0
    let cells = [
      level == 0 ? "none" : String(level), point.high.map(two.text) ?? "",
      two.text(stretch.design.k), two.text(stretch.design.h1), two.text(stretch.design.h2),
      length(stretch.levelOne), length(stretch.levelTwo),
    ]
    body.element(.tr) { row in
      row.element(.th, .scope("row")) { cell in
        cell.element(
          .a, .href("#chart-\(index + 1)"), text: made.facet.isEmpty ? set.measure : made.facet)
      }
      for (name, text) in zip(Self.columns, cells) {
        row.element(.td, .class("number"), .data("label", name), text: text)
      }
    }
  }

  private func length(_ length: RunLength) -> String {
    guard length.inControl.isFinite else { return "none" }
    return NumberFormat(decimals: 1).text(length.inControl) + (length.isExact ? "" : " (about)")
  }
}
