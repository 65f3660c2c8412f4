import Essentials

/// How a published table of counts is read: long tables, a count a row, whose labels change.
public struct PublishedTable: Sendable, Hashable {
  /// Its id.
  public let id: String
  /// What it is called.
  public var title = ""
  /// Where it is published.
  public var source = ""
  /// What every row must have: the names of its columns.
  public var columns = Columns()
  /// The words of the column of levels, with what each means.
  public var levels: [String: String] = [:]
  /// The series that are made of it.
  public var series: [Series] = []

  /// The names of the columns, as files write them.
  public struct Columns: Sendable, Hashable {
    /// The period.
    public var period = ""
    /// What is counted by.
    public var dimension = ""
    /// The level of the organisation.
    public var level = ""
    /// The organisation's code.
    public var organisation = ""
    /// The organisation's name.
    public var name = ""
    /// The label of the group.
    public var label = ""
    /// What is counted, such as babies.
    public var counted = ""
    /// The count.
    public var value = ""

    /// The names that a file must have.
    var all: [String] { [period, dimension, level, organisation, name, label, counted, value] }
  }

  /// A series: which labels of which dimension are counted as what.
  public struct Series: Sendable, Hashable {
    /// Its id, which is that of the measure where there is one.
    public var id: String
    /// What it is called.
    public var title: String
    /// The dimension, with the names it has had.
    public var dimensions: [String]
    /// What is counted.
    public var counted: String
    /// The labels of the numerator.
    public var numerator: [String]
    /// The labels of the rest of the denominator.
    public var others: [String]
    /// The labels of what is not known, however they have been written.
    public var missing: [String]
    /// The share missing above which an organisation is named; `nil` for never.
    public var missingMost: Double?
  }

  /// A label without what has changed from year to year: capitals, blanks around signs.
  static func plain(_ label: String) -> String {
    String(label.lowercased().filter { !$0.isWhitespace })
  }
}

/// A row of a series made of a published table.
public struct PublishedCount: Sendable, Hashable {
  /// The series.
  public var series: String
  /// The level of the organisation, such as `nation` or `provider`.
  public var level: String
  /// The organisation's code.
  public var organisation: String
  /// The organisation's name.
  public var name: String
  /// The period as published.
  public var period: String
  /// How many have what is measured.
  public var numerator = 0
  /// Of how many it is known.
  public var denominator = 0
  /// Of how many it is not known.
  public var missing = 0

  /// The share; `nil` where nothing is known.
  public var rate: Double? {
    denominator > 0 ? Double(numerator) / Double(denominator) : nil
  }

  /// The share that is not known, of all.
  public var missingShare: Double? {
    denominator + missing > 0 ? Double(missing) / Double(denominator + missing) : nil
  }
}
