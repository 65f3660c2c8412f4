import Charting
import Essentials
import Measures
import Programmes

/// A report as JSON, described in `docs/report-json.md`.
public struct ReportDocument: Sendable {
  private let report: ProgrammeReport

  /// The version of the form, raised when a reader of the older one would read something wrong.
  public static let version = 1

  /// The document of a report.
  public init(_ report: ProgrammeReport) { self.report = report }

  /// The report as one JSON object in UTF-8.
  public func json() -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.string("kind", "vigil-report")
      json.int("version", ReportDocument.version)
      json.string("mark", report.mark.isEmpty ? nil : report.mark)
      json.string("programme", report.programme.id)
      json.string("title", report.programme.title)
      json.string("organisation", report.organisation)
      json.string("firstDay", report.firstDay.isoText)
      json.string("lastDay", report.lastDay.isoText)
      json.object("suppression") { json in
        json.string("scheme", report.scheme.id)
        json.string("statement", report.scheme.fullStatement)
      }
      json.array("measures") { json in
        for measure in report.measures { write(measure, &json) }
      }
      json.array("notCounted") { json in
        for one in report.leftOut {
          json.newLine()
          json.object { json in
            json.string("id", one.id)
            json.string("title", one.title)
            json.string("reason", one.reason)
          }
        }
      }
      writeRecords(&json)
      json.strings("notVerified", report.programme.notVerified)
      json.strings("sources", report.programme.sources)
    }
    json.end()
    return json.bytes
  }

  private func write(_ measure: ReportedMeasure, _ json: inout JSONText) {
    json.newLine()
    json.object { json in
      json.string("id", measure.definition.id)
      json.string("title", measure.definition.title)
      json.string("role", measure.role.rawValue)
      json.string("better", measure.definition.better.rawValue)
      json.number("per", (measure.definition.per ?? 1).plainText)
      json.string("summary", measure.chart?.firstSummary)
      json.string("variation", measure.chart?.firstVerdicts?.variation)
      json.string("assurance", measure.chart?.firstVerdicts?.assurance)
      json.string("noChartBecause", measure.chartProblem)
      json.int("needSomethingDone", measure.actionCount)
      json.array("points") { json in
        for point in measure.points {
          json.object { json in
            json.string("period", point.period.isoText)
            write("numerator", point.numerator, &json)
            write("denominator", point.denominator, &json)
            json.number("median", point.values.map { "\($0.median)" } ?? "null")
            json.strings("failedGates", point.failedGates)
          }
        }
      }
      json.array("elements") { json in
        for element in measure.elements {
          json.object { json in
            json.string("name", element.name)
            json.bool("optional", element.isOptional)
            json.int("given", element.given)
            json.int("notGiven", element.notGiven)
            json.int("unknown", element.unknown)
            json.int("eligibilityUnknown", element.eligibilityUnknown)
          }
        }
      }
      write("organisations", measure.organisations, &json)
      write("groups", measure.groups, &json)
      json.strings("notVerified", measure.definition.notVerified)
    }
  }

  private func write(
    _ key: String, _ groups: [ReportedMeasure.Group], _ json: inout JSONText
  ) {
    json.array(key) { json in
      for group in groups {
        json.object { json in
          json.string("stratifier", group.stratifier.isEmpty ? nil : group.stratifier)
          json.string("name", group.name)
          json.int("numerator", group.numerator)
          json.int("denominator", group.denominator)
        }
      }
    }
  }

  private func write(_ key: String, _ count: ShownCount, _ json: inout JSONText) {
    if let number = count.number { json.int(key, number) } else { json.string(key, count.text) }
  }

  private func writeRecords(_ json: inout JSONText) {
    json.object("records") { json in
      json.string("source", report.records.source)
      json.int("subjects", report.records.people)
      json.int("rows", report.records.rows)
      json.array("refused") { json in
        for refused in report.records.refused {
          json.object { json in
            json.string("file", refused.file)
            json.string("reason", refused.reason)
            json.int("rows", refused.count)
          }
        }
      }
    }
  }
}
