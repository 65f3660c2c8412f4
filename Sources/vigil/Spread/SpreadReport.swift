import Drawing
import Essentials
import Programmes

/// An analysis of spread with the words around it.
struct SpreadReport {
  let analysis: SpreadAnalysis
  let title: String
  let source: String
  let annotations: [(period: Period, text: String)]
  /// Whether the size of the population was given rather than counted from the table.
  let isWhole: Bool
  let notes: [String]
  let problems: InputProblems

  var population: AdoptionPopulation { analysis.population }
  var measures: SpreadMeasures { analysis.measures }

  /// How the table was understood, and what the population is.
  var allNotes: [String] {
    let size = NumberFormat.text(population.size)
    let listed = NumberFormat.text(population.units.count)
    let whole =
      isWhole
      ? "population: \(size) units, \(listed) of them listed; the others are not approached"
      : "population: the \(size) units listed; give --target where there are more"
    return notes + [whole, "up to \(population.end.text)"]
  }

  // MARK: Words

  static func percent(_ share: Double?) -> String {
    share.map { NumberFormat(decimals: 1, isPercent: true).text($0) } ?? "none"
  }

  /// A share in full: "64 of all 120 units (53.3%, 95% interval 44.4% to 62.0%)".
  static func words(_ share: NamedShare) -> String {
    var text = "\(NumberFormat.text(share.count)) of \(share.of)"
    if !share.of.hasPrefix("all ") {
      text = "\(NumberFormat.text(share.count)) of \(NumberFormat.text(share.total)), \(share.of)"
    }
    guard let interval = share.interval else { return text }
    return text + " (\(percent(share.value)), 95% interval \(percent(interval.lower)) to"
      + " \(percent(interval.upper)))"
  }

  /// What it says, in sentences.
  var sentences: [String] {
    var sentences = [
      "On \(measures.day.text) \(Self.words(measures.adoption)) had adopted.",
      "\(Self.words(measures.engagement)) were engaged or beyond; engaged is not adopted.",
    ]
    if let plan = analysis.plan, let planned = plan.share(on: measures.day) {
      let points = ((measures.adoption.value ?? 0) - planned) * 100
      let side = points < 0 ? "below" : "above"
      sentences.append(
        "The plan for that day was \(Self.percent(planned)): adoption was"
          + " \(NumberFormat(decimals: 1).text(abs(points))) points \(side) it.")
    }
    if let rate = measures.rate {
      sentences.append(
        "\(NumberFormat(decimals: 1).text(rate)) units a month adopted over the last three months.")
    }
    sentences.append(timeSentence)
    if measures.retention.total > 0 {
      sentences.append(
        "Twelve months after adopting, \(Self.words(measures.retention)) still had.")
    }
    sentences += analysis.equity.map(Self.equitySentence)
    sentences.append(forecastSentence)
    return sentences
  }

  private var timeSentence: String {
    let time = measures.timeToAdopt
    let unknown =
      time.unknown > 0
      ? " \(NumberFormat.text(time.unknown)) adopted without a date of engaging, and are not in it."
      : ""
    guard let median = time.median else {
      return "Fewer than half of those engaged have adopted, so there is no median time yet."
        + unknown
    }
    let months = NumberFormat(decimals: 1).text(Double(median) / 30.4375)
    return "Half of those engaged had adopted after \(median) days (\(months) months), counting"
      + " those not there yet for as long as they were watched." + unknown
  }

  private static func equitySentence(_ equity: SpreadEquity) -> String {
    guard let gap = equity.gap else { return "There are too few groups by \(equity.attribute)." }
    let ratio =
      equity.ratio.map { ", \(NumberFormat(decimals: 2).text($0)) times the lowest" } ?? ""
    return "By \(equity.attribute), the highest share of adoption is"
      + " \(NumberFormat(decimals: 1).text(gap * 100)) points above the lowest\(ratio)."
  }

  var forecastSentence: String {
    guard let forecast = analysis.forecast, let last = forecast.points.last,
      let period = analysis.period(last.period)
    else { return "There is too little to fit a curve to." }
    let total = Double(population.size)
    func span(_ band: ClosedRange<Double>) -> String {
      "\(Self.percent(band.lowerBound / total)) to \(Self.percent(band.upperBound / total))"
    }
    let share = Self.percent(last.adopters / total)
    let text =
      "if adoption goes on as it did (\(forecast.model.shape.rawValue), the best of"
      + " \(forecast.models.count) by AIC), \(share) will have adopted by the end of"
      + " \(period.longLabel); 80% band \(span(last.middle)), 95% band \(span(last.wide))."
    guard forecast.isTooEarly else { return text.prefix(1).uppercased() + text.dropFirst() }
    let reasons = forecast.cautions.map(Self.words).joined(separator: ", ")
    return "Too early to tell: \(reasons). For what it is worth, \(text)"
  }

  static func words(_ caution: SpreadForecast.Caution) -> String {
    switch caution {
    case .fewPeriods(let periods): "only \(periods) whole months, of at least 6"
    case .fewAdopters(let share): "only \(percent(share)) have adopted, of at least 10%"
    case .wideBand(let width):
      "the 95% band at the horizon is \(NumberFormat(decimals: 0).text(width * 100)) points wide,"
        + " of at most 30"
    }
  }

  // MARK: The picture

  var picture: SpreadPicture {
    let months = analysis.months.months
    let total = Double(population.size)
    let stages: [(AdoptionStage, String)] = [
      (.embedded, "Embedded"), (.adopted, "Adopted"), (.testing, "Testing"),
      (.engaged, "Engaged"), (.aware, "Aware"),
    ]
    let forecast = analysis.forecast
    return SpreadPicture(
      title: "\(title): adoption by all \(NumberFormat.text(population.size)) units",
      summary: sentences.joined(separator: " "),
      positions: months.map(\.period.firstDay.number),
      adoption: months.map { Double($0.counts.atLeast(.adopted)) / total },
      stages: stages.map { stage, name in
        SpreadPicture.Stage(
          name: name, shares: months.map { Double($0.counts.stages[stage.rawValue]) / total })
      },
      plan: (analysis.plan?.steps ?? []).map { step in
        SpreadPicture.PlannedShare(
          position: Period(.month, containing: step.day).firstDay.number, share: step.share)
      },
      forecast: (forecast?.points ?? []).compactMap { point in
        analysis.period(point.period).map { period in
          SpreadPicture.Forecast(
            position: period.firstDay.number, share: point.adopters / total,
            middle: point.middle.lowerBound / total...point.middle.upperBound / total,
            wide: point.wide.lowerBound / total...point.wide.upperBound / total)
        }
      },
      forecastName: forecast?.isTooEarly == true ? "Too early" : "Forecast",
      annotations: annotations.map { note in
        .init(
          position: Period(.month, containing: note.period.firstDay).firstDay.number,
          text: note.text)
      },
      notes: ["Dashed: forecast with its 80% and 95% bands. Dash and dot: plan."],
      source: source)
  }
}
