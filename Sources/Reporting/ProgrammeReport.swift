public import Essentials
public import Measures
public import Programmes

/// What a programme's measures say of an organisation, or of all together.
public struct ProgrammeReport: Sendable {
  /// The programme.
  public let programme: Programme
  /// The organisation; `nil` for all of them together.
  public let organisation: String?
  /// The first day of the periods.
  public let firstDay: Day
  /// The last day of the periods.
  public let lastDay: Day
  /// The measures that were counted, in the order of the programme.
  public let measures: [ReportedMeasure]
  /// The measures that were not.
  public let leftOut: [LeftOut]
  /// What is known of the records.
  public let records: RecordsQuality
  /// How small counts are shown.
  public let scheme: SuppressionScheme
  /// What readers must know first, such as that the data are invented; empty for nothing.
  public let mark: String

  /// The measures with somebody in them that are no gates of data quality: those to be looked at.
  public var shownMeasures: [ReportedMeasure] {
    measures.filter { $0.latest != nil && $0.definition.plan.gate == nil }
  }

  /// The gates of data quality.
  public var gates: [ReportedMeasure] { measures.filter { $0.definition.plan.gate != nil } }

  /// A measure that was not counted.
  public struct LeftOut: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// What it is called.
    public let title: String
    /// Why it was not counted.
    public let reason: String

    /// A measure that was not counted.
    public init(id: String, title: String, reason: String) {
      self.id = id
      self.title = title
      self.reason = reason
    }
  }

  /// What is known of the records that were counted.
  public struct RecordsQuality: Sendable, Hashable {
    /// Where they come from.
    public var source: String
    /// How many people, or other subjects, were looked at; `nil` for a table of counts.
    public var people: Int?
    /// The rows read; `nil` where they were imported before.
    public var rows: Int?
    /// The rows refused, by source and reason.
    public var refused: [Refused] = []

    /// Rows refused for one reason.
    public struct Refused: Sendable, Hashable {
      /// The file.
      public var file: String
      /// Why.
      public var reason: String
      /// How many.
      public var count: Int

      /// Rows refused for one reason.
      public init(file: String, reason: String, count: Int) {
        self.file = file
        self.reason = reason
        self.count = count
      }
    }

    /// Records from somewhere.
    public init(source: String, people: Int? = nil, rows: Int? = nil) {
      self.source = source
      self.people = people
      self.rows = rows
    }
  }
}
