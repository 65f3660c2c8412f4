/// A function from 16-bit integers to 16-bit integers that jumps at some edges.
///
/// Everything the bulk path knows about a score is held in such steps: the points of an input,
/// what is refused and what is missing, the level of a total. They are made by asking the
/// single path, never from numbers of their own.
struct Steps: Hashable, Sendable {
  /// The value at the least integer.
  let base: Int16
  /// The integers after which the value jumps, smallest first; padded to an even number.
  private(set) var edges: [Int16] = []
  /// By how much it jumps; 0 where padded.
  private(set) var jumps: [Int16] = []

  /// The steps of a function that is constant from each start to the next.
  ///
  /// - Parameters:
  ///   - starts: Where the value may jump, in any order; numbers outside 16 bits are left out.
  ///   - value: The function.
  init(starts: [Int], value: (Int16) -> Int16) {
    base = value(.min)
    var last = base
    for start in Set(starts.compactMap(Int16.init(exactly:))).sorted() where start > .min {
      let next = value(start)
      guard next != last else { continue }
      edges.append(start - 1)
      jumps.append(next &- last)
      last = next
    }
    // Nothing is greater than the greatest integer, so what is padded never jumps.
    while edges.count % 2 != 0 {
      edges.append(.max)
      jumps.append(0)
    }
  }

  /// Writes the value of every element: loops so plain that the compiler turns them into vectors.
  ///
  /// - Parameters:
  ///   - column: The elements.
  ///   - rows: Which of them.
  ///   - values: Their values; as many places as rows, or more.
  func write(_ column: [Int16], _ rows: Range<Int>, _ values: inout [Int16]) {
    var done = 0
    if edges.count >= 4 {
      writeFour(column, rows, &values)
      done = 4
    } else if edges.count >= 2 {
      writeTwo(column, rows, &values)
      done = 2
    } else {
      for row in 0..<rows.count { values[row] = base }
    }
    while done < edges.count {
      if edges.count - done >= 4 {
        addFour(from: done, column, rows, &values)
        done += 4
      } else {
        addTwo(from: done, column, rows, &values)
        done += 2
      }
    }
  }

  private func writeTwo(_ column: [Int16], _ rows: Range<Int>, _ values: inout [Int16]) {
    let column = column.span.extracting(rows)
    var values = values.mutableSpan
    precondition(column.count <= values.count)
    let base = base
    let (edge0, edge1) = (edges[0], edges[1])
    let (jump0, jump1) = (jumps[0], jumps[1])
    for row in 0..<column.count {
      let place = column[row]
      var value = base
      value &+= jump0 & (place > edge0 ? -1 : 0)
      value &+= jump1 & (place > edge1 ? -1 : 0)
      values[row] = value
    }
  }

  private func writeFour(_ column: [Int16], _ rows: Range<Int>, _ values: inout [Int16]) {
    let column = column.span.extracting(rows)
    var values = values.mutableSpan
    precondition(column.count <= values.count)
    let base = base
    let (edge0, edge1, edge2, edge3) = (edges[0], edges[1], edges[2], edges[3])
    let (jump0, jump1, jump2, jump3) = (jumps[0], jumps[1], jumps[2], jumps[3])
    for row in 0..<column.count {
      let place = column[row]
      var value = base
      value &+= jump0 & (place > edge0 ? -1 : 0)
      value &+= jump1 & (place > edge1 ? -1 : 0)
      value &+= jump2 & (place > edge2 ? -1 : 0)
      value &+= jump3 & (place > edge3 ? -1 : 0)
      values[row] = value
    }
  }

  private func addFour(
    from first: Int, _ column: [Int16], _ rows: Range<Int>, _ values: inout [Int16]
  ) {
    let column = column.span.extracting(rows)
    var values = values.mutableSpan
    precondition(column.count <= values.count)
    let (edge0, edge1) = (edges[first], edges[first + 1])
    let (edge2, edge3) = (edges[first + 2], edges[first + 3])
    let (jump0, jump1) = (jumps[first], jumps[first + 1])
    let (jump2, jump3) = (jumps[first + 2], jumps[first + 3])
    for row in 0..<column.count {
      let place = column[row]
      var value = values[row]
      value &+= jump0 & (place > edge0 ? -1 : 0)
      value &+= jump1 & (place > edge1 ? -1 : 0)
      value &+= jump2 & (place > edge2 ? -1 : 0)
      value &+= jump3 & (place > edge3 ? -1 : 0)
      values[row] = value
    }
  }

  private func addTwo(
    from first: Int, _ column: [Int16], _ rows: Range<Int>, _ values: inout [Int16]
  ) {
    let column = column.span.extracting(rows)
    var values = values.mutableSpan
    precondition(column.count <= values.count)
    let (edge0, edge1) = (edges[first], edges[first + 1])
    let (jump0, jump1) = (jumps[first], jumps[first + 1])
    for row in 0..<column.count {
      let place = column[row]
      var value = values[row]
      value &+= jump0 & (place > edge0 ? -1 : 0)
      value &+= jump1 & (place > edge1 ? -1 : 0)
      values[row] = value
    }
  }
}
