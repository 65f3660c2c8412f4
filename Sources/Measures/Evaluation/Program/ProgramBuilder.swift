import Essentials
import Timelines

/// Turns expressions into a program, for the codelists of one plan after another.
struct ProgramBuilder {
  var program: Program
  let dictionary: TimelineDictionary
  /// The codelists of the plan at hand.
  var codelists: [CodelistMembers] = []
  private var setNumbers: [[Bool]: Int] = [:]

  init(_ dictionary: TimelineDictionary) {
    self.dictionary = dictionary
    program = Program(dictionary)
  }

  // MARK: Lists

  /// Keeps the places of some nodes as a list.
  mutating func list(_ places: [Int]) -> (Int, Int) {
    let first = program.lists.count
    program.lists += places
    return (first, program.lists.count)
  }

  /// Keeps the cases of a choice as a list of pairs.
  mutating func cases<Value>(
    _ choices: [Choice<Value>], _ build: (inout ProgramBuilder, Value) -> Int
  ) -> (Int, Int) {
    var places: [Int] = []
    for choice in choices {
      places.append(condition(choice.when))
      places.append(build(&self, choice.then))
    }
    return list(places)
  }

  // MARK: Rows

  /// The place of a set of rows.
  mutating func rowSet(_ rows: Rows) -> Int {
    var coded: [[Int]] = []
    var windows: [WindowNode] = []
    var conditions: [RowCondition] = []
    let table = unfold(rows, &coded, &windows, &conditions)
    var set = RowSet(isOfEvents: true)
    switch table {
    case .events(let kinds): set.concepts = conceptSet(kinds, coded)
    case .intervals(let kinds):
      set.isOfEvents = false
      set.intervalKinds = kinds.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
      // Intervals have no codes.
      set.isEmpty = !coded.isEmpty
    }
    set.windows = program.windows.count..<program.windows.count + windows.count
    program.windows += windows
    set.conditions = program.rowConditions.count..<program.rowConditions.count + conditions.count
    program.rowConditions += conditions
    program.rowSets.append(set)
    return program.rowSets.count - 1
  }

  private mutating func unfold(
    _ rows: Rows, _ coded: inout [[Int]], _ windows: inout [WindowNode],
    _ conditions: inout [RowCondition]
  ) -> TableName {
    switch rows {
    case .table(let table): return table
    case .coded(let inner, let lists):
      coded.append(lists)
      return unfold(inner, &coded, &windows, &conditions)
    case .between(let inner, let from, let to):
      windows.append(WindowNode(from: from.map { time($0) } ?? -1, to: to.map { time($0) } ?? -1))
      return unfold(inner, &coded, &windows, &conditions)
    case .inForce(let inner, let at):
      windows.append(WindowNode(from: time(at), isInForce: true))
      return unfold(inner, &coded, &windows, &conditions)
    case .filtered(let inner, let condition):
      let table = unfold(inner, &coded, &windows, &conditions)
      conditions.append(RowCondition(node: self.condition(condition), isExcept: false))
      return table
    case .except(let inner, let condition):
      let table = unfold(inner, &coded, &windows, &conditions)
      conditions.append(RowCondition(node: self.condition(condition), isExcept: true))
      return table
    }
  }

  /// The place of the set of concepts of some kinds with a code in each of some lists of codelists.
  mutating func conceptSet(_ kinds: Set<EventKind>, _ coded: [[Int]]) -> Int {
    var set = dictionary.concepts.map { kinds.contains($0.kind) }
    for lists in coded {
      for concept in set.indices where set[concept] {
        set[concept] = isMember(concept, of: lists)
      }
    }
    if let known = setNumbers[set] { return known }
    let number = setNumbers.count
    program.conceptSets += set
    setNumbers[set] = number
    return number
  }

  private func isMember(_ concept: Int, of lists: [Int]) -> Bool {
    lists.contains { list in
      codelists.indices.contains(list) && codelists[list].isMember.indices.contains(concept)
        && codelists[list].isMember[concept]
    }
  }

  /// The place of a single row.
  mutating func row(_ row: Row) -> Int {
    var node: RowNode
    switch row {
    case .first(let rows, let by):
      node = RowNode(operation: .first, rows: rowSet(rows), keys: sortKeys(by))
    case .last(let rows, let by):
      node = RowNode(operation: .last, rows: rowSet(rows), keys: sortKeys(by))
    case .index: node = RowNode(operation: .index)
    }
    program.rows.append(node)
    return program.rows.count - 1
  }

  private mutating func sortKeys(_ keys: [SortKey]) -> Range<Int> {
    let nodes: [SortKeyNode] = keys.map { key in
      switch key {
      case .number(let number): .number(self.number(number))
      case .time(let time): .time(self.time(time))
      case .text(let text): .text(self.text(text))
      }
    }
    let first = program.keys.count
    program.keys += nodes
    return first..<program.keys.count
  }
}
