import Essentials
import Timelines

/// Records drawn at random: few people, days and codes, so that much falls together.
struct RandomRecords {
  private(set) var batches: [RecordBatch] = []
  private(set) var dictionary = TimelineDictionary()
  /// The records in the order of the batches.
  private(set) var records: [Record] = []
  private var dice: SeededGenerator

  /// So many records in so many batches, shuffled by `shuffle`.
  ///
  /// The same seed gives the same records, whatever their order and the batches they are in.
  init(seed: UInt64, count: Int, batchCount: Int = 1, shuffle: UInt64? = nil) {
    dice = SeededGenerator(seed: seed)
    records = (0..<count).map { _ in record() }
    if let shuffle {
      var other = SeededGenerator(seed: shuffle)
      records.shuffle(using: &other)
    }
    var builders = Array(repeating: RecordBatch(), count: batchCount)
    for (place, record) in records.enumerated() {
      record.add(to: &builders[place * batchCount / max(count, 1)], &dictionary)
    }
    batches = builders
  }

  /// One record, in words.
  enum Record: Sendable {
    case event(
      String, Concept, day: Int, minute: Int16, value: Double, details: [(String, Content)])
    case interval(
      String, IntervalKind, start: Int?, end: Int?, minute: Int16, organisation: String?,
      details: [(String, Content)])
    case birth(String, Int)
    case death(String, Int)
    case sex(String, RecordedSex)
    case fact(String, String, Content)
    case presence(String)
  }

  enum Content: Sendable {
    case number(Double)
    case word(String)
    case day(Int)
    case minute(Int)
    case person(String)
  }

  private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &dice) }

  private mutating func person() -> String {
    switch roll(8) {
    case 0: "urn:uuid:\(roll(6))"
    case 1: "\(5_000_000_000 + roll(3))"
    default: "\(roll(40))"
    }
  }

  private mutating func concept() -> Concept {
    let kind = EventKind.allCases[roll(3)]
    var codings = [Coding(system: ["snomed", "dmd", "local"][roll(3)], code: "\(roll(9))")]
    if roll(5) == 0 { codings.append(Coding(system: "icd10", code: "I\(roll(4))")) }
    return Concept(kind: kind, codings: codings)
  }

  private mutating func content() -> Content {
    switch roll(5) {
    case 0: .number(Double(roll(7)) - 3)
    case 1: .word(["mg", "ml", "é", "", "a, \"b\"\n"][roll(5)])
    case 2: .day(roll(20) - 10)
    case 3: .minute(roll(100) - 50)
    default: .person(person())
    }
  }

  private mutating func details() -> [(String, Content)] {
    guard roll(4) == 0 else { return [] }
    return (0...roll(3)).map { _ in (["unit", "quantity", "zeta", "route"][roll(4)], content()) }
  }

  private mutating func record() -> Record {
    switch roll(20) {
    case 0: return .birth(person(), -roll(3) * 9_000)
    case 1: return .death(person(), 19_000 + roll(2))
    case 2: return .sex(person(), RecordedSex.allCases[roll(4)])
    case 3: return .fact(person(), ["ethnic_group", "deprivation"][roll(2)], content())
    case 4: return .presence(person())
    case 5, 6:
      return .interval(
        person(), IntervalKind.allCases[roll(3)], start: roll(4) == 0 ? nil : roll(9),
        end: roll(3) == 0 ? nil : 10 + roll(5), minute: roll(2) == 0 ? noMinute : Int16(roll(3)),
        organisation: roll(4) == 0 ? nil : "P\(roll(5))", details: details())
    default:
      let isPlain = roll(3) > 0
      let wild = [-40_000, 2_932_896, -719_528][roll(3)]
      return .event(
        person(), concept(), day: roll(30) == 0 ? wild : 19_000 + roll(12),
        minute: isPlain ? noMinute : Int16(roll(4) * 400),
        value: isPlain || roll(3) == 0 ? .nan : [0.0, -0.0, 1.5, -7, .infinity][roll(5)],
        details: isPlain ? [] : details())
    }
  }
}

extension RandomRecords.Record {
  /// Adds the record to a batch.
  func add(to batch: inout RecordBatch, _ dictionary: inout TimelineDictionary) {
    switch self {
    case .event(let id, let concept, let day, let minute, let value, let details):
      batch.events.append(
        Self.key(id, &batch), day: Day(number: day), minute: minute,
        concept: dictionary.number(of: concept, display: "concept \(concept.codings[0].code)"),
        value: value)
      for (name, content) in details {
        batch.events.detail(dictionary.number(ofName: name), content.value(&batch, &dictionary))
      }
    case .interval(let id, let kind, let start, let end, let minute, let organisation, let details):
      batch.intervals.append(
        Self.key(id, &batch), kind, start: start.map(Day.init(number:)), startMinute: minute,
        end: end.map(Day.init(number:)), endMinute: minute,
        organisation: organisation.map { dictionary.number(ofWord: $0) })
      for (name, content) in details {
        batch.intervals.detail(dictionary.number(ofName: name), content.value(&batch, &dictionary))
      }
    case .birth(let id, let day): batch.facts.birth(Self.key(id, &batch), Day(number: day))
    case .death(let id, let day): batch.facts.death(Self.key(id, &batch), Day(number: day))
    case .sex(let id, let sex): batch.facts.sex(Self.key(id, &batch), sex)
    case .fact(let id, let name, let content):
      batch.facts.detail(
        Self.key(id, &batch), dictionary.number(ofName: name), content.value(&batch, &dictionary))
    case .presence(let id): batch.facts.presence(Self.key(id, &batch))
    }
  }

  fileprivate static func key(_ id: String, _ batch: inout RecordBatch) -> PersonKey {
    let key = PersonKey(id)
    if key.isHash { batch.texts.append(key, Array(id.utf8).span) }
    return key
  }
}

extension RandomRecords.Content {
  fileprivate func value(
    _ batch: inout RecordBatch, _ dictionary: inout TimelineDictionary
  ) -> DetailValue {
    switch self {
    case .number(let number): .number(number)
    case .word(let word): .word(dictionary.number(ofWord: word))
    case .day(let day): .day(Day(number: day))
    case .minute(let minute): .minute(Minute(number: minute))
    case .person(let id): .person(RandomRecords.Record.key(id, &batch))
    }
  }
}
