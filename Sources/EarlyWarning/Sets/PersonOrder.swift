/// The rows of each person, persons in the order of their names.
struct PersonOrder {
  /// All rows, person by person, those of one in the order they came.
  private let order: [Int32]
  /// Where each person's rows end.
  private let ends: [Int]

  init(_ columns: ObservationColumns) {
    let (ranks, count) = columns.persons.ranks()
    var places = [Int](repeating: 0, count: count + 1)
    let rows = columns.rows
    for row in rows { places[Int(ranks[Int(row.person)]) + 1] += 1 }
    for rank in places.indices.dropFirst() { places[rank] += places[rank - 1] }
    order = [Int32](unsafeUninitializedCapacity: rows.count) { order, initialized in
      for place in rows.indices {
        let rank = Int(ranks[Int(rows[place].person)])
        order.initializeElement(at: places[rank], to: Int32(truncatingIfNeeded: place))
        places[rank] += 1
      }
      initialized = rows.count
    }
    // Each beginning has moved to its end, which is the next one's beginning.
    ends = Array(places.dropLast())
  }

  /// How many persons there are, those without rows included.
  var count: Int { ends.count }

  /// The rows of one.
  func rows(of person: Int) -> ArraySlice<Int32> {
    order[(person == 0 ? 0 : ends[person - 1])..<ends[person]]
  }
}

extension [String] {
  /// For each text its place in their order, shared by equal texts, and how many places there are.
  func ranks() -> (ranks: [Int32], count: Int) {
    var ranks = [Int32](repeating: 0, count: count)
    var rank = -1
    var last: String?
    for place in indices.sorted(by: { self[$0] < self[$1] }) {
      if last != self[place] { rank += 1 }
      last = self[place]
      ranks[place] = Int32(truncatingIfNeeded: rank)
    }
    return (ranks, rank + 1)
  }
}
