import ControlCharts
import Drawing
import Essentials

extension ChartSet {
  /// All charts as one self-contained page: pictures, tables, words, and how they were made.
  ///
  /// No script, no address outside the page; it prints, and follows light and dark.
  public func html() -> String {
    let page = Markup.page(
      title: "\(measure) - Vigil",
      head: { head in
        head.element(.style) { $0.raw(Stylesheet.text + ReportStyle.text) }
      },
      body: { body in
        body.element(.a, .class("skip"), .href("#maincontent"), text: "Skip to main content")
        body.element(.header) { self.writeHeader(&$0) }
        body.element(.main, .id("maincontent")) { self.writeMain(&$0) }
        body.element(.footer) { self.writeFooter(&$0) }
      })
    return page.string
  }

  private func writeHeader(_ markup: inout Markup) {
    markup.element(.p, .class("soft"), text: "Vigil")
    markup.element(.h1, text: measure)
    markup.element(.p, .class("soft"), text: headline)
  }

  private var headline: String {
    let count = charts.count == 1 ? "1 chart" : "\(NumberFormat.text(charts.count)) charts"
    guard case .overTime = family else { return "\(count) from \(source)." }
    return "\(count) from \(source). Rules: \(rules.name)\(rules.isChanged ? ", changed" : "")."
  }

  private func writeMain(_ markup: inout Markup) {
    if problemCount > 0 { writeProblems(&markup) }
    if charts.count > 1 { IconTable(set: self).write(&markup) }
    EarlySignalTable(set: self).write(&markup)
    for index in charts.indices {
      markup.element(.section, .id("chart-\(index + 1)")) { section in
        ChartSection(made: charts[index], set: self, number: index + 1).write(&section)
      }
    }
    writeReading(&markup)
  }

  private func writeProblems(_ markup: inout Markup) {
    markup.element(.section, .class("problem")) { section in
      let rows =
        problemCount == 1 ? "1 cell or row" : "\(NumberFormat.text(problemCount)) cells or rows"
      section.element(.h2, text: "\(rows) could not be used")
      section.element(.p, text: "The rest was charted. Mend these in the file and chart it again.")
      section.element(.ul) { list in
        for problem in problems { list.element(.li, text: problem) }
      }
    }
  }

  /// How the table was understood, and the settings in full.
  private func writeReading(_ markup: inout Markup) {
    markup.element(.section) { section in
      section.element(.h2, text: "How this was made")
      section.element(.ul) { list in
        list.element(.li, text: "kind of chart: \(family.name)")
        for note in notes { list.element(.li, text: note) }
      }
      section.element(.details) { details in
        details.element(.summary, text: settingsTitle)
        details.wide("Settings") { box in
          box.element(.table) { table in
            table.element(.caption, text: "Every setting in force")
            table.element(.thead) { head in
              head.element(.tr) { row in
                for name in ["Option", "Value", "Meaning"] {
                  row.element(.th, .scope("col"), text: name)
                }
              }
            }
            table.element(.tbody) { body in
              for setting in settings {
                body.element(.tr) { row in
                  row.element(.th, .scope("row"), text: setting.name)
                  row.element(.td, text: setting.value)
                  row.element(.td, text: setting.meaning)
                }
              }
            }
          }
        }
      }
    }
  }

  private var settingsTitle: String {
    if case .overTime = family { return "Rules and constants: \(rules.name)" }
    return "Settings"
  }

  private func writeFooter(_ markup: inout Markup) {
    markup.element(
      .p, .class("soft"),
      text:
        "Made by Vigil, independent open-source software for improvement. A chart shows whether "
        + "something changed, never why. It is not for decisions about the care of one person.")
  }
}
