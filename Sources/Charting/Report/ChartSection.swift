import ControlCharts
import Drawing
import Essentials

/// The part of a report about one chart: words, picture, verdicts, table.
struct ChartSection {
  let made: MadeChart
  let set: ChartSet
  let number: Int
  /// The title of the part; what the chart is, or says, where nobody gave one.
  var title: String?

  func write(_ markup: inout Markup) {
    markup.element(title == nil ? .h2 : .h3, text: title ?? heading)
    markup.element(.p, text: made.summary(in: set))
    if case .overTime(let chart) = made.content {
      writeVerdicts(chart, &markup)
      writeSuggestions(chart, &markup)
    }
    writeFigure(made.picture(in: set), "", &markup)
    if let companion = made.companion(in: set) {
      markup.element(.h3, text: "Events less events expected, day by day")
      writeFigure(companion, "c", &markup)
    }
    writeAnnotations(&markup)
    if let comparison = made.comparison {
      ComparisonSection(comparison: comparison, made: made, set: set, number: number)
        .write(&markup)
    }
    markup.element(.details) { details in
      details.element(.summary, text: "Table of the \(rowCount) points")
      PointTable(made: made, set: set).write(&details)
    }
    for note in made.notes { markup.element(.p, .class("soft"), text: note) }
  }

  /// Which of the charts it is; of a single one, what it says, since its name is the page's.
  private var heading: String {
    guard set.charts.count == 1, case .overTime(let chart) = made.content else {
      return made.name(in: set)
    }
    return Summary(chart, made, in: set).headline
  }

  /// The picture twice: drawn for a desk and for a telephone, of which the page shows one.
  private func writeFigure(_ picture: any Picture, _ prefix: String, _ markup: inout Markup) {
    for (name, width) in [("desk", 960.0), ("telephone", 280.0)] {
      markup.element(.figure, .class(name)) { figure in
        picture.write(
          to: &figure,
          style: PictureStyle(
            width: width, prefix: "\(prefix)\(name.prefix(1))\(number)", stylesheet: .external))
      }
    }
  }

  private var rowCount: Int {
    switch made.content {
    case .overTime(let chart): chart.points.count
    case .funnel(let plot): plot.points.count
    case .ewma(let chart): chart.points.count
    case .cumulative(let chart): chart.points.count
    case .pareto(let chart): chart.bars.count
    }
  }

  private func writeVerdicts(_ chart: ControlChart, _ markup: inout Markup) {
    markup.element(.ul, .class("verdicts")) { list in
      list.element(.li) { item in
        for (place, icon) in chart.variation.icons.enumerated() {
          VariationIcon(icon.verdict, side: icon.side).write(
            to: &item,
            style: PictureStyle(
              width: 56, prefix: "v\(number)\(place == 0 ? "" : "b")", stylesheet: .external))
        }
        item.element(.span, text: "Variation: \(VerdictWords.variation(chart.variation))")
      }
      list.element(.li) { item in
        AssuranceIcon(chart.assurance).write(
          to: &item,
          style: PictureStyle(width: 56, prefix: "a\(number)", stylesheet: .external))
        item.element(.span, text: "Target: \(VerdictWords.assurance(chart.assurance))")
      }
    }
    if let survives = made.survivesFalseDiscovery {
      markup.element(
        .p, .class("soft"),
        text: survives
          ? "Stands out even among all these charts."
          : "Might be one of the special causes that chance alone gives among all these charts.")
    }
  }

  private func writeSuggestions(_ chart: ControlChart, _ markup: inout Markup) {
    for suggestion in chart.rebaseSuggestions() {
      let side = suggestion.side == .high ? "above" : "below"
      markup.element(
        .p, .class("soft"),
        text:
          "\(suggestion.length) points in a row lie \(side) the \(chart.settings.kind.centreName)"
          + " from \(made.words(suggestion.index)). Did anything change then? If so, limits may be"
          + " recalculated from there, with the reason: --rebase"
          + " \(made.x(suggestion.index)):REASON")
    }
  }

  private func writeAnnotations(_ markup: inout Markup) {
    guard !made.notedRows.isEmpty else { return }
    markup.element(.ol) { list in
      for row in made.notedRows {
        list.element(.li, text: "\(made.words(row.index)): \(row.text)")
      }
    }
  }
}

/// The verdicts in a few words, for icons and tables.
enum VerdictWords {
  static func variation(_ variation: Variation) -> String {
    variation.icons.map { icon in
      let side = icon.side.map { $0 == .high ? ", high" : ", low" } ?? ""
      return switch icon.verdict {
      case .none: "too few points"
      case .commonCause: "common cause"
      case .improvement: "improvement\(side)"
      case .concern: "concern\(side)"
      case .neither: "special cause\(side)"
      }
    }.joined(separator: " and ")
  }

  static func assurance(_ assurance: Assurance) -> String {
    switch assurance.verdict {
    case .none: assurance.target == nil ? "none" : "not judged"
    case .passing: "will be reached"
    case .failing: "will be missed"
    case .hitAndMiss: "hit and miss"
    }
  }
}
