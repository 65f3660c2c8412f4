/// Records that have been read and shared out, each partition put in order when it is asked for.
///
/// For going through once: nothing is kept of a partition that has been gone through.
struct TimelinesOnce: TimelineSource {
  let dictionary: TimelineDictionary
  private let order: DictionaryOrder
  private let buckets: [RecordBucket]
  private let spills: [Spill]
  private let folder: String

  /// What an import has read; its spills are in a folder that has to stay.
  init(_ reading: consuming ImportReading, in folder: String) {
    order = DictionaryOrder(sorting: reading.dictionary)
    dictionary = order.dictionary
    spills = reading.journal.spills
    buckets = reading.buckets.buckets
    self.folder = folder
  }

  var partitionCount: Int { buckets.count }

  func forEachBlock(
    of partition: Int, blockSize: Int, _ body: (borrowing TimelineBlock) throws -> Void
  ) throws {
    precondition(blockSize >= 1, "a block holds at least one person")
    var maker = BlockMaker()
    let all = maker.make(try bucket(partition), order).block
    var block = TimelineBlock()
    var start = 0
    while start < all.count {
      let end = min(start + blockSize, all.count)
      block.copy(start..<end, of: all)
      try body(block)
      start = end
    }
  }

  func personTexts(of partition: Int) throws -> [PersonKey: String] {
    let texts = try SortedTexts(try bucket(partition).texts).texts
    var named: [PersonKey: String] = [:]
    for place in texts.keys.indices { named[texts.keys[place]] = texts[place] }
    return named
  }

  private func bucket(_ partition: Int) throws -> RecordBucket {
    guard !spills.isEmpty else { return buckets[partition] }
    var bucket = RecordBucket()
    for spill in spills { try SpillFile.read(spill, partition, in: folder, into: &bucket) }
    bucket.append(buckets[partition])
    return bucket
  }
}
