import ControlCharts
import Testing

@Suite struct FalseDiscoveryTests {
  /// The 15 p-values of a trial of thrombolysis.
  ///
  /// - Source: Benjamini and Hochberg, JRSS B 57 (1995) 289, section 4.
  private let trial = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.0000,
  ]

  @Test func `four of fifteen survive in the published example`() throws {
    let result = try FalseDiscovery(pValues: trial, rate: 0.05)
    #expect(result.survivors == [0, 1, 2, 3])
    #expect(result.expectedFalse == 0.2)
    // By hand: 0.0095 × 15/4, and 0.0201 × 15/5.
    #expect(abs(result.adjusted[3] - 0.035625) < 1e-12)
    #expect(abs(result.adjusted[4] - 0.0603) < 1e-12)
    // The sixth takes the seventh's 0.0298 × 15/7, which is smaller than its own 0.0695.
    #expect(abs(result.adjusted[5] - 0.0298 * 15 / 7) < 1e-12)
  }

  @Test func `the method for any dependence is stricter by the harmonic sum`() throws {
    let plain = try FalseDiscovery(pValues: trial)
    let strict = try FalseDiscovery(pValues: trial, method: .anyDependence)
    let harmonic = (1...15).reduce(0) { $0 + 1 / Double($1) }
    for (p, s) in zip(plain.adjusted, strict.adjusted) {
      #expect(abs(s - min(1, p * harmonic)) < 1e-12)
    }
    #expect(strict.survivors == [0, 1, 2])
  }

  @Test func `a p-value on its own line survives`() throws {
    let result = try FalseDiscovery(pValues: [0.01, 0.02, 0.03, 0.04, 0.05], rate: 0.05)
    #expect(result.survivors == [0, 1, 2, 3, 4])
  }

  @Test func `no p-values give no survivors and bad ones are refused`() throws {
    #expect(try FalseDiscovery(pValues: []).survivors.isEmpty)
    #expect(throws: ChartError.notAProbability(index: 1, value: 1.5)) {
      try FalseDiscovery(pValues: [0.5, 1.5])
    }
    #expect(throws: ChartError.self) { try FalseDiscovery(pValues: [.nan]) }
    #expect(throws: ChartError.self) { try FalseDiscovery(pValues: [0.5], rate: 0) }
  }

  @Test(arguments: 1...20)
  func `survivors follow from a plain reading of the definition`(seed: UInt64) throws {
    var random = CumulativeRandom(seed: seed)
    let values = (0..<40).map { _ in random.uniform() * random.uniform() * 0.2 }
    let result = try FalseDiscovery(pValues: values, rate: 0.1)
    let sorted = values.sorted()
    let last = sorted.indices.last { sorted[$0] <= Double($0 + 1) * 0.1 / 40 }
    let limit = last.map { sorted[$0] } ?? -1
    #expect(result.survivors == values.indices.filter { values[$0] <= limit })
  }

  @Test func `the share of false discoveries is held in a simulation`() throws {
    var random = CumulativeRandom(seed: 5)
    var share = 0.0
    for _ in 0..<2_000 {
      // 16 of 20 have no effect; 4 have small p-values.
      let values = (0..<20).map { $0 < 16 ? random.uniform() : random.uniform() * 0.002 }
      let survivors = try FalseDiscovery(pValues: values, rate: 0.1).survivors
      if !survivors.isEmpty {
        share += Double(survivors.count { $0 < 16 }) / Double(survivors.count)
      }
    }
    // Held exactly at q × 16/20 for independent p-values.
    #expect(abs(share / 2_000 - 0.08) < 0.012)
  }
}
