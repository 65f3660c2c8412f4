import Charting
import Drawing
import Essentials
import Programmes

extension SeriesStudy {
  /// The series with its lines, as a picture.
  var picture: SegmentedPicture {
    let first = points.first { $0.day >= change }?.day ?? change
    let values = fit.values
    let format = ValueFormat.number(decimals: (values.max() ?? 0) >= 100 ? 0 : 1)
    return SegmentedPicture(
      title: measure, subtitle: label, summary: text, format: format, axis: axis,
      points: points.indices.map { index in
        let line = fit.effect(at: points[index].ordinal)
        return SegmentedPicture.Point(
          position: points[index].day.number, value: values[index], fitted: line.fitted,
          counterfactual: line.counterfactual)
      }, change: first.number, changeName: "Change, \(change.text)",
      notes: text.split(separator: "\n").filter { $0.hasPrefix("effect") }.map(String.init),
      source: source)
  }

  private var axis: XAxis {
    switch kind {
    case .day: .time(.irregular)
    case .week: .time(.week)
    case .month: .time(.month)
    case .quarter: .time(.quarter)
    case .year: .time(.year)
    case .financialYear: .time(.financialYear)
    }
  }
}
