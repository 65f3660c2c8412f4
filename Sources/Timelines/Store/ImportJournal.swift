import Essentials

/// How far an import has come, so that one that was killed goes on.
///
/// It is written whenever records are put on disk, in one step, after all it names is safe there.
struct ImportJournal: Equatable {
  static let name = "journal"

  /// The number of the part that is being made.
  var part: Int
  var partitionCount: Int
  /// The sources: role, length on disk (-1 for a pipe) and name.
  var sources: [Source]
  /// Which source is being read.
  var current = 0
  /// How many of its unpacked bytes were used.
  var used = 0
  /// The line at which its next row starts.
  var line = 1
  /// How many of its unpacked bytes had been read ahead, with the fingerprint of those on disk.
  var ahead = 0
  var aheadFingerprint: UInt64 = 0
  /// The records put on disk.
  var spills: [Spill] = []

  /// A source and what was read of it.
  struct Source: Equatable {
    var role: String
    var length: Int
    var name: String
    var fingerprint: UInt64 = 0
    var report: ImportReport.Source
    /// The length of its files of rejects and of their reasons.
    var rejectBytes = 0
    var reasonBytes = 0
    /// The lines in the file of rejects.
    var rejectLines = 0
  }

  /// Whether these are the sources of an import.
  func isOf(_ other: [ImportSource]) -> Bool {
    sources.count == other.count
      && zip(sources, other).allSatisfy {
        $0.role == $1.role && $0.name == $1.name && $0.length == $1.length ?? -1
      }
  }

  // MARK: Text

  /// The text of the journal.
  var text: String {
    var lines = [
      "vigil-import\t1", "part\t\(part)", "partitions\t\(partitionCount)",
      "place\t\(current)\t\(used)\t\(line)\t\(ahead)\t\(StoreManifest.hex(aheadFingerprint))",
    ]
    for source in sources {
      let name = StoreManifest.escaped(source.name)
      lines.append(
        "source\t\(StoreManifest.escaped(source.role))\t\(source.length)\t\(name)"
          + "\t\(StoreManifest.hex(source.fingerprint))\t\(source.report.bytes)"
          + "\t\(source.report.rows)\t\(source.rejectBytes)\t\(source.reasonBytes)"
          + "\t\(source.rejectLines)")
      for (reason, count) in source.report.refused.sorted(by: { $0.key < $1.key }) {
        lines.append("refused\t\(count)\t\(StoreManifest.escaped(reason))")
      }
      for (reason, count) in source.report.skipped.sorted(by: { $0.key < $1.key }) {
        lines.append("skipped\t\(count)\t\(StoreManifest.escaped(reason))")
      }
      for (words, count) in source.report.noted.sorted(by: { $0.key < $1.key }) {
        lines.append("noted\t\(count)\t\(StoreManifest.escaped(words))")
      }
    }
    for spill in spills {
      let places = spill.places.map(String.init).joined(separator: "\t")
      lines.append("spill\t\(spill.name)\t\(places)")
    }
    return StoreManifest.sealed(lines)
  }

  init(part: Int, partitionCount: Int, sources: [ImportSource]) {
    self.part = part
    self.partitionCount = partitionCount
    self.sources = sources.map {
      Source(
        role: $0.role, length: $0.length ?? -1, name: $0.name,
        report: ImportReport.Source(name: $0.name, role: $0.role))
    }
  }

  /// Reads a journal; `nil` where it is not one, so that the import starts from the beginning.
  init?(_ bytes: [UInt8]) {
    guard let lines = StoreManifest.unsealed(bytes), lines.first == "vigil-import\t1" else {
      return nil
    }
    self.init(part: 0, partitionCount: 0, sources: [])
    for line in lines.dropFirst() {
      let words = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard take(words) else { return nil }
    }
    guard partitionCount > 0, part > 0, current <= sources.count,
      spills.allSatisfy({ $0.places.count == partitionCount + 1 })
    else { return nil }
  }

  private mutating func take(_ words: [Substring]) -> Bool {
    let numbers = words.map { Int($0) ?? -1 }
    switch (words[0], words.count) {
    case ("part", 2): part = numbers[1]
    case ("partitions", 2): partitionCount = numbers[1]
    case ("place", 6):
      (current, used, line, ahead) = (numbers[1], numbers[2], numbers[3], numbers[4])
      guard let fingerprint = UInt64(words[5], radix: 16) else { return false }
      aheadFingerprint = fingerprint
    case ("source", 10):
      let name = StoreManifest.unescaped(words[3])
      let role = StoreManifest.unescaped(words[1])
      guard let fingerprint = UInt64(words[4], radix: 16) else { return false }
      var report = ImportReport.Source(name: name, role: role)
      report.bytes = numbers[5]
      report.rows = numbers[6]
      sources.append(
        Source(
          role: role, length: numbers[2], name: name, fingerprint: fingerprint, report: report,
          rejectBytes: numbers[7], reasonBytes: numbers[8], rejectLines: numbers[9]))
    case ("refused", 3), ("skipped", 3), ("noted", 3):
      guard !sources.isEmpty else { return false }
      let reason = StoreManifest.unescaped(words[2])
      let last = sources.count - 1
      switch words[0] {
      case "refused": sources[last].report.refused[reason] = numbers[1]
      case "skipped": sources[last].report.skipped[reason] = numbers[1]
      default: sources[last].report.noted[reason] = numbers[1]
      }
    case ("spill", 3...):
      spills.append(Spill(name: String(words[1]), places: numbers.dropFirst(2).map { $0 }))
    default: return false
    }
    return true
  }
}
