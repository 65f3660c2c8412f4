import Essentials

/// Whose each id of some table is, so that rows of another table find their person.
///
/// It is held in memory: some 40 bytes an id, and the texts of people whose ids are no numbers.
struct PersonLookup: Sendable {
  /// Which columns of which layout say it.
  struct Key: Sendable, Hashable {
    let layout: String
    let key: String
    let person: String
  }

  /// What is known of an id.
  enum Found: Equatable {
    case person(PersonKey)
    case nobody
    case several
  }

  private var people: [UInt64: UInt64] = [:]
  private var texts: [UInt64: [UInt8]] = [:]
  /// No person has this key: texts have the highest bit set and numbers at most 18 digits.
  private static let several = UInt64.max >> 1

  /// The number of ids.
  var count: Int { people.count }

  /// Adds an id with its person, whose text is kept where it is no number.
  mutating func add(_ id: PersonKey, _ person: PersonKey, _ text: Span<UInt8>) {
    let before = people.updateValue(person.rawValue, forKey: id.rawValue)
    if let before, before != person.rawValue { people[id.rawValue] = PersonLookup.several }
    if person.isHash, texts[person.rawValue] == nil {
      texts[person.rawValue] = text.array(0..<text.count)
    }
  }

  /// Whose an id is.
  func find(_ id: PersonKey) -> Found {
    guard let person = people[id.rawValue] else { return .nobody }
    return person == PersonLookup.several ? .several : .person(PersonKey(rawValue: person))
  }

  /// Hands on the text of a person found here.
  func keep(_ person: PersonKey, in batch: inout PersonTexts) {
    if person.isHash, let text = texts[person.rawValue] { batch.append(person, text.span) }
  }

  /// Adds what a table says; rows that cannot be read are refused when the table itself is read.
  mutating func read(
    _ source: consuming ByteSource, _ dialect: TableDialect, key: Int, person: Int
  ) throws(InputProblem) {
    var reader = TableReader(dialect, LookupTaker(key, person, self))
    self = PersonLookup()
    try reader.readAll(source)
    self = reader.taker.lookup
  }
}

/// Keeps the person of each row's id.
private struct LookupTaker: RowTaker {
  private let key: Int
  private let person: Int
  private(set) var lookup: PersonLookup

  init(_ key: Int, _ person: Int, _ lookup: PersonLookup) {
    self.key = key
    self.person = person
    self.lookup = lookup
  }

  mutating func prepare(_ dictionary: inout TimelineDictionary) {}

  mutating func take(
    _ text: Span<UInt8>, _ row: borrowing RowMarks, into batch: inout RecordBatch,
    _ dictionary: inout TimelineDictionary
  ) -> RowFault? {
    let id = text.trimmed(row.cell(key))
    let whose = text.trimmed(row.cell(person))
    guard !id.isEmpty, !whose.isEmpty, whose.count <= CellLimits.bytes, text.isText(whose) else {
      return nil
    }
    let person = text.extracting(whose)
    lookup.add(PersonKey(text.extracting(id)), PersonKey(person), person)
    return nil
  }
}
