import Essentials

/// What a source of timelines holds, counted.
public struct StoreShape: Sendable, Equatable {
  /// The people.
  public private(set) var people = 0
  /// Those whose day of birth is known.
  public private(set) var births = 0
  /// Those whose day of death is known.
  public private(set) var deaths = 0
  /// How many there are of each recorded sex, by its raw value.
  public private(set) var sexes = [Int](repeating: 0, count: 256)
  /// The facts about people beside birth, death and sex, by the number of their name.
  public private(set) var facts: [Int]
  /// The events.
  public private(set) var events = 0
  /// Those that have a value.
  public private(set) var valued = 0
  /// Those that have a time of day.
  public private(set) var timed = 0
  /// The events of each kind, by its raw value.
  public private(set) var eventKinds = [Int](repeating: 0, count: 256)
  /// The events of each year.
  public private(set) var years: [Int: Int] = [:]
  /// The intervals.
  public private(set) var intervals = 0
  /// The intervals of each kind, by its raw value.
  public private(set) var intervalKinds = [Int](repeating: 0, count: 256)
  /// The number of the day of the first event.
  public private(set) var firstDay: Int?
  /// The number of the day of the last event.
  public private(set) var lastDay: Int?

  /// Counts what there is, reading all of it.
  ///
  /// - Throws: What reading throws; a store that can be counted is as it was written.
  public init(_ source: some TimelineSource) throws {
    facts = Array(repeating: 0, count: source.dictionary.names.count)
    let kinds = source.dictionary.concepts.map { Int($0.kind.rawValue) }
    // Events are counted by day first: to find the year of each would cost more than reading it.
    var usual = [Int](repeating: 0, count: 1 << 16)
    var rare: [Int: Int] = [:]
    for partition in 0..<source.partitionCount {
      try source.forEachBlock(of: partition, blockSize: 256) { block in
        count(block, kinds, &usual, &rare)
      }
    }
    for (place, count) in usual.enumerated() where count > 0 {
      rare[place + Int(PlainEvent.firstDay)] = count
    }
    for (day, count) in rare { years[Day(number: day).year, default: 0] += count }
    firstDay = rare.keys.min()
    lastDay = rare.keys.max()
  }

  private mutating func count(
    _ block: borrowing TimelineBlock, _ kinds: [Int], _ usual: inout [Int],
    _ rare: inout [Int: Int]
  ) {
    people += block.count
    for person in 0..<block.count {
      if block.births[person] != noDay { births += 1 }
      if block.deaths[person] != noDay { deaths += 1 }
      sexes[Int(block.sexes[person])] += 1
    }
    for name in block.facts.names { facts[Int(name)] += 1 }
    events += block.days.count
    for concept in block.concepts { eventKinds[kinds[Int(concept)]] += 1 }
    for value in block.values where !value.isNaN { valued += 1 }
    for minute in block.minutes where minute != noMinute { timed += 1 }
    for number in block.days {
      let place = Int(number) - Int(PlainEvent.firstDay)
      if usual.indices.contains(place) {
        usual[place] += 1
      } else {
        rare[Int(number), default: 0] += 1
      }
    }
    intervals += block.intervalKinds.count
    for kind in block.intervalKinds { intervalKinds[Int(kind)] += 1 }
  }
}

extension StoreShape {
  /// The shape as JSON.
  public func json(_ dictionary: TimelineDictionary) -> ReportJSON {
    .object([
      ("people", .whole(people)), ("births", .whole(births)), ("deaths", .whole(deaths)),
      (
        "sexes",
        .object(RecordedSex.allCases.map { ($0.word, .whole(sexes[Int($0.rawValue)])) })
      ),
      (
        "facts",
        .object(
          dictionary.names.enumerated().filter { facts[$0.offset] > 0 }.map {
            ($0.element, .whole(facts[$0.offset]))
          })
      ),
      ("events", .whole(events)), ("with_value", .whole(valued)), ("with_time", .whole(timed)),
      ("event_kinds", .object(Self.kinds(eventKinds).map { ($0.word, .whole($0.count)) })),
      (
        "years",
        .object(years.sorted { $0.key < $1.key }.map { (String($0.key), .whole($0.value)) })
      ),
      ("intervals", .whole(intervals)),
      (
        "interval_kinds", .object(Self.intervals(intervalKinds).map { ($0.word, .whole($0.count)) })
      ),
      ("first", firstDay.map { .text(Day(number: $0).isoText) } ?? .null),
      ("last", lastDay.map { .text(Day(number: $0).isoText) } ?? .null),
      ("concepts", .whole(dictionary.concepts.count)), ("words", .whole(dictionary.words.count)),
    ])
  }

  /// The kinds of events there are, in words.
  public static func kinds(_ counts: [Int]) -> [(word: String, count: Int)] {
    EventKind.allCases.map { ($0.word, counts[Int($0.rawValue)]) }.filter { $0.count > 0 }
  }

  /// The kinds of intervals there are, in words.
  public static func intervals(_ counts: [Int]) -> [(word: String, count: Int)] {
    IntervalKind.allCases.map { ($0.word, counts[Int($0.rawValue)]) }.filter { $0.count > 0 }
  }
}
