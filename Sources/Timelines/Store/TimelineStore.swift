public import Essentials

/// Timelines on disk, as `vigil import` leaves them.
///
/// A store has parts, one for each import, and each part the same number of partitions. Whatever is
/// read is checked against what was written; the form is described in `docs/timelines.md`.
public struct TimelineStore: TimelineSource {
  /// One part, with the way from its dictionary to that of the store.
  private struct Part: Sendable {
    var files: [StoreManifest.File]
    var dictionary: TimelineDictionary
    var maps: PartMaps?
  }

  /// The folder.
  public let path: String
  /// The concepts, words and names that the blocks number.
  public let dictionary: TimelineDictionary
  /// How many events each concept has, by its number.
  public let conceptCounts: [Int]

  let manifest: StoreManifest
  private let parts: [Part]

  /// Opens a store.
  ///
  /// - Throws: `InputProblem` where the folder is none, or its files are not as they were written.
  public init(path: String) throws(InputProblem) {
    self.path = path
    manifest = try StoreManifest(readingFrom: path)
    var parts: [Part] = []
    var counts: [[UInt64]] = []
    for part in manifest.parts {
      let file = path + "/" + part.dictionary.path
      let (dictionary, own) = try DictionaryFile.read(file)
      parts.append(Part(files: part.partitions, dictionary: dictionary))
      counts.append(own)
    }
    if parts.count == 1 {
      dictionary = parts[0].dictionary
    } else {
      dictionary = try Self.unite(&parts, path)
    }
    self.parts = parts
    var all = [Int](repeating: 0, count: dictionary.concepts.count)
    for (part, own) in zip(parts, counts) {
      for (place, count) in own.enumerated() {
        let number = part.maps.map { Int($0.concepts[place]) } ?? place
        all[number] += Int(clamping: count)
      }
    }
    conceptCounts = all
  }

  /// One dictionary of all parts, in order, with each part's way to it.
  private static func unite(
    _ parts: inout [Part], _ path: String
  ) throws(InputProblem) -> TimelineDictionary {
    var all = TimelineDictionary()
    var numbers: [PartMaps] = []
    for part in parts {
      let dictionary = part.dictionary
      var maps = PartMaps(concepts: [], words: [], names: [])
      for (place, concept) in dictionary.concepts.enumerated() {
        let display = dictionary.displays[place]
        maps.concepts.append(all.number(of: concept, display: display).rawValue)
      }
      for word in dictionary.words { maps.words.append(all.number(ofWord: word).rawValue) }
      for name in dictionary.names { maps.names.append(all.number(ofName: name).rawValue) }
      numbers.append(maps)
    }
    let order = DictionaryOrder(sorting: all)
    for (place, maps) in numbers.enumerated() {
      let sorted = PartMaps(
        concepts: maps.concepts.map { order.concepts[Int($0)] },
        words: maps.words.map { order.words[Int($0)] },
        names: maps.names.map { order.names[Int($0)] })
      // Blocks are merged in the belief that each part's order is that of the whole.
      guard isRising(sorted.concepts), isRising(sorted.words), isRising(sorted.names) else {
        throw InputProblem(
          file: path, what: "has a dictionary out of order in part \(place + 1)",
          remedy: "import the sources again into a new store")
      }
      parts[place].maps = sorted
    }
    return order.dictionary
  }

  private static func isRising(_ numbers: [some Comparable]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// A source that was imported into a store.
  public struct Source: Sendable, Equatable {
    /// The number of the part it went into.
    public let part: Int
    /// The name it had.
    public let name: String
    /// How it was read.
    public let role: String
    /// Its length on disk in bytes.
    public let length: Int
    /// The fingerprint of its bytes on disk, in hexadecimal.
    public let fingerprint: String
    /// The file of its rejects within the store; empty where there are none.
    public let rejects: String
  }

  /// The sources, in the order of import.
  public var sources: [Source] {
    manifest.parts.flatMap { part in
      part.sources.map { source in
        Source(
          part: part.number, name: source.name, role: source.role, length: source.length,
          fingerprint: StoreManifest.hex(source.fingerprint),
          rejects: source.rejects.isEmpty ? "" : "rejects/" + source.rejects)
      }
    }
  }

  /// The number of partitions.
  public var partitionCount: Int { manifest.partitionCount }

  /// Calls `body` with the people of a partition, in blocks of at most `blockSize`.
  ///
  /// - Precondition: there is such a partition, and blocks hold at least one person.
  /// - Throws: `InputProblem` where a file is not as it was written, or what `body` throws.
  public func forEachBlock(
    of partition: Int, blockSize: Int, _ body: (borrowing TimelineBlock) throws -> Void
  ) throws {
    precondition(blockSize >= 1, "a block holds at least one person")
    precondition((0..<partitionCount).contains(partition), "there is such a partition")
    var files: [PartitionFile] = []
    for part in parts { files.append(try open(part, partition)) }
    if files.count == 1 {
      var block = TimelineBlock()
      var start = 0
      while start < files[0].count {
        let end = min(start + blockSize, files[0].count)
        files[0].fill(&block, start..<end, nil)
        try body(block)
        start = end
      }
    } else {
      try forEachMerged(files, blockSize, body)
    }
  }

  /// Takes people of all parts in the order of their keys, so many different ones at a time.
  private func forEachMerged(
    _ files: [PartitionFile], _ blockSize: Int,
    _ body: (borrowing TimelineBlock) throws -> Void
  ) throws {
    var blocks = Array(repeating: TimelineBlock(), count: files.count)
    var merged = TimelineBlock()
    var starts = [Int](repeating: 0, count: files.count)
    while true {
      let ends = Self.ends(files, starts, blockSize)
      if ends == starts { return }
      for place in files.indices {
        files[place].fill(&blocks[place], starts[place]..<ends[place], parts[place].maps)
      }
      merged.merge(blocks)
      try body(merged)
      starts = ends
    }
  }

  /// Where each part's people end, so that there are at most so many different ones in all.
  private static func ends(
    _ files: [PartitionFile], _ starts: [Int], _ most: Int
  ) -> [Int] {
    var ends = starts
    for _ in 0..<most {
      var least: UInt64?
      for (place, file) in files.enumerated() where ends[place] < file.count {
        least = min(least ?? .max, file.people[ends[place]])
      }
      guard let least else { break }
      for (place, file) in files.enumerated()
      where ends[place] < file.count && file.people[ends[place]] == least {
        ends[place] += 1
      }
    }
    return ends
  }

  private func open(_ part: Part, _ partition: Int) throws(InputProblem) -> PartitionFile {
    let entry = part.files[partition]
    return try PartitionFile(path: path, entry: entry, partition: partition, part.dictionary)
  }

  /// The ids of people whose keys are hashes, among those of a partition.
  public func personTexts(of partition: Int) throws -> [PersonKey: String] {
    var texts: [PersonKey: String] = [:]
    for part in parts {
      texts.merge(try open(part, partition).personTexts()) { first, _ in first }
    }
    return texts
  }
}
