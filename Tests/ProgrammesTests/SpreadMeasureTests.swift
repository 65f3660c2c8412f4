import Essentials
import Programmes
import Testing

@Suite struct SpreadMeasureTests {
  private static let file = """
    unit,region,stage,date,reason
    A,North,aware,2024-01-10,
    A,North,engaged,2024-02-01,
    A,North,adopted,2024-05-01,
    A,North,testing,2025-01-15,staff left
    B,North,engaged,2024-02-01,
    B,North,adopted,2024-03-02,
    C,South,engaged,2024-04-01,
    C,South,declined,2024-06-10,no lead
    D,South,aware,2024-06-01,
    E,South,,,
    F,South,adopted,2025-05-20,

    """

  private func population(_ csv: String = file, size: Int? = nil, end: Day? = nil) throws
    -> AdoptionPopulation
  {
    let file = try AdoptionFile(Table(Array(csv.utf8), file: "adoption.csv"))
    #expect(file.problems.count == 0)
    return AdoptionPopulation(name: "adoption.csv", units: file.units, size: size, end: end)
  }

  private func measures(size: Int? = nil, end: Day? = nil) throws -> SpreadMeasures {
    let population = try population(size: size, end: end)
    return SpreadMeasures(population, SpreadMonths(population))
  }

  @Test func `shares are of the whole population, which is named`() throws {
    let found = try measures(size: 10)
    #expect(found.day == Day(year: 2025, month: 5, day: 31))
    #expect(found.reach == NamedShare(4, of: 10, "all 10 units"))
    #expect(found.engagement.count == 3)
    #expect(found.adoption.count == 2)
    #expect(found.conversion == NamedShare(2, of: 3, "the units engaged or beyond"))
    #expect(found.counts.stages == [5, 1, 0, 1, 2, 0])
    #expect(found.counts.exits == [.declined: 1])
  }

  @Test func `a move back is counted and no longer adoption`() throws {
    let before = try measures(end: Day(year: 2025, month: 1, day: 14))
    let after = try measures(end: Day(year: 2025, month: 1, day: 15))
    #expect((before.adoption.count, after.adoption.count) == (2, 1))
    #expect((before.movesBack, after.movesBack) == (1, 2))
    #expect((before.engagement.count, after.engagement.count) == (2, 2))
  }

  @Test(arguments: [
    (2025, 2, 28, 0, 0), (2025, 3, 2, 1, 1), (2025, 4, 30, 1, 1), (2025, 5, 1, 1, 2),
  ])
  func `retention looks twelve months after adoption, at those it has come for`(
    year: Int, month: Int, day: Int, still: Int, total: Int
  ) throws {
    let found = try measures(end: Day(year: year, month: month, day: day))
    #expect((found.retention.count, found.retention.total) == (still, total))
  }

  @Test func `months count new adopters and their mean over three`() throws {
    let months = SpreadMonths(try population()).months
    #expect(months.first?.period.isoText == "2024-01")
    #expect(months.last?.period.isoText == "2025-05")
    #expect(months.prefix(5).map(\.newAdopters) == [0, 0, 1, 0, 1])
    #expect(months.prefix(5).map(\.everAdopted) == [0, 0, 1, 1, 2])
    #expect(months[1].threeMonthMean == nil)
    #expect(months[4].threeMonthMean == 2.0 / 3)
    #expect(months[12].counts.atLeast(.adopted) == 1)
    #expect(months[12].everAdopted == 2)
  }

  @Test func `a month that is not over is left out of the mean and of models`() throws {
    let population = try population(end: Day(year: 2025, month: 5, day: 30))
    let months = SpreadMonths(population)
    #expect(months.months.last?.isPartial == true)
    #expect(months.complete.count == months.months.count - 1)
  }

  /// Days and whether they end in adoption; the median.
  ///
  /// - Source: worked by hand with the estimate of Kaplan and Meier.
  @Test(
    arguments: [
      ([(10, true), (20, true), (30, true), (40, true)], 20),
      ([(10, true), (15, false), (20, true), (30, false), (40, true)], 40),
      ([(10, true), (20, false), (30, false), (40, false)], nil),
      ([(5, false), (10, true), (10, true), (10, false), (60, false)], 10),
      ([], nil),
    ] as [([(Int, Bool)], Int?)])
  func `the median time to adopt counts units not there yet`(
    times: [(Int, Bool)], median: Int?
  ) {
    let found = TimeToAdopt(times: times.map { (days: $0.0, isAdoption: $0.1) })
    #expect(found.median == median)
    #expect(found.engaged == times.count)
  }

  @Test func `time runs from engaged to adopted, and is not known of who was never engaged`() throws
  {
    let found = TimeToAdopt(try population())
    #expect((found.engaged, found.adopted, found.unknown) == (3, 2, 1))
    #expect(found.remaining.map(\.days) == [30, 90])
    #expect(found.median == 90)
  }

  @Test func `equity shows every group, the gap and the ratio`() throws {
    let equity = SpreadEquity(try population(), by: "region")
    #expect(equity.groups.map(\.value) == ["North", "South"])
    #expect(equity.groups.map(\.adoption.count) == [1, 1])
    #expect(equity.groups.map(\.adoption.total) == [2, 4])
    #expect(equity.gap == 0.25)
    #expect(equity.ratio == 2)
  }

  @Test func `there is no ratio to a group without adopters, and no gap of one group`() throws {
    let early = SpreadEquity(try population(end: Day(year: 2024, month: 6, day: 30)), by: "region")
    #expect(early.gap == 1)
    #expect(early.ratio == nil)
    let one = SpreadEquity(
      try population("unit,stage,date,size\nA,adopted,2024-01-01,big\n"), by: "size")
    #expect(one.gap == nil)
  }

  @Test func `parts by the order of adoption are of the population and name no unit`() {
    let start = Day(number: 20_000)
    let units = (0..<100).map { index in
      AdoptionUnit(
        name: "U\(index)",
        steps: [AdoptionUnit.Step(day: start.advanced(by: index), state: .stage(.adopted))])
    }
    let population = AdoptionPopulation(name: "x", units: units, size: 200)
    let parts = AdopterCategory.all(population)
    #expect(parts.map(\.size) == [5, 27, 68, 68, 32])
    #expect(parts.map(\.adopted) == [5, 27, 68, 0, 0])
    #expect(parts[1].days == start.advanced(by: 5)...start.advanced(by: 31))
    #expect(parts[3].days == nil)
  }

  @Test(arguments: [(14, 20, 0.48103, 0.85452), (9_164, 11_621, 0.78105, 0.79590)])
  func `intervals of shares are those of Wilson`(count: Int, total: Int, low: Double, high: Double)
    throws
  {
    let found = try #require(NamedShare(count, of: total, "units").interval)
    #expect(abs(found.lower - low) < 5.1e-6)
    #expect(abs(found.upper - high) < 5.1e-6)
  }

  @Test func `a plan is a straight line between its steps`() throws {
    let plan = SpreadPlan([
      SpreadPlan.Step(day: Day(number: 100), share: 0.1),
      SpreadPlan.Step(day: Day(number: 200), share: 0.6),
    ])
    #expect(plan.share(on: Day(number: 99)) == nil)
    #expect(abs((plan.share(on: Day(number: 150)) ?? 0) - 0.35) < 1e-12)
    #expect(plan.share(on: Day(number: 200)) == 0.6)
    #expect(plan.share(on: Day(number: 201)) == nil)
  }
}
