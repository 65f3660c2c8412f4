import Charting
import Drawing
import Essentials
import Measures
import Programmes

// Each measure with its chart, the organisations and groups behind it, and its definition.
extension ReportPage {
  func writeMeasures(_ markup: inout Markup) {
    for (place, measure) in report.shownMeasures.enumerated() {
      markup.element(.section, .id("measure-\(place + 1)")) { section in
        write(measure, number: place + 1, to: &section)
      }
    }
  }

  private func write(_ measure: ReportedMeasure, number: Int, to section: inout Markup) {
    let definition = measure.definition
    section.element(
      .p, .class("soft"),
      text: "\(capitalised(measure.role.rawValue)) measure, \(definition.id)"
        + (definition.status == .approved ? "" : ", \(definition.status.rawValue)"))
    if let chart = measure.chart {
      chart.writeSection(title: definition.title, number: number, to: &section)
    } else {
      section.element(.h3, text: definition.title)
      section.element(
        .p,
        text: measure.latest == nil
          ? "Nobody was counted in these periods."
          : "There is no chart: \(measure.chartProblem ?? "too few points")")
      writePoints(measure, to: &section)
    }
    if !definition.baseline.isEmpty {
      section.element(.p, .class("soft"), text: "Baseline: \(definition.baseline).")
    }
    writeGroups(measure, to: &section)
    section.element(.details) { details in
      details.element(.summary, text: "What is counted, in plain English")
      details.element(.pre, text: definition.explanation())
    }
  }

  private func writePoints(_ measure: ReportedMeasure, to section: inout Markup) {
    guard !measure.points.isEmpty else { return }
    writeTable(
      "\(measure.definition.title), by period", ["Period", "Numerator", "Denominator", "Rate"],
      measure.points.map { point in
        [
          point.period.label, point.numerator.text, point.denominator.text,
          measure.rateText(point) ?? "",
        ]
      }, to: &section)
  }

  private func writeGroups(_ measure: ReportedMeasure, to section: inout Markup) {
    let stratifiers = Dictionary(grouping: measure.groups, by: \.stratifier)
    var tables = stratifiers.sorted { $0.key < $1.key }.map { ("By \($0.key)", $0.value) }
    if measure.organisations.count > 1 {
      tables.insert(("By organisation, in the order of their names", measure.organisations), at: 0)
    }
    guard !tables.isEmpty else { return }
    section.element(.details) { details in
      details.element(
        .summary, text: "Organisations and groups in the latest \(measure.tablePeriodsText)")
      for (title, groups) in tables {
        writeTable(
          title, ["Name", "Numerator", "Denominator", "Rate", "95% interval"],
          groups.map { row(of: $0, in: measure) }, to: &details)
      }
    }
  }

  private func row(of group: ReportedMeasure.Group, in measure: ReportedMeasure) -> [String] {
    var interval = ""
    if measure.definition.per == nil, let numerator = group.numerator,
      let denominator = group.denominator,
      let wilson = WilsonInterval(numerator, of: denominator)
    {
      interval = "\(ReportPage.percent(wilson.low)) to \(ReportPage.percent(wilson.high))"
    }
    return [
      group.name, group.numerator.map(NumberFormat.text) ?? "hidden",
      group.denominator.map(NumberFormat.text) ?? "hidden",
      group.rate.map(measure.rateText) ?? "", interval,
    ]
  }
}
