import Essentials

/// Results of measures as JSON, described in `docs/measure-json.md`.
public struct MeasureDocument: Sendable {
  /// The version of the form, raised when a reader of the older one would read something wrong.
  public static let version = 1

  private let shown: ShownResults
  private let results: MeasureResults
  private let contents: Contents

  /// What is written of people.
  public enum Contents: Hashable, Sendable {
    /// Nothing.
    case counts
    /// Their answers too.
    case people
  }

  /// The results as they are shown, with the answers of people where they are asked for.
  public init(_ results: MeasureResults, shown: ShownResults, _ contents: Contents) {
    self.results = results
    self.shown = shown
    self.contents = contents
  }

  /// The document as one JSON object in UTF-8, a row a line.
  public func json() -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.string("kind", "vigil-measures")
      json.int("version", MeasureDocument.version)
      json.object("suppression") { json in
        json.string("scheme", shown.scheme.id)
        json.string("statement", shown.scheme.fullStatement)
      }
      json.int("peopleLookedAt", shown.scheme == .none ? results.personCount : nil)
      json.array("measures") { json in for measure in shown.measures { write(measure, &json) } }
      json.array("rows") { json in for row in shown.rows { write(row, &json) } }
      json.array("totals") { json in for row in shown.totals { write(row, &json) } }
      if contents == .people {
        json.array("answers") { json in for answer in results.answers { write(answer, &json) } }
      }
    }
    json.end()
    return json.bytes
  }

  private func write(_ measure: MeasureOutline, _ json: inout JSONText) {
    json.newLine()
    json.object { json in
      json.string("id", measure.id)
      json.string("title", measure.title)
      json.strings("exclusions", measure.exclusions)
      json.strings("elements", measure.elements)
      json.strings("stratifiers", measure.stratifiers)
      json.strings("reasons", measure.reasons)
      json.strings(
        "optionalElements", zip(measure.elements, measure.areOptional).filter(\.1).map(\.0))
      json.number("per", measure.per.map(\.plainText) ?? "null")
      json.strings("gates", measure.gates)
      json.string("suppression", measure.suppression.isEmpty ? nil : measure.suppression)
    }
  }

  private func write(_ row: ShownResults.Row, _ json: inout JSONText) {
    let measure = shown.measures[row.key.measure]
    json.newLine()
    json.object { json in
      json.string("measure", measure.id)
      json.string("organisation", row.key.organisation)
      json.string("period", shown.periodText(row.key))
      json.string("firstDay", row.key.period.firstDay.isoText)
      json.string("lastDay", row.key.period.lastDay.isoText)
      json.string("index", row.key.index?.isoText)
      let isGroup = !row.key.stratifier.isEmpty
      json.string("stratifier", isGroup ? row.key.stratifier : nil)
      json.string("group", isGroup ? row.key.group : nil)
      write("numerator", row.numerator, &json)
      write("denominator", row.denominator, &json)
      json.number("rate", row.rate.map { "\($0)" } ?? "null")
      json.object("excluded") { json in
        for (name, count) in zip(measure.exclusions, row.excluded) { write(name, count, &json) }
      }
      write(row.elements, measure, &json)
      write(row.bundle, row, &json)
      number("ratePer", measure.per == nil ? nil : shown.ratePer(row), &json)
      json.strings("failedGates", row.failedGates)
      if let unknown = row.unknownAmount {
        write("unknownAmount", unknown, &json)
      } else {
        json.int("unknownAmount", nil)
      }
      writeValues(of: row, &json)
    }
  }

  private func number(_ key: String, _ number: Double?, _ json: inout JSONText) {
    json.number(key, number.map { "\($0)" } ?? "null")
  }

  private func write(
    _ elements: [[ShownCount]], _ measure: MeasureOutline, _ json: inout JSONText
  ) {
    json.object("elements") { json in
      for (name, counts) in zip(measure.elements, elements) {
        json.object(name) { json in
          for (status, count) in zip(ElementStatus.allCases, counts) {
            write(status.word, count, &json)
          }
          write(ShownElement(counts), &json)
        }
      }
    }
  }

  private func write(_ element: ShownElement, _ json: inout JSONText) {
    json.int("eligible", element.eligible)
    number("shareOfEligible", element.shareOfEligible, &json)
    number("lower95", element.interval?.low, &json)
    number("upper95", element.interval?.high, &json)
    number("shareOfKnown", element.shareOfKnown, &json)
    number("completeness", element.completeness, &json)
  }

  private func write(
    _ bundle: ShownBundle?, _ row: ShownResults.Row, _ json: inout JSONText
  ) {
    guard let bundle else { return json.string("bundle", nil) }
    json.object("bundle") { json in
      write(BundleResult.all.word, row.numerator, &json)
      write(BundleResult.notAll.word, bundle.notAll, &json)
      write(BundleResult.notAllUnknownOnly.word, bundle.notAllUnknownOnly, &json)
      write(BundleResult.noEligibleElement.word, bundle.noEligibleElement, &json)
      let interval = row.interval
      number("lower95", interval?.low, &json)
      number("upper95", interval?.high, &json)
      json.int("elementsMet", bundle.met)
      json.int("elementsEligible", bundle.eligible)
      number("opportunityScore", bundle.opportunityScore, &json)
    }
  }

  private func writeValues(of row: ShownResults.Row, _ json: inout JSONText) {
    guard let known = row.valueCount else { return json.string("value", nil) }
    let extremes = row.showsExtremes ? row.values : nil
    json.object("value") { json in
      write("known", known, &json)
      number("mean", row.values?.mean, &json)
      number("median", row.values?.median, &json)
      number("centile90", row.values?.ninetiethCentile, &json)
      number("least", extremes?.least, &json)
      number("greatest", extremes?.greatest, &json)
    }
  }

  /// A number, or the sign for a hidden one.
  private func write(_ key: String, _ count: ShownCount, _ json: inout JSONText) {
    switch count {
    case .number(let number), .hiddenAs(let number): json.int(key, number)
    case .hidden(let sign): json.string(key, sign)
    }
  }

  private func write(_ answer: PersonAnswer, _ json: inout JSONText) {
    let measure = results.measures[answer.measure]
    json.newLine()
    json.object { json in
      json.string("measure", measure.id)
      json.string("index", answer.index.text)
      json.string("person", results.id(of: answer.person))
      json.string("organisation", answer.organisation)
      json.bool("denominator", answer.isInDenominator)
      json.bool("numerator", answer.isInNumerator)
      json.string("excluded", answer.exclusion.map { measure.exclusions[$0] })
      json.object("elements") { json in
        for (name, status) in zip(measure.elements, answer.elements) {
          json.string(name, status.word)
        }
      }
      json.object("reasons") { json in
        for (label, value) in zip(measure.reasons, answer.reasons) {
          MeasureDocument.write(label, value, &json)
        }
      }
      writeWeights(of: answer, measure, &json)
    }
  }

  /// How the bundle came out, what the answer adds, and what was measured.
  private func writeWeights(
    of answer: PersonAnswer, _ measure: MeasureOutline, _ json: inout JSONText
  ) {
    let opportunities = answer.opportunities(measure)
    json.string("bundle", answer.bundle?.word)
    json.int("elementsMet", opportunities?.met)
    json.int("elementsEligible", opportunities?.eligible)
    json.object("elementReasons") { json in
      for (name, value) in zip(measure.elements, answer.elementReasons) where value != .missing {
        MeasureDocument.write(name, value, &json)
      }
    }
    json.int("numeratorAmount", answer.amounts?.numerator)
    json.int("denominatorAmount", answer.amounts?.denominator)
    number("value", answer.value, &json)
  }

  private static func write(_ key: String, _ value: AnswerValue, _ json: inout JSONText) {
    switch value {
    case .missing: json.string(key, nil)
    case .number(let number) where number.isFinite: json.number(key, AnswerValue.text(number))
    case .truth(.yes): json.bool(key, true)
    case .truth(.no): json.bool(key, false)
    default: json.string(key, value.text)
    }
  }
}

extension SuppressionScheme {
  /// What it does, with what is done so that nothing hidden can be worked out.
  public var fullStatement: String {
    guard hidden != nil else { return statement }
    return statement
      + " Further counts are hidden where a hidden one could be worked out from sums."
  }
}
