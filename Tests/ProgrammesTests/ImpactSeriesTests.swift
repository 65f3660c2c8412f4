import Programmes
import Testing

/// Interrupted time series against statsmodels 0.14 and against chance.
///
/// The series are those of a generator that anybody can run again (Park and Miller's, 16,807), with
/// errors of which each is half the one before and a uniform number; the expected numbers were
/// computed with numpy and statsmodels (OLS, OLS with HAC errors, GLS with the correlation of an
/// autoregression), the autocorrelations by iteration and by scipy's minimiser of the restricted
/// likelihood written with dense matrices.
@Suite struct ImpactSeriesTests {
  typealias Errors = InterruptedTimeSeriesSettings.Errors

  static let values = [
    50.43, 50.03, 48.08, 47.61, 46.67, 47.29, 51.16, 49.63, 51.98, 52.99, 50.47, 51.57, 54.59, 55.6,
    56.2, 53.5, 55.81, 57.14, 46.73, 49.14, 45.65, 43.74, 46.93, 44.83, 44.27, 43.95, 42.21, 41.99,
    44.01, 45.1, 43.41, 47.07, 46.73, 44.95, 43.6, 42.94,
  ]

  private func fit(
    _ errors: Errors, _ values: [Double] = ImpactSeriesTests.values
  ) throws -> InterruptedTimeSeries {
    var settings = InterruptedTimeSeriesSettings()
    settings.errors = errors
    settings.lags = 3
    return try InterruptedTimeSeries(
      times: Array(values.indices), values: values, change: values.count / 2, settings: settings)
  }

  @Test(arguments: [
    (
      Errors.ordinary, [56.6374509804, 0.5188544892, -10.6647024424, -0.6512693498],
      [0.8796879668, 0.0812693178, 1.1953314191, 0.1149321714], 0.0
    ),
    (
      .neweyWest, [56.6374509804, 0.5188544892, -10.6647024424, -0.6512693498],
      [0.6881337691, 0.1001183415, 0.9996663466, 0.1358947662], 0
    ),
    (
      .praisWinsten, [56.5077015229, 0.4944967665, -10.5397079007, -0.6308458041],
      [1.1584570255, 0.1060216696, 1.4614241904, 0.1571307679], 0.35085788390712364
    ),
    (
      .restrictedLikelihood, [56.4390382408, 0.4739873809, -10.524459333, -0.611203056],
      [1.5216438781, 0.1380808096, 1.6889510146, 0.2158426028], 0.5521948357267713
    ),
  ])
  func `coefficients and their errors are those of statsmodels`(
    errors: Errors, values: [Double], standardErrors: [Double], autocorrelation: Double
  ) throws {
    let series = try fit(errors)
    for (term, (value, error)) in zip(series.terms, zip(values, standardErrors)) {
      #expect(abs(term.value - value) < 1e-5, "\(term.name)")
      #expect(abs(term.standardError - error) < 1e-5, "\(term.name)")
    }
    #expect(abs(series.autocorrelation - autocorrelation) < 1e-6)
    #expect(abs(series.durbinWatson - 1.2258100099685871) < 1e-9)
    #expect(abs(series.lagOne - 0.33621558021691894) < 1e-9)
    #expect(series.pointsBefore == 18 && series.pointsAfter == 18 && series.freedom == 32)
  }

  @Test func `the effect is the difference from what would have been`() throws {
    let series = try fit(.restrictedLikelihood)
    let end = series.effect(at: series.last)
    #expect(abs(end.value - -20.914911285702907) < 1e-4)
    #expect(abs(end.low - -29.340159196228633) < 1e-4)
    #expect(abs(end.high - -12.489663375177178) < 1e-4)
    #expect(abs(end.fitted - end.counterfactual - end.value) < 1e-9)
    let mean = series.meanEffect()
    #expect(abs(mean.value - -15.71968530933829) < 1e-4)
    #expect(abs(mean.low - -20.958422408513734) < 1e-4)
  }

  @Test func `weights, a season and absent periods are allowed for`() throws {
    let times = (0..<48).filter { ![5, 6, 30].contains($0) }
    let values = [
      50.0, 53.82, 51.15, 48.49, 49.62, 49.89, 52.18, 53.09, 55.25, 56.49, 58.15, 55.03, 53.46,
      53.83, 53.3, 48.92, 50.77, 51.09, 54.98, 57.28, 55.18, 56.92, 54.2, 53.53, 51.93, 49.68,
      49.71, 49.26, 44.44, 47.54, 46.92, 46.17, 46.92, 47.83, 46.79, 49.12, 46.95, 46.05, 46.04,
      41.17, 40.53, 42.73, 44.37, 45.31, 44.66,
    ]
    var settings = InterruptedTimeSeriesSettings()
    (settings.periodsPerYear, settings.harmonics) = (12, 1)
    let series = try InterruptedTimeSeries(
      times: times, values: values, weights: times.map { Double(100 + $0 * 37 % 50) }, change: 24,
      settings: settings)
    let expected = [
      (55.8626156435, 1.1839008889), (0.2376109913, 0.0836166233), (-4.5402449595, 1.4633489257),
      (-0.6140699172, 0.1180130289), (2.3911865814, 0.5140196788), (0.0898729925, 0.5351337134),
    ]
    #expect(abs(series.autocorrelation - 0.46387787136546177) < 1e-5)
    for (term, (value, error)) in zip(series.terms, expected) {
      #expect(abs(term.value - value) < 1e-4, "\(term.name)")
      #expect(abs(term.standardError - error) < 1e-4, "\(term.name)")
    }
  }

  @Test(arguments: [
    (1.0, 12.706204736174694), (2, 4.302652729749462), (5, 2.5705818356363146),
    (20.5, 2.0827066506260796), (100, 1.9839715185235518),
  ])
  func `quantiles of Student's distribution are those of scipy`(freedom: Double, value: Double) {
    #expect(abs(StudentDistribution.quantile(0.975, freedom: freedom) - value) < 1e-9 * value)
    #expect(abs(StudentDistribution.quantile(0.025, freedom: freedom) + value) < 1e-9 * value)
  }

  @Test(arguments: [(1.3, 7.0, 0.8826160823038114), (-2.1, 3, 0.0632826012748423), (0, 4, 0.5)])
  func `probabilities of Student's distribution are those of scipy`(
    t: Double, freedom: Double, probability: Double
  ) {
    #expect(abs(StudentDistribution.cumulative(t, freedom: freedom) - probability) < 1e-12)
  }

  @Test(arguments: [(Errors.restrictedLikelihood, 0.90), (.ordinary, 0.0)])
  func `without a change the interval of the step covers 0 about 95 times in 100`(
    errors: Errors, least: Double
  ) throws {
    var generator = SeededGenerator(seed: 5)
    var covered = 0
    let runs = 200
    for _ in 0..<runs {
      var error = 0.0
      let values = (0..<60).map { time in
        error = 0.4 * error + generator.normal()
        return 20 + 0.1 * Double(time) + error
      }
      let step = try #require(try fit(errors, values).term("level change"))
      if step.low <= 0, step.high >= 0 { covered += 1 }
    }
    let share = Double(covered) / Double(runs)
    #expect(share >= least && share <= 0.985)
    // What takes no notice of the autocorrelation is too sure of itself.
    if errors == .ordinary { #expect(share < 0.9) }
  }

  @Test(arguments: [
    ([0, 1, 2, 2, 3, 4, 5, 6], [], 3, "not later"),
    ([0, 1, 2, 3, 4, 5], [1, 1, 0, 1, 1, 1], 3, "point 3 has no usable"),
    ([0, 1, 2, 3, 4], [], 3, "3 points before the change and 2 after"),
    ([0, 1, 2, 3, 4, 5, 6, 7], [], 4, "all points lie on the lines"),
  ])
  func `a series that cannot be fitted is refused with the reason`(
    times: [Int], weights: [Double], change: Int, words: String
  ) {
    let fault = #expect(throws: InterruptedTimeSeriesFault.self) {
      try InterruptedTimeSeries(
        times: times, values: times.map(Double.init), weights: weights, change: change)
    }
    let text = fault.map(\.description) ?? ""
    #expect(text.contains(words), "\(text)")
  }

  @Test func `a change of level and slope without chance around it is found`() throws {
    let values = (0..<40).map { time in
      let wobble = time % 3 == 0 ? 0.01 : time % 3 == 1 ? -0.01 : 0
      return 10 + 0.5 * Double(time) + (time >= 20 ? -4 - 0.3 * Double(time - 20) : 0) + wobble
    }
    let series = try fit(.restrictedLikelihood, values)
    let step = try #require(series.term("level change"))
    let slope = try #require(series.term("slope change"))
    #expect(abs(step.value - -4) < 0.02 && abs(slope.value - -0.3) < 0.001)
    #expect(step.high < 0 && slope.high < 0)
  }
}
