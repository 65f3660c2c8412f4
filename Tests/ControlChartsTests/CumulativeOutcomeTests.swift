import ControlCharts
import Foundation
import Testing

/// Charts of outcomes and of counts.
@Suite struct CumulativeOutcomeTests {
  private let patients = [
    PatientOutcome(risk: 0.1, event: true), PatientOutcome(risk: 0.5, event: true),
    PatientOutcome(risk: 0.2, event: nil), PatientOutcome(risk: 0.25, event: false),
    PatientOutcome(risk: 0.02, event: true), PatientOutcome(risk: 0.6, event: false),
  ]

  @Test func `a hand-worked risk-adjusted CUSUM adds the log-likelihood ratios`() throws {
    let settings = OutcomeCUSUMSettings(h: 1.2, lowH: 1.2)
    let chart = try OutcomeCUSUM(patients: patients, settings: settings)
    // Upwards: ln(2/1.1), + ln(2/1.5), –, + ln(1/1.25), + ln(2/1.02), after the signal at the
    // fifth patient again from 0: max(0, ln(1/1.6)).
    let up = [
      log(2 / 1.1), log(2 / 1.1) + log(2 / 1.5), log(2 / 1.1) + log(2 / 1.5),
      log(2 / 1.1) + log(2 / 1.5) - log(1.25),
      log(2 / 1.1) + log(2 / 1.5) - log(1.25) + log(2 / 1.02), 0,
    ]
    // Downwards with 1/2: events bring it to 0, others add −ln(1 − p/2).
    let down = [0, 0, 0, log(1 - 0.25 / 2), 0, log(1 - 0.6 / 2)]
    for (index, point) in chart.points.enumerated() {
      #expect(abs((point.high ?? 0) - up[index]) < 1e-12)
      #expect(abs((point.low ?? 0) - down[index]) < 1e-12)
    }
    #expect(chart.signals.map(\.index) == [4])
    #expect(chart.signals.first?.driftStart == 0)
    #expect(chart.points[4].flag == .concern)
    #expect(chart.restarts == [4])
    #expect(chart.risks == [0.1, 0.5, 0.25, 0.02, 0.6])
    #expect(chart.points[2].value == nil)
  }

  @Test func `a hand-worked VLAD sums risk less outcome and carries the signals`() throws {
    let settings = OutcomeCUSUMSettings(h: 1.2, lowH: 1.2)
    let chart = try VLADChart(patients: patients, settings: settings)
    for (saved, byHand) in zip(chart.points.map(\.saved), [-0.9, -1.4, -1.4, -1.15, -2.13, -1.53]) {
      #expect(abs(saved - byHand) < 1e-12)
    }
    #expect(chart.signals == chart.cusum.signals)
    #expect(chart.points[4].flag == .concern)
    #expect(chart.points.map(\.signals.count) == [0, 0, 0, 0, 1, 0])
  }

  @Test func `events never waited for make both directions of a chart`() throws {
    let none = Array(repeating: PatientOutcome(risk: 0.3, event: false), count: 60)
    let chart = try OutcomeCUSUM(patients: none)
    let signal = try #require(chart.signals.first)
    // Each patient adds −ln(1 − 0.3/2) downwards: the 25th makes it at least 4.
    #expect(signal.index == 24)
    #expect(signal.side == .low)
    #expect(chart.points[24].flag == .improvement)
    #expect(chart.restarts == [24, 49])
  }

  /// A plain retelling of what `bchart` does to its two sums, for comparison.
  private func plainBernoulli(_ outcomes: [Bool], p0: Double, ratio: Double, limit: Double) -> [Int]
  {
    func p(_ ratio: Double) -> Double {
      let odds = ratio * p0 / (1 - p0)
      return odds / (1 + odds)
    }
    var (up, down, signals): (Double, Double, [Int]) = (0, 0, [])
    for (index, event) in outcomes.enumerated() {
      up += event ? log(p(ratio) / p0) : log((1 - p(ratio)) / (1 - p0))
      down -= event ? log(p(1 / ratio) / p0) : log((1 - p(1 / ratio)) / (1 - p0))
      if up >= limit || down <= -limit { signals.append(index) }
      up = up > limit || up < 0 ? 0 : up
      down = down < -limit || down > 0 ? 0 : down
    }
    return signals
  }

  @Test(arguments: 1...20)
  func `a Bernoulli CUSUM signals where qicharts2 does`(seed: UInt64) throws {
    var random = CumulativeRandom(seed: seed)
    let outcomes = (0..<2_000).map { random.uniform() < ($0 < 1_000 ? 0.05 : 0.11) }
    let chart = try OutcomeCUSUM(
      outcomes: outcomes, settings: OutcomeCUSUMSettings(rate: 0.05), direction: .lower)
    let plain = plainBernoulli(outcomes, p0: 0.05, ratio: 2, limit: 3.5)
    #expect(chart.signals.map(\.index) == plain)
    #expect(chart.restarts == plain)
    #expect(!plain.isEmpty)
    let risked = try OutcomeCUSUM(
      patients: outcomes.map { PatientOutcome(risk: 0.05, event: $0) }, settings: .bernoulli)
    #expect(risked.points == chart.points)
  }

  @Test func `the constant risk may come from the first outcomes`() throws {
    let outcomes: [Bool?] = [true, nil, false, false, false, true]
    let chart = try OutcomeCUSUM(outcomes: outcomes, settings: OutcomeCUSUMSettings(baseline: 4))
    #expect(chart.points[0].expected == 0.25)
    #expect(throws: ChartError.baselineTooLong(asked: 6, have: 5)) {
      try OutcomeCUSUM(outcomes: outcomes, settings: OutcomeCUSUMSettings(baseline: 6))
    }
    #expect(throws: ChartError.self) {
      try OutcomeCUSUM(outcomes: [false, true], settings: OutcomeCUSUMSettings(baseline: 1))
    }
    #expect(throws: ChartError.self) { try OutcomeCUSUM(outcomes: [true], settings: .bernoulli) }
  }

  @Test func `the threshold can be set from the run length wanted`() throws {
    let outcomes = (0..<100).map { $0 % 10 == 0 }
    let settings = OutcomeCUSUMSettings(inControlARL: 500, rate: 0.1, sides: .high)
    let chart = try OutcomeCUSUM(outcomes: outcomes, settings: settings)
    #expect(chart.runLength.inControl >= 500)
    #expect(chart.runLength.inControl < 530)
    #expect(chart.points[0].highThreshold == chart.highThreshold)
  }

  @Test func `a hand-worked E-O CUSUM follows vlad`() throws {
    let patients = [(0.1, true), (0.2, true), (0.5, false), (0.4, false), (0.3, true)].map {
      PatientOutcome(risk: $0.0, event: $0.1)
    }
    let settings = ExpectedMinusObservedSettings(k: 0.2, lowK: 0.1, h: 1.2, restart: .both)
    let chart = try ExpectedMinusObservedCUSUM(patients: patients, settings: settings)
    // More events: −z − 0.2 = 0.7, 0.6, −0.7, −0.6, 0.5; fewer: z − 0.1 = −1, −0.9, 0.4, 0.3, −0.8.
    for (point, byHand) in zip(chart.points, [(0.7, 0), (1.3, 0), (0, -0.4), (0, -0.7), (0.5, 0)]) {
      #expect(abs((point.high ?? 9) - byHand.0) < 1e-12)
      #expect(abs((point.low ?? 9) - byHand.1) < 1e-12)
    }
    #expect(chart.signals.map(\.index) == [1])
    #expect(chart.points[1].flag == .concern)
    #expect(chart.restarts == [1])
  }

  @Test func `the reference values of an E-O CUSUM are those of vlad`() {
    let settings = ExpectedMinusObservedSettings()
    // p̄(R − 1 − ln R)/ln R for 2, p̄(1 − R + ln R)/ln R for ½.
    #expect(abs(settings.reference(for: .high, meanRisk: 0.1) - 0.1 * 0.4426950408889634) < 1e-12)
    #expect(abs(settings.reference(for: .low, meanRisk: 0.1) - 0.1 * 0.2786524795555183) < 1e-12)
  }

  @Test func `a hand-worked Poisson CUSUM warns, signals and restarts`() throws {
    let counts = [0, 1, 2, 0, 1, 3, 0, 1]
    let settings = PoissonCUSUMSettings(k: 4.0 / 7, h: 24.0 / 7, warning: 11.0 / 7)
    let chart = try PoissonCUSUM(
      readings: counts.map { PoissonReading(count: $0, exposure: 0.41) }, settings: settings)
    // In sevenths: 0, 3, 13, 9, 12, 29 (signal), 0, 3.
    for (point, sevenths) in zip(chart.points, [0.0, 3, 13, 9, 12, 29, 0, 3]) {
      #expect(abs((point.high ?? 9) - sevenths / 7) < 1e-12)
    }
    #expect(chart.signals.map(\.index) == [2, 4, 5])
    #expect(chart.signals.map(\.level) == [.warning, .warning, .signal])
    #expect(chart.restarts == [5])
    #expect(chart.points[0].low == nil)
    #expect(abs(chart.meanExpected - 0.41) < 1e-12)
    #expect(abs(chart.runLength.inControl - 105.4910) < 0.00006)
  }

  @Test func `a signal restarts by the threshold in force when it was given`() throws {
    // The last month of a year signals at its own threshold of 2, although next year's is 5.
    let readings = [
      PoissonReading(count: 3, exposure: 1, k: 1, h: 2),
      PoissonReading(count: 2, exposure: 1, k: 1, h: 5),
    ]
    let chart = try PoissonCUSUM(readings: readings)
    #expect(chart.points.map(\.high) == [2, 1])
    #expect(chart.signals.map(\.index) == [0])
    #expect(chart.points.map(\.highThreshold) == [2, 5])
  }

  @Test func `sevenths that add up to the threshold reach it`() throws {
    let settings = PoissonCUSUMSettings(k: 3.0 / 7, h: 10.0 / 7)
    let counts = [1, 1, 0, 1, 1]
    let chart = try PoissonCUSUM(
      readings: counts.map { PoissonReading(count: $0, exposure: 1) }, settings: settings)
    // 4, 8, 5, 9, 13 sevenths; then one with exactly 10: 0 → 4 → 8 → 12 is over, 5 + 5 is not had.
    #expect(chart.signals.map(\.index) == [4])
    let exact = try PoissonCUSUM(
      readings: [1, 1, 0, 0, 2].map { PoissonReading(count: $0, exposure: 1) },
      settings: PoissonCUSUMSettings(k: 3.0 / 7, h: 13.0 / 7))
    #expect(exact.signals.map(\.index) == [4])
  }

  @Test func `the reference value follows what each period expects`() throws {
    let readings = [
      PoissonReading(count: 4, exposure: 100), PoissonReading(count: nil, exposure: 100),
      PoissonReading(count: 0, exposure: 0), PoissonReading(count: 2, exposure: 300),
    ]
    let settings = PoissonCUSUMSettings(h: 9, rate: 0.01, sides: .both)
    let chart = try PoissonCUSUM(readings: readings, settings: settings)
    let (up, down) = (1 / log(2.0), 0.5 / log(2.0))
    #expect(chart.meanExpected == 2)
    #expect(abs((chart.points[0].high ?? 0) - (4 - up)) < 1e-12)
    #expect(chart.points[2].high == chart.points[0].high)
    #expect(abs((chart.points[3].high ?? 0) - (6 - 4 * up)) < 1e-12)
    #expect(abs((chart.points[3].low ?? 0) - (2 - 3 * down)) < 1e-12)
    #expect(chart.runLength.meanExpected == 2)
  }

  @Test func `a rate from the baseline, and readings that are refused`() throws {
    let readings = [
      PoissonReading(count: 2, exposure: 50), PoissonReading(count: 4, exposure: 100),
    ]
    let chart = try PoissonCUSUM(
      readings: readings, settings: PoissonCUSUMSettings(h: 5, baseline: 2))
    #expect(chart.rate == 0.04)
    #expect(throws: ChartError.noPoints) { try PoissonCUSUM(readings: []) }
    #expect(throws: ChartError.negativeValue(index: 0, value: -1)) {
      try PoissonCUSUM(readings: [PoissonReading(count: -1, exposure: 1)])
    }
    #expect(throws: ChartError.denominatorNotPositive(index: 0, denominator: 0)) {
      try PoissonCUSUM(readings: [PoissonReading(count: 1, exposure: 0)])
    }
    #expect(throws: ChartError.notAProbability(index: 0, value: 1.5)) {
      try OutcomeCUSUM(patients: [PatientOutcome(risk: 1.5, event: true)])
    }
    #expect(throws: ChartError.noPoints) {
      try VLADChart(patients: [PatientOutcome(risk: nil, event: true)])
    }
  }

  @Test(arguments: 1...10)
  func `exchanging events and non-events exchanges the sides`(seed: UInt64) throws {
    var random = CumulativeRandom(seed: seed)
    let patients = (0..<300).map { _ in
      let risk = random.uniform()
      return PatientOutcome(risk: risk, event: random.uniform() < 0.2 + 0.6 * risk)
    }
    let mirrored = patients.map { patient in
      PatientOutcome(risk: patient.risk.map { 1 - $0 }, event: patient.event.map { !$0 })
    }
    let chart = try OutcomeCUSUM(patients: patients, settings: .bernoulli)
    let other = try OutcomeCUSUM(patients: mirrored, settings: .bernoulli, direction: .higher)
    for (point, twin) in zip(chart.points, other.points) {
      #expect(abs((point.high ?? 0) + (twin.low ?? 0)) < 1e-9)
      #expect(point.flag == twin.flag)
    }
  }
}
