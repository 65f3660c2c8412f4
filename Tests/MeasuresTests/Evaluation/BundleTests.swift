import Testing

@testable import Measures

@Suite struct BundleTests {
  @Test(arguments: [
    (Truth.yes, Truth.yes, ElementStatus.given), (.yes, .no, .notGiven), (.yes, .unknown, .unknown),
    (.no, .yes, .notEligible), (.no, .unknown, .notEligible),
    (.unknown, .yes, .eligibilityUnknown), (.unknown, .no, .eligibilityUnknown),
  ])
  func `an element's status comes of whether it applies and is given`(
    eligible: Truth, given: Truth, status: ElementStatus
  ) {
    #expect(ElementStatus(eligible: eligible, given: given) == status)
  }

  @Test(arguments: [
    ([ElementStatus.given, .given], BundleResult.all), ([.given, .notEligible], .all),
    ([.given, .eligibilityUnknown], .all), ([.given, .notGiven], .notAll),
    ([.unknown, .notGiven], .notAll), ([.notGiven, .unknown], .notAll),
    ([.given, .unknown], .notAllUnknownOnly), ([.unknown, .given], .notAllUnknownOnly),
    ([.notEligible, .eligibilityUnknown], .noEligibleElement), ([], .noEligibleElement),
  ])
  func `a bundle is whole where every element that applies is given`(
    statuses: [ElementStatus], result: BundleResult
  ) {
    #expect(BundleResult(statuses) == result)
  }

  @Test(
    arguments: [
      ([3.0], 3.0, 3.0, 3.0), ([1, 2], 1.5, 1.5, 1.9), ([4, 1, 2], 7.0 / 3, 2, 3.6),
      ([0, 0, 0, 10], 2.5, 0, 7), (Array(0...10).map(Double.init), 5, 5, 9),
    ] as [([Double], Double, Double, Double)])
  func `values are told by mean, median and 90th centile`(
    values: [Double], mean: Double, median: Double, centile: Double
  ) throws {
    let counted = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    let summary = try #require(ValueSummary(counted))
    #expect(summary.count == values.count)
    #expect(abs(summary.mean - mean) < 1e-12)
    #expect(summary.median == median)
    #expect(abs(summary.ninetiethCentile - centile) < 1e-12)
    #expect(summary.least == values.min() && summary.greatest == values.max())
  }

  @Test func `there is nothing to tell of no values`() { #expect(ValueSummary([:]) == nil) }
}
