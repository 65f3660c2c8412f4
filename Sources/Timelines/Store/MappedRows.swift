import Essentials

/// How the texts of one part are numbered in the dictionary of the whole store.
struct PartMaps: Sendable {
  /// The number of each concept.
  var concepts: [UInt32]
  /// The number of each word.
  var words: [UInt32]
  /// The number of each name.
  var names: [UInt16]

  /// The content of a detail, its word numbered anew.
  func bits(_ bits: UInt64, _ sort: UInt8) -> UInt64 {
    sort == DetailValue.wordSort ? UInt64(words[Int(bits)]) : bits
  }
}

/// Details in a mapped file.
struct MappedDetails {
  /// The rows they belong to, in order; facts have none.
  let owners: UnsafeBufferPointer<UInt32>
  private let names: UnsafeBufferPointer<UInt16>
  private let sorts: UnsafeBufferPointer<UInt8>
  private let bits: UnsafeBufferPointer<UInt64>

  init(_ file: ColumnFile, _ id: UInt32) throws(InputProblem) {
    owners = try file.elements(id + DetailPart.owners)
    names = try file.elements(id + DetailPart.names)
    sorts = try file.elements(id + DetailPart.sorts)
    bits = try file.elements(id + DetailPart.bits)
  }

  var count: Int { names.count }

  /// Looks at every name, sort and word.
  func check(
    _ file: ColumnFile, _ dictionary: borrowing TimelineDictionary
  ) throws(InputProblem) {
    guard sorts.count == count, bits.count == count else {
      throw file.problem("has columns of details that are not alike in length")
    }
    for place in 0..<count {
      let isKnown =
        Int(names[place]) < dictionary.names.count && sorts[place] <= DetailValue.greatestSort
        && (sorts[place] != DetailValue.wordSort || bits[place] < UInt64(dictionary.words.count))
      guard isKnown else { throw file.problem("has a detail the dictionary has not") }
    }
  }

  /// Adds the names, sorts and contents of some details.
  func append(_ places: Range<Int>, to columns: inout DetailColumns, _ maps: PartMaps?) {
    columns.sorts.append(contentsOf: sorts[places])
    guard let maps else {
      columns.names.append(contentsOf: names[places])
      columns.bits.append(contentsOf: bits[places])
      return
    }
    for place in places {
      columns.names.append(maps.names[Int(names[place])])
      columns.bits.append(maps.bits(bits[place], sorts[place]))
    }
  }

  /// Adds the details of some rows, with owners counted from the first, and each row's first.
  func append(
    ofRows rows: Range<Int>, to columns: inout DetailColumns, firsts: inout [UInt32],
    _ maps: PartMaps?
  ) {
    guard count > 0 else { return }
    let own = owners.places(of: rows)
    if own.isEmpty { return }
    append(own, to: &columns, maps)
    firsts.append(0)
    var place = own.lowerBound
    for row in rows {
      while place < own.upperBound, Int(owners[place]) == row {
        columns.owners.append(UInt32(row - rows.lowerBound))
        place += 1
      }
      firsts.append(UInt32(place - own.lowerBound))
    }
  }
}

extension UnsafeBufferPointer<UInt32> {
  /// The places of sorted numbers that lie in a range.
  func places(of rows: Range<Int>) -> Range<Int> {
    let start = first(notBelow: rows.lowerBound)
    return start..<Swift.max(start, first(notBelow: rows.upperBound))
  }

  private func first(notBelow number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Intervals in a mapped file.
struct MappedIntervals {
  private let kinds: UnsafeBufferPointer<UInt8>
  private let startDays: UnsafeBufferPointer<Int32>
  private let startMinutes: UnsafeBufferPointer<Int16>
  private let endDays: UnsafeBufferPointer<Int32>
  private let endMinutes: UnsafeBufferPointer<Int16>
  private let organisations: UnsafeBufferPointer<UInt32>

  init(_ file: ColumnFile) throws(InputProblem) {
    kinds = try file.elements(PartitionColumn.intervalKinds)
    startDays = try file.elements(PartitionColumn.startDays)
    startMinutes = try file.elements(PartitionColumn.startMinutes)
    endDays = try file.elements(PartitionColumn.endDays)
    endMinutes = try file.elements(PartitionColumn.endMinutes)
    organisations = try file.elements(PartitionColumn.organisations)
  }

  var count: Int { kinds.count }

  /// Looks at lengths and organisations.
  func check(_ file: ColumnFile, words: Int) throws(InputProblem) {
    guard startDays.count == count, endDays.count == count, organisations.count == count,
      startMinutes.isEmpty || startMinutes.count == count,
      endMinutes.isEmpty || endMinutes.count == count
    else { throw file.problem("has columns of intervals that are not alike in length") }
    for organisation in organisations where organisation != .max && Int(organisation) >= words {
      throw file.problem("has an organisation the dictionary has not")
    }
  }

  /// Adds some intervals to a block.
  func append(_ places: Range<Int>, to block: inout TimelineBlock, _ maps: PartMaps?) {
    block.intervalKinds.append(contentsOf: kinds[places])
    block.startDays.append(contentsOf: startDays[places])
    block.endDays.append(contentsOf: endDays[places])
    Self.append(startMinutes, places, to: &block.startMinutes)
    Self.append(endMinutes, places, to: &block.endMinutes)
    guard let maps else {
      block.organisations.append(contentsOf: organisations[places])
      return
    }
    for place in places {
      let organisation = organisations[place]
      block.organisations.append(
        organisation == .max ? .max : maps.words[Int(organisation)])
    }
  }

  private static func append(
    _ minutes: UnsafeBufferPointer<Int16>, _ places: Range<Int>, to target: inout [Int16]
  ) {
    if minutes.isEmpty {
      target.append(contentsOf: repeatElement(noMinute, count: places.count))
    } else {
      target.append(contentsOf: minutes[places])
    }
  }
}

/// Ids of people in a mapped file.
struct MappedTexts {
  private let keys: UnsafeBufferPointer<UInt64>
  private let ends: UnsafeBufferPointer<UInt32>
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ file: ColumnFile) throws(InputProblem) {
    keys = try file.elements(PartitionColumn.textKeys)
    ends = try file.elements(PartitionColumn.textEnds)
    bytes = try file.elements(PartitionColumn.texts)
    guard keys.count == ends.count else { throw file.problem("has ids without people") }
  }

  /// All of them.
  func all(_ file: ColumnFile) throws(InputProblem) -> [PersonKey: String] {
    var all: [PersonKey: String] = [:]
    all.reserveCapacity(keys.count)
    var start = 0
    for place in keys.indices {
      let end = Int(ends[place])
      guard start <= end, end <= bytes.count else { throw file.problem("has ids out of order") }
      all[PersonKey(rawValue: keys[place])] = String(decoding: bytes[start..<end], as: UTF8.self)
      start = end
    }
    return all
  }
}

extension DetailValue {
  /// The greatest sort there is in columns.
  static var greatestSort: UInt8 { 4 }
}
