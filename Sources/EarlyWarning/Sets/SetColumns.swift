/// Very many assembled sets, each of which becomes an ``AssembledSet`` only when it is wanted.
public struct SetColumns: Sendable {
  /// What the sets are made of.
  public let observations: ObservationColumns
  /// The observations in no set, by person and time, each by its row.
  public internal(set) var leftovers: [(row: Int, reason: Assembly.Reason)] = []

  let assembler: SetAssembler
  /// The prescriptions of each person.
  let prescriptions: [String: [ScalePrescription]]
  var entries: [Entry] = []
  /// The rows of all sets, set by set, each in the order of time.
  var members: [Int32] = []
  /// For sets that have any, what was noted when they were put together.
  var notes: [Int: [SetNote]] = [:]
  /// For sets that have any, the slots of inputs with a value outside the window and none within.
  var outside: [Int: [Int]] = [:]
  /// For each input the slot of its name; -1 where the score has no such input.
  let slots: [Int32]

  /// A set, without its members.
  struct Entry: Sendable {
    /// The time of the anchor.
    let second: Int
    let person: Int32
    /// The sender's name of the set.
    let name: Int32
    /// Where its members end.
    let end: Int
  }

  init(
    _ assembler: SetAssembler, _ observations: ObservationColumns,
    _ prescriptions: [ScalePrescription]
  ) {
    self.assembler = assembler
    self.observations = observations
    self.prescriptions = Dictionary(grouping: prescriptions, by: \.person).mapValues {
      $0.sorted { ($0.start, $0.selector, $0.value) < ($1.start, $1.selector, $1.value) }
    }
    slots = assembler.slots(of: observations.inputs)
  }

  /// The places of the sets, which are by person and time.
  public var indices: Range<Int> { entries.indices }

  /// How many sets there are.
  public var count: Int { entries.count }

  /// Whose a set is: a place in ``ObservationColumns/persons``.
  public func person(of set: Int) -> Int { Int(entries[set].person) }

  /// The time of a set, in seconds since 1 January 1970 UTC.
  public func second(of set: Int) -> Int { entries[set].second }

  /// The name that its sender gave a set.
  public func name(of set: Int) -> String? {
    let name = entries[set].name
    return name < 0 ? nil : observations.sets[Int(name)]
  }

  /// The input of an observation in no set: a place in ``ObservationColumns/inputs``.
  public func input(of leftover: (row: Int, reason: Assembly.Reason)) -> Int {
    Int(observations.rows[leftover.row].input)
  }

  /// The places of a set's members in `members`.
  func range(of set: Int) -> Range<Int> {
    (set == 0 ? 0 : entries[set - 1].end)..<entries[set].end
  }
}

extension SetAssembler {
  /// For each name its slot; -1 where it means nothing.
  func slots(of inputs: [String]) -> [Int32] {
    inputs.map { name in Int32(names.firstIndex(of: name) ?? -1) }
  }
}
