import ControlCharts
import Essentials

extension Series {
  /// The readings of a chart over time.
  func readings(_ kind: ChartKind) -> [Reading] {
    switch kind {
    case .t where !hasValues: eventIntervals
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
      var interval: Double?
      if index > 0, let day = rows[index].day, let before = rows[index - 1].day {
        interval = Double(day - before)
      }
      return Reading(
        position: rows[index].position, value: interval, isGhosted: rows[index].ghostReason != nil)
    }
  }

  /// Marks rows as ghosted that the request names.
  mutating func ghost(_ texts: [String]) {
    for (index, text) in texts.compactMap(dated) {
      rows[index].ghostReason = text.isEmpty ? "no reason given" : text
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
