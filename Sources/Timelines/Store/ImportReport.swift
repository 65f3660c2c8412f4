/// What came of an import.
public struct ImportReport: Sendable, Equatable {
  /// What came of one source.
  public struct Source: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// How it was read.
    public var role: String
    /// The bytes read, unpacked.
    public var bytes = 0
    /// The rows read, refused and skipped ones among them.
    public var rows = 0
    /// The rows refused, by reason.
    public var refused: [String: Int] = [:]
    /// The rows that hold nothing to import, by reason.
    public var skipped: [String: Int] = [:]
    /// What is worth knowing about rows that were stored, by words.
    public var noted: [String: Int] = [:]
    /// Whether it was in the store already and was not read.
    public var isKnown = false
    /// The file of its rejects within the store, where there are any.
    public var rejects: String?

    /// The rows refused in all.
    public var refusedCount: Int { refused.values.reduce(0, +) }
    /// The rows skipped in all.
    public var skippedCount: Int { skipped.values.reduce(0, +) }
  }

  /// How often a code stands in the records.
  public struct Code: Sendable, Equatable {
    /// The kind of record.
    public var kind: EventKind
    /// The system's short word or address.
    public var system: String
    /// The code.
    public var code: String
    /// What records call it.
    public var display: String?
    /// The number of events.
    public var count: Int
  }

  /// The sources, in the order read.
  public var sources: [Source] = []
  /// The number of the part that was added; `nil` where nothing changed.
  public var part: Int?
  /// The people of whom something was imported.
  public var people = 0
  /// The events imported.
  public var events = 0
  /// The intervals imported.
  public var intervals = 0
  /// The facts about people imported.
  public var facts = 0
  /// Events and intervals that are like another in every respect, all of which are kept.
  public var duplicates = 0
  /// Events and intervals left out because the source has a later version of the same record.
  public var repeats = 0
  /// People of whom records give several days of birth, of death or sexes.
  public var conflicts = 0
  /// The number of the day of the first event.
  public var firstDay: Int?
  /// The number of the day of the last event.
  public var lastDay: Int?
  /// The codes that stand there most often.
  public var topCodes: [Code] = []
  /// The number of different codes.
  public var codeCount = 0
  /// The most frequent codes that no codelist knows; `nil` where none was asked.
  public var unlistedCodes: [Code]?
  /// The number of different codes that no codelist knows.
  public var unlistedCount = 0

  /// An empty report.
  public init() {}

  /// The rows read.
  public var rows: Int { sources.reduce(0) { $0 + $1.rows } }
  /// The rows refused.
  public var refused: Int { sources.reduce(0) { $0 + $1.refusedCount } }
  /// The rows that hold nothing to import.
  public var skipped: Int { sources.reduce(0) { $0 + $1.skippedCount } }
}
