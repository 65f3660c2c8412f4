import EarlyWarning
import Testing

@Suite struct AgeTests {
  private static func date(_ text: String) throws -> CivilDate {
    try #require(CivilDate(text: text), "\(text)")
  }

  @Test(arguments: [
    ("2024-02-29", "2025-02-28", 11, "not yet a year old"),
    ("2024-02-29", "2025-03-01", 12, "ages on 1 March of a common year"),
    ("2024-02-29", "2028-02-28", 47, ""),
    ("2024-02-29", "2028-02-29", 48, "on the day itself in a leap year"),
    ("2025-01-31", "2025-02-28", 0, "February has no 31st"),
    ("2025-01-31", "2025-03-01", 1, ""),
    ("2025-01-31", "2025-03-31", 2, ""),
    ("2010-06-15", "2026-06-14", 191, "15 years"),
    ("2010-06-15", "2026-06-15", 192, "16 on the birthday"),
    ("2025-06-15", "2025-06-15", 0, "the day of birth"),
    ("1999-12-31", "2000-01-01", 0, ""),
  ])
  func `ages are completed months by birthday`(
    birth: String, day: String, months: Int, why: String
  ) throws {
    let birth = try Self.date(birth)
    let day = try Self.date(day)
    #expect(birth.completedMonths(on: day) == months, "\(why)")
    #expect(birth.completedYears(on: day) == months / 12)
  }

  @Test func `nobody has an age before birth`() throws {
    #expect(try Self.date("2025-06-15").completedMonths(on: Self.date("2025-06-14")) == nil)
  }

  @Test func `only days that exist are dates`() {
    for text in ["2025-02-29", "1900-02-29", "2025-13-01", "2025-04-31", "2025-00-10", "25-01-01"] {
      #expect(CivilDate(text: text) == nil, "\(text)")
    }
    for text in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
      #expect(CivilDate(text: text)?.description == text)
    }
  }

  @Test func `days are counted without a gap, and back`() throws {
    var last = try Self.date("1899-12-31")
    for number in (last.dayNumber + 1)...(last.dayNumber + 80_000) {
      let day = try #require(CivilDate(dayNumber: number))
      #expect(day.dayNumber == number && last < day)
      last = day
    }
    #expect(try Self.date("1970-01-01").dayNumber == 0)
    #expect(CivilDate(dayNumber: -719_162)?.description == "0001-01-01")
    #expect(CivilDate(dayNumber: -719_163) == nil)
    #expect(CivilDate(dayNumber: 2_932_896)?.description == "9999-12-31")
  }

  @Test func `the day of an instant depends on the place's clock`() {
    // 31 March 2026, 23:30 UTC is 1 April in British summer time.
    let second = 1_775_000_000 - 1_775_000_000 % 86_400 + 84_600
    #expect(CivilDate(second: second, offset: 0) != CivilDate(second: second, offset: 3_600))
    #expect(CivilDate(second: -1, offset: 0)?.description == "1969-12-31")
    #expect(CivilDate(second: -86_400, offset: 0)?.description == "1969-12-31")
    #expect(CivilDate(second: .max, offset: 1) == nil)
  }

  @Test(arguments: [
    ("2026-01-02", "0-11m"), ("2025-01-02", "0-11m"), ("2025-01-01", "1-4y"),
    ("2021-01-02", "1-4y"), ("2021-01-01", "5-12y"), ("2013-01-02", "5-12y"),
    ("2013-01-01", "13+y"), ("2008-01-02", "13+y"),
  ])
  func `the chart is that of the age on the day of the observations`(
    birth: String, chart: String
  ) throws {
    let day = try Self.date(birth > "2025-12" ? "2026-01-03" : "2026-01-01")
    let choice = try PEWSChartChoice(born: Self.date(birth), on: day)
    #expect(choice.chart.chart == chart)
    #expect(choice.chosenBy == nil)
    let definition = try #require(ScoreDefinition.shipped().first { $0.chart == chart })
    #expect(definition.ageMonths.contains(choice.ageMonths))
  }

  @Test func `a clinician may choose the adjacent chart and never one further away`() throws {
    let birth = try Self.date("2021-06-01")
    let day = try Self.date("2026-05-31")
    for chart in PEWSChart.allCases {
      let choice = try? PEWSChartChoice(chart, by: "Dr A", born: birth, on: day)
      #expect((choice != nil) == (chart != .from13), "\(chart)")
      #expect(choice.map { ($0.chosenBy == nil) == (chart == .from1) } ?? true)
    }
    #expect(throws: PEWSChartError.notAdjacent(chosen: .from13, chartForAge: .from1)) {
      try PEWSChartChoice(.from13, by: "Dr A", born: birth, on: day)
    }
    #expect(throws: PEWSChartError.nobodyChose) {
      try PEWSChartChoice(.from5, by: " ", born: birth, on: day)
    }
    #expect(throws: PEWSChartError.notBorn) { try PEWSChartChoice(born: day, on: birth) }
  }

  @Test func `a wrong chart is refused unless it is the adjacent one and somebody chose it`() throws
  {
    let birth = try Self.date("2021-06-01")
    let day = try Self.date("2026-05-31")
    let older = Scorer(try #require(ScoreDefinition.shipped().first { $0.chart == "5-12y" }))
    var input = older.emptyInput
    input.ageMonths = birth.completedMonths(on: day)
    #expect(older.score(input) == .refused([.age(months: 59)]))
    input.chosenChart = try PEWSChartChoice(.from5, by: "Dr A", born: birth, on: day)
    guard case .partial = older.score(input) else {
      Issue.record("the chosen chart should score")
      return
    }
    // The choice is for this chart and this age alone.
    let oldest = Scorer(try #require(ScoreDefinition.shipped().first { $0.chart == "13+y" }))
    #expect(oldest.score(input) == .refused([.age(months: 59)]))
    input.ageMonths = 11
    #expect(older.score(input) == .refused([.age(months: 11)]))
  }
}
