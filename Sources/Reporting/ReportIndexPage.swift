import Charting
import Drawing
import Essentials
import Measures
import Programmes

/// The page that leads to the reports of several programmes.
public struct ReportIndexPage: Sendable {
  private let reports: [ProgrammeReport]

  /// The page of some reports, which lie beside it as `ID.html`, `ID.csv` and `ID.json`.
  public init(_ reports: [ProgrammeReport]) { self.reports = reports }

  /// The page as HTML.
  public func html() -> String {
    let page = Markup.page(
      title: "Programmes - Vigil",
      head: { head in
        head.element(.style) { $0.raw(ChartSet.pageStyle + ReportPage.style) }
      },
      body: { body in
        body.element(.a, .class("skip"), .href("#maincontent"), text: "Skip to main content")
        body.element(.header) { header in
          header.element(.p, .class("soft"), text: "Vigil")
          header.element(.h1, text: "How the programmes do")
          if let report = reports.first {
            header.element(
              .p, .class("soft"),
              text: "\(report.organisation ?? "All organisations together"), "
                + "\(report.firstDay.text) to \(report.lastDay.text).")
            if !report.mark.isEmpty { header.element(.p, .class("mark"), text: report.mark) }
          }
        }
        body.element(.main, .id("maincontent")) { main in
          for report in reports { write(report, &main) }
        }
        body.element(.footer) { footer in
          footer.element(
            .p, .class("soft"),
            text: "Made by Vigil, independent open-source software for improvement. It is not for "
              + "decisions about the care of one person.")
        }
      })
    return page.string
  }

  private func write(_ report: ProgrammeReport, _ main: inout Markup) {
    let id = report.programme.id
    main.element(.section) { section in
      section.element(.h2) { $0.element(.a, .href("\(id).html"), text: report.programme.title) }
      section.element(.p, text: sentence(report))
      let changed = report.shownMeasures.filter { measure in
        let words = measure.chart?.firstVerdicts?.variation ?? ""
        return words.contains("improvement") || words.contains("concern")
          || words.contains("special cause")
      }
      if !changed.isEmpty {
        section.element(.ul) { list in
          for measure in changed {
            list.element(
              .li,
              text: "\(measure.definition.title): "
                + (measure.chart?.firstVerdicts?.variation ?? ""))
          }
        }
      }
      section.element(.p) { line in
        line.text("The figures: ")
        line.element(.a, .href("\(id).csv"), text: "\(id).csv")
        line.text(", ")
        line.element(.a, .href("\(id).json"), text: "\(id).json")
      }
    }
  }

  private func sentence(_ report: ProgrammeReport) -> String {
    let counted = report.shownMeasures.count
    let charts = report.shownMeasures.count { $0.chart != nil }
    var text = counted == 1 ? "1 measure was counted" : "\(counted) measures were counted"
    text += charts == counted ? ", each with a chart." : ", \(charts) with a chart."
    if report.programme.status == .completed { text += " The programme is completed." }
    if !report.leftOut.isEmpty {
      let count = report.leftOut.count
      text += count == 1 ? " 1 was not counted." : " \(count) were not counted."
    }
    return text
  }
}
