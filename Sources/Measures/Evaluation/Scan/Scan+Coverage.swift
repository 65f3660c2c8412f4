import Timelines

/// Days one after another, both ends included.
struct DaySpan: Hashable, Sendable {
  var first: Int
  var last: Int

  /// Spans in order that neither overlap nor touch, for the same days.
  static func merged(_ spans: [DaySpan]) -> [DaySpan] {
    var merged: [DaySpan] = []
    for span in spans.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      if let last = merged.last, span.first <= last.last + 1 {
        merged[merged.count - 1].last = max(last.last, span.last)
      } else {
        merged.append(span)
      }
    }
    return merged
  }

  /// The days that both have.
  static func common(_ left: [DaySpan], _ right: [DaySpan]) -> [DaySpan] {
    var common: [DaySpan] = []
    var (one, other) = (0, 0)
    while one < left.count, other < right.count {
      let first = max(left[one].first, right[other].first)
      let last = min(left[one].last, right[other].last)
      if first <= last { common.append(DaySpan(first: first, last: last)) }
      if left[one].last < right[other].last { one += 1 } else { other += 1 }
    }
    return common
  }
}

extension Scan {
  /// The days within a window on which each of some sets has a row in force.
  mutating func coveredDays(_ node: Step<NumberOperation>, _ row: RowPlace) -> Double {
    let from = time(node.c, row)
    let to = time(node.d, row)
    if from.isMissing || to.isMissing { return .nan }
    var covered = [DaySpan(first: Int(from.day), last: Int(to.day))]
    if from.day > to.day { covered = [] }
    for place in stride(from: node.a, to: node.b, by: 2) {
      let spans = spans(program.lists[place], program.lists[place + 1], row)
      covered = DaySpan.common(covered, spans)
    }
    return Double(covered.reduce(0) { $0 + $1.last - $1.first + 1 })
  }

  private mutating func spans(_ set: Int, _ days: Int, _ row: RowPlace) -> [DaySpan] {
    var spans: [DaySpan] = []
    var cursor = open(set, row)
    while true {
      let each = next(&cursor)
      if each.isNone { break }
      let moment = time(of: each)
      let count = number(days, each)
      guard !moment.isMissing, count >= 1 else { continue }
      let first = Int(moment.day)
      spans.append(DaySpan(first: first, last: first + Int(min(count, 1e7)) - 1))
    }
    close(cursor)
    return DaySpan.merged(spans)
  }
}
