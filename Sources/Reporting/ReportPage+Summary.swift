import Charting
import Drawing
import Essentials
import Measures
import Programmes

// What changed, what needs doing, and how far the aims are.
extension ReportPage {
  func writeSummary(_ markup: inout Markup) {
    let charted = report.shownMeasures.enumerated().filter { $0.element.chart != nil }
    guard !charted.isEmpty else { return }
    markup.element(.section, .id("summary")) { section in
      section.element(.h2, text: "What the measures show")
      section.wide("What the measures show") { box in
        box.element(.table, .class("stack")) { table in
          table.element(
            .caption, text: "Each measure: its trend, its latest value and what its chart says")
          table.element(.thead) { head in
            head.element(.tr) { row in
              row.element(.th, .scope("col"), text: "Measure")
              row.element(.th, .scope("col"), text: "Trend")
              row.element(.th, .scope("col"), .class("number"), text: "Latest")
              row.element(.th, .scope("col"), .class("number"), text: "Target")
              row.element(.th, .scope("col"), text: "Variation")
              row.element(.th, .scope("col"), text: "Assurance")
              row.element(.th, .scope("col"), text: "Data to")
            }
          }
          table.element(.tbody) { body in
            for (place, measure) in charted {
              measure.chart?.writeIconRow(
                name: measure.definition.title, address: "#measure-\(place + 1)",
                number: place + 1, to: &body)
            }
          }
        }
      }
    }
  }

  func writeActions(_ markup: inout Markup) {
    // Outcomes are what became of people; what was to be done and was not is told by processes.
    let rows = report.shownMeasures.compactMap { measure -> [String]? in
      guard measure.role == .process, let count = measure.actionCount, let latest = measure.latest
      else { return nil }
      return [
        measure.definition.title, NumberFormat.text(count), latest.denominator.text,
        latest.period.label, "--measures \(measure.definition.id) --action-list",
      ]
    }
    guard !rows.isEmpty else { return }
    markup.element(.section, .id("actions")) { section in
      section.element(.h2, text: "Who needs something done")
      section.element(
        .p,
        text: "How many there are in the latest period. Those who care for them get the list, "
          + "with the reason for each, by vigil measure with the words in the last column.")
      writeTable(
        "People or events that need something done",
        ["Measure", "Need something", "Of", "Period", "The list"], rows, to: &section)
    }
  }

  func writeAims(_ markup: inout Markup) {
    guard !report.programme.aims.isEmpty else { return }
    markup.element(.section, .id("aims")) { section in
      section.element(.h2, text: "Aims")
      writeTable(
        "Aims of the programme, where they started and where they should come to",
        ["Aim", "Baseline", "Target", "Latest here"],
        report.programme.aims.map { aim in
          [aim.text, level(aim.baseline), level(aim.target), latest(aim.measure)]
        }, to: &section)
    }
  }

  private func level(_ level: Programme.Level?) -> String {
    guard let level else { return "not given" }
    let unit = level.unit.hasPrefix("%") || level.unit.isEmpty ? level.unit : " \(level.unit)"
    let when = level.when.isEmpty ? "" : " (\(level.when))"
    let remark = level.basis == .verified ? "" : ", \(level.basis.rawValue)"
    return "\(level.value.plainText)\(unit)\(when)\(remark)"
  }

  private func latest(_ id: String?) -> String {
    guard let id else { return "no measure shows it" }
    guard let measure = report.measures.first(where: { $0.definition.id == id }) else {
      return "not counted here"
    }
    guard let latest = measure.latest, let rate = measure.rateText(latest) else {
      return "no data"
    }
    return "\(rate) in \(latest.period.label)"
  }

  func writeBundles(_ markup: inout Markup) {
    let bundles = report.shownMeasures.filter { measure in
      measure.elements.count { !$0.isOptional } > 1
    }
    guard !bundles.isEmpty else { return }
    markup.element(.section, .id("bundles")) { section in
      section.element(.h2, text: "Bundles, element by element")
      section.element(
        .p,
        text: "What is not known counts as not given. All of a bundle is always lower than its "
          + "elements; the weakest element stands first.")
      for bundle in bundles {
        section.element(.h3, text: bundle.definition.title)
        writeTable(
          "Elements in the latest \(bundle.tablePeriodsText)",
          ["Element", "Given", "Applies to", "Share", "95% interval", "Not known"],
          ordered(bundle.elements).map { element in
            let interval = WilsonInterval(element.given, of: element.eligible)
            return [
              element.name + (element.isOptional ? " (beside the bundle)" : ""),
              NumberFormat.text(element.given), NumberFormat.text(element.eligible),
              element.share.map(ReportPage.percent) ?? "nobody",
              interval.map { "\(ReportPage.percent($0.low)) to \(ReportPage.percent($0.high))" }
                ?? "",
              NumberFormat.text(element.unknown),
            ]
          }, to: &section)
        let own = bundle.elements.filter { !$0.isOptional }
        let given = own.reduce(0) { $0 + $1.given }
        let eligible = own.reduce(0) { $0 + $1.eligible }
        if eligible > 0 {
          section.element(
            .p, .class("soft"),
            text: "Opportunity score: \(NumberFormat.text(given)) of "
              + "\(NumberFormat.text(eligible)) elements that applied were given, "
              + "\(ReportPage.percent(Double(given) / Double(eligible))).")
        }
      }
    }
  }

  /// The elements of the bundle, the weakest first, then those beside it.
  private func ordered(_ elements: [ReportedMeasure.Element]) -> [ReportedMeasure.Element] {
    elements.sorted { left, right in
      left.isOptional == right.isOptional
        ? (left.share ?? 2) < (right.share ?? 2) : !left.isOptional
    }
  }

  static func percent(_ share: Double) -> String {
    NumberFormat(decimals: 1, isPercent: true).text(share)
  }
}

extension ReportedMeasure {
  /// The share, rate or median of a point in words; `nil` where it is not shown.
  func rateText(_ point: Point) -> String? { point.figure.map(rateText) }

  /// How many periods the tables cover, in words.
  var tablePeriodsText: String { tablePeriods == 1 ? "period" : "\(tablePeriods) periods" }

  /// A share, rate or median in words.
  func rateText(_ figure: Double) -> String {
    if definition.showsValue { return NumberFormat(decimals: 1).text(figure) }
    guard let per = definition.per else { return ReportPage.percent(figure) }
    return "\(NumberFormat(decimals: 1).text(figure * per)) per \(NumberFormat.text(Int(per)))"
  }
}
