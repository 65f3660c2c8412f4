/// Rows of a source that could not be read, as they were written, each with its reason.
public struct RejectedRows: Sendable {
  /// One row that was refused.
  public struct Row: Sendable {
    /// The line it starts at, counted from 1.
    public var line: Int
    /// The name of the column or the path in the resource, where one is at fault.
    public var column: String
    /// The value at fault, cut to 100 bytes.
    public var value: String
    /// What is wrong, such as "is not a date".
    public var what: String
    /// How to mend it.
    public var remedy: String
    /// The row's bytes, without its line end.
    public var bytes: [UInt8]

    /// A refused row.
    public init(
      line: Int, column: String, value: String, what: String, remedy: String, bytes: [UInt8]
    ) {
      self.line = line
      self.column = column
      self.value = value
      self.what = what
      self.remedy = remedy
      self.bytes = bytes
    }
  }

  /// The rows, in the order of the source.
  public private(set) var rows: [Row] = []
  /// Rows that hold nothing to import and are no fault, such as a type of resource not used: how
  /// many, by reason.
  public private(set) var skipped: [String: Int] = [:]
  /// What is worth knowing about rows that were stored, such as a reference to nothing: how many,
  /// by words.
  public private(set) var noted: [String: Int] = [:]
  /// The rows read, refused and skipped ones among them.
  public var seen = 0

  /// No rows.
  public init() {}

  /// Refuses a row.
  public mutating func append(_ row: Row) { rows.append(row) }

  /// Counts rows that are passed over.
  public mutating func skip(_ reason: String, count: Int = 1) {
    skipped[reason, default: 0] += count
  }

  /// Counts rows that were stored and about which something is worth knowing.
  public mutating func note(_ words: String, count: Int = 1) {
    noted[words, default: 0] += count
  }

  /// Forgets them all.
  public mutating func removeAll() {
    rows.removeAll()
    skipped.removeAll()
    noted.removeAll()
    seen = 0
  }
}
