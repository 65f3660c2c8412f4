import Testing

@testable import ControlCharts

@Suite struct DistributionsTests {
  /// The relative distance of `value` from `truth`.
  static func error(_ value: Double, _ truth: Double) -> Double {
    if value == truth { return 0 }
    return abs(value - truth) / abs(truth)
  }

  @Test(arguments: DistributionTables.normalQuantiles)
  func `normal quantiles agree with SciPy`(row: [Double]) {
    #expect(Self.error(NormalDistribution.quantile(row[0]), row[1]) < 1e-14)
  }

  @Test(arguments: DistributionTables.normalCumulative)
  func `normal probabilities agree with SciPy`(row: [Double]) {
    #expect(Self.error(NormalDistribution.cumulative(row[0]), row[1]) < 1e-12)
  }

  @Test(arguments: DistributionTables.chiSquaredQuantiles)
  func `chi-squared quantiles agree with SciPy`(row: [Double]) {
    let distribution = ChiSquaredDistribution(degreesOfFreedom: row[0])
    #expect(Self.error(distribution.quantile(row[1]), row[2]) < 1e-12)
    #expect(Self.error(distribution.cumulative(row[2]), row[1]) < 1e-12)
  }

  @Test(arguments: DistributionTables.chiSquaredUpperQuantiles)
  func `upper chi-squared quantiles agree with SciPy`(row: [Double]) {
    let distribution = ChiSquaredDistribution(degreesOfFreedom: row[0])
    #expect(Self.error(distribution.upperQuantile(row[1]), row[2]) < 1e-12)
  }

  @Test(arguments: DistributionTables.poissonQuantiles)
  func `Poisson quantiles agree with SciPy`(row: [Double]) {
    #expect(PoissonDistribution(mean: row[0]).quantile(row[1]) == row[2])
  }

  @Test(arguments: DistributionTables.poissonCumulative)
  func `Poisson probabilities agree with SciPy`(row: [Double]) {
    #expect(Self.error(PoissonDistribution(mean: row[0]).cumulative(row[1]), row[2]) < 1e-12)
  }

  @Test(arguments: DistributionTables.poissonExceedance)
  func `Poisson upper tails agree with SciPy`(row: [Double]) {
    #expect(Self.error(PoissonDistribution(mean: row[0]).exceedance(row[1]), row[2]) < 1e-12)
  }

  @Test(arguments: DistributionTables.binomialQuantiles)
  func `binomial quantiles agree with SciPy`(row: [Double]) {
    let distribution = BinomialDistribution(trials: row[0], probability: row[1])
    #expect(distribution.quantile(row[2]) == row[3])
  }

  @Test(arguments: DistributionTables.binomialCumulative)
  func `binomial probabilities agree with SciPy`(row: [Double]) {
    let distribution = BinomialDistribution(trials: row[0], probability: row[1])
    #expect(Self.error(distribution.cumulative(row[2]), row[3]) < 1e-12)
  }

  @Test(arguments: DistributionTables.binomialExceedance)
  func `binomial upper tails agree with SciPy`(row: [Double]) {
    let distribution = BinomialDistribution(trials: row[0], probability: row[1])
    #expect(Self.error(distribution.exceedance(row[2]), row[3]) < 1e-12)
  }

  @Test(arguments: DistributionTables.binomialMass)
  func `binomial masses agree with SciPy`(row: [Double]) {
    let distribution = BinomialDistribution(trials: row[0], probability: row[1])
    #expect(Self.error(distribution.mass(row[2]), row[3]) < 1e-12)
  }

  @Test(arguments: DistributionTables.betaQuantiles)
  func `beta quantiles agree with SciPy`(row: [Double]) {
    let value = IncompleteBeta.quantile(row[0], row[1], probability: row[2], tail: .lower)
    #expect(Self.error(value, row[3]) < 1e-12)
  }

  @Test(arguments: DistributionTables.geometricQuantiles)
  func `geometric quantiles agree with SciPy`(row: [Double]) {
    #expect(GeometricDistribution(probability: row[0]).quantile(row[1]) == row[2])
  }

  @Test func `the edges of the distributions are what they must be`() {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
    #expect(NormalDistribution.quantile(1.5).isNaN)
    #expect(ChiSquaredDistribution(degreesOfFreedom: 0).quantile(0.9) == 0)
    #expect(PoissonDistribution(mean: 0).cumulative(0) == 1)
    #expect(PoissonDistribution(mean: 0).quantile(0.999) == 0)
    #expect(BinomialDistribution(trials: 10, probability: 0).quantile(0.999) == 0)
    #expect(BinomialDistribution(trials: 10, probability: 1).quantile(0.001) == 10)
    #expect(BinomialDistribution(trials: 10, probability: 1).cumulative(9) == 0)
    #expect(BinomialDistribution(trials: 10, probability: 0.5).cumulative(-1) == 0)
    #expect(BinomialDistribution(trials: 10, probability: 0.5).cumulative(10) == 1)
    #expect(GeometricDistribution(probability: 1).quantile(0.999) == 0)
    #expect(GeometricDistribution(probability: 0.5).cumulative(1) == 0.75)
  }

  @Test func `a quantile is the smallest count that reaches its probability`() {
    var random = FunnelRandom(seed: 20_261_123)
    for _ in 0..<300 {
      let trials = random.whole(1...5_000)
      let distribution = BinomialDistribution(
        trials: trials, probability: random.between(0.0001, 0.9999))
      let p = random.between(0.0001, 0.9999)
      let k = distribution.quantile(p)
      #expect(distribution.cumulative(k) >= p * (1 - 1e-13))
      #expect(k == 0 || distribution.cumulative(k - 1) < p)
      let poisson = PoissonDistribution(mean: random.between(0.01, 2_000))
      let count = poisson.quantile(p)
      #expect(poisson.cumulative(count) >= p * (1 - 1e-13))
      #expect(count == 0 || poisson.cumulative(count - 1) < p)
    }
  }

  @Test func `quantile and cumulative probability undo each other`() {
    var random = FunnelRandom(seed: 7)
    for _ in 0..<300 {
      let shape = random.between(0.05, 4_000)
      let p = random.between(0.0005, 0.9995)
      let x = IncompleteGamma.quantile(shape: shape, probability: p, tail: .lower)
      #expect(Self.error(IncompleteGamma.tails(shape: shape, at: x).lower, p) < 1e-11)
      let b = random.between(0.05, 4_000)
      let y = IncompleteBeta.quantile(shape, b, probability: p, tail: .upper)
      // Hard against 1 the answer itself has too few digits to give the probability back.
      if y < 0.999 {
        let tails = IncompleteBeta.tails(shape, b, at: y, complement: 1 - y)
        #expect(Self.error(tails.upper, p) < 1e-10)
      }
    }
  }
}
