/// The timelines of some people, in columns: what an evaluator reads.
///
/// People are in the order of their keys. The events of one person are in the order of time: day,
/// then minute (those without a time of day first), then concept, value and details, so that the
/// order of arrival leaves no trace. Intervals are in the order of kind, start, end and
/// organisation. A block is filled again for the next people, so that its memory is used over and
/// over.
public struct TimelineBlock: Sendable {
  /// The people.
  public var people: [PersonKey] = []
  /// Their days of birth, or `noDay`.
  public var births: [Int32] = []
  /// Their days of death, or `noDay`.
  public var deaths: [Int32] = []
  /// `RecordedSex.rawValue` of each.
  public var sexes: [UInt8] = []
  /// Other facts; owners are places of people.
  public var facts = DetailColumns()
  /// The place of each person's first fact; one more than there are people.
  public var firstFacts: [UInt32] = [0]

  /// The place of each person's first event; one more than there are people.
  public var firstEvents: [UInt32] = [0]
  /// The number of each event's day in London.
  public var days: [Int32] = []
  /// The real minutes since that day began, or `noMinute`; empty where no event has a time of day.
  public var minutes: [Int16] = []
  /// What each event is.
  public var concepts: [UInt32] = []
  /// The number each event has, or NaN; empty where none has one.
  public var values: [Double] = []
  /// Details of events; owners are places of events.
  public var details = DetailColumns()
  /// The place of each event's first detail, one more than there are events; empty without details.
  public var firstDetails: [UInt32] = []

  /// The place of each person's first interval; one more than there are people.
  public var firstIntervals: [UInt32] = [0]
  /// `IntervalKind.rawValue` of each.
  public var intervalKinds: [UInt8] = []
  /// The first day of each, or `noDay`.
  public var startDays: [Int32] = []
  /// The minutes since that day began, or `noMinute`.
  public var startMinutes: [Int16] = []
  /// The last day of each, or `noDay`.
  public var endDays: [Int32] = []
  /// The minutes since that day began, or `noMinute`.
  public var endMinutes: [Int16] = []
  /// The organisation of each among the words, or `UInt32.max`.
  public var organisations: [UInt32] = []
  /// Details of intervals; owners are places of intervals.
  public var intervalDetails = DetailColumns()
  /// The place of each interval's first detail, one more than there are; empty without details.
  public var firstIntervalDetails: [UInt32] = []

  /// An empty block.
  public init() {}

  /// The number of people.
  public var count: Int { people.count }

  /// The places of a person's events.
  @inlinable
  public func events(of person: Int) -> Range<Int> {
    Int(firstEvents[person])..<Int(firstEvents[person + 1])
  }

  /// The places of a person's intervals.
  @inlinable
  public func intervals(of person: Int) -> Range<Int> {
    Int(firstIntervals[person])..<Int(firstIntervals[person + 1])
  }

  /// The places of a person's facts.
  @inlinable
  public func facts(of person: Int) -> Range<Int> {
    Int(firstFacts[person])..<Int(firstFacts[person + 1])
  }

  /// The places of an event's details.
  @inlinable
  public func details(of event: Int) -> Range<Int> {
    firstDetails.isEmpty ? 0..<0 : Int(firstDetails[event])..<Int(firstDetails[event + 1])
  }

  /// The places of an interval's details.
  @inlinable
  public func details(ofInterval interval: Int) -> Range<Int> {
    firstIntervalDetails.isEmpty
      ? 0..<0 : Int(firstIntervalDetails[interval])..<Int(firstIntervalDetails[interval + 1])
  }
}
