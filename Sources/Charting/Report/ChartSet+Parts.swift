import ControlCharts
public import Drawing

// Parts of a report, for pages that show charts of several measures.
extension ChartSet {
  /// The style sheet that pages with these parts need.
  public static var pageStyle: String { Stylesheet.text + ReportStyle.text }

  /// Writes words, picture, verdicts and table of the first chart.
  ///
  /// - Parameters:
  ///   - title: The heading.
  ///   - number: Tells its pictures apart from those of other charts of the page.
  ///   - markup: What is written to.
  public func writeSection(title: String, number: Int, to markup: inout Markup) {
    guard let made = charts.first else { return }
    ChartSection(made: made, set: self, number: number, title: title).write(&markup)
  }

  /// Writes the cells that say what the first chart shows, as a row of a table with the columns
  /// name, trend, latest, target, variation, assurance and data to; nothing for a chart that is
  /// not over time.
  public func writeIconRow(name: String, address: String, number: Int, to body: inout Markup) {
    guard !charts.isEmpty else { return }
    IconRow(
      set: self, index: 0, name: name, address: address, prefix: "r\(number)", showsTarget: true
    ).write(&body)
  }

  /// What the first chart says, in plain sentences; `nil` where there is none.
  public var firstSummary: String? { charts.first?.summary(in: self) }

  /// The verdicts on the first chart's variation and target, in words; `nil` for a chart that is
  /// not over time.
  public var firstVerdicts: (variation: String, assurance: String)? {
    guard case .overTime(let chart)? = charts.first?.content else { return nil }
    return (VerdictWords.variation(chart.variation), VerdictWords.assurance(chart.assurance))
  }
}
