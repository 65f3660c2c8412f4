/// Where timelines come from: partitions that can be read apart, in blocks.
///
/// No person is in two partitions. What the partitions are depends on the source alone, so that
/// answers do not depend on who reads them.
public protocol TimelineSource: Sendable {
  /// The concepts, words and names that the blocks number.
  var dictionary: TimelineDictionary { get }
  /// The number of partitions.
  var partitionCount: Int { get }

  /// Calls `body` with the people of a partition, in blocks of at most `blockSize`.
  func forEachBlock(
    of partition: Int, blockSize: Int, _ body: (borrowing TimelineBlock) throws -> Void
  ) throws

  /// The ids of people whose keys are hashes, among those of a partition.
  func personTexts(of partition: Int) throws -> [PersonKey: String]
}
