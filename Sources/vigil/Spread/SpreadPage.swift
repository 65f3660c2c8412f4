import Charting
import Drawing
import Essentials
import Programmes

/// A report of spread as one page that needs nothing else: words, picture, tables.
struct SpreadPage {
  let report: SpreadReport

  var html: String {
    Markup.page(
      title: "\(report.title) - Vigil",
      head: { head in
        head.element(.style) { $0.raw(Stylesheet.text + ReportStyle.text) }
      },
      body: { body in
        body.element(.a, .class("skip"), .href("#maincontent"), text: "Skip to main content")
        body.element(.header) { header in
          header.element(.p, .class("soft"), text: "Vigil")
          header.element(.h1, text: "\(report.title): spread and adoption")
          header.element(
            .p, .class("soft"),
            text: "All \(NumberFormat.text(report.population.size)) units, up to"
              + " \(report.population.end.text). From \(report.source).")
        }
        body.element(.main, .id("maincontent")) { self.writeMain(&$0) }
        body.element(.footer) { footer in
          footer.element(
            .p, .class("soft"),
            text: "Made by Vigil, independent open-source software for improvement. Timing of"
              + " adoption says nothing of the character or the care of a unit, and a forecast is"
              + " no target.")
        }
      }
    ).string
  }

  private func writeMain(_ main: inout Markup) {
    if !report.problems.isEmpty { writeProblems(&main) }
    main.element(.section) { section in
      section.element(.h2, text: "What it says")
      section.element(.ul) { list in
        for sentence in report.sentences { list.element(.li, text: sentence) }
      }
      writeFigure(&section)
      for (index, note) in report.annotations.enumerated() {
        section.element(.p, text: "\(index + 1) \(note.period.longLabel): \(note.text)")
      }
    }
    main.element(.section) { self.writeMeasures(&$0) }
    if !report.analysis.equity.isEmpty {
      main.element(.section) { section in
        section.element(.h2, text: "Equity of spread")
        for equity in report.analysis.equity { self.write(equity, &section) }
      }
    }
    main.element(.section) { self.writeForecast(&$0) }
    main.element(.section) { self.writeTiming(&$0) }
    main.element(.section) { self.writeMonths(&$0) }
    main.element(.section) { section in
      section.element(.h2, text: "How this was made")
      section.element(.ul) { list in
        for note in report.allNotes { list.element(.li, text: note) }
      }
    }
  }

  private func writeProblems(_ main: inout Markup) {
    main.element(.section, .class("problem")) { section in
      section.element(.h2, text: "Some cells or rows could not be used")
      section.element(.ul) { list in
        for problem in report.problems.first { list.element(.li, text: problem.description) }
        if report.problems.restCount > 0 {
          list.element(.li, text: "and \(NumberFormat.text(report.problems.restCount)) more")
        }
      }
    }
  }

  /// The picture twice: drawn for a desk and for a telephone, of which the page shows one.
  private func writeFigure(_ section: inout Markup) {
    for (name, width) in [("desk", 960.0), ("telephone", 330.0)] {
      section.element(.figure, .class(name)) { figure in
        report.picture.write(
          to: &figure,
          style: PictureStyle(
            width: width, prefix: String(name.prefix(1)), stylesheet: .external))
      }
    }
    section.element(
      .p, .class("soft"),
      text: "Line: the share of all units that has adopted. Dashed: the forecast, with its 80% band"
        + " and, lighter, its 95% band. Dash and dot: the plan.")
  }

  // MARK: Tables

  private func table(
    _ caption: String, header: [String], rows: [[String]], _ section: inout Markup
  ) {
    section.element(
      .div, .class("wide"), .named("tabindex", "0"), .role("region"), .aria("label", caption)
    ) { box in
      box.element(.table) { table in
        table.element(.caption, text: caption)
        table.element(.thead) { head in
          head.element(.tr) { row in
            for (index, name) in header.enumerated() {
              row.element(.th, .scope("col"), .when(index > 0, .class("number")), text: name)
            }
          }
        }
        table.element(.tbody) { body in
          for cells in rows {
            body.element(.tr) { row in
              for (index, cell) in cells.enumerated() {
                if index == 0 {
                  row.element(.th, .scope("row"), text: cell)
                } else {
                  row.element(.td, .class("number"), text: cell)
                }
              }
            }
          }
        }
      }
    }
  }

  private func cells(_ share: NamedShare) -> [String] {
    let interval = share.interval.map {
      "\(SpreadReport.percent($0.lower)) to \(SpreadReport.percent($0.upper))"
    }
    return [
      NumberFormat.text(share.count), NumberFormat.text(share.total),
      share.total > 0 ? SpreadReport.percent(share.value) : "none", interval ?? "none",
    ]
  }

  private func writeMeasures(_ section: inout Markup) {
    section.element(.h2, text: "Measures")
    table(
      "Measures on \(report.measures.day.text)",
      header: ["Measure", "Units", "Of", "Share", "95% interval"],
      rows: report.measureRows.map { [$0.name] + cells($0.share) }, &section)
    let counts = report.measures.counts
    let stages = AdoptionStage.allCases.reversed().map {
      [$0.words, NumberFormat.text(counts.stages[$0.rawValue])]
    }
    let exits = AdoptionExit.allCases.map {
      [$0.rawValue, NumberFormat.text(counts.exits[$0] ?? 0)]
    }
    table(
      "Units at each stage now, each counted once", header: ["Stage", "Units"],
      rows: stages + exits, &section)
    let moves = report.measures.movesBack
    section.element(
      .p, .class("soft"),
      text: moves == 1
        ? "1 step back or out so far." : "\(NumberFormat.text(moves)) steps back or out so far.")
  }

  private func write(_ equity: SpreadEquity, _ section: inout Markup) {
    table(
      "Adoption by \(equity.attribute)",
      header: [equity.attribute, "Adopted", "Of units listed", "Share", "95% interval"],
      rows: equity.groups.map { group in
        [group.value.isEmpty ? "(none)" : group.value] + cells(group.adoption)
      }, &section)
    let gap = equity.gap.map { "\(NumberFormat(decimals: 1).text($0 * 100)) points" } ?? "none"
    let ratio = equity.ratio.map { NumberFormat(decimals: 2).text($0) } ?? "none"
    section.element(
      .p, text: "Gap, highest less lowest: \(gap). Ratio, highest to lowest: \(ratio).")
  }

  private func writeForecast(_ section: inout Markup) {
    section.element(.h2, text: "Where it is going")
    section.element(.p, text: report.forecastSentence)
    guard let forecast = report.analysis.forecast else { return }
    let four = NumberFormat(decimals: 4)
    table(
      "Curves compared", header: ["Curve", "AIC", "Parameters"],
      rows: forecast.models.map { model in
        [
          model.shape.rawValue, NumberFormat(decimals: 1).text(model.aic),
          model.parameters.map { "\($0.name) \(four.text($0.value))" }.joined(separator: ", "),
        ]
      }, &section)
    section.element(
      .p, .class("soft"),
      text: "Fitted by least squares to the units that have ever adopted, at the end of each whole"
        + " month. Bands come from drawing the units again"
        + " \(NumberFormat.text(forecast.draws)) times and fitting each time: they tell how much"
        + " chance among units matters, not whether the future is like the past.")
  }

  private func writeTiming(_ section: inout Markup) {
    section.element(.h2, text: "Timing in the whole population")
    table(
      "Units in the order of adoption, by parts of the whole population",
      header: ["Part", "Units", "Adopted", "Not yet", "From", "To"],
      rows: report.analysis.categories.map { part in
        [
          part.name, NumberFormat.text(part.size), NumberFormat.text(part.adopted),
          NumberFormat.text(part.size - part.adopted), part.days?.lowerBound.shortText ?? "",
          part.days?.upperBound.shortText ?? "",
        ]
      }, &section)
    section.element(.p, .class("soft"), text: "Parts describe timing, not character.")
  }

  private func writeMonths(_ section: inout Markup) {
    section.element(.h2, text: "Month by month")
    section.element(.details) { details in
      details.element(
        .summary, text: "Table of the \(report.analysis.months.months.count) months")
      table(
        "Units at the end of each month",
        header: ["Month"] + AdoptionStage.allCases.map(\.words) + [
          "outside", "new adopters", "mean of 3",
        ],
        rows: report.analysis.months.months.map { month in
          [month.period.label] + month.counts.stages.map { NumberFormat.text($0) } + [
            NumberFormat.text(month.counts.outside), NumberFormat.text(month.newAdopters),
            month.threeMonthMean.map { NumberFormat(decimals: 1).text($0) } ?? "",
          ]
        }, &details)
    }
  }
}
