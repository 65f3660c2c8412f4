import Drawing
import Essentials
import Measures
import Programmes

// What the programme does, how good the data are, and what nobody has verified.
extension ReportPage {
  func writeDrivers(_ markup: inout Markup) {
    let programme = report.programme
    guard !programme.drivers.isEmpty else { return }
    markup.element(.section, .id("drivers")) { section in
      section.element(.h2, text: "What leads to the aims")
      section.element(.ul, .class("drivers")) { list in
        for driver in programme.drivers {
          list.element(.li) { item in
            item.element(.h3, text: driver.text)
            writeInterventions(driver.interventions, to: &item)
            guard !driver.drivers.isEmpty else { return }
            item.element(.ul) { inner in
              for second in driver.drivers {
                inner.element(.li) { item in
                  item.text(second.text)
                  writeInterventions(second.interventions, to: &item)
                }
              }
            }
          }
        }
      }
    }
  }

  private func writeInterventions(_ ids: [String], to item: inout Markup) {
    let known = ids.compactMap { id in report.programme.interventions.first { $0.id == id } }
    guard !known.isEmpty else { return }
    item.element(.ul) { list in
      for intervention in known {
        list.element(
          .li,
          text: intervention.title
            + (intervention.summary.isEmpty ? "" : ": \(intervention.summary)"))
      }
    }
  }

  func writeQuality(_ markup: inout Markup) {
    markup.element(.section, .id("data-quality")) { section in
      section.element(.h2, text: "Data quality")
      section.element(.p, text: recordsSentence)
      if !report.records.refused.isEmpty {
        writeTable(
          "Rows that could not be used, which are missing from every count",
          ["File", "Reason", "Rows"],
          report.records.refused.map { [$0.file, $0.reason, NumberFormat.text($0.count)] },
          to: &section)
      }
      if !report.measures.isEmpty {
        writeTable(
          "Each measure: how many periods have data, and who was left out in the latest",
          ["Measure", "Periods with data", "Periods", "Left out in the latest", "Chart"],
          report.measures.filter { $0.definition.plan.gate == nil }.map { measure in
            [
              measure.definition.title,
              NumberFormat.text(measure.points.count - measure.emptyPeriods),
              NumberFormat.text(measure.points.count), leftOut(measure),
              measure.latest == nil
                ? "nobody was counted"
                : measure.chart == nil ? measure.chartProblem ?? "none" : "made",
            ]
          }, to: &section)
      }
      writeGates(&section)
      if !report.leftOut.isEmpty {
        writeTable(
          "Measures that were not counted", ["Measure", "Id", "Why"],
          report.leftOut.map { [$0.title, $0.id, $0.reason] }, to: &section)
      }
      section.element(.p, .class("soft"), text: report.scheme.fullStatement)
    }
  }

  private func writeGates(_ section: inout Markup) {
    let rows = report.gates.compactMap { measure -> [String]? in
      guard let gate = measure.definition.plan.gate, let latest = measure.latest else { return nil }
      let low = gate.minimum.map { "at least \(ReportPage.percent($0))" }
      let high = gate.maximum.map { "at most \(ReportPage.percent($0))" }
      return [
        measure.definition.title, measure.rateText(latest) ?? "hidden",
        [low, high].compactMap { $0 }.joined(separator: " and "), latest.period.label,
      ]
    }
    guard !rows.isEmpty else { return }
    section.element(.details) { details in
      details.element(.summary, text: "The \(rows.count) gates of data quality")
      writeTable(
        "Gates of data quality: a rate is shown for an organisation whose own data pass them",
        ["Gate", "Latest", "Has to be", "Period"], rows, to: &details)
    }
  }

  private var recordsSentence: String {
    var text = "The figures come from \(report.records.source)"
    if let people = report.records.people {
      text += ", with \(NumberFormat.text(people)) people or other subjects"
    }
    if let rows = report.records.rows { text += " and \(NumberFormat.text(rows)) rows read" }
    return text + "."
  }

  private func leftOut(_ measure: ReportedMeasure) -> String {
    guard let latest = measure.latest else { return "nobody was counted" }
    let closed = measure.points.filter { !$0.failedGates.isEmpty }
    if let last = closed.last {
      return "no rate in \(closed.count) periods, last in \(last.period.label): "
        + "\(last.failedGates.joined(separator: ", ")) not passed"
    }
    let parts = zip(measure.definition.plan.exclusions, latest.excluded)
      .filter { $0.1.number != 0 }.map { "\($0.0.name): \($0.1.text)" }
    return parts.isEmpty ? "nobody" : parts.joined(separator: ", ")
  }

  func writeNotVerified(_ markup: inout Markup) {
    let own = report.measures.filter { !$0.definition.notVerified.isEmpty }
    markup.element(.section, .id("not-verified")) { section in
      section.element(.h2, text: "What nobody has verified, and sources")
      if report.programme.notVerified.isEmpty, own.isEmpty {
        section.element(.p, text: "Nothing is marked as not verified.")
      }
      section.element(.ul) { list in
        for sentence in report.programme.notVerified { list.element(.li, text: sentence) }
        for measure in own {
          for sentence in measure.definition.notVerified {
            list.element(.li, text: "\(measure.definition.title): \(sentence)")
          }
        }
      }
      section.element(.h3, text: "Sources")
      section.element(.ul) { list in
        for source in report.programme.sources { list.element(.li, text: source) }
      }
    }
  }
}
