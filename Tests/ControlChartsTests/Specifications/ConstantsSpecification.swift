import ControlCharts
import Testing

/// The constants of charts of subgroups, as printed.
///
/// - Source: Montgomery DC, Introduction to Statistical Quality Control, 6th edition, appendix VI.
@Suite struct ConstantsSpecification {
  struct Row: Sendable {
    let size: Int
    let a2, a3, c4, b3, b4, d2, d3, rangeLower, rangeUpper: Double

    /// The numbers in the order of the printed table.
    init(_ size: Int, _ numbers: [Double]) {
      self.size = size
      (a2, a3, c4) = (numbers[0], numbers[1], numbers[2])
      (b3, b4, d2, d3) = (numbers[3], numbers[4], numbers[5], numbers[6])
      (rangeLower, rangeUpper) = (numbers[7], numbers[8])
    }
  }

  // A2, A3, c4, B3, B4, d2, d3, D3, D4.
  static let rows: [Row] = [
    Row(2, [1.880, 2.659, 0.7979, 0, 3.267, 1.128, 0.853, 0, 3.267]),
    Row(3, [1.023, 1.954, 0.8862, 0, 2.568, 1.693, 0.888, 0, 2.574]),
    Row(4, [0.729, 1.628, 0.9213, 0, 2.266, 2.059, 0.880, 0, 2.282]),
    Row(5, [0.577, 1.427, 0.9400, 0, 2.089, 2.326, 0.864, 0, 2.114]),
    Row(6, [0.483, 1.287, 0.9515, 0.030, 1.970, 2.534, 0.848, 0, 2.004]),
    Row(7, [0.419, 1.182, 0.9594, 0.118, 1.882, 2.704, 0.833, 0.076, 1.924]),
    Row(8, [0.373, 1.099, 0.9650, 0.185, 1.815, 2.847, 0.820, 0.136, 1.864]),
    Row(9, [0.337, 1.032, 0.9693, 0.239, 1.761, 2.970, 0.808, 0.184, 1.816]),
    Row(10, [0.308, 0.975, 0.9727, 0.284, 1.716, 3.078, 0.797, 0.223, 1.777]),
    Row(25, [0.153, 0.606, 0.9896, 0.565, 1.435, 3.931, 0.708, 0.459, 1.541]),
  ]

  @Test(arguments: rows)
  func `constants round to those printed`(row: Row) throws {
    let deviations = try #require(DeviationConstants(size: row.size))
    let ranges = try #require(RangeConstants(size: row.size))
    func expect(_ value: Double, _ printed: Double, within error: Double) {
      #expect(abs(value - printed) <= error, "\(value), printed \(printed)")
    }
    expect(deviations.c4, row.c4, within: 0.00006)
    expect(deviations.a3, row.a3, within: 0.0006)
    expect(deviations.b3, row.b3, within: 0.0006)
    expect(deviations.b4, row.b4, within: 0.0006)
    expect(ranges.a2, row.a2, within: 0.0006)
    expect(ranges.d2, row.d2, within: 0.0006)
    expect(ranges.d3, row.d3, within: 0.0006)
    #expect(ranges.printed.d2 == row.d2)
    // The table made D3 and D4 from rounded d2 and d3.
    expect(ranges.lowerLimit, row.rangeLower, within: 0.0011)
    expect(ranges.upperLimit, row.rangeUpper, within: 0.0011)
  }

  @Test(arguments: [(2, 1.1283791671, 0.8525024664), (5, 2.3259289473, 0.8640819411)])
  func `d2 and d3 are known to eight digits`(size: Int, d2: Double, d3: Double) throws {
    // Two readings: 2 ÷ √π, and √(2 − 4 ÷ π). Five: Harter HL, Annals of Mathematical
    // Statistics 1960;31:1122.
    let constants = try #require(RangeConstants(size: size))
    expectEqual(constants.d2, d2, relative: 1e-8)
    expectEqual(constants.d3, d3, relative: 1e-8)
  }

  @Test func `there are none for a single reading`() {
    #expect(DeviationConstants(size: 1) == nil)
    #expect(RangeConstants(size: 1) == nil)
  }
}
