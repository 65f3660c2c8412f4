import Essentials

/// Brings sources into a store, so that a kill at any moment costs time and nothing else.
///
/// Rows are read in pieces, shared out by person, and put on disk whenever they need more memory
/// than allowed, each time with a journal of how far the import has come. At the end every
/// partition is sorted and written. Whether and where it was interrupted leaves no trace.
public struct Importer {
  /// How to import.
  public struct Settings: Sendable {
    /// Among how many partitions people are shared out; by the size of the sources where `nil`.
    ///
    /// It is fixed when a store is made.
    public var partitionCount: Int?
    /// How many bytes of records are held in memory before they are put on disk.
    public var memoryBytes = 320 << 20
    /// How many bytes of a source are read at a time.
    public var pieceBytes = 4 << 20
    /// Whether the first row that cannot be read ends the import.
    public var isStrict = false
    /// Codelists, so that the report names codes that none of them knows.
    public var codelists: CodelistLibrary?
    /// Whether to forget an import of other sources that was interrupted.
    public var restarts = false

    /// The usual settings.
    public init() {}
  }

  /// How far an import has come.
  public struct Progress: Sendable {
    /// What is being done.
    public enum Phase: Sendable, Hashable {
      /// A source is being read.
      case reading(String)
      /// Partitions are being sorted and written.
      case sorting
    }

    /// What is being done.
    public var phase: Phase
    /// The bytes read from disk, or the partitions written.
    public var done: Int
    /// How many there are; `nil` for a pipe.
    public var total: Int?
    /// The rows read so far.
    public var rows: Int
  }

  /// Imports sources into a store, which is made where there is none.
  ///
  /// Sources that the store has already, byte for byte, are passed over. An import of the same
  /// sources that was interrupted goes on.
  ///
  /// - Parameters:
  ///   - sources: What to import, in the order that counts for what records call a code.
  ///   - path: The folder of the store.
  ///   - settings: How to import.
  ///   - progress: Told after every piece and partition; what it throws ends the import, which
  ///     can go on later.
  /// - Returns: What came of it.
  /// - Throws: `InputProblem` where a source cannot be read, the folder is no store, or the disk
  ///   is full.
  public static func run(
    _ sources: [ImportSource], into path: String, settings: Settings = Settings(),
    progress: (Progress) throws -> Void = { _ in }
  ) throws -> ImportReport {
    try run(sources, into: path, settings: settings, progress: progress) { _ in }
  }

  /// The same, telling `stage` of every step that a kill could come after.
  static func run(
    _ sources: [ImportSource], into path: String, settings: Settings,
    progress: (Progress) throws -> Void, stage: (Stage) throws -> Void
  ) throws -> ImportReport {
    var folder = try ImportFolder(path)
    var report = ImportReport()
    let fresh = try folder.unknown(among: sources, &report)
    if fresh.isEmpty { return report }
    let lock = try folder.lock()
    defer { withExtendedLifetime(lock) {} }
    var reading = try ImportReading(folder, fresh, settings)
    do {
      try reading.run(progress, stage)
    } catch let problem as RefusedRow {
      folder.discard()
      throw problem.problem
    }
    if folder.hasAll(reading.journal.sources) {
      // A pipe can be known only once it has been read.
      folder.discard()
      report.sources += reading.journal.sources.map(\.report)
      for place in report.sources.indices { report.sources[place].isKnown = true }
      return report
    }
    var writing = ImportWriting(folder, reading)
    report.sources += reading.journal.sources.map(\.report)
    return try writing.run(report, &folder, progress, stage)
  }

  /// A step of an import, after which it may be killed.
  enum Stage: Equatable {
    case piece
    case checkpoint
    case partition
    case sealed
    case named
    case done
  }

  /// A row that ends a strict import.
  struct RefusedRow: Error {
    let problem: InputProblem
  }
}
