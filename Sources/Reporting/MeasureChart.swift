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
      // A baseline of other places or times is told in words, and is no stretch of these points.
      var plain = request
      plain.baseline = nil
      do throws(RequestError) {
        result.chart = try ChartMaker.make(table, plain)
      } catch {
        result.chartProblem = error.description
      }
    }
  }

  /// The series as a table, as somebody would chart it by hand; what failed a gate is no point.
  private var csv: [UInt8] {
    var writer = TableWriter(lineEnd: .lf)
    writer.append(isMeasured ? ["period", "median"] : ["period", "numerator", "denominator"])
    for point in measure.points {
      let isShown = point.failedGates.isEmpty
      if isMeasured {
        writer.append([point.period.isoText, point.figure.map { "\($0)" } ?? ""])
      } else {
        writer.append([
          point.period.isoText, isShown ? point.numerator.number.map(String.init) ?? "" : "",
          isShown ? point.denominator.number.map(String.init) ?? "" : "",
        ])
      }
    }
    return writer.bytes
  }

  /// Whether something is measured of each answer, of which the median is charted.
  private var isMeasured: Bool { measure.definition.showsValue }

  private var request: ChartRequest {
    let definition = measure.definition
    var request = ChartRequest()
    request.x = "period"
    request.y = isMeasured ? "median" : "numerator"
    request.denominator = isMeasured ? nil : "denominator"
    request.kind =
      isMeasured ? "xmr" : definition.chart.isEmpty ? usualKind : definition.chart
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

  /// A chart of shares, or of rates where amounts are added up.
  private var usualKind: String {
    measure.definition.plan.numeratorAmount == nil
      && measure.definition.plan.denominatorAmount == nil ? "p" : "u"
  }
}
