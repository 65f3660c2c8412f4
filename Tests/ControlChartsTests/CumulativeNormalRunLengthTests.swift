import ControlCharts
import Testing

/// Published average run lengths for normal values.
///
/// - Source: the papers named, as quoted in the examples of the R package spc (Knoth).
@Suite struct CumulativeNormalRunLengthTests {
  @Test(arguments: [
    // Shift, Lucas and Crosier 1982, table 1: two-sided, k 0.5, h 4, without and with head start.
    (0.0, 168.0, 149.0), (0.25, 74.2, 62.7), (0.5, 26.6, 20.1), (0.75, 13.3, 8.97),
    (1.0, 8.38, 5.29), (1.5, 4.75, 2.86), (2.0, 3.34, 2.01), (2.5, 2.62, 1.59),
    (3.0, 2.19, 1.32), (4.0, 1.71, 1.07), (5.0, 1.31, 1.01),
  ])
  func `two-sided CUSUM run lengths agree with Lucas and Crosier`(
    shift: Double, plain: Double, headStart: Double
  ) {
    // Their Markov chain is coarse: the last figure may be one out.
    let settings = CUSUMSettings(k: 0.5, h: 4)
    let ahead = CUSUMSettings(k: 0.5, h: 4, headStart: 2)
    #expect(isNear(settings.averageRunLength(shift: shift), plain, digits: 3))
    #expect(isNear(ahead.averageRunLength(shift: shift), headStart, digits: 3, slack: 2))
  }

  @Test(arguments: [
    // Vance 1986, table 1: one-sided, k 0, h 10.
    (-0.25, 2071.51), (-0.125, 400.28), (0.0, 124.66), (0.125, 59.30), (0.25, 36.71),
    (0.5, 20.37), (0.75, 14.06), (1.0, 10.75),
  ])
  func `one-sided CUSUM run lengths agree with Vance`(shift: Double, published: Double) {
    let settings = CUSUMSettings(k: 0, h: 10, sides: .high)
    // 2071.51 was computed with few nodes; with 30 to 200 nodes it is 2071.57.
    #expect(abs(settings.averageRunLength(shift: shift) - published) <= 0.0051 + 3e-5 * published)
  }

  @Test func `a head start of 0.1 agrees with the SAS/QC manual to six figures`() {
    let plain = CUSUMSettings(k: 0.25, h: 8, sides: .high)
    let ahead = CUSUMSettings(k: 0.25, h: 8, headStart: 0.1, sides: .high)
    let both = CUSUMSettings(k: 0.25, h: 8)
    #expect(abs(plain.averageRunLength(shift: 2.5) - 4.1500836225) < 2e-6)
    #expect(abs(ahead.averageRunLength(shift: 2.5) - 4.1061588131) < 2e-6)
    #expect(abs(both.averageRunLength(shift: 2.5) - 4.1500826715) < 2e-6)
  }

  @Test(arguments: [
    // k, h, one-sided and two-sided in-control run length; Hawkins and Olwell 1998 and
    // Montgomery, table 9.4, give 168 and 465 for the two-sided charts.
    (0.5, 4.0, 168.0), (0.5, 5.0, 465.0),
  ])
  func `the in-control run length of the usual designs is the textbook one`(
    k: Double, h: Double, twoSided: Double
  ) {
    let both = CUSUMSettings(k: k, h: h).runLength
    let high = CUSUMSettings(k: k, h: h, sides: .high).runLength
    #expect(both.inControl.rounded() == twoSided)
    #expect(abs(high.inControl - 2 * both.inControl) < 1e-9 * high.inControl)
    #expect(both.outOfControlHigh == both.outOfControlLow)
    #expect(high.outOfControlLow == nil)
  }

  @Test(arguments: [
    // Lucas and Saccucci 1990, table 3: shift, λ 0.5 with L 3.071, λ 0.03 with L 2.437.
    (0.0, 500.0, 500.0), (0.25, 255.0, 76.7), (0.5, 88.8, 29.3), (0.75, 35.9, 17.6),
    (1.0, 17.5, 12.6), (1.5, 6.53, 8.07), (2.0, 3.63, 5.99), (2.5, 2.50, 4.80),
    (3.0, 1.93, 4.03),
  ])
  func `EWMA run lengths agree with Lucas and Saccucci`(
    shift: Double, half: Double, small: Double
  ) {
    let wide = EWMASettings(lambda: 0.5, width: 3.071, limits: .asymptotic)
    let narrow = EWMASettings(lambda: 0.03, width: 2.437, limits: .asymptotic)
    #expect(isNear(wide.averageRunLength(shift: shift), half, digits: 3))
    #expect(isNear(narrow.averageRunLength(shift: shift), small, digits: 3))
  }

  @Test(arguments: [
    // Crowder 1987, table 1: shift, λ 0.5 and λ 0.05, both with L 2.
    (0.0, 26.45, 127.53), (0.25, 20.12, 43.94), (0.5, 11.89, 18.97), (1.0, 4.91, 8.38),
    (2.0, 1.94, 4.04), (3.0, 1.26, 2.76),
  ])
  func `EWMA run lengths agree with Crowder`(shift: Double, half: Double, small: Double) {
    let wide = EWMASettings(lambda: 0.5, width: 2, limits: .asymptotic)
    let narrow = EWMASettings(lambda: 0.05, width: 2, limits: .asymptotic)
    #expect(abs(wide.averageRunLength(shift: shift) - half) <= 0.0101)
    #expect(abs(narrow.averageRunLength(shift: shift) - small) <= 0.0101)
  }

  @Test(arguments: [
    // λ, L: all designed for an in-control run length of 500 with constant limits.
    (0.4, 3.054), (0.25, 2.998), (0.2, 2.962), (0.1, 2.814), (0.05, 2.615),
  ])
  func `the usual EWMA designs have an in-control run length of about 500`(
    lambda: Double, width: Double
  ) {
    let settings = EWMASettings(lambda: lambda, width: width, limits: .asymptotic)
    #expect(abs(settings.runLength.inControl - 500) < 2)
  }

  @Test(arguments: [
    // Steiner 1999, table 2: λ 0.05, L 3, constant and exact limits.
    (0.0, 1379.0, 1353.0), (0.25, 135.0, 127.0), (0.5, 37.4, 32.5), (0.75, 20.0, 15.6),
    (1.0, 13.5, 9.0), (1.5, 8.3, 4.5), (2.0, 6.0, 2.8), (3.0, 4.0, 1.6),
  ])
  func `exact limits signal sooner, as in Steiner`(
    shift: Double, constant: Double, exact: Double
  ) {
    let fixed = EWMASettings(lambda: 0.05, width: 3, limits: .asymptotic)
    let varying = EWMASettings(lambda: 0.05, width: 3, limits: .exact)
    #expect(abs(fixed.averageRunLength(shift: shift) / constant - 1) < 0.015)
    // His values for exact limits are extrapolated and up to 4 % short: a simulation of 400,000
    // runs gives 9.233 (standard error 0.009) for a shift of 1, and 2.910 (0.002) for 2.
    #expect(abs(varying.averageRunLength(shift: shift) / exact - 1) < 0.045)
  }

  @Test(arguments: [(1.0, 9.233, 0.009), (1.5, 4.632, 0.004), (2.0, 2.910, 0.0024)])
  func `exact limits agree with a simulation of 400,000 runs`(
    shift: Double, simulated: Double, error: Double
  ) {
    let settings = EWMASettings(lambda: 0.05, width: 3)
    #expect(abs(settings.averageRunLength(shift: shift) - simulated) < 3 * error)
  }

  @Test func `the in-control run length with exact limits agrees with a simulation`() {
    let settings = EWMASettings(lambda: 0.2, width: 2.5)
    var random = CumulativeRandom(seed: 11)
    var total = 0
    let runs = 20_000
    for _ in 0..<runs {
      var (average, remaining, length) = (0.0, 1.0, 0)
      repeat {
        average = 0.2 * random.normal() + 0.8 * average
        remaining *= 0.64
        length += 1
      } while abs(average) <= 2.5 * (0.2 / 1.8 * (1 - remaining)).squareRoot()
      total += length
    }
    // The standard error of the mean is about 0.7 %.
    let simulated = Double(total) / Double(runs)
    #expect(abs(settings.runLength.inControl / simulated - 1) < 0.025)
  }

  @Test(arguments: [20.0, 100, 370.4, 1000])
  func `the threshold for a wanted in-control run length gives that run length`(wanted: Double) {
    let cusum = CUSUMSettings(inControlARL: wanted, headStart: 0)
    #expect(abs(cusum.runLength.inControl / wanted - 1) < 1e-6)
    let ewma = EWMASettings(inControlARL: wanted)
    #expect(abs(ewma.runLength.inControl / wanted - 1) < 1e-4)
  }

  @Test func `very long run lengths stay accurate`() {
    // The logarithm grows by 2k for each unit of h when the run is long.
    let long = CUSUMSettings(k: 1, h: 20, sides: .high).averageRunLength(shift: 0)
    let longer = CUSUMSettings(k: 1, h: 21, sides: .high).averageRunLength(shift: 0)
    #expect(long > 1e17)
    #expect(abs(longer / long - 7.38905609893) < 1e-6)
  }
}
