/// A sum that keeps what rounding would lose, so that order hardly matters.
///
/// - Source: Neumaier A, Zeitschrift für Angewandte Mathematik und Mechanik 1974;54:39.
struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  /// The sum so far.
  var total: Double { sum + lost }

  /// Adds one number.
  mutating func add(_ number: Double) {
    let next = sum + number
    lost += sum.magnitude >= number.magnitude ? (sum - next) + number : (number - next) + sum
    sum = next
  }
}

extension Sequence<Double> {
  /// The compensated sum.
  var total: Double {
    var sum = CompensatedSum()
    for number in self { sum.add(number) }
    return sum.total
  }
}

extension Array<Double> {
  /// The sum to the last bit the same in whatever order the numbers come.
  var orderFreeTotal: Double { sorted().total }

  /// The mean; NaN when there is none.
  ///
  /// What rounding left over is shared out in a second pass, as R does: the mean of equal numbers
  /// is that number to the last bit, so that a series without variation lies on its centre.
  var mean: Double {
    let rough = total / Double(count)
    guard rough.isFinite else { return rough }
    var rest = 0.0
    for number in self { rest += number - rough }
    return rough + rest / Double(count)
  }

  /// The mean of numbers that weigh differently, as exact as ``mean``.
  func mean(weights: [Double]) -> Double {
    let weight = weights.total
    let rough = zip(self, weights).map { $0 * $1 }.total / weight
    guard rough.isFinite else { return rough }
    return rough + zip(self, weights).map { ($0 - rough) * $1 }.total / weight
  }

  /// The median, the mean of the two middle ones when even; NaN when there is none.
  var median: Double {
    guard !isEmpty else { return .nan }
    let ordered = sorted()
    let middle = count / 2
    return count.isMultiple(of: 2) ? (ordered[middle - 1] + ordered[middle]) / 2 : ordered[middle]
  }
}
