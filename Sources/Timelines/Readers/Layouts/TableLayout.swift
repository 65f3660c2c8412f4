/// A table that Vigil knows: how it is recognised, and what its columns mean.
///
/// A table is known by its columns, in any order, whatever its file is called.
struct TableLayout: Sendable {
  /// What a column is for.
  enum Use: Sendable, Hashable {
    case person
    /// The day, perhaps with a time of day, of an event or the start of an interval.
    case start
    /// The same with a time of day, where midnight means that none is known.
    case startMoment
    case end
    case endMoment
    /// A code of a system; of the system that another column names where it is `nil`.
    case code(String?)
    /// A concept of OMOP.
    case concept
    case system
    case kind
    case value
    case openValue
    case organisation
    case birth
    case birthPart
    case death
    case sex
    case mother
    /// A detail of the event or interval, or of the person where there is neither.
    case detail(String, DetailColumn.Sort)
    /// A column that is known and not used.
    case unused
  }

  /// A column that a layout knows.
  struct Column: Sendable {
    /// Its names: lower case, with underscores.
    let names: [String]
    /// What it is for.
    let uses: [Use]
    /// Whether a table without it is another.
    let isNeeded: Bool
  }

  /// What is made of each row.
  enum Records: Sendable {
    case events(EventKind)
    case intervals(IntervalKind)
    case facts
    /// What a layout from outside tells of.
    case made(RecordLayout)
    /// The vocabulary of OMOP.
    case vocabulary
  }

  /// What becomes of columns that a layout does not know.
  enum Others: Sendable, Equatable {
    /// They become details of their own names.
    case details
    /// They are named in a note and left out.
    case ignored
  }

  /// The layout in words, such as "OpenSAFELY medications".
  let name: String
  /// The file's usual name, without its ending.
  let file: String
  /// What is made of each row.
  let records: Records
  /// The columns.
  let columns: [Column]
  var others = Others.ignored
  var eventKinds: [String: EventKind] = [:]
  var intervalKinds: [String: IntervalKind] = [:]
  var kindFollowsSystem = false
  var isStartNeeded = false

  /// A column that must be there.
  static func needed(_ names: String..., as uses: Use...) -> Column {
    Column(names: names, uses: uses, isNeeded: true)
  }

  /// A column that may be there.
  static func may(_ names: String..., as uses: Use...) -> Column {
    Column(names: names, uses: uses, isNeeded: false)
  }

  /// Columns that may be there and become details of their own names.
  static func details(_ sort: DetailColumn.Sort, _ names: String...) -> [Column] {
    names.map { Column(names: [$0], uses: [.detail($0, sort)], isNeeded: false) }
  }

  /// A column's name as layouts write it.
  static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "-" || $0 == "." ? "_" : $0 })
  }

  /// A column of rejects, in files of rows that were refused and mended.
  static let rejectedColumn = "rejected_because"
}
