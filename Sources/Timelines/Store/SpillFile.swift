import Essentials

/// Where the records of each partition are in one spill.
struct Spill: Equatable {
  /// The file's name in the folder of the import.
  var name: String
  /// Where each partition's stretch starts, and where the last ends.
  var places: [Int]
}

/// Records that were put on disk to make room, in the form of a store's other binary files: one
/// stretch for each partition.
enum SpillFile {
  private enum Column {
    static let plain: UInt32 = 1
    static let events: UInt32 = 2
    static let eventDetails: UInt32 = 3
    static let intervals: UInt32 = 4
    static let intervalDetails: UInt32 = 5
    static let facts: UInt32 = 6
    static let textKeys: UInt32 = 7
    static let textEnds: UInt32 = 8
    static let texts: UInt32 = 9
    static let eventIdentities: UInt32 = 10
    static let intervalIdentities: UInt32 = 11
    static let most = 11
  }

  /// Writes all records to a file and forgets them.
  static func write(
    _ buckets: inout RecordBuckets, name: String, in folder: String
  ) throws(InputProblem) -> Spill {
    let file = try GrowingFile(path: folder + "/" + name, keeping: 0)
    var spill = Spill(name: name, places: [0])
    var writer = ColumnFileWriter()
    for partition in buckets.buckets.indices {
      let bucket = buckets.take(partition)
      writer.begin(columnMost: Column.most)
      writer.add(Column.plain, bucket.plain)
      writer.add(Column.events, bucket.events)
      writer.add(Column.eventDetails, bucket.eventDetails)
      writer.add(Column.eventIdentities, bucket.eventIdentities)
      writer.add(Column.intervals, bucket.intervals)
      writer.add(Column.intervalDetails, bucket.intervalDetails)
      writer.add(Column.intervalIdentities, bucket.intervalIdentities)
      writer.add(Column.facts, bucket.facts)
      writer.add(Column.textKeys, bucket.texts.keys.map(\.rawValue))
      writer.add(Column.textEnds, bucket.texts.ends)
      writer.add(Column.texts, bucket.texts.bytes)
      writer.finish(.spill, partition: partition)
      try file.append(writer.bytes)
      spill.places.append(file.length)
    }
    try file.sync()
    return spill
  }

  /// Adds what a spill holds of a partition to a bucket.
  static func read(
    _ spill: Spill, _ partition: Int, in folder: String, into bucket: inout RecordBucket
  ) throws(InputProblem) {
    let range = spill.places[partition]..<spill.places[partition + 1]
    let path = folder + "/" + spill.name
    let file = try ColumnFile(FileInMemory(reading: path, range), .spill)
    guard file.partition == partition else { throw file.problem("is not the spill it was") }
    bucket.plain.append(contentsOf: try file.elements(Column.plain, as: UInt64.self))
    let firstEvent = UInt32(bucket.events.count)
    bucket.events.append(contentsOf: try file.elements(Column.events, as: PackedEvent.self))
    for var detail in try file.elements(Column.eventDetails, as: PackedDetail.self) {
      detail.owner += firstEvent
      bucket.eventDetails.append(detail)
    }
    for var identity in try file.elements(Column.eventIdentities, as: PackedIdentity.self) {
      identity.owner += firstEvent
      bucket.eventIdentities.append(identity)
    }
    let firstInterval = UInt32(bucket.intervals.count)
    bucket.intervals.append(
      contentsOf: try file.elements(Column.intervals, as: PackedInterval.self))
    for var detail in try file.elements(Column.intervalDetails, as: PackedDetail.self) {
      detail.owner += firstInterval
      bucket.intervalDetails.append(detail)
    }
    for var identity in try file.elements(Column.intervalIdentities, as: PackedIdentity.self) {
      identity.owner += firstInterval
      bucket.intervalIdentities.append(identity)
    }
    bucket.facts.append(contentsOf: try file.elements(Column.facts, as: PackedFact.self))
    let keys = try file.elements(Column.textKeys, as: UInt64.self)
    let ends = try file.elements(Column.textEnds, as: UInt32.self)
    let bytes = try file.elements(Column.texts, as: UInt8.self)
    var start = 0
    for place in keys.indices {
      let id = UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[place])])
      bucket.texts.append(PersonKey(rawValue: keys[place]), id.span)
      start = Int(ends[place])
    }
  }
}
