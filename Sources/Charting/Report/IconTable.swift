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
    IconRow(
      set: set, index: index, name: set.charts[index].facet, address: "#chart-\(index + 1)",
      prefix: "\(index)", showsTarget: hasTargets
    ).write(&body)
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
