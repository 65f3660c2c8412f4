/// How the rows of a table become records and facts, told from outside.
///
/// A table is known by its columns, in any order; see `docs/record-layouts.md`. In `makes` columns
/// are named by their place in `columns`.
public struct RecordLayout: Sendable, Hashable {
  /// Its name in reports, such as `babies`.
  public var id: String
  /// What its rows are, in words.
  public var title: String
  /// The file's usual name without its ending, by which ties are broken; may be empty.
  public var file: String
  /// The columns it knows.
  public var columns: [Column]
  /// What is made of each row.
  public var makes: [Make]
  /// Whether columns that it does not know become details, of those makes that take them.
  public var keepsOthers: Bool

  /// A layout.
  public init(
    id: String, title: String = "", file: String = "", columns: [Column] = [],
    makes: [Make] = [], keepsOthers: Bool = false
  ) {
    self.id = id
    self.title = title
    self.file = file
    self.columns = columns
    self.makes = makes
    self.keepsOthers = keepsOthers
  }

  /// What the cells of a column hold.
  public enum Sort: String, Sendable, Hashable, CaseIterable {
    /// Somebody's id, or that of a ward, a site or another unit of which records are kept.
    case person
    /// A day, or a day with a time.
    case time
    /// A word, kept as it is.
    case word
    /// A number.
    case number
    /// A number, a day, a time or else a word, whichever it reads as.
    case open
  }

  /// A column of the table.
  public struct Column: Sendable, Hashable {
    /// Its names as `plainName` writes them; the first is that of its detail.
    public var names: [String]
    /// What its cells hold.
    public var sort: Sort
    /// Whether a table without it is another.
    public var isNeeded: Bool
    /// Whether dates stand as 31/01/2024, for a column of times.
    public var isDayFirst: Bool

    /// A column.
    public init(_ names: [String], _ sort: Sort, isNeeded: Bool = false, isDayFirst: Bool = false) {
      self.names = names
      self.sort = sort
      self.isNeeded = isNeeded
      self.isDayFirst = isDayFirst
    }
  }

  /// Whose a record is.
  public enum Person: Sendable, Hashable {
    /// The one whose id a column holds.
    case column(Int)
    /// The one whom another table, of the layout `layout`, names beside the same key.
    case lookup(Int, layout: String, key: String, person: String)
  }

  /// A value with the name it gets.
  public struct Detail: Sendable, Hashable {
    /// The column.
    public var column: Int
    /// The name of the detail or fact.
    public var name: String

    /// A detail.
    public init(_ column: Int, _ name: String) {
      self.column = column
      self.name = name
    }
  }

  /// One record, or some facts, of each row.
  public struct Make: Sendable, Hashable {
    /// The kind of the record; `nil` where there are facts alone.
    public var kind: IntervalKind?
    /// The record's own name, which goes into its detail `record`; for the kind `other`.
    public var record: String?
    /// Whose it is: the first of these that is there.
    public var people: [Person] = []
    /// When it begins: the first of these that is not blank.
    public var from: [Int] = []
    /// When it ends.
    public var to: [Int] = []
    /// Where it was.
    public var organisation: [Int] = []
    /// Whether a record that ends before it starts is kept, as one that ends where it starts and
    /// has the detail `end_before_start`; otherwise its row is refused.
    public var flagsEndBeforeStart = false
    /// Details of the record.
    public var details: [Detail] = []
    /// Facts about the person besides the next four.
    public var facts: [Detail] = []
    /// The day of birth.
    public var birth: Int?
    /// The day of death.
    public var death: Int?
    /// The recorded sex.
    public var sex: Int?
    /// The mother.
    public var mother: Int?
    /// Whether columns that the layout does not know go into it.
    public var takesOthers = false

    /// Nothing yet.
    public init() {}
  }

  /// A column's name as layouts compare it: small letters, and `_` for blank, hyphen, full stop.
  public static func plainName(_ name: String) -> String { TableLayout.plain(name) }
}

extension TableLayout {
  /// A layout that was told from outside.
  init(_ layout: RecordLayout) {
    self.init(
      name: layout.id, file: layout.file, records: .made(layout),
      columns: layout.columns.map {
        Column(names: $0.names, uses: [.unused], isNeeded: $0.isNeeded)
      }, others: layout.keepsOthers ? .details : .ignored)
  }
}
