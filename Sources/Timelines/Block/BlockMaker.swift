import Essentials

/// Makes the timelines of one partition from its records, whatever order they came in.
///
/// Its scratch memory is kept for the next partition.
struct BlockMaker {
  /// What was seen on the way.
  struct Remarks: Equatable {
    /// Events and intervals that are like another in every respect, all of which stay.
    var duplicates = 0
    /// Events and intervals of which there is a later version, and which are left out.
    var repeats = 0
    /// People with several days of birth, of death or sexes; the greatest is taken.
    var conflicts = 0
  }

  private var scratch: [UInt64] = []
  private var table = PeopleTable()
  private var keys: [UInt64] = []
  private var eventOrder = OwnerOrder()
  private var intervalOrder = OwnerOrder()
  private var factOrder = OwnerOrder()

  /// Turns a partition's records into one block, and numbers their texts anew.
  mutating func make(
    _ records: consuming RecordBucket, _ order: borrowing DictionaryOrder
  ) -> (block: TimelineBlock, remarks: Remarks) {
    var remarks = Remarks()
    remarks.repeats = records.dropRepeats()
    var plain = records.plain
    records.plain = []
    // Where days are alike, concepts are put in order person by person, by their new numbers.
    RadixSort.sort(&plain, &scratch, from: 16)
    findPeople(plain, records)
    var block = TimelineBlock()
    block.people = table.people.map(PersonKey.init(rawValue:))
    fillEvents(&block, plain, records, order, &remarks)
    fillIntervals(&block, records, order, &remarks)
    fillFacts(&block, records, order, &remarks)
    return (block, remarks)
  }

  private mutating func findPeople(_ plain: [UInt64], _ records: borrowing RecordBucket) {
    table.removeAll()
    var last = UInt64.max
    for event in plain where PlainEvent.person(event) != last {
      last = PlainEvent.person(event)
      table.number(of: last)
    }
    // Local names: reading an array through the bucket would count a reference for each row.
    let events = records.events
    let intervals = records.intervals
    let facts = records.facts
    for place in events.indices { table.number(of: events[place].person) }
    for place in intervals.indices { table.number(of: intervals[place].person) }
    for place in facts.indices { table.number(of: facts[place].person) }
    table.sort()
    let people = table.people.count
    eventOrder.group(events.count, among: people) { table.number(of: events[$0].person) }
    intervalOrder.group(intervals.count, among: people) {
      table.number(of: intervals[$0].person)
    }
    factOrder.group(facts.count, among: people) { table.number(of: facts[$0].person) }
  }

  // MARK: Events

  private mutating func fillEvents(
    _ block: inout TimelineBlock, _ plain: [UInt64], _ records: borrowing RecordBucket,
    _ order: borrowing DictionaryOrder, _ remarks: inout Remarks
  ) {
    let events = SortableEvents(records.events, records.eventDetails, order)
    let total = plain.count + events.count
    block.days = Array(repeating: 0, count: total)
    block.concepts = Array(repeating: 0, count: total)
    if events.haveMinutes { block.minutes = Array(repeating: noMinute, count: total) }
    if events.haveValues { block.values = Array(repeating: .nan, count: total) }
    if events.details.count > 0 { block.firstDetails = [0] }
    block.firstEvents.reserveCapacity(block.count + 1)
    var nextPlain = 0
    var place = 0
    for person in 0..<block.count {
      let key = block.people[person].rawValue
      keys.removeAll(keepingCapacity: true)
      while nextPlain < plain.count, PlainEvent.person(plain[nextPlain]) == key {
        let event = plain[nextPlain]
        keys.append(
          EventKey.pack(
            day: PlainEvent.day(event), minute: noMinute,
            concept: order.concepts[PlainEvent.concept(event)]))
        nextPlain += 1
      }
      NearlySorted.sort(&keys)
      let own = eventOrder.places(of: person)
      if own.isEmpty {
        write(keys, to: &block, at: place, &remarks)
        place += keys.count
        if events.details.count > 0 {
          block.firstDetails.append(
            contentsOf: repeatElement(UInt32(block.details.count), count: keys.count))
        }
      } else {
        eventOrder.sort(own) { events.compare($0, $1) < 0 }
        place = merge(own, events, into: &block, at: place, &remarks)
      }
      block.firstEvents.append(UInt32(place))
    }
  }

  /// Writes plain events.
  private func write(
    _ keys: [UInt64], to block: inout TimelineBlock, at start: Int, _ remarks: inout Remarks
  ) {
    var place = start
    var last = UInt64.max
    for key in keys {
      block.days[place] = EventKey.day(key)
      block.concepts[place] = EventKey.concept(key)
      if key == last { remarks.duplicates += 1 }
      last = key
      place += 1
    }
  }

  /// Writes a person's events of both sorts, and gives the place after them.
  private func merge(
    _ own: Range<Int>, _ events: borrowing SortableEvents, into block: inout TimelineBlock,
    at start: Int, _ remarks: inout Remarks
  ) -> Int {
    var place = start
    var plain = 0
    var other = own.lowerBound
    var lastOther: Int?
    while plain < keys.count || other < own.upperBound {
      let isPlain: Bool
      if plain == keys.count {
        isPlain = false
      } else if other == own.upperBound {
        isPlain = true
      } else {
        // A plain event has no value and no details, and so comes before its like.
        isPlain = keys[plain] <= events.keys[eventOrder[other]]
      }
      if isPlain {
        if plain > 0, keys[plain] == keys[plain - 1] { remarks.duplicates += 1 }
        block.days[place] = EventKey.day(keys[plain])
        block.concepts[place] = EventKey.concept(keys[plain])
        plain += 1
      } else {
        let event = eventOrder[other]
        if let lastOther, events.compare(lastOther, event) == 0 { remarks.duplicates += 1 }
        lastOther = event
        events.write(event, to: &block, at: place)
        other += 1
      }
      place += 1
      if events.details.count > 0 { block.firstDetails.append(UInt32(block.details.count)) }
    }
    return place
  }

  // MARK: Intervals and facts

  private mutating func fillIntervals(
    _ block: inout TimelineBlock, _ records: borrowing RecordBucket,
    _ order: borrowing DictionaryOrder, _ remarks: inout Remarks
  ) {
    let intervals = SortableIntervals(records.intervals, records.intervalDetails, order)
    if intervals.details.count > 0 { block.firstIntervalDetails = [0] }
    for person in 0..<block.count {
      let own = intervalOrder.places(of: person)
      intervalOrder.sort(own) { intervals.compare($0, $1) < 0 }
      for place in own {
        if place > own.lowerBound,
          intervals.compare(intervalOrder[place - 1], intervalOrder[place]) == 0
        {
          remarks.duplicates += 1
        }
        intervals.append(intervalOrder[place], to: &block)
      }
      block.firstIntervals.append(UInt32(block.intervalKinds.count))
    }
  }

  private mutating func fillFacts(
    _ block: inout TimelineBlock, _ records: borrowing RecordBucket,
    _ order: borrowing DictionaryOrder, _ remarks: inout Remarks
  ) {
    var merged = PersonFacts()
    let facts = records.facts
    for person in 0..<block.count {
      merged.begin()
      for place in factOrder.places(of: person) {
        merged.take(facts[factOrder[place]], order)
      }
      if merged.finish(&block, person) { remarks.conflicts += 1 }
    }
  }
}

/// Sorting what is nearly in order.
enum NearlySorted {
  static func sort(_ keys: inout [UInt64]) {
    guard keys.count > 64 else {
      for place in keys.indices.dropFirst() {
        let key = keys[place]
        var hole = place
        while hole > 0, keys[hole - 1] > key {
          keys[hole] = keys[hole - 1]
          hole -= 1
        }
        keys[hole] = key
      }
      return
    }
    for place in 1..<keys.count where keys[place] < keys[place - 1] {
      keys.sort()
      return
    }
  }
}
