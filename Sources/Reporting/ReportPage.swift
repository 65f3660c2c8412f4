import Charting
import Drawing
import Essentials
import Measures
import Programmes

/// A report as one self-contained page: no script, nothing fetched, and it prints.
public struct ReportPage: Sendable {
  let report: ProgrammeReport

  /// The page of a report.
  public init(_ report: ProgrammeReport) { self.report = report }

  /// The page as HTML.
  public func html() -> String {
    let page = Markup.page(
      title: "\(report.programme.title), \(subject) - Vigil",
      head: { head in
        head.element(.style) { $0.raw(ChartSet.pageStyle + ReportPage.style) }
      },
      body: { body in
        body.element(.a, .class("skip"), .href("#maincontent"), text: "Skip to main content")
        body.element(.header) { writeHeader(&$0) }
        body.element(.main, .id("maincontent")) { writeMain(&$0) }
        body.element(.footer) { writeFooter(&$0) }
      })
    return page.string
  }

  /// Whom the report is about, in words.
  var subject: String { report.organisation ?? "all organisations together" }

  private func writeHeader(_ markup: inout Markup) {
    markup.element(.p, .class("soft"), text: "Vigil")
    markup.element(.h1, text: report.programme.title)
    markup.element(
      .p, .class("soft"),
      text: "\(capitalised(subject)), \(report.firstDay.text) to \(report.lastDay.text).")
    if !report.mark.isEmpty { markup.element(.p, .class("mark"), text: report.mark) }
    if !report.programme.summary.isEmpty { markup.element(.p, text: report.programme.summary) }
  }

  private func writeMain(_ markup: inout Markup) {
    if report.shownMeasures.isEmpty {
      markup.element(.section) { section in
        section.element(.h2, text: "Nothing was counted")
        section.element(
          .p,
          text: "No measure of this programme could be counted over these records. The reasons "
            + "stand under Data quality.")
      }
    } else {
      writeSummary(&markup)
      writeActions(&markup)
    }
    writeAims(&markup)
    writeBundles(&markup)
    writeMeasures(&markup)
    writeDrivers(&markup)
    writeQuality(&markup)
    writeNotVerified(&markup)
  }

  private func writeFooter(_ markup: inout Markup) {
    if !report.mark.isEmpty { markup.element(.p, .class("mark"), text: report.mark) }
    markup.element(
      .p, .class("soft"),
      text: "Made by Vigil, independent open-source software for improvement. A chart shows "
        + "whether something changed, never why. It is not for decisions about the care of one "
        + "person, and organisations are not ranked.")
  }

  /// What the page needs beyond what charts need.
  static let style = """
    .mark{border-left:4px solid #d5281b;padding:8px 16px;background:var(--sheet);font-weight:600}
    .drivers{list-style:none;padding:0;margin:0}
    .drivers>li{border-left:4px solid var(--link);padding:0 0 0 16px;margin:0 0 16px}
    pre{white-space:pre-wrap;font:14px/1.5 ui-monospace,monospace;margin:0 0 16px}
    .bar{display:inline-block;vertical-align:middle;width:120px;height:12px;background:var(--line)}
    .bar span{display:block;height:12px;background:var(--link)}
    h3{scroll-margin-top:16px}
    """

  // MARK: Parts that several sections use

  /// Writes a table whose first column names each row.
  func writeTable(
    _ caption: String, _ columns: [String], _ rows: [[String]], to markup: inout Markup
  ) {
    markup.wide(caption) { box in
      box.element(.table, .class("stack")) { table in
        table.element(.caption, text: caption)
        table.element(.thead) { head in
          head.element(.tr) { row in
            for (place, name) in columns.enumerated() {
              row.element(
                .th, .scope("col"), .when(isNumber(place, rows), .class("number")), text: name)
            }
          }
        }
        table.element(.tbody) { body in
          for cells in rows {
            body.element(.tr) { row in
              for (place, cell) in cells.enumerated() {
                if place == 0 {
                  row.element(.th, .scope("row"), text: cell)
                } else {
                  row.element(
                    .td, .when(isNumber(place, rows), .class("number")),
                    .data("label", columns[place]), text: cell)
                }
              }
            }
          }
        }
      }
    }
  }

  /// Whether a column holds numbers, which stand to the right.
  private func isNumber(_ place: Int, _ rows: [[String]]) -> Bool {
    place > 0
      && rows.allSatisfy { cells in
        cells[place].isEmpty || cells[place].unicodeScalars.first.map { "0"..."9" ~= $0 } == true
      }
  }

  func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
