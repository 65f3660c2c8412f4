import Essentials

/// Timelines that are held in memory.
///
/// What they are does not depend on the order in which records come, and their dictionary is in the
/// order of a store's.
public struct MemoryTimelines: TimelineSource {
  /// The concepts, words and names that the blocks number.
  public let dictionary: TimelineDictionary
  /// Events and intervals that are like another in every respect, all of which are kept.
  public let duplicateCount: Int
  /// Events and intervals left out because there is a later version of the same record.
  public let repeatCount: Int
  /// People of whom records give several days of birth, of death or sexes.
  ///
  /// The greatest is taken.
  public let conflictCount: Int

  private let blocks: [TimelineBlock]
  private let texts: [[PersonKey: String]]

  /// The timelines of the records of some batches.
  ///
  /// - Parameters:
  ///   - batches: The records, in any order.
  ///   - dictionary: What their numbers mean.
  ///   - partitionCount: Among how many partitions people are shared out; no answer depends on it.
  /// - Throws: `InputProblem` where an event is outside the years 0 to 9999.
  public init(
    _ batches: [RecordBatch], _ dictionary: TimelineDictionary, partitionCount: Int = 1
  ) throws {
    var buckets = RecordBuckets(partitionCount: partitionCount)
    for batch in batches { try buckets.add(batch) }
    self.init(buckets, dictionary)
  }

  /// The timelines of records that have been shared out.
  init(_ buckets: consuming RecordBuckets, _ dictionary: TimelineDictionary) {
    let order = DictionaryOrder(sorting: dictionary)
    var maker = BlockMaker()
    var blocks: [TimelineBlock] = []
    var texts: [[PersonKey: String]] = []
    var remarks = BlockMaker.Remarks()
    for partition in buckets.buckets.indices {
      let bucket = buckets.take(partition)
      var own: [PersonKey: String] = [:]
      for place in bucket.texts.keys.indices { own[bucket.texts.keys[place]] = bucket.texts[place] }
      texts.append(own)
      let (block, found) = maker.make(bucket, order)
      blocks.append(block)
      remarks.duplicates += found.duplicates
      remarks.repeats += found.repeats
      remarks.conflicts += found.conflicts
    }
    self.dictionary = order.dictionary
    self.blocks = blocks
    self.texts = texts
    duplicateCount = remarks.duplicates
    repeatCount = remarks.repeats
    conflictCount = remarks.conflicts
  }

  /// The number of partitions.
  public var partitionCount: Int { blocks.count }

  /// The number of people.
  public var personCount: Int { blocks.reduce(0) { $0 + $1.count } }

  /// Calls `body` with the people of a partition, in blocks of at most `blockSize`.
  ///
  /// - Precondition: there is such a partition, and blocks hold at least one person.
  public func forEachBlock(
    of partition: Int, blockSize: Int, _ body: (borrowing TimelineBlock) throws -> Void
  ) throws {
    precondition(blockSize >= 1, "a block holds at least one person")
    var block = TimelineBlock()
    var start = 0
    while start < blocks[partition].count {
      let end = min(start + blockSize, blocks[partition].count)
      block.copy(start..<end, of: blocks[partition])
      try body(block)
      start = end
    }
  }

  /// The ids of people whose keys are hashes, among those of a partition.
  public func personTexts(of partition: Int) -> [PersonKey: String] { texts[partition] }
}
