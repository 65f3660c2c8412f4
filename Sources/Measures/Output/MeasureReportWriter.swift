import Essentials

/// Results as FHIR R4 `MeasureReport`: a summary for each measure, organisation and period, or a
/// list of the people in each population.
///
/// As in FHIR the denominator counts those left out by exclusions too, and the score is the
/// numerator by the rest.
///
/// - Source: HL7 FHIR R4 (4.0.1), MeasureReport; HL7's code system `measure-population`.
public struct MeasureReportWriter: Sendable {
  /// How resources are put together.
  public enum Form: Hashable, Sendable {
    /// One resource a line.
    case lines
    /// A bundle of type `collection`.
    case bundle
  }

  /// The beginning of measures' canonical addresses, which end with their ids.
  public static let canonical = "urn:vigil:measure:"

  private let results: MeasureResults
  private let shown: ShownResults
  private let form: Form

  /// A writer of reports.
  public init(_ results: MeasureResults, shown: ShownResults, form: Form) {
    self.results = results
    self.shown = shown
    self.form = form
  }

  /// A summary for each measure, organisation and period, with its strata.
  public func summaries() -> [UInt8] {
    var reports: [[ShownResults.Row]] = []
    for row in shown.rows {
      if row.key.stratifier.isEmpty {
        reports.append([row])
      } else if !reports.isEmpty {
        reports[reports.count - 1].append(row)
      }
    }
    return put(reports.count) { place, key, json in summary(reports[place], key, &json) }
  }

  /// A report for each measure, organisation and period with the people in each population.
  ///
  /// Nothing in it is suppressed: it is for those who care for the people in it.
  public func subjectLists() -> [UInt8] {
    var groups: [CountKey: [PersonAnswer]] = [:]
    for answer in results.answers where answer.isInDenominator || answer.exclusion != nil {
      let key = CountKey(
        measure: answer.measure, organisation: answer.organisation, period: answer.period,
        index: nil)
      groups[key, default: []].append(answer)
    }
    let reports = groups.sorted { $0.key < $1.key }
    return put(reports.count) { place, key, json in
      let (count, answers) = reports[place]
      subjectList(SubjectLists(results, answers), count, key, &json)
    }
  }

  private func put(_ count: Int, _ write: (Int, String?, inout JSONText) -> Void) -> [UInt8] {
    var json = JSONText()
    guard form == .bundle else {
      for place in 0..<count {
        write(place, nil, &json)
        json.end()
      }
      return json.bytes
    }
    json.object { json in
      json.string("resourceType", "Bundle")
      json.string("type", "collection")
      guard count > 0 else { return }
      json.array("entry") { json in
        for place in 0..<count {
          json.newLine()
          json.object { json in write(place, "resource", &json) }
        }
      }
    }
    json.end()
    return json.bytes
  }

  private func summary(_ rows: [ShownResults.Row], _ key: String?, _ json: inout JSONText) {
    guard let first = rows.first else { return }
    json.object(key) { json in
      head(first.key, first.failedGates, &json)
      json.array("group") { json in
        json.object { json in
          populations(first, &json)
          score(first, &json)
          let strata = rows.dropFirst()
          guard !strata.isEmpty else { return }
          json.array("stratifier") { json in stratifiers(Array(strata), &json) }
        }
        elements(first, &json)
      }
    }
  }

  private func stratifiers(_ rows: [ShownResults.Row], _ json: inout JSONText) {
    var names: [String] = []
    for row in rows where !names.contains(row.key.stratifier) { names.append(row.key.stratifier) }
    for name in names {
      json.object { json in
        json.array("code") { json in json.object { $0.string("text", name) } }
        json.array("stratum") { json in
          for row in rows where row.key.stratifier == name {
            json.object { json in
              json.object("value") { $0.string("text", row.key.group) }
              populations(row, &json)
              score(row, &json)
            }
          }
        }
      }
    }
  }

  private func head(_ key: CountKey, _ failedGates: [String], _ json: inout JSONText) {
    json.string("resourceType", "MeasureReport")
    var statements: [String] = []
    if shown.schemes[key.measure] != .none {
      statements.append(shown.schemes[key.measure].fullStatement)
    }
    if !failedGates.isEmpty {
      let gates = failedGates.joined(separator: ", ")
      statements.append("The score is hidden, as these gates were not passed: \(gates).")
    }
    if !statements.isEmpty {
      json.object("text") { json in
        json.string("status", "generated")
        let statement = statements.joined(separator: " ")
        json.string("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">\(statement)</div>")
      }
    }
    json.string("status", "complete")
    json.string("type", "summary")
    tail(key, &json)
  }

  /// The elements that come after the type.
  private func tail(_ key: CountKey, _ json: inout JSONText) {
    json.string("measure", MeasureReportWriter.canonical + shown.measures[key.measure].id)
    if !key.organisation.isEmpty {
      json.object("reporter") { json in
        json.object("identifier") { $0.string("value", key.organisation) }
      }
    }
    json.object("period") { json in
      json.string("start", key.period.firstDay.isoText)
      json.string("end", key.period.lastDay.isoText)
    }
  }

  private func populations(_ row: ShownResults.Row, _ json: inout JSONText) {
    let names = shown.measures[row.key.measure].exclusions
    json.array("population") { json in
      population("denominator", nil, MeasureReportWriter.whole(row), &json)
      for (name, count) in zip(names, row.excluded) {
        population("denominator-exclusion", name, count, &json)
      }
      population("numerator", nil, row.numerator, &json)
    }
  }

  /// The denominator as FHIR counts it, with those left out: from what is shown alone.
  private static func whole(_ row: ShownResults.Row) -> ShownCount {
    let counts = [row.denominator] + row.excluded
    if let hidden = counts.first(where: { $0.number == nil }) { return hidden }
    return .number(counts.reduce(0) { $0 + ($1.number ?? 0) })
  }

  private func population(
    _ code: String, _ name: String?, _ count: ShownCount, _ json: inout JSONText
  ) {
    json.object { json in
      MeasureReportWriter.write(code, name, &json)
      if let number = count.number {
        json.int("count", number)
      } else {
        json.object("_count") { json in
          json.array("extension") { json in
            json.object { json in
              json.string(
                "url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
              json.string("valueCode", "masked")
            }
          }
        }
      }
    }
  }

  private static func write(_ code: String, _ name: String?, _ json: inout JSONText) {
    json.object("code") { json in
      json.array("coding") { json in
        json.object { json in
          json.string("system", "http://terminology.hl7.org/CodeSystem/measure-population")
          json.string("code", code)
        }
      }
      if let name { json.string("text", name) }
    }
  }

  /// A group for each element of a bundle: those to whom it applies, and those who got it.
  private func elements(_ row: ShownResults.Row, _ json: inout JSONText) {
    let names = shown.measures[row.key.measure].elements
    for (name, counts) in zip(names, row.elements) {
      let element = ShownElement(counts)
      let sign = shown.schemes[row.key.measure].sign
      json.object { json in
        json.object("code") { $0.string("text", name) }
        json.array("population") { json in
          population("denominator", nil, element.eligible.map { .number($0) } ?? sign, &json)
          population("numerator", nil, counts[ElementStatus.given.rawValue], &json)
        }
        guard let share = element.shareOfEligible else { return }
        json.object("measureScore") { $0.number("value", "\(share)") }
      }
    }
  }

  private func score(_ row: ShownResults.Row, _ json: inout JSONText) {
    guard let rate = shown.ratePer(row) else { return }
    json.object("measureScore") { json in
      json.number("value", "\(rate)")
      if let per = shown.measures[row.key.measure].per {
        json.string("unit", "per \(per.shortText)")
      }
    }
  }

  private func subjectList(
    _ lists: SubjectLists, _ count: CountKey, _ key: String?, _ json: inout JSONText
  ) {
    let names = results.measures[count.measure].exclusions
    json.object(key) { json in
      json.string("resourceType", "MeasureReport")
      json.array("contained") { json in
        for list in lists.all { list.write(&json) }
      }
      json.string("status", "complete")
      json.string("type", "subject-list")
      tail(count, &json)
      json.array("group") { json in
        json.object { json in
          json.array("population") { json in
            for list in lists.all {
              json.object { json in
                let name = list.exclusion.map { names[$0] }
                MeasureReportWriter.write(list.code, name, &json)
                json.int("count", list.people.count)
                json.object("subjectResults") { $0.string("reference", "#\(list.id)") }
              }
            }
          }
        }
      }
    }
  }
}
