import ControlCharts
import Testing

/// Run lengths of counts and of outcomes.
@Suite struct CumulativeDiscreteRunLengthTests {
  /// Reference value and threshold as fractions, mean count, run length.
  ///
  /// - Source: exact chains on multiples of the common denominator; check values for the early
  ///   signal chart of term deaths, computed independently.
  static let lattice: [(k: Int, h: Int, denominator: Int, mean: Double, length: Double)] = [
    (4, 11, 7, 0.41, 21.4315), (4, 11, 7, 0.82, 5.9246), (4, 24, 7, 0.41, 105.4910),
    (1, 3, 1, 0.75, 36.7292), (3, 10, 7, 0.3, 20.0591), (3, 30, 7, 0.3, 273.7185),
  ]

  @Test(arguments: lattice)
  func `Poisson run lengths on a lattice agree with the check values`(
    row: (k: Int, h: Int, denominator: Int, mean: Double, length: Double)
  ) {
    let (k, h) = (
      Double(row.k) / Double(row.denominator), Double(row.h) / Double(row.denominator)
    )
    let length = PoissonCUSUMSettings(k: k, h: h).runLength(expected: row.mean)
    #expect(abs(length.inControl - row.length) < 0.00006)
    #expect(length.meanExpected == row.mean)
    #expect(length.isExact)
    #expect(length.outOfControl < length.inControl)
  }

  @Test func `out of control the Poisson mean is multiplied by the ratio`() {
    let length = PoissonCUSUMSettings(k: 4.0 / 7, h: 11.0 / 7).runLength(expected: 0.41)
    #expect(abs((length.outOfControlHigh ?? 0) - 5.9246) < 0.00006)
    #expect(length.outOfControlLow == nil)
  }

  @Test func `a threshold for a wanted run length is the smallest on the lattice`() {
    var settings = PoissonCUSUMSettings(k: 4.0 / 7, inControlARL: 100)
    let found = settings.threshold(expected: 0.41)
    #expect(abs(found * 7 - (found * 7).rounded()) < 1e-9)
    #expect(settings.runLength(expected: 0.41).inControl >= 100)
    settings.h = found - 1.0 / 7
    #expect(settings.runLength(expected: 0.41).inControl < 100)
  }

  /// Mean count, ratio, threshold, mean of 100,000 simulated runs (standard error 0.3 %).
  @Test(arguments: [(0.9, 2.0, 3.2, 66.83), (4.3, 1.5, 6.1, 76.82), (30, 1.3, 20, 960.3)])
  func `Poisson run lengths off a lattice agree with long simulations`(
    mean: Double, ratio: Double, h: Double, simulated: Double
  ) {
    let length = PoissonCUSUMSettings(rateRatio: ratio, h: h).runLength(expected: mean)
    #expect(abs(length.inControl / simulated - 1) < 0.01, "\(length)")
    #expect(!length.isExact)
  }

  @Test(arguments: [Side.high, .low])
  func `Poisson run lengths off a lattice agree with a simulation`(side: Side) {
    let settings = PoissonCUSUMSettings(h: 3.2, sides: side == .high ? .high : .low)
    let k = settings.reference(for: side, expected: 1.9)
    var random = CumulativeRandom(seed: 3)
    let simulated = meanRunLength(runs: 4_000) {
      var (sum, length) = (0.0, 0)
      repeat {
        let step = Double(random.poisson(1.9)) - k
        sum = max(0, sum + (side == .high ? step : -step))
        length += 1
      } while sum < 3.2
      return length
    }
    let length = settings.runLength(expected: 1.9)
    #expect(abs(length.inControl / simulated - 1) < 0.06, "\(length) \(simulated)")
  }

  /// Risk, odds ratio, threshold, side, mean of 40,000 simulated runs (standard error 0.5 %).
  static let simulated:
    [(risk: Double, ratio: Double, h: Double, sides: MonitoredSides, length: Double)] = [
      (0.01, 2, 3.5, .both, 7_491.3), (0.01, 2, 3.5, .high, 12_354.7),
      (0.01, 2, 3.5, .low, 19_296.6), (0.05, 2, 3.5, .both, 1_601.9),
      (0.05, 2, 3.5, .high, 2_672.6), (0.05, 2, 3.5, .low, 3_952.7),
      (0.1, 2, 3.5, .both, 861.9), (0.1, 2, 3.5, .high, 1_472.5), (0.1, 2, 3.5, .low, 2_067.7),
      (0.02, 3, 2.5, .both, 531.7), (0.02, 3, 2.5, .high, 787.5), (0.02, 3, 2.5, .low, 1_603.4),
      (0.3, 1.5, 3, .both, 573.9), (0.3, 1.5, 3, .high, 1_087.4), (0.3, 1.5, 3, .low, 1_207.0),
    ]

  @Test(arguments: simulated)
  func `Bernoulli run lengths agree with long simulations`(
    row: (risk: Double, ratio: Double, h: Double, sides: MonitoredSides, length: Double)
  ) {
    let settings = OutcomeCUSUMSettings(oddsRatio: row.ratio, h: row.h, sides: row.sides)
    let length = settings.runLength(risks: [row.risk]).inControl
    #expect(abs(length / row.length - 1) < 0.016, "\(length)")
  }

  @Test(arguments: [
    // Risk, side, mean of 10,000 runs simulated from event to event (standard error 1 %).
    (0.001, MonitoredSides.high, 120_471.0), (0.001, .low, 191_844), (0.0001, .both, 737_633),
  ])
  func `run lengths hold for risks whose steps are finer than the grid`(
    risk: Double, sides: MonitoredSides, simulated: Double
  ) {
    let length = OutcomeCUSUMSettings(sides: sides).runLength(risks: [risk]).inControl
    #expect(abs(length / simulated - 1) < 0.03, "\(length)")
  }

  @Test func `the two-sided Bernoulli run length agrees with a simulation`() {
    let settings = OutcomeCUSUMSettings()
    let up = [false, true].map { settings.step(on: .high, risk: 0.1, event: $0) }
    let down = [false, true].map { settings.step(on: .low, risk: 0.1, event: $0) }
    var random = CumulativeRandom(seed: 17)
    let simulated = meanRunLength(runs: 2_000) {
      var (high, low, length) = (0.0, 0.0, 0)
      repeat {
        let event = random.uniform() < 0.1 ? 1 : 0
        high = max(0, high + up[event])
        low = max(0, low + down[event])
        length += 1
      } while high < 3.5 && low < 3.5
      return length
    }
    let stated = settings.runLength(risks: [0.1]).inControl
    #expect(abs(stated / simulated - 1) < 0.07, "\(stated) \(simulated)")
  }

  @Test func `run lengths for a mix of risks agree with a simulation`() {
    var random = CumulativeRandom(seed: 23)
    let risks = (0..<200).map { _ in 0.01 + 0.3 * random.uniform() * random.uniform() }
    let settings = OutcomeCUSUMSettings(h: 3, sides: .high)
    let length = settings.runLength(risks: risks)
    for (ratio, stated) in [(1.0, length.inControl), (2, length.outOfControl)] {
      let simulated = meanRunLength(runs: 4_000) {
        var (sum, count) = (0.0, 0)
        repeat {
          let risk = risks[Int(random.uniform() * 200)]
          let event = random.uniform() < ratio * risk / (1 - risk + ratio * risk)
          sum = max(0, sum + settings.step(on: .high, risk: risk, event: event))
          count += 1
        } while sum < 3
        return count
      }
      #expect(abs(stated / simulated - 1) < 0.05, "\(ratio): \(stated) \(simulated)")
    }
    #expect(!length.isExact)
    #expect(length.method.contains("\(length.states) states"))
  }

  /// Chains on grids of 1,600 and 3,200 states, solved by LAPACK and extrapolated.
  @Test(arguments: [
    (MonitoredSides.high, 4.5, 4_529.3656, 133.70676), (.low, 4, 3_538.5474, 208.25273),
  ])
  func `run lengths for a mix of risks agree with a far finer grid`(
    sides: MonitoredSides, h: Double, inControl: Double, outOfControl: Double
  ) {
    let risks = (0..<200).map { place -> Double in
      let share = (Double(place) + 0.5) / 200
      return 0.01 + 0.3 * share * share
    }
    let length = OutcomeCUSUMSettings(h: h, sides: sides).runLength(risks: risks)
    #expect(abs(length.inControl / inControl - 1) < 4e-4, "\(length.inControl)")
    #expect(abs(length.outOfControl / outOfControl - 1) < 2e-4, "\(length.outOfControl)")
  }

  @Test func `E-O run lengths agree with a simulation`() {
    var random = CumulativeRandom(seed: 29)
    let risks = (0..<100).map { _ in 0.02 + 0.2 * random.uniform() }
    let mean = risks.reduce(0, +) / 100
    for side in [MonitoredSides.high, .low] {
      let settings = ExpectedMinusObservedSettings(h: 2, sides: side)
      let k = settings.reference(for: side == .high ? .high : .low, meanRisk: mean)
      let simulated = meanRunLength(runs: 8_000) {
        var (sum, count) = (0.0, 0)
        repeat {
          let risk = risks[Int(random.uniform() * 100)]
          let saved = risk - (random.uniform() < risk ? 1 : 0)
          sum = max(0, sum + (side == .high ? -saved : saved) - k)
          count += 1
        } while sum <= 2
        return count
      }
      let stated = settings.runLength(risks: risks).inControl
      #expect(abs(stated / simulated - 1) < 0.04, "\(side): \(stated) \(simulated)")
    }
  }

  @Test func `thresholds for a wanted run length give it`() {
    let bernoulli = OutcomeCUSUMSettings(inControlARL: 1_000, sides: .high)
    let length = bernoulli.runLength(risks: [0.05]).inControl
    #expect(length >= 1_000 && length < 1_060, "\(length)")
    let saved = ExpectedMinusObservedSettings(inControlARL: 500, sides: .high)
    let savedLength = saved.runLength(risks: [0.03, 0.05, 0.11]).inControl
    #expect(savedLength >= 500 && savedLength < 530, "\(savedLength)")
  }

  @Test func `no event possible means no signal ever`() {
    let length = OutcomeCUSUMSettings(sides: .high).runLength(risks: [0, 0])
    #expect(length.inControl == .infinity)
    #expect(length.falseSignals(inPoints: 100) == 0)
  }

  @Test func `a warning has its own run length`() {
    let settings = PoissonCUSUMSettings(k: 4.0 / 7, h: 24.0 / 7, warning: 11.0 / 7)
    let warning = settings.warningRunLength(expected: 0.41)
    #expect(abs((warning?.inControl ?? 0) - 21.4315) < 0.00006)
    #expect(PoissonCUSUMSettings().warningRunLength(expected: 0.41) == nil)
  }

  private func meanRunLength(runs: Int, _ run: () -> Int) -> Double {
    var total = 0
    for _ in 0..<runs { total += run() }
    return Double(total) / Double(runs)
  }
}
