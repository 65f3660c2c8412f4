import Essentials
import Testing

@testable import Measures

@Suite struct ComparisonTests {
  // Counts before and after, and which way the rate went.
  @Test(arguments: [
    ((1, 2), (2, 4), OrganisationChange.Direction.same), ((1, 2), (3, 4), .rose),
    ((3, 4), (1, 2), .fell), ((0, 5), (0, 9), .same), ((0, 5), (1, 1_000), .rose),
    ((1, 3), (333_333_333_333, 1_000_000_000_000), .fell),
    ((1 << 40, 3 << 40), (1 << 39, 3 << 39), .same),
  ])
  func `a rate that is equal, as exact fractions, is no change`(
    before: (Int, Int), after: (Int, Int), direction: OrganisationChange.Direction
  ) {
    let change = OrganisationChange(
      organisation: "A", before: ComparedCounts(numerator: before.0, denominator: before.1),
      after: ComparedCounts(numerator: after.0, denominator: after.1))
    #expect(change.direction == direction)
  }

  // Four wards: a large one that hardly falls, a small one that halves, one without a baseline and
  // one without bed days afterwards.
  private static let wards = """
    measure,organisation,period,stratum,numerator,denominator
    restraint,Large,2022-01,,60,5000
    restraint,Large,2022-02,,40,5000
    restraint,Large,2023-01,,95,10000
    restraint,Small,2022-01,,4,100
    restraint,Small,2023-02,,2,100
    restraint,None,2022-01,,0,300
    restraint,None,2023-01,,3,300
    restraint,Closed,2022-02,,9,200
    restraint,Closed,2023-01,,0,0
    restraint,Few,2022-01,,*,200
    restraint,Few,2023-01,,8,200
    restraint,Large,2024-01,,1,1

    """

  @Test func `the pooled rate, the mean of changes and the wards that fell are told apart`() throws
  {
    let comparison = try ResultComparison(
      ResultRows(csv: Array(Self.wards.utf8), file: "wards.csv"),
      before: #require(DayRange("2022")), after: #require(DayRange("2023-01..2023-12")))
    let part = try #require(comparison.parts.first)
    let found = part.comparison
    #expect(comparison.parts.count == 1 && comparison.otherRowCount == 1)
    #expect(found.changes.map(\.organisation) == ["Large", "None", "Small"])
    #expect(found.pooled.before == ComparedCounts(numerator: 104, denominator: 10_400))
    #expect(found.pooled.after == ComparedCounts(numerator: 100, denominator: 10_400))
    // 104 to 100 on the same days; Large falls by 5%, Small by 50%.
    #expect(abs(try #require(found.pooled.relative) - (100.0 / 104 - 1)) < 1e-12)
    #expect(abs(try #require(found.meanOfChanges) + 0.275) < 1e-12)
    #expect(found.count(.fell) == 2 && found.count(.rose) == 1 && found.count(.same) == 0)
    #expect(found.withoutBaseline == ["None"])
    #expect(found.withoutDenominator == ["Closed"])
    #expect(found.hidden == ["Few"])
    let summary = comparison.summary { _ in ComparedMeasure(per: 1_000, better: .lower) }
    for line in [
      "pooled: 104/10,400 (10.00 per 1,000) to 100/10,400 (9.62 per 1,000), -3.8%",
      "mean of the changes of 2 organisations: -27.5%",
      "of 3 organisations: 1 rose, 2 fell, 0 same",
      "improved: 2 of 3, 66.7% (95% interval 20.8% to 93.9%)",
      "rate of 0 before, not in the mean: None",
    ] {
      #expect(summary.contains(line), "\(line)\n\(summary)")
    }
    #expect(
      String(decoding: comparison.csv(), as: UTF8.self).contains(
        "restraint,,organisation,Small,4,100,2,100,fell,-0.5\n"))
  }

  @Test(arguments: [
    ("2022", "2022-06..2023-06", ResultComparison.Fault.overlap),
    ("2021-12-20..2022-01-15", "2023", .cut(Period(.month, ordinal: 52 * 12))),
  ])
  func `periods that share days or cut one in two are refused`(
    before: String, after: String, fault: ResultComparison.Fault
  ) throws {
    let rows = try ResultRows(csv: Array(Self.wards.utf8), file: "wards.csv")
    let (first, second) = try (#require(DayRange(before)), #require(DayRange(after)))
    #expect(throws: fault) { try ResultComparison(rows, before: first, after: second) }
  }

  @Test(arguments: [
    ("measure,organisation,period,numerator,denominator\na,b,soon,1,2\n", "is no period"),
    ("measure,organisation,period,numerator,denominator\na,b,2024,-1,2\n", "is no count"),
    ("measure,organisation,numerator,denominator\na,b,1,2\n", "has no column \"period\""),
  ])
  func `a table that cannot be read whole is refused`(text: String, what: String) {
    #expect {
      try ResultRows(csv: Array(text.utf8), file: "some.csv")
    } throws: { error in
      "\(error)".contains(what)
    }
  }

  @Test(arguments: ["2023-13", "2023..2022", "2023-01..", "", "2023/25", "2022-W60"])
  func `what is no stretch of time is none`(text: String) { #expect(DayRange(text) == nil) }
}
