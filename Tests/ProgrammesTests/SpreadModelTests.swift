import Essentials
import Foundation
import Programmes
import Testing

@Suite struct SpreadModelTests {
  @Test(arguments: [
    (0.03, 0.38, 1.0, 0.035758), (0.03, 0.38, 2, 0.085056), (0.03, 0.38, 5, 0.331199),
    (0.03, 0.38, 8, 0.651738), (0.03, 0.38, 12, 0.908688), (0.01, 0.5, 5, 0.187990),
    (0.01, 0.5, 8, 0.532734), (0.01, 0.5, 12, 0.898983), (0.1, 0.1, 1, 0.099668),
    (0.1, 0.1, 5, 0.462117), (0.1, 0.1, 12, 0.833655),
  ])
  func `the curve of Bass goes through its check values`(
    p: Double, q: Double, time: Double, share: Double
  ) {
    #expect(abs(BassCurve(p: p, q: q).share(at: time) - share) < 5.1e-7)
  }

  @Test(arguments: [
    (0.03, 0.38, 0.1, 2.2529), (0.03, 0.38, 0.16, 3.1264), (0.03, 0.38, 0.5, 6.5502),
    (0.03, 0.38, 0.84, 10.4562), (0.03, 0.38, 0.9, 11.7568), (0.1, 0.1, 0.5, 5.4931),
  ])
  func `the time to a share is that of the check values`(
    p: Double, q: Double, share: Double, time: Double
  ) {
    let curve = BassCurve(p: p, q: q)
    #expect(abs(curve.time(toShare: share) - time) < 5.1e-5)
    #expect(abs(curve.share(at: curve.time(toShare: share)) - share) < 1e-12)
  }

  @Test(arguments: [(0.03, 0.38, 6.1926), (0.01, 0.5, 7.6706)])
  func `adoption is fastest where the check values say`(p: Double, q: Double, peak: Double) throws {
    let curve = BassCurve(p: p, q: q)
    let found = try #require(curve.peak)
    #expect(abs(found - peak) < 5.1e-5)
    #expect(abs(curve.share(at: found) - (0.5 - p / (2 * q))) < 1e-12)
    #expect(curve.density(at: found) > curve.density(at: found - 0.1))
    #expect(curve.density(at: found) > curve.density(at: found + 0.1))
  }

  @Test func `half of the check values is at the peak given`() throws {
    let curve = BassCurve(p: 0.03, q: 0.38)
    #expect(abs(curve.share(at: try #require(curve.peak)) - 0.4605) < 5.1e-5)
  }

  @Test(arguments: [(0.1, 0.1), (0.2, 0.1)])
  func `mandated spread has no peak after the start`(p: Double, q: Double) {
    #expect(BassCurve(p: p, q: q).peak == nil)
  }

  @Test func `the recurrence gives the new adopters of the check values`() {
    let wanted = [
      3.000, 4.016, 5.268, 6.726, 8.280, 9.722, 10.749, 11.048, 10.441, 9.014, 7.116, 5.182,
    ]
    let new = BassRecurrence(a: 3, b: 0.35, c: -0.0038).newAdopters(periods: 12)
    for (found, value) in zip(new, wanted) { #expect(abs(found - value) < 5.1e-4) }
    #expect(abs(new.reduce(0, +) - 90.562) < 5.1e-4)
  }

  @Test func `least squares on the recurrence return what it was made from`() throws {
    let new = BassRecurrence(a: 3, b: 0.35, c: -0.0038).newAdopters(periods: 12)
    let fit = try #require(BassRecurrence(newAdopters: new))
    #expect(abs(fit.a - 3) < 1e-9)
    #expect(abs(fit.b - 0.35) < 1e-9)
    #expect(abs(fit.c + 0.0038) < 1e-9)
    let curve = try #require(fit.curve)
    #expect(abs(curve.m - 100) < 1e-9)
    #expect(abs(curve.p - 0.03) < 1e-9)
    #expect(abs(curve.q - 0.38) < 1e-9)
  }

  @Test(arguments: [(0.03, 0.38, 14), (0.01, 0.5, 12), (0.1, 0.05, 10), (0.005, 0.3, 24)])
  func `a fit to points of a curve of Bass returns the curve`(p: Double, q: Double, periods: Int)
    throws
  {
    let curve = BassCurve(p: p, q: q, m: 400)
    let values = (1...periods).map { curve.adopters(at: Double($0)) }
    let models = SpreadModel.compare(values, population: 400)
    let best = try #require(models.first)
    #expect(best.shape == .bass)
    let found = try #require(best.bass)
    #expect(abs(found.p / p - 1) < 1e-3)
    #expect(abs(found.q / q - 1) < 1e-3)
    #expect(Set(models.map(\.shape)).count == 3)
    #expect(models.map(\.aic) == models.map(\.aic).sorted())
  }

  @Test func `points of a line are best fitted by a line`() {
    let values = (1...18).map { month -> Double in
      5 * Double(month) + (month % 2 == 0 ? 0.4 : -0.4)
    }
    #expect(SpreadModel.compare(values, population: 400).first?.shape == .line)
  }

  @Test func `points of a logistic curve are best fitted by one`() throws {
    let values = (1...24).map { month -> Double in
      let time = Double(month) - 14
      return 300 / (1 + exp(-0.5 * time))
    }
    let best = try #require(SpreadModel.compare(values, population: 300).first)
    #expect(best.shape == .logistic)
    #expect(abs((best.parameters.first { $0.name == "r" }?.value ?? 0) - 0.5) < 1e-6)
    #expect(abs((best.parameters.first { $0.name == "middle" }?.value ?? 0) - 14) < 1e-5)
  }

  @Test
  func `the final number is estimated only long after the bend, and is within the population`()
    throws
  {
    let curve = BassCurve(p: 0.03, q: 0.38, m: 60)
    let long = (1...24).map { curve.adopters(at: Double($0)) }
    let found = try #require(SpreadModel.fit(.bass, long, population: 100))
    #expect(!found.isFinalFixed)
    #expect(abs((found.bass?.m ?? 0) - 60) < 0.1)
    let short = try #require(SpreadModel.fit(.bass, Array(long.prefix(10)), population: 100))
    #expect(short.isFinalFixed)
    #expect(short.bass?.m == 100)
  }

  @Test(arguments: [[], [1.0], [0, 0, 0, 0], [1, 2]] as [[Double]])
  func `too little to fit is no model`(values: [Double]) {
    #expect(SpreadModel.compare(values, population: 10).isEmpty)
  }
}
