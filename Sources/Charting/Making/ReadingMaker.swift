import ControlCharts
import Essentials

extension Series {
  /// The readings of a chart over time.
  func readings(_ kind: ChartKind) -> [Reading] {
    switch kind {
    case .t where rows.allSatisfy { $0.values.isEmpty }: eventIntervals
    case .xbar, .s, .r: rows.map(\.subgroup)
    default:
      rows.map { row in
        Reading(
          position: row.position, value: row.value, denominator: row.denominator,
          deviation: row.deviation, isGhosted: row.ghostReason != nil)
      }
    }
  }

  /// The days from one event to the next, when the rows are the events themselves.
  private var eventIntervals: [Reading] {
    rows.indices.map { index in
      let position = rows[index].position
      let interval = index > 0 ? Double(position - rows[index - 1].position) : nil
      return Reading(
        position: position, value: interval, isGhosted: rows[index].ghostReason != nil)
    }
  }

  /// Marks rows as ghosted that the request names.
  mutating func ghost(_ texts: [String]) {
    for dated in texts.map(DatedText.init) {
      guard let index = index(of: dated.date) else { continue }
      rows[index].ghostReason = dated.text.isEmpty ? "no reason given" : dated.text
    }
  }
}

extension SeriesRow {
  /// The subgroup of a row: from its readings, or from the mean, number and deviation given.
  fileprivate var subgroup: Reading {
    let isGhosted = ghostReason != nil
    guard values.count == 1, let size = denominator else {
      return .subgroup(values, at: position, isGhosted: isGhosted)
    }
    return Reading(
      position: position, value: value, denominator: size, deviation: deviation,
      isGhosted: isGhosted)
  }
}
