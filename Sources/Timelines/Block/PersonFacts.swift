import Essentials

/// What is said about one person, put together.
///
/// Of several days of birth, of death or sexes the greatest is taken, so that the order of arrival
/// leaves no trace. Other facts are sorted by name and value, and each is kept once.
struct PersonFacts {
  private var birth = noDay
  private var death = noDay
  private var sex = RecordedSex.unknown.rawValue
  private var isConflict = false
  private var others: [PackedDetail] = []

  /// Starts with a person of whom nothing is known.
  mutating func begin() {
    birth = noDay
    death = noDay
    sex = RecordedSex.unknown.rawValue
    isConflict = false
    others.removeAll(keepingCapacity: true)
  }

  /// Takes a fact, and numbers its texts anew.
  mutating func take(_ fact: PackedFact, _ order: borrowing DictionaryOrder) {
    switch FactColumns.Subject(rawValue: fact.subject) {
    case .birth: Self.take(Self.day(fact.bits), &birth, unknown: noDay, &isConflict)
    case .death: Self.take(Self.day(fact.bits), &death, unknown: noDay, &isConflict)
    case .sex:
      let unknown = RecordedSex.unknown.rawValue
      let number = UInt8(exactly: Double(bitPattern: fact.bits))
      Self.take(number ?? unknown, &sex, unknown: unknown, &isConflict)
    case .detail:
      others.append(
        order.detail(PackedDetail(bits: fact.bits, owner: 0, name: fact.name, sort: fact.sort)))
    case .presence, nil: break
    }
  }

  /// Takes facts that were put together before.
  mutating func take(birth: Int32, death: Int32, sex: UInt8) {
    Self.take(birth, &self.birth, unknown: noDay, &isConflict)
    Self.take(death, &self.death, unknown: noDay, &isConflict)
    Self.take(sex, &self.sex, unknown: RecordedSex.unknown.rawValue, &isConflict)
  }

  /// Takes another fact, whose texts are numbered already.
  mutating func take(_ fact: PackedDetail) { others.append(fact) }

  private static func take<Value: Comparable>(
    _ value: Value, _ known: inout Value, unknown: Value, _ isConflict: inout Bool
  ) {
    if value == unknown || value == known { return }
    if known != unknown { isConflict = true }
    known = max(known, value)
  }

  private static func day(_ bits: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: Int64(bitPattern: bits))
  }

  /// Adds what is known of a person to a block, and says whether records contradict each other.
  mutating func finish(_ block: inout TimelineBlock, _ person: Int) -> Bool {
    block.births.append(birth)
    block.deaths.append(death)
    block.sexes.append(sex)
    if others.count > 1 { others.sort { Self.precedes($0, $1) } }
    for place in others.indices where place == 0 || others[place] != others[place - 1] {
      block.facts.append(others[place], owner: person)
    }
    block.firstFacts.append(UInt32(block.facts.count))
    return isConflict
  }

  private static func precedes(_ left: PackedDetail, _ right: PackedDetail) -> Bool {
    if left.name != right.name { return left.name < right.name }
    if left.sort != right.sort { return left.sort < right.sort }
    return ContentOrder.rank(left.bits, left.sort) < ContentOrder.rank(right.bits, right.sort)
  }
}
