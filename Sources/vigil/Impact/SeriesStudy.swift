import Charting
import Essentials
import Programmes

/// What came of an interrupted time series, as text and JSON.
struct SeriesStudy {
  let label: String
  let kind: Period.Kind
  let change: Day
  let points: [DatedSeries.Point]
  let fit: InterruptedTimeSeries
  /// The period at which the effect is given.
  let time: Int
  /// Its first day.
  let day: Day
  /// The name of the measure, for the picture.
  let measure: String
  /// The name of the file.
  let source: String

  private var effect: InterruptedTimeSeries.Effect { fit.effect(at: time) }
  private var warnings: [String] {
    var warnings = fit.warnings(periodsPerYear: kind.periodsPerYear)
    if kind != .day, let first = points.first(where: { $0.day >= change }), first.day != change {
      warnings.insert(
        "the change lies within a \(kind.rawValue), which is counted as before it", at: 0)
    }
    return warnings
  }

  private static func shown(_ value: Double) -> String {
    NumberFormat(decimals: abs(value) >= 100 ? 1 : abs(value) >= 1 ? 2 : 4).text(value)
  }

  private static func shown(_ value: Double, _ low: Double, _ high: Double) -> String {
    "\(shown(value)) (\(shown(low)) to \(shown(high)))"
  }

  var text: String {
    let season = fit.settings.harmonics > 0 ? "with a season" : "without a season"
    var lines = label.isEmpty ? [] : ["\(label):"]
    lines.append(
      "\(fit.pointsBefore) points before \(change.isoText) and \(fit.pointsAfter) from then on;"
        + " errors: \(fit.settings.errors.rawValue), \(season)")
    let per =
      kind == .day ? "a day" : "a \(kind.rawValue == "financialYear" ? "year" : kind.rawValue)"
    for term in fit.terms.prefix(4) {
      let unit = term.name.contains("slope") ? " \(per)" : ""
      lines.append("\(term.name): \(Self.shown(term.value, term.low, term.high))\(unit)")
    }
    lines.append(
      "effect at \(day.isoText): \(Self.shown(effect.value, effect.low, effect.high));"
        + " \(Self.shown(effect.fitted)) instead of \(Self.shown(effect.counterfactual))")
    let mean = fit.meanEffect()
    lines.append("effect on average: \(Self.shown(mean.value, mean.low, mean.high))")
    lines.append(
      "autocorrelation allowed for: \(Self.shown(fit.autocorrelation)); of plain residuals:"
        + " \(Self.shown(fit.lagOne)); Durbin-Watson: \(Self.shown(fit.durbinWatson))")
    lines += warnings.map { "note: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  static func json(_ studies: [SeriesStudy]) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.string("kind", "vigil-interrupted-time-series")
      json.int("version", 1)
      json.array("series") { json in for study in studies { study.write(to: &json) } }
    }
    json.end()
    return json.bytes
  }

  private func write(to json: inout JSONText) {
    json.object { json in
      json.string("label", label)
      json.string("period", kind.rawValue)
      json.string("change", change.isoText)
      json.string("errors", fit.settings.errors.rawValue)
      json.int("harmonics", fit.settings.harmonics)
      json.int("pointsBefore", fit.pointsBefore)
      json.int("pointsFromChange", fit.pointsAfter)
      json.int("degreesOfFreedom", fit.freedom)
      json.number("autocorrelation", "\(fit.autocorrelation)")
      json.number("lagOneOfResiduals", "\(fit.lagOne)")
      json.number("durbinWatson", "\(fit.durbinWatson)")
      json.array("terms") { json in
        for term in fit.terms {
          json.object { json in
            json.string("name", term.name)
            json.number("value", "\(term.value)")
            json.number("standardError", "\(term.standardError)")
            json.number("low", "\(term.low)")
            json.number("high", "\(term.high)")
          }
        }
      }
      write(effect, "effect", at: day, to: &json)
      write(fit.meanEffect(), "meanEffect", at: nil, to: &json)
      json.array("points") { json in
        for (point, value) in zip(points, fit.values) {
          let line = fit.effect(at: point.ordinal)
          json.object { json in
            json.string("date", point.day.isoText)
            json.number("value", "\(value)")
            json.number("fitted", "\(line.fitted)")
            json.number("counterfactual", "\(line.counterfactual)")
          }
        }
      }
      json.strings("warnings", warnings)
    }
  }

  private func write(
    _ effect: InterruptedTimeSeries.Effect, _ key: String, at day: Day?, to json: inout JSONText
  ) {
    json.object(key) { json in
      json.string("date", day?.isoText)
      json.number("value", "\(effect.value)")
      json.number("low", "\(effect.low)")
      json.number("high", "\(effect.high)")
      json.number("fitted", "\(effect.fitted)")
      json.number("counterfactual", "\(effect.counterfactual)")
    }
  }
}
