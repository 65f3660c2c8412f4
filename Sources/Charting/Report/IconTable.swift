import ControlCharts
import Drawing
import Essentials

/// The table at the head of a report with many charts: one row each, icons and words.
struct IconTable {
  let set: ChartSet

  func write(_ markup: inout Markup) {
    guard case .overTime = set.family else {
      writeContents(&markup)
      return
    }
    markup.element(.section) { section in
      section.element(.h2, text: "Summary")
      if let alarms = set.falseAlarms {
        section.element(.p, text: FalseAlarmWords.sentence(alarms))
      }
      section.wide("Summary of the charts") { box in
        box.element(.table, .class("stack")) { table in
          table.element(.caption, text: "\(set.measure): what each chart says")
          table.element(.thead) { head in
            head.element(.tr) { row in
              row.element(.th, .scope("col"), text: "Chart")
              row.element(.th, .scope("col"), text: "Trend")
              row.element(.th, .scope("col"), .class("number"), text: "Latest")
              if hasTargets {
                row.element(.th, .scope("col"), .class("number"), text: "Target")
              }
              row.element(.th, .scope("col"), text: "Variation")
              if hasTargets { row.element(.th, .scope("col"), text: "Assurance") }
              row.element(.th, .scope("col"), text: "Data to")
            }
          }
          table.element(.tbody) { body in
            for index in set.charts.indices { writeRow(index, &body) }
          }
        }
      }
    }
  }

  private var hasTargets: Bool { !set.request.targets.isEmpty }

  private func writeRow(_ index: Int, _ body: inout Markup) {
    let made = set.charts[index]
    guard case .overTime(let chart) = made.content else { return }
    let format = made.valueFormat(chart, in: set)
    let last = chart.points.lastIndex { $0.counts }
    body.element(.tr) { row in
      row.element(.th, .scope("row")) { cell in
        cell.element(.a, .href("#chart-\(index + 1)"), text: made.facet)
      }
      row.element(.td, .data("label", "Trend")) { cell in
        Sparkline(
          title: made.facet, summary: "", values: chart.points.map(\.value),
          flag: last.map { chart.points[$0].flag } ?? .none
        ).write(
          to: &cell, style: PictureStyle(width: 120, prefix: "s\(index)", stylesheet: .external))
      }
      row.element(
        .td, .class("number"), .data("label", "Latest"),
        text: last.flatMap { chart.points[$0].value }.map(format.text) ?? "No data")
      if hasTargets {
        row.element(
          .td, .class("number"), .data("label", "Target"),
          text: chart.assurance.target.map(format.text) ?? "No target")
      }
      writeVerdicts(chart, index, &row)
      row.element(
        .td, .class("keep"), .data("label", "Data to"),
        text: last.map { made.words($0) } ?? "No data")
    }
  }

  private func writeVerdicts(_ chart: ControlChart, _ index: Int, _ row: inout Markup) {
    row.element(.td, .data("label", "Variation")) { cell in
      cell.element(.span, .class("icon")) { span in
        for (place, icon) in chart.variation.icons.enumerated() {
          VariationIcon(icon.verdict, side: icon.side).write(
            to: &span,
            style: PictureStyle(
              width: 40, prefix: "iv\(index)\(place == 0 ? "" : "b")", stylesheet: .external))
        }
        span.element(.span, text: VerdictWords.variation(chart.variation))
      }
    }
    guard hasTargets else { return }
    row.element(.td, .data("label", "Assurance")) { cell in
      cell.element(.span, .class("icon")) { span in
        AssuranceIcon(chart.assurance).write(
          to: &span,
          style: PictureStyle(width: 40, prefix: "ia\(index)", stylesheet: .external))
        span.element(.span, text: VerdictWords.assurance(chart.assurance))
      }
    }
  }

  private func writeContents(_ markup: inout Markup) {
    if set.earlySignalAlarms != nil { return }
    markup.element(.nav, .aria("label", "Charts")) { nav in
      nav.element(.ul) { list in
        for index in set.charts.indices {
          list.element(.li) { item in
            item.element(.a, .href("#chart-\(index + 1)"), text: set.charts[index].facet)
          }
        }
      }
    }
  }
}

/// What chance alone would flag, in a sentence.
public enum FalseAlarmWords {
  /// The sentence to show beside several charts.
  public static func sentence(_ alarms: FalseAlarms) -> String {
    let expected = NumberFormat(decimals: 1).text(alarms.expected)
    var text =
      "\(alarms.found) of \(alarms.charts) charts show a special cause at their latest point; "
      + "chance alone would give about \(expected)."
    if let surviving = alarms.surviving, let rate = alarms.falseDiscoveryRate {
      let share = NumberFormat(decimals: 0, isPercent: true).text(rate)
      text += " \(surviving) stand out when at most \(share) of those believed may be false."
    }
    return text
  }
}
