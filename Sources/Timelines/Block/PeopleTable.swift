/// People with local numbers, found by hashing.
struct PeopleTable {
  /// The people, by number.
  private(set) var people: [UInt64] = []
  private var slots: [UInt32] = Array(repeating: .max, count: 64)

  /// Forgets them all.
  mutating func removeAll() {
    people.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = .max }
  }

  /// The number of a person, who gets one where there is none yet.
  @discardableResult
  mutating func number(of person: UInt64) -> Int {
    let slot = slot(of: person)
    if slots[slot] != .max { return Int(slots[slot]) }
    slots[slot] = UInt32(people.count)
    people.append(person)
    if people.count * 2 > slots.count { rebuild(slots.count * 4) }
    return people.count - 1
  }

  /// Numbers everybody anew in the order of keys.
  mutating func sort() {
    people.sort()
    rebuild(slots.count)
  }

  private mutating func rebuild(_ count: Int) {
    slots = Array(repeating: .max, count: count)
    for (number, person) in people.enumerated() { slots[slot(of: person)] = UInt32(number) }
  }

  /// The slot that holds a person, or the free one where they belong.
  private func slot(of person: UInt64) -> Int {
    let mask = slots.count - 1
    // The high bits chose the partition.
    var slot = Int(truncatingIfNeeded: PersonKey(rawValue: person).mixed) & mask
    while slots[slot] != .max, people[Int(slots[slot])] != person { slot = (slot + 1) & mask }
    return slot
  }
}
