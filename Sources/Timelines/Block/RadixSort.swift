/// Sorting of whole numbers by counting their digits.
enum RadixSort {
  private static let digitBits = 11

  /// Sorts by the bits from `lowest` up; numbers alike there keep their order.
  ///
  /// A digit that all numbers share costs nothing.
  static func sort(_ numbers: inout [UInt64], _ scratch: inout [UInt64], from lowest: Int) {
    let count = numbers.count
    guard count > 1 else { return }
    if scratch.count < count {
      scratch.append(contentsOf: repeatElement(0, count: count - scratch.count))
    }
    var all = UInt64.max
    var any: UInt64 = 0
    for number in numbers {
      all &= number
      any |= number
    }
    let differing = all ^ any
    var shift = lowest
    var isInScratch = false
    while shift < 64 {
      if (differing >> UInt64(shift)) & ((1 << digitBits) - 1) != 0 {
        if isInScratch {
          pass(scratch, &numbers, count, shift)
        } else {
          pass(numbers, &scratch, count, shift)
        }
        isInScratch.toggle()
      }
      shift += digitBits
    }
    if isInScratch {
      for place in 0..<count { numbers[place] = scratch[place] }
    }
  }

  private static func pass(
    _ from: [UInt64], _ to: inout [UInt64], _ count: Int, _ shift: Int
  ) {
    let mask: UInt64 = (1 << digitBits) - 1
    let shift = UInt64(shift)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digitBits) { next in
      next.initialize(repeating: 0)
      for place in 0..<count { next[Int((from[place] &>> shift) & mask)] &+= 1 }
      var sum = 0
      for digit in 0..<next.count {
        let own = next[digit]
        next[digit] = sum
        sum &+= own
      }
      for place in 0..<count {
        let number = from[place]
        let digit = Int((number &>> shift) & mask)
        to[next[digit]] = number
        next[digit] &+= 1
      }
    }
  }
}
