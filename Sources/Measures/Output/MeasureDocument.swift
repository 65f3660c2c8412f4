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
    }
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
        }
      }
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
    }
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
