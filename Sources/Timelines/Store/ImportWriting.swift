import Essentials

/// The second half of an import: sorting partitions and writing them.
struct ImportWriting {
  private let folder: ImportFolder
  private let order: DictionaryOrder
  private let reading: ImportReading
  private var buckets: RecordBuckets
  private var maker = BlockMaker()
  private var writer = PartitionWriter()
  private var counts: [UInt64]

  init(_ folder: ImportFolder, _ reading: consuming ImportReading) {
    self.folder = folder
    order = DictionaryOrder(sorting: reading.dictionary)
    counts = Array(repeating: 0, count: order.dictionary.concepts.count)
    buckets = reading.buckets
    // Held once, so that a partition's memory is free as soon as it is written.
    reading.buckets = RecordBuckets(partitionCount: 1)
    self.reading = reading
  }

  private var partPath: String { folder.workPath + "/part" }

  /// Writes the part and makes it one of the store's.
  mutating func run(
    _ start: ImportReport, _ target: inout ImportFolder,
    _ progress: (Importer.Progress) throws -> Void, _ stage: (Importer.Stage) throws -> Void
  ) throws -> ImportReport {
    var report = start
    StoreDisk.remove(partPath)
    try StoreDisk.makeFolder(partPath)
    let journal = reading.journal
    var partitions: [StoreManifest.File] = []
    for partition in 0..<journal.partitionCount {
      partitions.append(try write(partition, &report))
      try progress(
        Importer.Progress(
          phase: .sorting, done: partition + 1, total: journal.partitionCount, rows: report.rows))
      try stage(.partition)
    }
    report.part = journal.part
    addCodes(to: &report)
    let dictionary = try write(
      DictionaryFile.bytes(order.dictionary, counts: counts), to: "dictionary")
    try write(Array(report.json.text.utf8), to: "report.json")
    try StoreDisk.sync(filesIn: partPath)
    let part = StoreManifest.Part(
      number: journal.part,
      counts: [report.people, report.events, report.intervals, report.facts],
      dictionary: dictionary, partitions: partitions, sources: manifestSources(journal))
    try folder.seal(journal.part)
    try stage(.sealed)
    try target.add(part, partitionCount: journal.partitionCount, stage)
    return report
  }

  private func manifestSources(_ journal: ImportJournal) -> [StoreManifest.Source] {
    zip(journal.sources, reading.rejectNames).map { source, rejects in
      StoreManifest.Source(
        role: source.role, fingerprint: source.fingerprint, length: source.length,
        name: source.name, rejects: source.rejectBytes > 0 ? rejects : "")
    }
  }

  /// Sorts and writes one partition.
  private mutating func write(
    _ partition: Int, _ report: inout ImportReport
  ) throws -> StoreManifest.File {
    var bucket = RecordBucket()
    for spill in reading.journal.spills {
      try SpillFile.read(spill, partition, in: folder.workPath, into: &bucket)
    }
    let rest = buckets.take(partition)
    bucket.append(rest)
    let texts = try SortedTexts(bucket.texts)
    report.facts += bucket.facts.count
    let (block, remarks) = maker.make(bucket, order)
    report.people += block.count
    report.events += block.days.count
    report.intervals += block.intervalKinds.count
    report.duplicates += remarks.duplicates
    report.repeats += remarks.repeats
    report.conflicts += remarks.conflicts
    for concept in block.concepts { counts[Int(concept)] += 1 }
    if let (first, last) = Self.range(block.days) {
      report.firstDay = min(report.firstDay ?? Int(first), Int(first))
      report.lastDay = max(report.lastDay ?? Int(last), Int(last))
    }
    writer.write(block, texts, partition: partition)
    let digits = String(partition)
    let name = "people-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let path = partPath + "/" + name
    let file = try GrowingFile(path: path, keeping: 0)
    try file.append(writer.file.bytes)
    return entry(name, writer.file.bytes.count, writer.file.fingerprint)
  }

  @discardableResult
  private func write(_ bytes: [UInt8], to name: String) throws(InputProblem) -> StoreManifest.File {
    let file = try GrowingFile(path: partPath + "/" + name, keeping: 0)
    try file.append(bytes)
    // The fingerprint that the header holds.
    let fingerprint =
      bytes.count < 64
      ? 0
      : bytes.span.bytes.unsafeLoadUnaligned(
        fromByteOffset: 32, as: UInt64.self)
    return entry(name, bytes.count, fingerprint)
  }

  private func entry(_ name: String, _ length: Int, _ fingerprint: UInt64) -> StoreManifest.File {
    let folder = StoreManifest.Part.folder(reading.journal.part)
    return StoreManifest.File(
      path: folder + "/" + name, length: length, fingerprint: fingerprint)
  }

  private static func range(_ days: [Int32]) -> (Int32, Int32)? {
    guard var first = days.first else { return nil }
    var last = first
    for day in days {
      first = min(first, day)
      last = max(last, day)
    }
    return (first, last)
  }

  private func addCodes(to report: inout ImportReport) {
    let counts = counts.map { Int(clamping: $0) }
    let codes = CodeFrequency.all(order.dictionary, counts)
    report.codeCount = codes.count
    report.topCodes = Array(codes.prefix(20))
    guard let library = reading.settings.codelists else { return }
    let unlisted = CodeFrequency.unlisted(order.dictionary, counts, in: library)
    report.unlistedCount = unlisted.count
    report.unlistedCodes = Array(unlisted.prefix(20))
  }
}

extension RecordBucket {
  /// Adds the records of another.
  mutating func append(_ other: RecordBucket) {
    if plain.isEmpty && events.isEmpty && intervals.isEmpty && facts.isEmpty
      && texts.keys.isEmpty
    {
      self = other
      return
    }
    plain += other.plain
    let firstEvent = UInt32(events.count)
    events += other.events
    for var detail in other.eventDetails {
      detail.owner += firstEvent
      eventDetails.append(detail)
    }
    for var identity in other.eventIdentities {
      identity.owner += firstEvent
      eventIdentities.append(identity)
    }
    let firstInterval = UInt32(intervals.count)
    intervals += other.intervals
    for var detail in other.intervalDetails {
      detail.owner += firstInterval
      intervalDetails.append(detail)
    }
    for var identity in other.intervalIdentities {
      identity.owner += firstInterval
      intervalIdentities.append(identity)
    }
    facts += other.facts
    for place in other.texts.keys.indices { texts.append(other.texts, place) }
  }
}
