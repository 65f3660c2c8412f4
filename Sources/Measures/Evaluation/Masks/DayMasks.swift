import Timelines

/// For each day, the set of index dates for which it counts: one bit a date.
///
/// Days before the first entry have its set, days after the last have that one's.
struct DayMasks: Hashable, Sendable {
  private(set) var first: Int32
  private(set) var masks: [UInt64]

  /// The sets of dates whose spans hold a day.
  ///
  /// Both ends of a span belong to it, and one that ends before it begins holds none. `Int32.min`
  /// and `Int32.max` leave an end open.
  init(_ spans: [(first: Int32, last: Int32)]) {
    let bounds = spans.flatMap { [$0.first, $0.last] }.filter { $0 != .min && $0 != .max }
    // One day more on each side, whose sets hold for all days beyond.
    first = (bounds.min() ?? 0) - 1
    let last = (bounds.max() ?? 0) + 1
    masks = Array(repeating: 0, count: Int(last - first) + 1)
    for (bit, span) in spans.enumerated() where span.first <= span.last {
      let from = max(span.first, first)
      let to = min(span.last, last)
      guard from <= to else { continue }
      for place in Int(from - first)...Int(to - first) { masks[place] |= 1 << UInt64(bit) }
    }
  }

  /// The set of a day.
  @inline(__always)
  func at(_ day: Int32) -> UInt64 {
    let place = Int(day) - Int(first)
    return masks[place < 0 ? 0 : place >= masks.count ? masks.count - 1 : place]
  }
}
