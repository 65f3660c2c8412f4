import Essentials
import Timelines

/// Made-up people with every sort of record, crowded into two years so that windows, ties and
/// changes of the clocks matter.
struct RandomPeople {
  private var chance: SplitMix
  private var dictionary = TimelineDictionary()
  private var batch = RecordBatch()

  static let codes = ["a", "b", "c", "d", "e", "f"]
  static let organisations = ["P1", "P2", "P10"]
  /// The codelists: codes with what the column `group` says of them.
  static let codelists: [[String: String]] = [
    ["a": "one", "b": "two"], ["b": "two", "c": "one"], ["d": "one"],
  ]
  /// The same with the column by name, as the reference has it.
  static let columns = codelists.map { list in list.mapValues { ["group": $0] } }
  /// 1 January 2023.
  static let start = 19_358
  static let span = 730

  static func make(_ seed: UInt64, count: Int, partitions: Int) throws -> MemoryTimelines {
    var people = RandomPeople(chance: SplitMix(seed: seed))
    for person in 0..<count { people.add(person) }
    return try MemoryTimelines(
      [people.batch], people.dictionary, partitionCount: partitions)
  }

  /// Which concepts of a dictionary are on each list.
  static func members(_ dictionary: TimelineDictionary) -> [CodelistMembersOf] {
    codelists.map { list in
      CodelistMembersOf(
        isMember: dictionary.concepts.map { $0.codings.contains { list[$0.code] != nil } },
        group: dictionary.concepts.map { $0.codings.compactMap { list[$0.code] }.first })
    }
  }

  struct CodelistMembersOf {
    var isMember: [Bool]
    var group: [String?]
  }

  private init(chance: SplitMix) { self.chance = chance }

  private mutating func day() -> Day {
    Day(number: RandomPeople.start + Int.random(in: 0..<RandomPeople.span, using: &chance))
  }

  private mutating func isLikely(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &chance) < percent
  }

  private mutating func minute() -> Int16 {
    isLikely(50) ? noMinute : Int16.random(in: 0..<1_440, using: &chance)
  }

  private mutating func add(_ number: Int) {
    // Some ids are words, whose keys are hashes.
    let id = number % 3 == 0 ? "person-\(number)" : "\(number)"
    let person = PersonKey(id)
    if person.isHash { batch.texts.append(person, Array(id.utf8).span) }
    batch.facts.presence(person)
    if isLikely(90) {
      let age = Int.random(in: -1_000..<40_000, using: &chance)
      batch.facts.birth(person, Day(number: RandomPeople.start - age))
    }
    if isLikely(20) { batch.facts.death(person, day()) }
    batch.facts.sex(person, RecordedSex.allCases.randomElement(using: &chance) ?? .unknown)
    if isLikely(50) {
      batch.facts.detail(
        person, dictionary.number(ofName: "ethnic_group"),
        .word(dictionary.number(ofWord: isLikely(50) ? "white" : "asian")))
    }
    if isLikely(50) {
      batch.facts.detail(
        person, dictionary.number(ofName: "deprivation"),
        .number(Double(Int.random(in: 1...5, using: &chance))))
    }
    for _ in 0..<Int.random(in: 0..<30, using: &chance) { addEvent(person) }
    for _ in 0..<Int.random(in: 0..<5, using: &chance) { addInterval(person) }
  }

  private mutating func addEvent(_ person: PersonKey) {
    let kinds: [EventKind] = [.prescription, .prescription, .clinical, .observation, .doseDue]
    var codings: [Coding] = []
    for _ in 0..<Int.random(in: 0...2, using: &chance) {
      let code = RandomPeople.codes.randomElement(using: &chance) ?? "a"
      codings.append(Coding(system: "snomed", code: code))
    }
    let concept = Concept(
      kind: kinds.randomElement(using: &chance) ?? .clinical, codings: codings)
    batch.events.append(
      person, day: day(), minute: minute(), concept: dictionary.number(of: concept),
      value: isLikely(60) ? Double(Int.random(in: 0...9, using: &chance)) : .nan)
    if isLikely(40) {
      batch.events.detail(
        dictionary.number(ofName: "days_supply"),
        .number(Double(Int.random(in: -1...40, using: &chance))))
    }
    if isLikely(20) {
      batch.events.detail(
        dictionary.number(ofName: "organisation"), .word(word(RandomPeople.organisations)))
    }
    if isLikely(20) {
      batch.events.detail(
        dictionary.number(ofName: "text"), .word(word(["12", "1.5", "high", "white"])))
    }
    if isLikely(20) { batch.events.detail(dictionary.number(ofName: "end"), .day(day())) }
  }

  private mutating func word(_ words: [String]) -> WordNumber {
    dictionary.number(ofWord: words.randomElement(using: &chance) ?? "")
  }

  private mutating func addInterval(_ person: PersonKey) {
    let kinds: [IntervalKind] = [.registration, .registration, .admission, .wardStay, .other]
    let start = day()
    let length = Int.random(in: 0..<300, using: &chance)
    batch.intervals.append(
      person, kinds.randomElement(using: &chance) ?? .other, start: isLikely(95) ? start : nil,
      startMinute: minute(), end: isLikely(70) ? Day(number: start.number + length) : nil,
      endMinute: noMinute, organisation: isLikely(90) ? word(RandomPeople.organisations) : nil)
    if isLikely(70) {
      batch.intervals.detail(dictionary.number(ofName: "record"), .word(word(["one", "two"])))
    }
    if isLikely(30) {
      batch.intervals.detail(dictionary.number(ofName: "seen"), .day(day()))
    }
    if isLikely(30) {
      batch.intervals.detail(
        dictionary.number(ofName: "checked"),
        .minute(Minute(day(), after: Int.random(in: 0..<1_440, using: &chance))))
    }
  }
}

/// A generator whose numbers a seed decides, so that a failing case can be repeated.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
