import Essentials

/// Shares records out among partitions by person.
struct RecordBuckets {
  /// The records of each partition.
  private(set) var buckets: [RecordBucket]

  // Scratch, kept for its memory.
  private var slots: [UInt32] = []
  private var starts: [Int] = []
  private var plain: [UInt64] = []
  private var events: [PackedEvent] = []

  init(partitionCount: Int) {
    precondition(partitionCount >= 1, "there is at least one partition")
    buckets = Array(repeating: RecordBucket(), count: partitionCount)
  }

  /// The partition of a person among so many.
  static func partition(of person: UInt64, among count: Int) -> Int {
    let mixed = PersonKey(rawValue: person).mixed
    return Int(truncatingIfNeeded: ((mixed >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }

  /// The number of bytes in use.
  var byteCount: Int { buckets.reduce(0) { $0 + $1.byteCount } }

  /// Takes the records of one partition out.
  mutating func take(_ partition: Int) -> RecordBucket {
    var bucket = RecordBucket()
    swap(&bucket, &buckets[partition])
    return bucket
  }

  /// Adds the records of a batch.
  ///
  /// - Throws: `InputProblem` where an event's day is outside the years 0 to 9999, or its minute
  ///   outside its day, which no reader hands over.
  mutating func add(_ batch: borrowing RecordBatch) throws {
    try add(batch.events)
    add(batch.intervals)
    add(batch.facts)
    add(batch.texts)
  }

  // MARK: Events

  private mutating func add(_ columns: borrowing EventColumns) throws {
    guard columns.count > 0 else { return }
    try assignSlots(columns)
    let partitions = buckets.count
    // Places in scratch: first of plain events, then of the others, partition by partition.
    var next = [Int](repeating: 0, count: 2 * partitions)
    var sum = 0
    for slot in 0..<partitions {
      next[slot] = sum
      sum += starts[slot]
    }
    let plainCount = sum
    sum = 0
    for slot in partitions..<(2 * partitions) {
      next[slot] = sum
      sum += starts[slot]
    }
    grow(plainCount, sum)
    let firsts = next
    scatter(columns, &next, firsts)
    for partition in 0..<partitions {
      let ownPlain = firsts[partition]..<next[partition]
      if !ownPlain.isEmpty { buckets[partition].plain.append(contentsOf: plain[ownPlain]) }
      let own = firsts[partitions + partition]..<next[partitions + partition]
      if !own.isEmpty { buckets[partition].events.append(contentsOf: events[own]) }
    }
  }

  /// Finds each event's slot: its partition, past all partitions where it is not plain.
  private mutating func assignSlots(_ columns: borrowing EventColumns) throws {
    let count = columns.count
    let partitions = buckets.count
    if slots.count < count {
      slots.append(contentsOf: repeatElement(0, count: count - slots.count))
    }
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: 2 * partitions))
    var fits = true
    for place in 0..<count {
      let person = columns.people[place].rawValue
      let day = columns.days[place]
      let concept = columns.concepts[place]
      let minute = columns.minutes[place]
      var slot = Self.partition(of: person, among: partitions)
      let isPlain =
        PlainEvent.fits(person: person, day: day, concept: concept) && minute == noMinute
        && columns.values[place].isNaN
      if !isPlain {
        slot += partitions
        if !EventKey.fits(day: day, minute: minute, concept: concept) { fits = false }
      }
      slots[place] = UInt32(truncatingIfNeeded: slot)
      starts[slot] &+= 1
    }
    guard fits else { throw Self.outOfRange(columns) }
    // Events with details or an identity are not plain.
    for owner in columns.details.owners { keepWhole(Int(owner)) }
    for (place, identity) in columns.identities.identities.enumerated() where identity != 0 {
      keepWhole(place)
    }
  }

  private mutating func keepWhole(_ place: Int) {
    let partitions = buckets.count
    let slot = Int(slots[place])
    guard slot < partitions else { return }
    starts[slot] &-= 1
    starts[slot + partitions] &+= 1
    slots[place] = UInt32(truncatingIfNeeded: slot + partitions)
  }

  private static func outOfRange(_ columns: borrowing EventColumns) -> InputProblem {
    for place in 0..<columns.count
    where !EventKey.fits(
      day: columns.days[place], minute: columns.minutes[place], concept: columns.concepts[place])
    {
      return InputProblem(
        file: "records", column: "event \(place + 1)",
        value: "day \(columns.days[place]), minute \(columns.minutes[place])",
        what: "is outside the years 0 to 9999 or outside the day",
        remedy: "give a date of those years, and a minute from 0 to 1499")
    }
    return InputProblem(file: "records", what: "hold an event outside the years 0 to 9999")
  }

  private mutating func grow(_ plainCount: Int, _ otherCount: Int) {
    if plain.count < plainCount {
      plain.append(contentsOf: repeatElement(0, count: plainCount - plain.count))
    }
    if events.count < otherCount {
      let filler = PackedEvent(person: 0, key: 0, value: 0)
      events.append(contentsOf: repeatElement(filler, count: otherCount - events.count))
    }
  }

  /// Writes each event to its place in scratch, and its details to its bucket.
  private mutating func scatter(
    _ columns: borrowing EventColumns, _ next: inout [Int], _ firsts: [Int]
  ) {
    let partitions = buckets.count
    var detail = 0
    for place in 0..<columns.count {
      let slot = Int(slots[place])
      let target = next[slot]
      next[slot] = target &+ 1
      let person = columns.people[place].rawValue
      if slot < partitions {
        plain[target] = PlainEvent.pack(
          person: person, day: columns.days[place], concept: columns.concepts[place])
        continue
      }
      let value = columns.values[place]
      events[target] = PackedEvent(
        person: person,
        key: EventKey.pack(
          day: columns.days[place], minute: columns.minutes[place],
          concept: columns.concepts[place]),
        // One sign for "no value", whichever a reader used.
        value: value.isNaN ? .nan : value)
      guard detail < columns.details.count || place < columns.identities.count else { continue }
      let partition = slot - partitions
      let owner = buckets[partition].events.count + target - firsts[slot]
      if let identity = PackedIdentity(columns.identities, place, owner) {
        buckets[partition].eventIdentities.append(identity)
      }
      while detail < columns.details.count, Int(columns.details.owners[detail]) == place {
        buckets[partition].eventDetails.append(PackedDetail(columns.details, detail, owner))
        detail += 1
      }
    }
  }

  // MARK: The rest

  private mutating func add(_ columns: borrowing IntervalColumns) {
    var detail = 0
    for place in 0..<columns.count {
      let person = columns.people[place].rawValue
      let partition = Self.partition(of: person, among: buckets.count)
      let owner = buckets[partition].intervals.count
      buckets[partition].intervals.append(
        PackedInterval(
          person: person, startDay: columns.startDays[place], endDay: columns.endDays[place],
          startMinute: columns.startMinutes[place], endMinute: columns.endMinutes[place],
          organisation: columns.organisations[place], kind: columns.kinds[place]))
      if let identity = PackedIdentity(columns.identities, place, owner) {
        buckets[partition].intervalIdentities.append(identity)
      }
      while detail < columns.details.count, Int(columns.details.owners[detail]) == place {
        buckets[partition].intervalDetails.append(PackedDetail(columns.details, detail, owner))
        detail += 1
      }
    }
  }

  private mutating func add(_ columns: borrowing FactColumns) {
    for place in 0..<columns.count {
      let person = columns.people[place].rawValue
      buckets[Self.partition(of: person, among: buckets.count)].facts.append(
        PackedFact(
          person: person, bits: columns.bits[place], name: columns.names[place],
          subject: columns.subjects[place], sort: columns.sorts[place]))
    }
  }

  private mutating func add(_ texts: borrowing PersonTexts) {
    for place in 0..<texts.keys.count {
      let partition = Self.partition(of: texts.keys[place].rawValue, among: buckets.count)
      buckets[partition].texts.append(texts, place)
    }
  }
}

extension PackedDetail {
  /// A detail of columns, with the owner's place in its bucket.
  init(_ columns: borrowing DetailColumns, _ place: Int, _ owner: Int) {
    bits = columns.bits[place]
    self.owner = UInt32(truncatingIfNeeded: owner)
    name = columns.names[place]
    sort = columns.sorts[place]
  }
}

extension PackedIdentity {
  /// The identity of a row, with its place in its bucket; `nil` where it has none.
  init?(_ columns: borrowing IdentityColumns, _ place: Int, _ owner: Int) {
    guard place < columns.count, columns.identities[place] != 0 else { return nil }
    identity = columns.identities[place]
    version = columns.versions[place]
    self.owner = UInt32(truncatingIfNeeded: owner)
  }
}

extension PersonTexts {
  /// The bytes of the id at a place.
  func range(_ place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
  }

  /// Adds an id of another list.
  mutating func append(_ other: borrowing PersonTexts, _ place: Int) {
    append(other.keys[place], other.bytes.span.extracting(other.range(place)))
  }
}
