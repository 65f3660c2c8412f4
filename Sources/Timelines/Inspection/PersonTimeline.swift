public import Essentials

/// All that is known of one person, in the order of time, in words.
public struct PersonTimeline: Sendable, Equatable {
  /// One row: an event or an interval.
  public struct Row: Sendable, Equatable {
    /// When it was or began, as a date or `2024-07-01 14:30`; empty where that is not known.
    public var start: String
    /// When it ended; empty for events and where that is not known.
    public var end: String
    /// The kind in a word, such as `prescription` or `admission`.
    public var kind: String
    /// Whether it is an interval.
    public var isInterval: Bool
    /// The codes.
    public var codings: [Coding]
    /// What the records call it.
    public var display: String?
    /// Its number, where it has one.
    public var value: Double?
    /// Where an interval was.
    public var organisation: String?
    /// What else is known, by name.
    public var details: [Detail]
  }

  /// Something by name.
  public struct Detail: Sendable, Equatable {
    /// The name.
    public var name: String
    /// What it says, in words.
    public var text: String
  }

  /// The id as the records have it.
  public let id: String
  /// The day of birth.
  public private(set) var birth: Day?
  /// The day of death.
  public private(set) var death: Day?
  /// The recorded sex.
  public private(set) var sex = RecordedSex.unknown
  /// Other facts.
  public private(set) var facts: [Detail] = []
  /// Events and intervals by their start; of those that start together intervals first.
  public private(set) var rows: [Row] = []

  /// The timeline of a person of a store; `nil` where it has nobody with this id.
  ///
  /// - Throws: `InputProblem` where a file is not as it was written.
  public init?(of id: String, in store: TimelineStore) throws {
    self.id = id
    let key = PersonKey(id)
    let partition = RecordBuckets.partition(of: key.rawValue, among: store.partitionCount)
    let texts = try store.personTexts(of: partition)
    let words = RowWords(store, texts)
    var isFound = false
    try store.forEachBlock(of: partition, blockSize: 256) { block in
      guard let person = block.people.firstIndex(of: key) else { return }
      isFound = true
      fill(block, person, words)
    }
    guard isFound else { return nil }
  }

  private mutating func fill(
    _ block: borrowing TimelineBlock, _ person: Int, _ words: RowWords
  ) {
    birth = RowWords.day(block.births[person])
    death = RowWords.day(block.deaths[person])
    sex = RecordedSex(rawValue: block.sexes[person]) ?? .unknown
    facts = words.details(block.facts, block.facts(of: person))
    var sorted: [(day: Int32, minute: Int16, row: Row)] = []
    for interval in block.intervals(of: person) {
      let row = words.interval(block, interval)
      sorted.append((block.startDays[interval], block.startMinutes[interval], row))
    }
    for event in block.events(of: person) {
      let minute = block.minutes.isEmpty ? noMinute : block.minutes[event]
      sorted.append((block.days[event], minute, words.event(block, event)))
    }
    let order = sorted.indices.sorted { left, right in
      (sorted[left].day, sorted[left].minute, left) < (
        sorted[right].day, sorted[right].minute, right
      )
    }
    rows = order.map { sorted[$0].row }
  }

  /// The timeline as JSON.
  public var json: ReportJSON {
    .object([
      ("person", .text(id)), ("birth", birth.map { .text($0.isoText) } ?? .null),
      ("death", death.map { .text($0.isoText) } ?? .null), ("sex", .text(sex.word)),
      ("facts", .object(facts.map { ($0.name, .text($0.text)) })),
      ("rows", .list(rows.map(\.json))),
    ])
  }
}

extension PersonTimeline.Row {
  /// The row as JSON; members that would be empty are left out.
  public var json: ReportJSON {
    var members: [(String, ReportJSON)] = [("kind", .text(kind))]
    if !start.isEmpty { members.append(("start", .text(start))) }
    if !end.isEmpty { members.append(("end", .text(end))) }
    if !codings.isEmpty {
      members.append(
        (
          "codes",
          .list(codings.map { .object([("system", .text($0.system)), ("code", .text($0.code))]) })
        ))
    }
    if let display { members.append(("display", .text(display))) }
    if let value { members.append(("value", .number(value))) }
    if let organisation { members.append(("organisation", .text(organisation))) }
    if !details.isEmpty {
      members.append(("details", .object(details.map { ($0.name, .text($0.text)) })))
    }
    return .object(members)
  }
}

/// Rows of blocks in words.
private struct RowWords {
  let dictionary: TimelineDictionary
  let texts: [PersonKey: String]

  init(_ source: some TimelineSource, _ texts: [PersonKey: String]) {
    dictionary = source.dictionary
    self.texts = texts
  }

  static func day(_ number: Int32) -> Day? { number == noDay ? nil : Day(number: Int(number)) }

  private static func time(_ number: Int32, _ minutes: Int16) -> String {
    guard let day = day(number) else { return "" }
    guard minutes != noMinute else { return day.isoText }
    return text(Minute(day, after: Int(minutes)))
  }

  private static func text(_ moment: Minute) -> String {
    let (hour, minute) = moment.clock
    return "\(moment.day.isoText) \(twoDigits(hour)):\(twoDigits(minute))"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  func event(_ block: borrowing TimelineBlock, _ event: Int) -> PersonTimeline.Row {
    let concept = Int(block.concepts[event])
    let value = block.values.isEmpty ? .nan : block.values[event]
    return PersonTimeline.Row(
      start: Self.time(block.days[event], block.minutes.isEmpty ? noMinute : block.minutes[event]),
      end: "", kind: dictionary.concepts[concept].kind.word, isInterval: false,
      codings: dictionary.concepts[concept].codings, display: dictionary.displays[concept],
      value: value.isNaN ? nil : value, organisation: nil,
      details: details(block.details, block.details(of: event)))
  }

  func interval(_ block: borrowing TimelineBlock, _ interval: Int) -> PersonTimeline.Row {
    let organisation = block.organisations[interval]
    return PersonTimeline.Row(
      start: Self.time(block.startDays[interval], block.startMinutes[interval]),
      end: Self.time(block.endDays[interval], block.endMinutes[interval]),
      kind: IntervalKind(rawValue: block.intervalKinds[interval])?.word ?? "other",
      isInterval: true, codings: [], display: nil, value: nil,
      organisation: organisation == .max ? nil : dictionary.words[Int(organisation)],
      details: details(block.intervalDetails, block.details(ofInterval: interval)))
  }

  func details(_ columns: DetailColumns, _ places: Range<Int>) -> [PersonTimeline.Detail] {
    places.map { place in
      PersonTimeline.Detail(
        name: dictionary.names[Int(columns.names[place])], text: text(columns.value(at: place)))
    }
  }

  private func text(_ value: DetailValue?) -> String {
    switch value {
    case .number(let number): ReportJSON.plain(number)
    case .word(let word): dictionary[word]
    case .day(let day): day.isoText
    case .minute(let minute): Self.text(minute)
    case .person(let person): texts[person] ?? String(person.rawValue)
    case nil: ""
    }
  }
}
