import Essentials

/// The columns of a partition's file, by id.
///
/// Days and concepts have 2 bytes where they fit and 4 otherwise. Columns that would hold nothing
/// but "not known" are left out.
enum PartitionColumn {
  static let people: UInt32 = 1
  static let births: UInt32 = 2
  static let deaths: UInt32 = 3
  static let sexes: UInt32 = 4
  static let firstFacts: UInt32 = 5
  static let facts: UInt32 = 6
  static let firstEvents: UInt32 = 10
  static let days: UInt32 = 11
  static let minutes: UInt32 = 12
  static let concepts: UInt32 = 13
  static let values: UInt32 = 14
  /// The events that `values` belong to, where fewer than half of all have one.
  static let valueOwners: UInt32 = 15
  static let details: UInt32 = 16
  static let firstIntervals: UInt32 = 20
  static let intervalKinds: UInt32 = 21
  static let startDays: UInt32 = 22
  static let startMinutes: UInt32 = 23
  static let endDays: UInt32 = 24
  static let endMinutes: UInt32 = 25
  static let organisations: UInt32 = 26
  static let intervalDetails: UInt32 = 27
  static let textKeys: UInt32 = 31
  static let textEnds: UInt32 = 32
  static let texts: UInt32 = 33
  static let count = 40
}

/// Ids of people whose keys are hashes, sorted by key, each once.
struct SortedTexts {
  private(set) var texts = PersonTexts()

  /// The ids of a list.
  ///
  /// - Throws: `InputProblem` where two ids have one key, which would make one person of two.
  init(_ list: borrowing PersonTexts) throws(InputProblem) {
    let order = list.keys.indices.sorted { list.keys[$0] < list.keys[$1] }
    for place in order {
      guard let last = texts.keys.last, last == list.keys[place] else {
        texts.append(list, place)
        continue
      }
      let known = texts[texts.keys.count - 1]
      guard known == list[place] else {
        throw InputProblem(
          file: "records", value: list[place],
          what: "has the same number as another person's id, \(known)",
          remedy: "give one of the two another pseudonym")
      }
    }
  }
}

/// Writes a partition's timelines as the bytes of a file.
///
/// Its memory is kept for the next partition.
struct PartitionWriter {
  private(set) var file = ColumnFileWriter()
  private var narrow: [UInt16] = []

  /// Puts a partition's file together, after which `file.bytes` holds it.
  mutating func write(
    _ block: borrowing TimelineBlock, _ texts: SortedTexts, partition: Int
  ) {
    file.begin(columnMost: PartitionColumn.count)
    file.add(PartitionColumn.people, block.people.map(\.rawValue))
    file.add(PartitionColumn.births, block.births)
    file.add(PartitionColumn.deaths, block.deaths)
    file.add(PartitionColumn.sexes, block.sexes)
    if block.facts.count > 0 {
      file.add(PartitionColumn.firstFacts, block.firstFacts)
      add(block.facts, PartitionColumn.facts, withOwners: false)
    }
    file.add(PartitionColumn.firstEvents, block.firstEvents)
    addDays(block.days)
    addConcepts(block.concepts)
    if block.minutes.contains(where: { $0 != noMinute }) {
      file.add(PartitionColumn.minutes, block.minutes)
    }
    addValues(block.values)
    add(block.details, PartitionColumn.details, withOwners: true)
    file.add(PartitionColumn.firstIntervals, block.firstIntervals)
    file.add(PartitionColumn.intervalKinds, block.intervalKinds)
    file.add(PartitionColumn.startDays, block.startDays)
    file.add(PartitionColumn.endDays, block.endDays)
    if block.startMinutes.contains(where: { $0 != noMinute }) {
      file.add(PartitionColumn.startMinutes, block.startMinutes)
    }
    if block.endMinutes.contains(where: { $0 != noMinute }) {
      file.add(PartitionColumn.endMinutes, block.endMinutes)
    }
    file.add(PartitionColumn.organisations, block.organisations)
    add(block.intervalDetails, PartitionColumn.intervalDetails, withOwners: true)
    file.add(PartitionColumn.textKeys, texts.texts.keys.map(\.rawValue))
    file.add(PartitionColumn.textEnds, texts.texts.ends)
    file.add(PartitionColumn.texts, texts.texts.bytes)
    file.finish(.partition, partition: partition)
  }

  private mutating func addDays(_ days: [Int32]) {
    var (least, greatest) = (Int32.max, Int32.min)
    for day in days {
      least = min(least, day)
      greatest = max(greatest, day)
    }
    guard !days.isEmpty, Int64(greatest) - Int64(least) <= Int64(UInt16.max) else {
      file.add(PartitionColumn.days, days)
      return
    }
    narrow.removeAll(keepingCapacity: true)
    narrow.reserveCapacity(days.count)
    for day in days { narrow.append(UInt16(truncatingIfNeeded: day &- least)) }
    file.add(PartitionColumn.days, narrow, base: Int64(least))
  }

  private mutating func addConcepts(_ concepts: [UInt32]) {
    var any: UInt32 = 0
    for concept in concepts { any |= concept }
    guard any <= UInt16.max else {
      file.add(PartitionColumn.concepts, concepts)
      return
    }
    narrow.removeAll(keepingCapacity: true)
    narrow.reserveCapacity(concepts.count)
    for concept in concepts { narrow.append(UInt16(truncatingIfNeeded: concept)) }
    file.add(PartitionColumn.concepts, narrow)
  }

  private mutating func addValues(_ values: [Double]) {
    var known = 0
    for value in values where !value.isNaN { known += 1 }
    guard known * 2 < values.count else {
      file.add(PartitionColumn.values, values)
      return
    }
    var owners: [UInt32] = []
    var kept: [Double] = []
    for (place, value) in values.enumerated() where !value.isNaN {
      owners.append(UInt32(place))
      kept.append(value)
    }
    file.add(PartitionColumn.values, kept)
    file.add(PartitionColumn.valueOwners, owners)
  }

  private mutating func add(_ details: DetailColumns, _ id: UInt32, withOwners: Bool) {
    // A column of details has four ids, one for each of its parts, far from all others.
    if withOwners { file.add(id + DetailPart.owners, details.owners) }
    file.add(id + DetailPart.names, details.names)
    file.add(id + DetailPart.sorts, details.sorts)
    file.add(id + DetailPart.bits, details.bits)
  }
}

/// What is added to the id of details for each of their parts.
enum DetailPart {
  static let owners: UInt32 = 100
  static let names: UInt32 = 200
  static let sorts: UInt32 = 300
  static let bits: UInt32 = 400
}
