import ControlCharts
import Testing

/// Limits, positions and marks worked by hand.
@Suite struct FunnelLimitsTests {
  static func limits(
    _ measure: FunnelSettings.Measure, target: Double, at precision: Double,
    change: (inout FunnelSettings) -> Void = { _ in }
  ) throws -> [Double] {
    var settings = FunnelSettings(measure: measure)
    settings.target = target
    change(&settings)
    let units = [FunnelUnit(group: "a", numerator: 1, denominator: precision)]
    let plot = try FunnelPlot(units: units, settings: settings)
    return plot.curve(at: precision).limits.flatMap { [$0.lower, $0.upper] }
  }

  // (r − a)/n with a = (P(R ≤ r) − p)/P(R = r), worked with SciPy 1.17.1.
  @Test(arguments: [
    [20, 0.05, 0, 0.14236476501690404, 0, 0.23505987865243347],
    [50, 0.2, 0.08440482201226915, 0.30709388335205806, 0.03477614320750775, 0.3791440976750372],
    [
      300, 0.212230126123, 0.1651488835320022, 0.2577789224598929, 0.14050362535203859,
      0.28611455989545603,
    ],
    // 45 of 45 has probability 0.0087, so it cannot be beyond 99.8 %: the last limit is 1.
    [45, 0.9, 0.7922147878539235, 0.9694917484703186, 0.7277956033706463, 1],
  ])
  func `exact limits of proportions are interpolated binomial quantiles`(row: [Double]) throws {
    let limits = try Self.limits(.proportion, target: row[1], at: row[0])
    for (value, truth) in zip(limits, row[2...]) {
      #expect(abs(value - truth) <= 1e-11)
    }
  }

  @Test func `exact limits of a small proportion by hand`() throws {
    // Two cases at ½: P(R ≤ 0) = ¼, P(R ≤ 1) = ¾. At 80 % the tails are 0.1: lower r = 0,
    // a = 0.15/0.25, drawn back from −0.3 to 0; upper r = 2 = n, so 1. At 40 %, tails 0.3:
    // lower r = 1, a = 0.45/0.5, (1 − 0.9)/2 = 0.05; upper r = 1, a = 0.05/0.5, 0.45 → centre.
    let limits = try Self.limits(.proportion, target: 0.5, at: 2) {
      $0.levels = [.coverage(0.4), .coverage(0.8)]
    }
    for (value, truth) in zip(limits, [0.05, 0.5, 0, 1]) { #expect(abs(value - truth) < 1e-12) }
    // From both ends: the upper limit mirrors the lower.
    let symmetric = try Self.limits(.proportion, target: 0.5, at: 2) {
      $0.levels = [.coverage(0.4)]
      $0.limits = .exactSymmetric
    }
    for (value, truth) in zip(symmetric, [0.05, 0.95]) { #expect(abs(value - truth) < 1e-12) }
  }

  @Test func `approximate limits are clipped or not, as asked`() throws {
    let clipped = try Self.limits(.proportion, target: 0.02, at: 100) { $0.limits = .approximate }
    #expect(clipped[0] == 0)
    let open = try Self.limits(.proportion, target: 0.02, at: 100) {
      $0.limits = .approximate
      $0.clipsLimits = false
    }
    #expect(abs(open[0] - (0.02 - 1.959963984540054 * 0.014)) < 1e-15)
  }

  @Test func `arcsine limits stop at 0 and 1 instead of folding back`() throws {
    for n in [1.0, 2, 3, 5] {
      let limits = try Self.limits(.proportion, target: 0.1, at: n) { $0.limits = .transformed }
      #expect(limits[0] == 0 && limits[2] == 0)
      #expect(limits[1] > 0.1 && limits[3] >= limits[1])
      let mirrored = try Self.limits(.proportion, target: 0.9, at: n) { $0.limits = .transformed }
      #expect(mirrored[1] == 1 && mirrored[3] == 1)
    }
  }

  @Test func `every method agrees where counts are large`() throws {
    let cases: [(FunnelSettings.Measure, Double)] = [
      (.proportion, 0.3), (.rate, 0.8), (.standardisedRatio, 1), (.ratioOfCounts, 1.4),
    ]
    for (measure, centre) in cases {
      let reference = try Self.limits(measure, target: centre, at: 1e6) {
        $0.limits = .transformed
      }
      for method in FunnelSettings.LimitsMethod.allCases {
        let limits = try Self.limits(measure, target: centre, at: 1e6) { $0.limits = method }
        for (value, truth) in zip(limits, reference) {
          // Within a hundredth of the distance from the centre.
          #expect(abs(value - truth) < 0.01 * abs(truth - centre))
        }
      }
    }
  }

  @Test func `a rate is a standardised ratio whose expected events are exposure times centre`()
    throws
  {
    let rate = try Self.limits(.rate, target: 0.004, at: 5_000)
    let ratio = try Self.limits(.standardisedRatio, target: 1, at: 20)
    for (first, second) in zip(rate, ratio) {
      #expect(abs(first - second * 0.004) < 1e-15)
    }
    // ½χ²(0.025; 40)/20 from SciPy 1.17.1.
    #expect(abs(ratio[0] - 24.433039170807891 / 40) < 1e-12)
  }

  @Test func `limits of means are centre ± z · s/√n with the spread asked for`() throws {
    let units = [
      FunnelUnit(group: "a", mean: 10, count: 4, standardDeviation: 2),
      FunnelUnit(group: "b", mean: 20, count: 16, standardDeviation: 4),
    ]
    var settings = FunnelSettings(measure: .mean)
    settings.levels = [.sigma(2), .sigma(3)]
    let pooled = try FunnelPlot(units: units, settings: settings)
    #expect(pooled.centre == 18)
    // √((3·4 + 15·16)/18) = √14
    #expect(abs(pooled.points[0].limits[0].upper - (18 + 14.0.squareRoot())) < 1e-12)
    settings.spread = .own
    let own = try FunnelPlot(units: units, settings: settings)
    #expect(own.points[0].limits[0].upper == 20)
    #expect(own.points[1].limits[1].lower == 15)
    settings.spread = .common(6)
    let common = try FunnelPlot(units: units, settings: settings)
    #expect(common.points[0].limits[1].upper == 27)
    #expect(common.points[0].score == -8.0 / 3)
  }

  @Test func `a ratio of rates compares each with the rates together`() throws {
    let units = [
      FunnelUnit(
        group: "a", numerator: 30, denominator: 1_000,
        comparator: .init(numerator: 20, denominator: 1_000)),
      FunnelUnit(
        group: "b", numerator: 30, denominator: 2_000,
        comparator: .init(numerator: 40, denominator: 2_000)),
    ]
    let plot = try FunnelPlot(units: units, settings: FunnelSettings(measure: .ratioOfCounts))
    #expect(plot.centre == 1)
    #expect(plot.points.map(\.value) == [1.5, 0.75])
    #expect(abs(plot.points[0].precision - 600.0.squareRoot()) < 1e-12)
    // On the log scale at 24.49 expected events in each rate, with ½ added.
    var settings = FunnelSettings(measure: .ratioOfCounts)
    settings.limits = .transformed
    let limits = try FunnelPlot(units: units, settings: settings).points[0].limits
    #expect(abs(limits[0].upper * limits[0].lower - 1) < 1e-12)
    #expect(abs(limits[0].upper - 1.7321) < 0.01)
  }

  @Test func `positions lie between the levels and flags follow the direction`() throws {
    // Centre ½, 100 cases: 95 % at 0.402 and 0.598, 99.8 % at 0.3455 and 0.6545.
    let units = [50.0, 61, 67, 39, 33].map {
      FunnelUnit(group: "\($0)", numerator: $0, denominator: 100)
    }
    var settings = FunnelSettings(measure: .proportion, direction: .lower)
    settings.limits = .approximate
    settings.target = 0.5
    let plot = try FunnelPlot(units: units, settings: settings)
    #expect(
      plot.points.map(\.position)
        == [.inControl, .alert(.high), .alarm(.high), .alert(.low), .alarm(.low)])
    #expect(plot.points.map(\.flag) == [.none, .none, .concern, .none, .improvement])
    settings.outlierLevel = .coverage(0.95)
    settings.direction = .neither
    let wider = try FunnelPlot(units: units, settings: settings)
    #expect(wider.points.map(\.flag) == [.none, .neither, .neither, .neither, .neither])
    #expect(wider.expectedByChance.map(\.level) == [.coverage(0.95), .coverage(0.998)])
    #expect(abs(wider.expectedByChance[0].units - 0.25) < 1e-12)
    #expect(abs(wider.expectedByChance[1].units - 0.01) < 1e-12)
  }

  @Test func `a unit exactly on a limit is inside it`() throws {
    let units = [FunnelUnit(group: "a", numerator: 70, denominator: 100)]
    var settings = FunnelSettings(measure: .proportion)
    settings.target = 0.5
    settings.limits = .approximate
    settings.levels = [.sigma(4)]
    let plot = try FunnelPlot(units: units, settings: settings)
    #expect(plot.points[0].limits[0].upper == 0.7)
    #expect(plot.points[0].position == .inControl)
  }

  @Test func `small units are kept and marked`() throws {
    let units = [
      FunnelUnit(group: "a", numerator: 1, denominator: 3),
      FunnelUnit(group: "b", numerator: 30, denominator: 90),
    ]
    let plot = try FunnelPlot(units: units, settings: FunnelSettings())
    #expect(plot.points.map(\.isSmall) == [true, false])
  }

  @Test func `no events anywhere signal nothing`() throws {
    for measure in [
      FunnelSettings.Measure.proportion, .rate, .standardisedRatio, .ratioOfCounts,
    ] {
      for method in FunnelSettings.LimitsMethod.allCases {
        for preset in [FunnelPreset.standard, .funnelplotr, .powerbi] {
          var settings = FunnelSettings(measure: measure)
          preset.apply(to: &settings)
          settings.limits = method
          let units = [3.0, 8].map { FunnelUnit(group: "\($0)", numerator: 0, denominator: $0) }
          let plot = try FunnelPlot(units: units, settings: settings)
          for point in plot.points {
            #expect(point.score.isFinite && point.value == 0)
            for limit in point.limits + point.unadjustedLimits {
              #expect(limit.lower.isFinite && limit.upper.isFinite)
            }
            if measure != .standardisedRatio { #expect(point.position == .inControl) }
          }
        }
      }
    }
  }

  @Test func `what cannot be drawn is refused with its index`() throws {
    let good = FunnelUnit(group: "a", numerator: 1, denominator: 2)
    func refuse(_ unit: FunnelUnit, _ error: ChartError, _ measure: FunnelSettings.Measure) {
      #expect(throws: error) {
        try FunnelPlot(units: [good, unit], settings: FunnelSettings(measure: measure))
      }
    }
    let none = FunnelUnit(group: "b", numerator: 1, denominator: 0)
    refuse(none, .denominatorNotPositive(index: 1, denominator: 0), .rate)
    let many = FunnelUnit(group: "b", numerator: 3, denominator: 2)
    refuse(
      many, .numeratorExceedsDenominator(index: 1, numerator: 3, denominator: 2), .proportion)
    let negative = FunnelUnit(group: "b", numerator: -1, denominator: 2)
    refuse(negative, .negativeValue(index: 1, value: -1), .ratioOfCounts)
    let missing = FunnelUnit(group: "b", numerator: .nan, denominator: 2)
    refuse(missing, .notFinite(index: 1), .standardisedRatio)
    let pair = FunnelUnit(
      group: "b", numerator: 1, denominator: 2, comparator: .init(numerator: 1, denominator: 2))
    refuse(pair, .denominatorMissing(index: 0), .ratioOfCounts)
    refuse(good, .spreadMissing(index: 0), .mean)
    #expect(throws: ChartError.noPoints) {
      try FunnelPlot(units: [], settings: FunnelSettings())
    }
  }
}
