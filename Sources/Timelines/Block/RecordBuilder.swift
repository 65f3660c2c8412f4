public import Essentials

/// Records written one by one in Swift: example people of definitions, and tests.
///
///     var records = RecordBuilder()
///     records.birth("1", day)
///     records.event("1", .prescription, "dmd", "13016911000001108", on: day)
///     let timelines = try records.timelines()
public struct RecordBuilder: Sendable {
  /// What a named detail says, in words.
  public enum Content: Sendable, Hashable {
    /// A number; never NaN.
    case number(Double)
    /// A word or code.
    case word(String)
    /// A day.
    case day(Day)
    /// A moment.
    case minute(Minute)
    /// Somebody else, by id.
    case person(String)
  }

  /// The records so far.
  public private(set) var batch = RecordBatch()
  /// What their numbers mean.
  public private(set) var dictionary = TimelineDictionary()

  /// No records.
  public init() {}

  /// Says that a person exists.
  public mutating func presence(_ id: String) { batch.facts.presence(person(id)) }

  /// Says when a person was born.
  public mutating func birth(_ id: String, _ day: Day) { batch.facts.birth(person(id), day) }

  /// Says when a person died.
  public mutating func death(_ id: String, _ day: Day) { batch.facts.death(person(id), day) }

  /// Says which sex is recorded.
  public mutating func sex(_ id: String, _ sex: RecordedSex) { batch.facts.sex(person(id), sex) }

  /// Says something else about a person by name.
  public mutating func fact(_ id: String, _ name: String, _ content: Content) {
    batch.facts.detail(person(id), dictionary.number(ofName: name), detail(content))
  }

  /// Adds an event with one code, on a day.
  ///
  /// - Parameters:
  ///   - id: The person's id.
  ///   - kind: What sort of record it is.
  ///   - system: The code's system, such as `snomed`.
  ///   - code: The code.
  ///   - day: When it was.
  ///   - value: Its number, where it has one.
  ///   - details: What else is known of it, by name.
  public mutating func event(
    _ id: String, _ kind: EventKind, _ system: String, _ code: String, on day: Day,
    value: Double? = nil, details: KeyValuePairs<String, Content> = [:]
  ) {
    let concept = Concept(kind: kind, codings: [Coding(system: system, code: code)])
    event(id, concept, on: day, minute: noMinute, value: value, details: details)
  }

  /// Adds an event with one code, at a moment.
  ///
  /// - Parameters:
  ///   - id: The person's id.
  ///   - kind: What sort of record it is.
  ///   - system: The code's system, such as `snomed`.
  ///   - code: The code.
  ///   - moment: When it was.
  ///   - value: Its number, where it has one.
  ///   - details: What else is known of it, by name.
  public mutating func event(
    _ id: String, _ kind: EventKind, _ system: String, _ code: String, at moment: Minute,
    value: Double? = nil, details: KeyValuePairs<String, Content> = [:]
  ) {
    let concept = Concept(kind: kind, codings: [Coding(system: system, code: code)])
    event(
      id, concept, on: moment.day, minute: Int16(truncatingIfNeeded: moment.minutesIntoDay),
      value: value, details: details)
  }

  /// Adds an event of any concept.
  ///
  /// - Parameters:
  ///   - id: The person's id.
  ///   - concept: What it is about.
  ///   - day: When it was.
  ///   - minute: The real minutes since that day began, or `noMinute`.
  ///   - value: Its number, where it has one.
  ///   - details: What else is known of it, by name.
  public mutating func event(
    _ id: String, _ concept: Concept, on day: Day, minute: Int16 = noMinute,
    value: Double? = nil, details: KeyValuePairs<String, Content> = [:]
  ) {
    batch.events.append(
      person(id), day: day, minute: minute, concept: dictionary.number(of: concept),
      value: value ?? .nan)
    for (name, content) in details {
      batch.events.detail(dictionary.number(ofName: name), detail(content))
    }
  }

  /// Adds an interval; an end that is left out is open.
  ///
  /// - Parameters:
  ///   - id: The person's id.
  ///   - kind: What sort it is.
  ///   - start: Its first day, where known.
  ///   - startMinute: The real minutes since that day began, or `noMinute`.
  ///   - end: Its last day, where it has ended.
  ///   - endMinute: The real minutes since that day began, or `noMinute`.
  ///   - organisation: Where it was.
  ///   - details: What else is known of it, by name.
  public mutating func interval(
    _ id: String, _ kind: IntervalKind, from start: Day?, startMinute: Int16 = noMinute,
    to end: Day? = nil, endMinute: Int16 = noMinute, at organisation: String? = nil,
    details: KeyValuePairs<String, Content> = [:]
  ) {
    batch.intervals.append(
      person(id), kind, start: start, startMinute: startMinute, end: end, endMinute: endMinute,
      organisation: organisation.map { dictionary.number(ofWord: $0) })
    for (name, content) in details {
      batch.intervals.detail(dictionary.number(ofName: name), detail(content))
    }
  }

  /// The timelines of all these records.
  ///
  /// - Parameter partitionCount: Among how many partitions people are shared out.
  /// - Returns: Timelines that hold them all.
  /// - Throws: `InputProblem` where an event is outside the years 0 to 9999.
  public func timelines(partitionCount: Int = 1) throws -> MemoryTimelines {
    try MemoryTimelines([batch], dictionary, partitionCount: partitionCount)
  }

  private mutating func person(_ id: String) -> PersonKey {
    let key = PersonKey(id)
    if key.isHash { batch.texts.append(key, Array(id.utf8).span) }
    return key
  }

  private mutating func detail(_ content: Content) -> DetailValue {
    switch content {
    case .number(let number): .number(number)
    case .word(let word): .word(dictionary.number(ofWord: word))
    case .day(let day): .day(day)
    case .minute(let minute): .minute(minute)
    case .person(let id): .person(person(id))
    }
  }
}
