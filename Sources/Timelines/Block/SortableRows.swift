import Essentials

/// Details of the rows of a bucket, in the order of their names, with a range for each row.
struct SortedDetails {
  private(set) var details: [PackedDetail] = []
  private var firsts: [UInt32] = []

  var count: Int { details.count }

  /// Details of so many rows, their texts numbered anew; `packed` is sorted by owner.
  init(_ packed: [PackedDetail], rows: Int, _ order: borrowing DictionaryOrder) {
    guard !packed.isEmpty else { return }
    details.reserveCapacity(packed.count)
    firsts = Array(repeating: 0, count: rows + 1)
    for detail in packed {
      let renumbered = order.detail(detail)
      firsts[Int(detail.owner) + 1] += 1
      details.append(renumbered)
      // Those of one row by name; those of one name as the reader gave them.
      var hole = details.count - 1
      while hole > 0, details[hole - 1].owner == detail.owner,
        details[hole - 1].name > renumbered.name
      {
        details.swapAt(hole, hole - 1)
        hole -= 1
      }
    }
    for row in 0..<rows { firsts[row + 1] += firsts[row] }
  }

  /// The places of a row's details.
  func places(of row: Int) -> Range<Int> {
    firsts.isEmpty ? 0..<0 : Int(firsts[row])..<Int(firsts[row + 1])
  }

  /// -1, 0 or 1: one row's details before, like or after another's.
  func compare(_ left: Int, _ right: Int) -> Int {
    let own = places(of: left)
    let their = places(of: right)
    for offset in 0..<min(own.count, their.count) {
      let order = Self.compare(
        details[own.lowerBound + offset], details[their.lowerBound + offset])
      if order != 0 { return order }
    }
    return Self.order(own.count, their.count)
  }

  /// -1, 0 or 1: one detail before, like or after another, whosever they are.
  static func compare(_ left: PackedDetail, _ right: PackedDetail) -> Int {
    if left.name != right.name { return order(left.name, right.name) }
    if left.sort != right.sort { return order(left.sort, right.sort) }
    return order(ContentOrder.rank(left.bits, left.sort), ContentOrder.rank(right.bits, right.sort))
  }

  static func order<Number: Comparable>(_ left: Number, _ right: Number) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }
}

/// The order of contents as columns hold them.
enum ContentOrder {
  /// A number that goes up with a value: NaN first, then by size.
  static func rank(_ value: Double) -> UInt64 {
    if value.isNaN { return 0 }
    let bits = value.bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// A number that goes up with a detail's content.
  static func rank(_ bits: UInt64, _ sort: UInt8) -> UInt64 {
    switch sort {
    case 0: rank(Double(bitPattern: bits))
    // Days and minutes may be negative.
    case 2, 3: bits ^ 1 << 63
    default: bits
    }
  }
}

/// Events that are not plain, ready to be put in order.
struct SortableEvents {
  /// Day, minute and new concept of each.
  private(set) var keys: [UInt64]
  private(set) var values: [Double]
  let details: SortedDetails
  private(set) var haveMinutes = false
  private(set) var haveValues = false

  var count: Int { keys.count }

  init(
    _ events: [PackedEvent], _ packed: [PackedDetail], _ order: borrowing DictionaryOrder
  ) {
    keys = []
    keys.reserveCapacity(events.count)
    values = []
    values.reserveCapacity(events.count)
    for event in events {
      let minute = EventKey.minute(event.key)
      keys.append(
        EventKey.pack(
          day: EventKey.day(event.key), minute: minute,
          concept: order.concepts[Int(EventKey.concept(event.key))]))
      values.append(event.value)
      if minute != noMinute { haveMinutes = true }
      if !event.value.isNaN { haveValues = true }
    }
    details = SortedDetails(packed, rows: events.count, order)
  }

  /// -1, 0 or 1: one event before, like or after another.
  func compare(_ left: Int, _ right: Int) -> Int {
    if keys[left] != keys[right] { return keys[left] < keys[right] ? -1 : 1 }
    let order = SortedDetails.order(
      ContentOrder.rank(values[left]), ContentOrder.rank(values[right]))
    return order != 0 ? order : details.compare(left, right)
  }

  /// Writes an event to its place in a block, and its details behind those that are there.
  func write(_ event: Int, to block: inout TimelineBlock, at place: Int) {
    let key = keys[event]
    block.days[place] = EventKey.day(key)
    block.concepts[place] = EventKey.concept(key)
    if haveMinutes { block.minutes[place] = EventKey.minute(key) }
    if haveValues { block.values[place] = values[event] }
    for detail in details.places(of: event) {
      block.details.append(details.details[detail], owner: place)
    }
  }
}

/// Intervals, ready to be put in order.
struct SortableIntervals {
  private let intervals: [PackedInterval]
  let details: SortedDetails

  init(
    _ intervals: [PackedInterval], _ packed: [PackedDetail], _ order: borrowing DictionaryOrder
  ) {
    var renumbered = intervals
    for place in renumbered.indices where renumbered[place].organisation != .max {
      renumbered[place].organisation = order.words[Int(renumbered[place].organisation)]
    }
    self.intervals = renumbered
    details = SortedDetails(packed, rows: intervals.count, order)
  }

  /// -1, 0 or 1: one interval before, like or after another.
  func compare(_ left: Int, _ right: Int) -> Int {
    let (own, their) = (intervals[left], intervals[right])
    let order = SortedDetails.firstDifference(
      (own.kind, their.kind), (own.startDay, their.startDay),
      (own.startMinute, their.startMinute), (own.endDay, their.endDay),
      (own.endMinute, their.endMinute), (own.organisation, their.organisation))
    return order != 0 ? order : details.compare(left, right)
  }

  /// Adds an interval to a block.
  func append(_ row: Int, to block: inout TimelineBlock) {
    let interval = intervals[row]
    let place = block.intervalKinds.count
    block.intervalKinds.append(interval.kind)
    block.startDays.append(interval.startDay)
    block.startMinutes.append(interval.startMinute)
    block.endDays.append(interval.endDay)
    block.endMinutes.append(interval.endMinute)
    block.organisations.append(interval.organisation)
    guard details.count > 0 else { return }
    for detail in details.places(of: row) {
      block.intervalDetails.append(details.details[detail], owner: place)
    }
    block.firstIntervalDetails.append(UInt32(block.intervalDetails.count))
  }
}

extension DetailColumns {
  /// Adds a detail of the row at `owner`.
  mutating func append(_ detail: PackedDetail, owner: Int) {
    owners.append(UInt32(truncatingIfNeeded: owner))
    names.append(detail.name)
    sorts.append(detail.sort)
    bits.append(detail.bits)
  }
}
