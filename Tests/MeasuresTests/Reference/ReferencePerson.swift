import Essentials
import Timelines

/// A time as the reference knows it: a day, perhaps with minutes since it began.
struct ReferenceTime: Hashable {
  var day: Int
  var minute: Int?

  /// Elapsed minutes since 1970.
  var elapsed: Int? { minute.map { Minute(Day(number: day), after: $0).number } }

  /// The order of sorting: a whole day before its moments.
  var key: [Int] { [day, minute ?? -1] }
}

/// A row of a person, with everything spelled out.
struct ReferenceRow: Equatable {
  var place: Int
  var eventKind: EventKind?
  var intervalKind: IntervalKind?
  var date: ReferenceTime?
  var end: ReferenceTime?
  var value: Double?
  var codes: [String] = []
  var organisation: String?
  var details: [(name: String, value: DetailValue)] = []

  static func == (left: ReferenceRow, right: ReferenceRow) -> Bool { left.place == right.place }
}

/// A person with rows as lists of structures.
struct ReferencePerson {
  var key: PersonKey
  var id: String
  var birth: ReferenceTime?
  var death: ReferenceTime?
  var sex: RecordedSex
  var facts: [(name: String, value: DetailValue)] = []
  var events: [ReferenceRow] = []
  var intervals: [ReferenceRow] = []

  /// Everybody of a source.
  static func all(of source: some TimelineSource) throws -> [ReferencePerson] {
    var people: [ReferencePerson] = []
    for partition in 0..<source.partitionCount {
      let texts = try source.personTexts(of: partition)
      try source.forEachBlock(of: partition, blockSize: 7) { block in
        for place in 0..<block.count {
          people.append(ReferencePerson(block, place, source.dictionary, texts))
        }
      }
    }
    return people
  }

  private init(
    _ block: borrowing TimelineBlock, _ person: Int, _ dictionary: TimelineDictionary,
    _ texts: [PersonKey: String]
  ) {
    key = block.people[person]
    id = texts[key] ?? "\(key.rawValue)"
    birth = ReferencePerson.time(block.births[person], -1)
    death = ReferencePerson.time(block.deaths[person], -1)
    sex = RecordedSex(rawValue: block.sexes[person]) ?? .unknown
    for place in block.facts(of: person) {
      if let value = block.facts.value(at: place) {
        facts.append((dictionary.names[Int(block.facts.names[place])], value))
      }
    }
    for event in block.events(of: person) {
      var row = ReferenceRow(place: event)
      let concept = dictionary.concepts[Int(block.concepts[event])]
      row.eventKind = concept.kind
      row.codes = concept.codings.map(\.code)
      let minute = block.minutes.isEmpty ? noMinute : block.minutes[event]
      row.date = ReferencePerson.time(block.days[event], minute)
      let value = block.values.isEmpty ? .nan : block.values[event]
      row.value = value.isNaN ? nil : value
      for place in block.details(of: event) {
        if let value = block.details.value(at: place) {
          row.details.append((dictionary.names[Int(block.details.names[place])], value))
        }
      }
      row.end = row.time(DetailName.end)
      row.organisation = row.word(DetailName.organisation, dictionary)
      events.append(row)
    }
    for interval in block.intervals(of: person) {
      var row = ReferenceRow(place: 1_000_000 + interval)
      row.intervalKind = IntervalKind(rawValue: block.intervalKinds[interval])
      row.date = ReferencePerson.time(block.startDays[interval], block.startMinutes[interval])
      row.end = ReferencePerson.time(block.endDays[interval], block.endMinutes[interval])
      let organisation = block.organisations[interval]
      row.organisation = organisation == .max ? nil : dictionary.words[Int(organisation)]
      for place in block.details(ofInterval: interval) {
        if let value = block.intervalDetails.value(at: place) {
          row.details.append((dictionary.names[Int(block.intervalDetails.names[place])], value))
        }
      }
      intervals.append(row)
    }
  }

  private static func time(_ day: Int32, _ minute: Int16) -> ReferenceTime? {
    day == noDay ? nil : ReferenceTime(day: Int(day), minute: minute < 0 ? nil : Int(minute))
  }
}

extension ReferenceRow {
  func number(_ name: String) -> Double? {
    details.lazy.filter { $0.name == name }.compactMap { $0.value.asNumber }.first
  }

  func time(_ name: String) -> ReferenceTime? {
    details.lazy.filter { $0.name == name }.compactMap { $0.value.asTime }.first
  }

  func word(_ name: String, _ dictionary: TimelineDictionary) -> String? {
    details.lazy.filter { $0.name == name }.compactMap { $0.value.asWord(dictionary) }.first
  }
}

extension DetailValue {
  var asNumber: Double? { if case .number(let number) = self { number } else { nil } }

  var asTime: ReferenceTime? {
    switch self {
    case .day(let day): ReferenceTime(day: day.number)
    case .minute(let minute):
      ReferenceTime(day: minute.day.number, minute: minute.minutesIntoDay)
    default: nil
    }
  }

  func asWord(_ dictionary: TimelineDictionary) -> String? {
    if case .word(let word) = self { dictionary[word] } else { nil }
  }
}
