/// Sums that do not depend on the order of their terms, to the last bit.
///
/// The terms are sorted and added with Neumaier's compensation, so that a list of units in another
/// order gives the same chart.
enum OrderFreeSum {
  static func sum(_ terms: [Double]) -> Double {
    var total = 0.0
    var lost = 0.0
    for term in terms.sorted() {
      let next = total + term
      lost += abs(total) >= abs(term) ? (total - next) + term : (term - next) + total
      total = next
    }
    return total + lost
  }
}
