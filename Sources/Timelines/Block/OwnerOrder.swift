/// Places of rows, grouped by the person they belong to.
struct OwnerOrder {
  private var order: [UInt32] = []
  private var firsts: [UInt32] = [0]
  private var owners: [UInt32] = []

  /// Groups so many rows by the number of their owner, rows of one owner in the order they have.
  mutating func group(_ count: Int, among people: Int, by owner: (Int) -> Int) {
    owners.removeAll(keepingCapacity: true)
    owners.reserveCapacity(count)
    firsts = Array(repeating: 0, count: people + 1)
    for row in 0..<count {
      let number = owner(row)
      owners.append(UInt32(number))
      firsts[number + 1] += 1
    }
    for person in 0..<people { firsts[person + 1] += firsts[person] }
    order = Array(repeating: 0, count: count)
    var next = firsts
    for row in 0..<count {
      let number = Int(owners[row])
      order[Int(next[number])] = UInt32(row)
      next[number] += 1
    }
  }

  /// Where the rows of a person stand in this order.
  func places(of person: Int) -> Range<Int> { Int(firsts[person])..<Int(firsts[person + 1]) }

  /// The row at a place of this order.
  subscript(place: Int) -> Int { Int(order[place]) }

  /// Sorts some places by their rows.
  mutating func sort(_ places: Range<Int>, by precedes: (Int, Int) -> Bool) {
    guard places.count > 1 else { return }
    order[places].sort { precedes(Int($0), Int($1)) }
  }
}
