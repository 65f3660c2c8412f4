import Essentials
import Timelines

/// The record of an example's person, as timelines.
struct ExampleRecords {
  private static let system = "example"
  private var batch = RecordBatch()
  private var dictionary = TimelineDictionary()
  private var person = PersonKey("1")

  init(_ example: Example) { self.init([example]) }

  /// The records of several people, numbered from 1.
  init(_ examples: [Example]) {
    for (number, example) in examples.enumerated() {
      person = PersonKey("\(number + 1)")
      add(example)
    }
  }

  private mutating func add(_ example: Example) {
    batch.facts.presence(person)
    if let born = example.person.born { batch.facts.birth(person, born) }
    if let died = example.person.died { batch.facts.death(person, died) }
    if example.person.sex != .unknown { batch.facts.sex(person, example.person.sex) }
    for fact in example.person.facts {
      batch.facts.detail(person, dictionary.number(ofName: fact.name), detail(fact.value))
    }
    for row in example.rows { add(row) }
  }

  func timelines() throws -> MemoryTimelines {
    try MemoryTimelines([batch], dictionary, partitionCount: 1)
  }

  private mutating func add(_ row: Example.Row) {
    switch row.kind {
    case .event(let kind):
      guard let date = row.date else { return }
      let codings = row.code.map { [Coding(system: ExampleRecords.system, code: $0)] } ?? []
      let concept = dictionary.number(of: Concept(kind: kind, codings: codings))
      batch.events.append(
        person, day: date.day, minute: date.minuteOfDay, concept: concept,
        value: row.value ?? .nan)
      if let end = row.end { add(DetailName.end, end.detail) }
      if let organisation = row.organisation {
        add(DetailName.organisation, .word(dictionary.number(ofWord: organisation)))
      }
      for one in row.details { add(one.name, detail(one.value)) }
    case .interval(let kind):
      batch.intervals.append(
        person, kind, start: row.date?.day, startMinute: row.date?.minuteOfDay ?? noMinute,
        end: row.end?.day, endMinute: row.end?.minuteOfDay ?? noMinute,
        organisation: row.organisation.map { dictionary.number(ofWord: $0) })
      for one in row.details {
        batch.intervals.detail(dictionary.number(ofName: one.name), detail(one.value))
      }
    }
  }

  private mutating func add(_ name: String, _ value: DetailValue) {
    batch.events.detail(dictionary.number(ofName: name), value)
  }

  private mutating func detail(_ value: Example.Value) -> DetailValue {
    switch value {
    case .number(let number): .number(number)
    case .word(let word): .word(dictionary.number(ofWord: word))
    case .day(let day): .day(day)
    case .minute(let minute): .minute(minute)
    }
  }

  /// Which concepts belong to a codelist of an example; one that is not given holds its own name.
  static func members(
    of list: String, _ example: Example, _ dictionary: TimelineDictionary
  ) -> CodelistMembers {
    let codes = example.codelists[list] ?? [Example.ListedCode(code: list, columns: [:])]
    let rows = dictionary.concepts.map { concept in
      codes.first { row in concept.codings.contains { $0.code == row.code } }
    }
    var columns: [String: [String?]] = [:]
    for name in Set(codes.flatMap { Array($0.columns.keys) }) {
      columns[name] = rows.map { $0?.columns[name] }
    }
    return CodelistMembers(isMember: rows.map { $0 != nil }, columns: columns)
  }
}

extension Example.ExampleTime {
  /// The real minutes since the day began, or `noMinute`.
  fileprivate var minuteOfDay: Int16 {
    switch self {
    case .day: noMinute
    case .minute(let minute): Int16(truncatingIfNeeded: minute.minutesIntoDay)
    }
  }

  fileprivate var detail: DetailValue {
    switch self {
    case .day(let day): .day(day)
    case .minute(let minute): .minute(minute)
    }
  }
}
