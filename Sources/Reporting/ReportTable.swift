import Charting
import Essentials
import Measures
import Programmes

/// A report's series as CSV, a row for each measure and period.
public struct ReportTable: Sendable {
  private let report: ProgrammeReport

  /// The table of a report.
  public init(_ report: ProgrammeReport) { self.report = report }

  /// A header with `programme`, `organisation`, `measure`, `role`, `period`, `numerator`,
  /// `denominator`, `rate` (the median where something is measured), `per`, `variation` and
  /// `assurance`; the last two are of the chart as a whole, in the row of the latest period.
  public func csv() -> [UInt8] {
    var writer = TableWriter(lineEnd: .lf)
    writer.append([
      "programme", "organisation", "measure", "role", "period", "numerator", "denominator", "rate",
      "per", "variation", "assurance",
    ])
    for measure in report.measures {
      let verdicts = measure.chart?.firstVerdicts
      for point in measure.points {
        let isLatest = point.period == measure.points.last?.period
        writer.append([
          report.programme.id, report.organisation ?? "", measure.definition.id,
          measure.role.rawValue, point.period.isoText, point.numerator.text,
          point.denominator.text,
          point.figure.map { "\($0 * (measure.definition.per ?? 1))" } ?? "",
          (measure.definition.per ?? 1).plainText,
          isLatest ? verdicts?.variation ?? "" : "", isLatest ? verdicts?.assurance ?? "" : "",
        ])
      }
    }
    return writer.bytes
  }
}
