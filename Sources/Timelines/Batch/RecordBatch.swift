public import Essentials

/// Records in columns, as a reader hands them over: some thousands at a time, in any order.
///
/// A batch is emptied and filled again, so that its memory is used over and over.
public struct RecordBatch: Sendable {
  /// Coded events.
  public var events = EventColumns()
  /// Registrations, stays, births and other stretches of time.
  public var intervals = IntervalColumns()
  /// What is said about people themselves.
  public var facts = FactColumns()
  /// The ids of people whose keys are hashes; repeats do no harm.
  public var texts = PersonTexts()

  /// An empty batch.
  public init() {}

  /// Empties it and keeps its memory.
  public mutating func removeAll() {
    events.removeAll()
    intervals.removeAll()
    facts.removeAll()
    texts.removeAll()
  }

  /// The number of events, intervals and facts.
  public var count: Int { events.count + intervals.count + facts.count }
}

/// No day: an open or missing end.
public let noDay = Int32.min
/// No time of day is known.
public let noMinute: Int16 = -1

/// Events in columns.
public struct EventColumns: Sendable {
  /// Whose each event is.
  public var people: [PersonKey] = []
  /// The number of its day in London.
  public var days: [Int32] = []
  /// The real minutes since that day began, or `noMinute`.
  public var minutes: [Int16] = []
  /// What it is.
  public var concepts: [UInt32] = []
  /// Its number, or NaN.
  public var values: [Double] = []
  /// What else is known of some of them; owners are places in these columns.
  public var details = DetailColumns()
  /// Which records of their source the events are.
  public var identities = IdentityColumns()

  /// The number of events.
  public var count: Int { people.count }

  /// Adds an event; details said afterwards with `detail` belong to it.
  @inlinable
  public mutating func append(
    _ person: PersonKey, day: Day, minute: Int16 = noMinute, concept: ConceptNumber,
    value: Double = .nan
  ) {
    people.append(person)
    days.append(Int32(truncatingIfNeeded: day.number))
    minutes.append(minute)
    concepts.append(concept.rawValue)
    values.append(value)
  }

  /// Adds a detail to the last event.
  public mutating func detail(_ name: NameNumber, _ value: DetailValue) {
    details.append(owner: count - 1, name, value)
  }

  /// Says which record of its source the last event is.
  public mutating func identify(_ identity: UInt64, version: Int64) {
    identities.append(owner: count - 1, identity, version: version)
  }

  mutating func removeAll() {
    identities.removeAll()
    people.removeAll(keepingCapacity: true)
    days.removeAll(keepingCapacity: true)
    minutes.removeAll(keepingCapacity: true)
    concepts.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    details.removeAll()
  }
}

/// Named details in columns, sorted by owner.
public struct DetailColumns: Sendable {
  /// The place of the row that each detail belongs to.
  public var owners: [UInt32] = []
  /// Its name's number.
  public var names: [UInt16] = []
  /// The sort of its value, as `DetailValue.packed` gives it.
  public var sorts: [UInt8] = []
  /// The content of its value.
  public var bits: [UInt64] = []

  /// No details.
  public init() {}

  /// The number of details.
  public var count: Int { owners.count }

  /// Adds a detail of the row at `owner`, which is no earlier than the last one's.
  public mutating func append(owner: Int, _ name: NameNumber, _ value: DetailValue) {
    let (sort, content) = value.packed
    owners.append(UInt32(owner))
    names.append(name.rawValue)
    sorts.append(sort)
    bits.append(content)
  }

  /// The detail at a place.
  public func value(at place: Int) -> DetailValue? {
    DetailValue(sort: sorts[place], bits: bits[place])
  }

  mutating func removeAll() {
    owners.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    sorts.removeAll(keepingCapacity: true)
    bits.removeAll(keepingCapacity: true)
  }
}

/// Which record of its source each row is, where the source gives its records ids.
///
/// A source may hold one record twice, such as two exports of it. Of rows with one identity only
/// one counts: that with the highest version, and among equals the last. The columns are empty
/// where no row has an identity, and they need not be kept once repeats are out.
public struct IdentityColumns: Sendable {
  /// 64 bits of each record's type, id and part; 0 for a row without.
  public private(set) var identities: [UInt64] = []
  /// The version of each: the higher, the later; `Int64.min` where it is not known.
  public private(set) var versions: [Int64] = []

  /// No identities.
  public init() {}

  /// The number of rows up to the last one that has an identity.
  public var count: Int { identities.count }

  /// Sets the identity of the row at `owner`, which is later than the last one's.
  public mutating func append(owner: Int, _ identity: UInt64, version: Int64) {
    while identities.count < owner {
      identities.append(0)
      versions.append(.min)
    }
    identities.append(identity)
    versions.append(version)
  }

  mutating func removeAll() {
    identities.removeAll(keepingCapacity: true)
    versions.removeAll(keepingCapacity: true)
  }
}

/// Intervals in columns.
public struct IntervalColumns: Sendable {
  /// Whose each interval is.
  public var people: [PersonKey] = []
  /// `IntervalKind.rawValue`.
  public var kinds: [UInt8] = []
  /// The number of the first day, which belongs to it; `noDay` where it is not known.
  public var startDays: [Int32] = []
  /// The real minutes since that day began, or `noMinute`.
  public var startMinutes: [Int16] = []
  /// The number of the last day, which belongs to it; `noDay` while it goes on.
  public var endDays: [Int32] = []
  /// The real minutes since that day began, or `noMinute`.
  public var endMinutes: [Int16] = []
  /// The organisation's number among the words, or `UInt32.max`.
  public var organisations: [UInt32] = []
  /// What else is known of some of them; owners are places in these columns.
  public var details = DetailColumns()
  /// Which records of their source the intervals are.
  public var identities = IdentityColumns()

  /// The number of intervals.
  public var count: Int { people.count }

  /// Adds an interval; details said afterwards with `detail` belong to it.
  public mutating func append(
    _ person: PersonKey, _ kind: IntervalKind, start: Day?, startMinute: Int16 = noMinute,
    end: Day?, endMinute: Int16 = noMinute, organisation: WordNumber?
  ) {
    people.append(person)
    kinds.append(kind.rawValue)
    startDays.append(start.map { Int32(truncatingIfNeeded: $0.number) } ?? noDay)
    startMinutes.append(startMinute)
    endDays.append(end.map { Int32(truncatingIfNeeded: $0.number) } ?? noDay)
    endMinutes.append(endMinute)
    organisations.append(organisation?.rawValue ?? .max)
  }

  /// Adds a detail to the last interval.
  public mutating func detail(_ name: NameNumber, _ value: DetailValue) {
    details.append(owner: count - 1, name, value)
  }

  /// Says which record of its source the last interval is.
  public mutating func identify(_ identity: UInt64, version: Int64) {
    identities.append(owner: count - 1, identity, version: version)
  }

  mutating func removeAll() {
    identities.removeAll()
    people.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    startDays.removeAll(keepingCapacity: true)
    startMinutes.removeAll(keepingCapacity: true)
    endDays.removeAll(keepingCapacity: true)
    endMinutes.removeAll(keepingCapacity: true)
    organisations.removeAll(keepingCapacity: true)
    details.removeAll()
  }
}

/// What is said about people, in columns.
public struct FactColumns: Sendable {
  /// The sorts of fact that every reader knows.
  public enum Subject: UInt8, Sendable {
    /// That the person exists, and nothing more.
    case presence = 0
    /// The day of birth.
    case birth
    /// The day of death.
    case death
    /// A `RecordedSex`, as a number.
    case sex
    /// A named detail.
    case detail
  }

  /// Whom each fact is about.
  public var people: [PersonKey] = []
  /// `Subject.rawValue`.
  public var subjects: [UInt8] = []
  /// The name's number, for details.
  public var names: [UInt16] = []
  /// The sort of the value, as `DetailValue.packed` gives it.
  public var sorts: [UInt8] = []
  /// The content of the value.
  public var bits: [UInt64] = []

  /// The number of facts.
  public var count: Int { people.count }

  /// Says that a person exists.
  public mutating func presence(_ person: PersonKey) {
    append(person, .presence, 0, .number(0))
  }

  /// Says when a person was born.
  public mutating func birth(_ person: PersonKey, _ day: Day) {
    append(person, .birth, 0, .day(day))
  }

  /// Says when a person died.
  public mutating func death(_ person: PersonKey, _ day: Day) {
    append(person, .death, 0, .day(day))
  }

  /// Says which sex is recorded.
  public mutating func sex(_ person: PersonKey, _ sex: RecordedSex) {
    append(person, .sex, 0, .number(Double(sex.rawValue)))
  }

  /// Says something else by name.
  public mutating func detail(_ person: PersonKey, _ name: NameNumber, _ value: DetailValue) {
    append(person, .detail, name.rawValue, value)
  }

  private mutating func append(
    _ person: PersonKey, _ subject: Subject, _ name: UInt16, _ value: DetailValue
  ) {
    let (sort, content) = value.packed
    people.append(person)
    subjects.append(subject.rawValue)
    names.append(name)
    sorts.append(sort)
    bits.append(content)
  }

  mutating func removeAll() {
    people.removeAll(keepingCapacity: true)
    subjects.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    sorts.removeAll(keepingCapacity: true)
    bits.removeAll(keepingCapacity: true)
  }
}

/// Ids of people that are not whole numbers, one after the other.
public struct PersonTexts: Sendable {
  /// The key of each id.
  public private(set) var keys: [PersonKey] = []
  /// Where each id ends in `bytes`.
  public private(set) var ends: [UInt32] = []
  /// The ids, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Adds an id.
  public mutating func append(_ key: PersonKey, _ id: Span<UInt8>) {
    for place in 0..<id.count { bytes.append(id[place]) }
    keys.append(key)
    ends.append(UInt32(bytes.count))
  }

  /// The id at a place.
  public subscript(place: Int) -> String {
    let start = place == 0 ? 0 : Int(ends[place - 1])
    return String(decoding: bytes[start..<Int(ends[place])], as: UTF8.self)
  }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}
