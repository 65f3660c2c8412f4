import ControlCharts
import Drawing
import Essentials

/// One series under several rule sets, side by side, and where they differ.
struct ComparisonSection {
  let comparison: RuleComparison
  let made: MadeChart
  let set: ChartSet
  let number: Int

  func write(_ markup: inout Markup) {
    markup.element(.h3, text: "The same series under other rules")
    markup.element(.p, text: ComparisonWords.sentence(comparison, made))
    markup.wide("Verdicts by rule set, \(made.name(in: set))") { box in
      box.element(.table) { table in
        table.element(.caption, text: "Verdicts by rule set")
        table.element(.thead) { head in
          head.element(.tr) { row in
            for name in ["Rule set", "Variation", "Target"] {
              row.element(.th, .scope("col"), text: name)
            }
            row.element(.th, .scope("col"), .class("number"), text: "Points flagged")
          }
        }
        table.element(.tbody) { body in
          for chart in comparison.charts {
            body.element(.tr) { row in
              row.element(.th, .scope("row"), text: chart.settings.rules.name)
              row.element(.td, text: VerdictWords.variation(chart.variation))
              row.element(.td, text: VerdictWords.assurance(chart.assurance))
              row.element(
                .td, .class("number"), text: String(chart.points.count { $0.flag != .none }))
            }
          }
        }
      }
    }
    markup.element(.div, .class("many")) { grid in
      for (index, chart) in comparison.charts.enumerated() {
        grid.element(.figure) { figure in
          var picture = made.controlPicture(chart, in: set)
          picture.title = chart.settings.rules.name
          figure.element(.figcaption, text: chart.settings.rules.name)
          picture.write(
            to: &figure,
            style: PictureStyle(
              width: 280, prefix: "r\(number)-\(index)", stylesheet: .external))
        }
      }
    }
  }
}

/// Where rule sets differ, in a sentence.
public enum ComparisonWords {
  static func sentence(_ comparison: RuleComparison, _ made: MadeChart) -> String {
    guard !comparison.differing.isEmpty else {
      return "All \(comparison.charts.count) rule sets flag the same points."
    }
    let words = comparison.differing.prefix(12).map(made.words)
    let rest = comparison.differing.count - words.count
    let more = rest > 0 ? " and \(rest) more" : ""
    let verdicts =
      comparison.variationDiffers
      ? " The variation verdict is not the same." : " The variation verdict is the same."
    return "They differ at \(comparison.differing.count) points: "
      + "\(words.joined(separator: ", "))\(more).\(verdicts)"
  }
}
