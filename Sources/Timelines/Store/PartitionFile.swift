import Essentials

/// A partition of one part of a store, mapped and checked.
struct PartitionFile {
  private let file: ColumnFile
  /// The people, in the order of their keys.
  let people: UnsafeBufferPointer<UInt64>
  private let births: UnsafeBufferPointer<Int32>
  private let deaths: UnsafeBufferPointer<Int32>
  private let sexes: UnsafeBufferPointer<UInt8>
  private let firstFacts: UnsafeBufferPointer<UInt32>
  private let facts: MappedDetails
  private let firstEvents: UnsafeBufferPointer<UInt32>
  private let days: ColumnFile.Column?
  private let minutes: UnsafeBufferPointer<Int16>
  private let concepts: ColumnFile.Column?
  private let values: UnsafeBufferPointer<Double>
  private let valueOwners: UnsafeBufferPointer<UInt32>
  private let details: MappedDetails
  private let firstIntervals: UnsafeBufferPointer<UInt32>
  private let intervals: MappedIntervals
  private let intervalDetails: MappedDetails
  private let texts: MappedTexts
  private let conceptCount: UInt32

  /// Maps a partition's file.
  ///
  /// - Throws: `InputProblem` where it is none, is damaged or does not fit the dictionary.
  init(
    path: String, entry: StoreManifest.File, partition: Int,
    _ dictionary: borrowing TimelineDictionary
  ) throws(InputProblem) {
    file = try ColumnFile(path: path + "/" + entry.path, .partition)
    people = try file.elements(PartitionColumn.people)
    births = try file.elements(PartitionColumn.births)
    deaths = try file.elements(PartitionColumn.deaths)
    sexes = try file.elements(PartitionColumn.sexes)
    firstFacts = try file.elements(PartitionColumn.firstFacts)
    facts = try MappedDetails(file, PartitionColumn.facts)
    firstEvents = try file.elements(PartitionColumn.firstEvents)
    days = try file.find(PartitionColumn.days)
    minutes = try file.elements(PartitionColumn.minutes)
    concepts = try file.find(PartitionColumn.concepts)
    values = try file.elements(PartitionColumn.values)
    valueOwners = try file.elements(PartitionColumn.valueOwners)
    details = try MappedDetails(file, PartitionColumn.details)
    firstIntervals = try file.elements(PartitionColumn.firstIntervals)
    intervals = try MappedIntervals(file)
    intervalDetails = try MappedDetails(file, PartitionColumn.intervalDetails)
    texts = try MappedTexts(file)
    conceptCount = UInt32(dictionary.concepts.count)
    guard file.partition == partition, file.fingerprint == entry.fingerprint else {
      throw file.problem("is not the file that the store's manifest names")
    }
    try check(dictionary)
  }

  /// The number of people.
  var count: Int { people.count }
  /// The number of events.
  var eventCount: Int { days?.count ?? 0 }

  /// The ids of people whose keys are hashes.
  func personTexts() throws(InputProblem) -> [PersonKey: String] { try texts.all(file) }

  // MARK: Checking

  /// Looks at whatever would lead outside a column, so that nothing has to be looked at later.
  private func check(_ dictionary: borrowing TimelineDictionary) throws(InputProblem) {
    guard births.count == count, deaths.count == count, sexes.count == count else {
      throw file.problem("has facts of another number of people")
    }
    for place in people.indices.dropFirst() where people[place - 1] >= people[place] {
      throw file.problem("has people out of order")
    }
    try checkFirsts(firstEvents, rows: eventCount)
    try checkFirsts(firstIntervals, rows: intervals.count)
    if facts.count > 0 || !firstFacts.isEmpty { try checkFirsts(firstFacts, rows: facts.count) }
    guard concepts?.count ?? 0 == eventCount, minutes.isEmpty || minutes.count == eventCount else {
      throw file.problem("has columns of events that are not alike in length")
    }
    if valueOwners.isEmpty {
      guard values.isEmpty || values.count == eventCount else {
        throw file.problem("has another number of values than of events")
      }
    } else {
      guard values.count == valueOwners.count else {
        throw file.problem("has another number of values than of their owners")
      }
      try checkOwners(valueOwners, rows: eventCount)
    }
    try checkConcepts()
    try intervals.check(file, words: dictionary.words.count)
    try details.check(file, dictionary)
    try checkOwners(details.owners, rows: eventCount)
    try intervalDetails.check(file, dictionary)
    try checkOwners(intervalDetails.owners, rows: intervals.count)
    try facts.check(file, dictionary)
    guard details.owners.count == details.count,
      intervalDetails.owners.count == intervalDetails.count
    else { throw file.problem("has details without owners") }
  }

  private func checkFirsts(
    _ firsts: UnsafeBufferPointer<UInt32>, rows: Int
  ) throws(InputProblem) {
    guard firsts.count == count + 1, firsts[0] == 0, Int(firsts[count]) == rows else {
      throw file.problem("has rows that belong to nobody")
    }
    for place in 0..<count where firsts[place] > firsts[place + 1] {
      throw file.problem("has rows out of order")
    }
  }

  private func checkOwners(
    _ owners: UnsafeBufferPointer<UInt32>, rows: Int
  ) throws(InputProblem) {
    var last: UInt32 = 0
    for owner in owners {
      guard owner >= last, Int(owner) < rows else { throw file.problem("has owners out of order") }
      last = owner
    }
  }

  private func checkConcepts() throws(InputProblem) {
    guard let concepts, let days else { return }
    var most: UInt32 = 0
    switch concepts.width {
    case 2:
      let elements: UnsafeBufferPointer<UInt16> = file.elements(concepts)
      var greatest: UInt16 = 0
      for concept in elements { greatest = max(greatest, concept) }
      most = UInt32(greatest)
    case 4:
      let elements: UnsafeBufferPointer<UInt32> = file.elements(concepts)
      for concept in elements { most = max(most, concept) }
    default: throw file.problem("has concepts of \(concepts.width) bytes")
    }
    guard most < conceptCount else { throw file.problem("has a concept the dictionary has not") }
    guard days.width == 2 || days.width == 4,
      Int64(Int32(truncatingIfNeeded: days.base)) == days.base
    else { throw file.problem("has days of \(days.width) bytes") }
  }

  // MARK: Reading

  /// Fills a block with some people, their texts numbered as the dictionary of the whole store.
  func fill(_ block: inout TimelineBlock, _ chosen: Range<Int>, _ maps: PartMaps?) {
    block.removeAll()
    for place in chosen { block.people.append(PersonKey(rawValue: people[place])) }
    block.births.append(contentsOf: births[chosen])
    block.deaths.append(contentsOf: deaths[chosen])
    block.sexes.append(contentsOf: sexes[chosen])
    if firstFacts.isEmpty {
      block.firstFacts.append(contentsOf: repeatElement(0, count: chosen.count))
    } else {
      let own = Self.firsts(firstFacts, chosen, &block.firstFacts)
      facts.append(own, to: &block.facts, maps)
      for person in 0..<chosen.count {
        let count = Int(block.firstFacts[person + 1] - block.firstFacts[person])
        block.facts.owners.append(contentsOf: repeatElement(UInt32(person), count: count))
      }
    }
    fillEvents(&block, Self.firsts(firstEvents, chosen, &block.firstEvents), maps)
    let own = Self.firsts(firstIntervals, chosen, &block.firstIntervals)
    intervals.append(own, to: &block, maps)
    intervalDetails.append(
      ofRows: own, to: &block.intervalDetails, firsts: &block.firstIntervalDetails, maps)
  }

  private func fillEvents(
    _ block: inout TimelineBlock, _ events: Range<Int>, _ maps: PartMaps?
  ) {
    if let days, let concepts {
      fillDays(&block.days, days, events)
      fillConcepts(&block.concepts, concepts, events, maps)
    }
    if !minutes.isEmpty { block.minutes.append(contentsOf: minutes[events]) }
    if valueOwners.isEmpty {
      if !values.isEmpty { block.values.append(contentsOf: values[events]) }
    } else {
      let own = valueOwners.places(of: events)
      if !own.isEmpty {
        block.values.append(contentsOf: repeatElement(.nan, count: events.count))
        for place in own {
          block.values[Int(valueOwners[place]) - events.lowerBound] = values[place]
        }
      }
    }
    details.append(ofRows: events, to: &block.details, firsts: &block.firstDetails, maps)
  }

  private func fillDays(
    _ days: inout [Int32], _ column: ColumnFile.Column, _ events: Range<Int>
  ) {
    guard column.width == 2 else {
      let elements: UnsafeBufferPointer<Int32> = file.elements(column)
      days.append(contentsOf: elements[events])
      return
    }
    let elements: UnsafeBufferPointer<UInt16> = file.elements(column)
    let base = Int32(truncatingIfNeeded: column.base)
    let own = UnsafeBufferPointer(rebasing: elements[events])
    days.append(contentsOf: repeatElement(0, count: own.count))
    days.withUnsafeMutableBufferPointer { target in
      for place in 0..<own.count { target[place] = Int32(own[place]) &+ base }
    }
  }

  private func fillConcepts(
    _ concepts: inout [UInt32], _ column: ColumnFile.Column, _ events: Range<Int>,
    _ maps: PartMaps?
  ) {
    if column.width == 2 {
      let elements: UnsafeBufferPointer<UInt16> = file.elements(column)
      let own = UnsafeBufferPointer(rebasing: elements[events])
      concepts.append(contentsOf: repeatElement(0, count: own.count))
      concepts.withUnsafeMutableBufferPointer { target in
        for place in 0..<own.count { target[place] = UInt32(own[place]) }
      }
    } else {
      let elements: UnsafeBufferPointer<UInt32> = file.elements(column)
      concepts.append(contentsOf: elements[events])
    }
    guard let maps else { return }
    for place in concepts.indices { concepts[place] = maps.concepts[Int(concepts[place])] }
  }

  /// Adds the ends of some rows, counted from the first of them, and gives their range.
  private static func firsts(
    _ from: UnsafeBufferPointer<UInt32>, _ rows: Range<Int>, _ to: inout [UInt32]
  ) -> Range<Int> {
    let start = from[rows.lowerBound]
    for row in rows { to.append(from[row + 1] - start) }
    return Int(start)..<Int(from[rows.upperBound])
  }
}
