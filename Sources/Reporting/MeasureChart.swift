import Charting
import ControlCharts
import Essentials
import Measures

/// Makes the chart of a measure's series.
struct MeasureChart {
  private let measure: ReportedMeasure

  init(_ measure: ReportedMeasure) { self.measure = measure }

  /// Adds the chart, or why there is none.
  func make(_ result: inout ReportedMeasure) {
    let table = Table(csv, file: measure.definition.id)
    do throws(RequestError) {
      result.chart = try ChartMaker.make(table, request)
    } catch {
      result.chartProblem = error.description
    }
  }

  /// The series as a table, as somebody would chart it by hand.
  private var csv: [UInt8] {
    var writer = TableWriter(lineEnd: .lf)
    writer.append(["period", "numerator", "denominator"])
    for point in measure.points {
      writer.append([
        point.period.isoText, point.numerator.number.map(String.init) ?? "",
        point.denominator.number.map(String.init) ?? "",
      ])
    }
    return writer.bytes
  }

  private var request: ChartRequest {
    let definition = measure.definition
    var request = ChartRequest()
    request.x = "period"
    request.y = "numerator"
    request.denominator = "denominator"
    request.kind = definition.chart.isEmpty ? "p" : definition.chart
    request.title = definition.title
    request.direction =
      switch definition.better {
      case .higher: .higher
      case .lower: .lower
      case .neither: .neither
      }
    request.multiplier = definition.per ?? 1
    if let target = definition.target { request.targets = ["\(target * (definition.per ?? 1))"] }
    if !definition.baseline.isEmpty { request.baseline = definition.baseline }
    return request
  }
}
