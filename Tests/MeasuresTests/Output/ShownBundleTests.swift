import Essentials
import Testing

@testable import Measures

/// What of bundles and values may be seen outside.
@Suite struct ShownBundleTests {
  private func shown(
    _ counts: [MeasureCounts], elements: Int, hasValue: Bool = false, _ scheme: SuppressionScheme
  ) throws -> ShownResults {
    let plan = Plan(
      id: "m", title: "M", index: .person(.month, at: .start), population: .literal(.yes),
      denominator: .literal(.yes), exclusions: [], numerator: .literal(.yes),
      elements: (0..<elements).map {
        Plan.Element(name: "e\($0)", eligible: .literal(.yes), given: .literal(.yes))
      }, strata: [], organisation: .missing, reasons: [], codelists: [])
    var outline = MeasureOutline(plan)
    outline.hasValue = hasValue
    var results = MeasureResults(measures: [outline])
    let period = Period(.month, containing: try #require(Day(iso: "2024-07-01")))
    for (number, counts) in counts.enumerated() {
      results.counts[
        CountKey(measure: 0, organisation: "P\(number)", period: period, index: nil)] = counts
    }
    return ShownResults(results, by: scheme, stratifiers: [])
  }

  /// Counts of one element that applies to all but those outside.
  private func counts(given: Int, missed: Int, outside: Int = 0) -> MeasureCounts {
    var counts = MeasureCounts(exclusionCount: 0, elementCount: 1)
    (counts.numerator, counts.denominator) = (given, given + missed)
    counts.elements[0].given = given
    counts.elements[0].notGiven = missed
    counts.elements[0].notEligible = outside
    counts.bundle.notAll = missed
    counts.bundle.noEligibleElement = outside
    return counts
  }

  // Given, missed and outside, and what is seen of them under nhs-5.
  @Test(arguments: [
    (20, 30, 0, ["20", "30", "0"], ["30", "0"]), (20, 30, 10, ["20", "30", "10"], ["30", "10"]),
    (20, 30, 2, ["*", "*", "*"], ["30", "*"]), (2, 30, 0, ["*", "*", "0"], ["*", "0"]),
    (20, 3, 0, ["*", "*", "0"], ["*", "0"]),
  ])
  func `no element gives away how many it does not apply to`(
    given: Int, missed: Int, outside: Int, elements: [String], bundle: [String]
  ) throws {
    let row = try #require(
      try shown([counts(given: given, missed: missed, outside: outside)], elements: 1, .underFive)
        .rows.first)
    #expect(row.elements[0].prefix(3).map(\.text) == elements)
    #expect(
      [row.bundle?.notAll.text, row.bundle?.noEligibleElement.text] == bundle.map(Optional.some))
    #expect((row.bundle?.met == nil) == elements.contains("*"))
  }

  @Test func `totals of elements are hidden where one organisation's are`() throws {
    let parts = [counts(given: 20, missed: 30), counts(given: 20, missed: 3)]
    let open = try #require(try shown(parts, elements: 1, .none).totals.first)
    #expect(open.elements[0].map(\.text) == ["40", "33", "0", "0", "0"])
    #expect(open.bundle?.opportunityScore == 40.0 / 73)
    let hidden = try #require(try shown(parts, elements: 1, .underFive).totals.first)
    #expect(hidden.elements[0].allSatisfy { $0.isHidden })
    #expect(hidden.bundle?.opportunityScore == nil)
  }

  @Test func `values of few people are hidden, and so is what would give them away`() throws {
    func counts(_ values: [Double]) -> MeasureCounts {
      var counts = MeasureCounts(exclusionCount: 0, elementCount: 0)
      (counts.numerator, counts.denominator) = (values.count, values.count)
      counts.values = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
      return counts
    }
    let parts = [counts([1, 2, 3, 4, 5, 6]), counts([9, 10])]
    let open = try shown(parts, elements: 0, hasValue: true, .none)
    #expect(open.rows.map { $0.values?.mean } == [3.5, 9.5])
    #expect(open.totals.first?.values?.count == 8)
    let hidden = try shown(parts, elements: 0, hasValue: true, .underFive)
    #expect(hidden.rows[1].values == nil && hidden.totals.first?.values == nil)
    #expect(hidden.rows.allSatisfy { !$0.showsExtremes })
    let many = try shown([parts[0], parts[0]], elements: 0, hasValue: true, .underFive)
    #expect(many.rows.map { $0.values?.median } == [3.5, 3.5])
    #expect(many.totals.first?.values?.mean == 3.5)
  }

  @Test func `a sum of few people's amounts is hidden however great it is`() throws {
    var few = MeasureCounts(exclusionCount: 0, elementCount: 0)
    (few.numerator, few.denominator) = (7, 300)
    (few.amounts.numeratorAnswers, few.amounts.denominatorAnswers) = (2, 40)
    let row = try #require(try shown([few], elements: 0, .underFive).rows.first)
    #expect([row.numerator.text, row.denominator.text] == ["*", "300"])
    #expect(row.rate == nil)
  }
}
