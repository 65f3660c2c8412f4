import DefinitionFiles
import Essentials
import Programmes
import Testing

/// Published tables whose labels change from year to year.
@Suite struct PublishedSeriesTests {
  private static let definition = """
    published: births
    title: Births
    source: ours
    columns:
      {period: Year, dimension: By, level: Level, organisation: Code, name: Name, label: Group,
       counted: Of, value: Count}
    levels: {All: nation}
    series:
      early:
        title: Early
        dimension: [Weeks, WeeksOfGestation]
        counted: Babies
        numerator: under 37
        others: 37 and over
        missing: Not known
        name missing over: 30%
    """

  private func table() throws -> PublishedTable {
    let documents = DefinitionDocuments([DefinitionFile(name: "p.yaml", text: Self.definition)])
    return try #require(try ProgrammeLibrary(documents).publishedTables.first)
  }

  private func file(_ rows: String) -> Table {
    Table(Array(("Year,By,Level,Code,Name,Group,Of,Count\n" + rows).utf8), file: "t.csv")
  }

  private let firstYear = """
    2020,Weeks,All,All,England,under 37,Babies,70
    2020,Weeks,All,All,England,37 and over,Babies,930
    2020,Weeks,Provider,RXA,A,under 37,Babies,5
    2020,Weeks,Provider,RXA,A,37 and over,Babies,60
    2020,Weeks,Provider,RXA,A,NOT  KNOWN,Babies,35
    2020,Weeks,Provider,RXB,B,37 and over,Babies,70
    2020,Weeks,Provider,RXB,B,Not known,Babies,30
    2020,Weeks,Provider,RXB,B,37 and over,Deliveries,900

    """

  @Test func `labels are known whatever their capitals and blanks, dimensions by any name`() throws
  {
    var series = PublishedSeries(try table())
    try series.read(file(firstYear))
    try series.read(file("2021,WeeksOfGestation,All,All,England,under 37,Babies,80\n"))
    let nation = series.counts.filter { $0.level == "nation" }
    #expect(nation.map(\.period) == ["2020", "2021"])
    #expect(nation.map(\.numerator) == [70, 80])
    #expect(nation.map(\.denominator) == [1_000, 80])
    let first = try #require(series.counts.first { $0.organisation == "RXA" })
    #expect(first.missing == 35)
    #expect(first.missingShare == 0.35)
  }

  @Test func `those with more missing than allowed are named, not those at the limit`() throws {
    var series = PublishedSeries(try table())
    try series.read(file(firstYear))
    #expect(series.poorlyRecorded("early", period: "2020").map(\.organisation) == ["RXA"])
  }

  @Test func `a year with a new name for the dimension does not pass for one without births`()
    throws
  {
    var series = PublishedSeries(try table())
    let problem = #expect(throws: InputProblem.self) {
      try series.read(file("2022,GestationWeeks,All,All,England,under 37,Babies,70\n"))
    }
    #expect(problem?.what == "holds nothing of early")
  }

  @Test func `an unknown label and a count that is none are told and lose nothing else`() throws {
    var series = PublishedSeries(try table())
    try series.read(
      file(
        firstYear
          + "2020,Weeks,All,All,England,over 42,Babies,1\n"
          + "2020,Weeks,All,All,England,under 37,Babies,*\n"
      ))
    #expect(series.unknownLabels == ["early: over 42": 1])
    #expect(series.problems.count == 1)
    #expect(series.problems.first.first?.line == 11)
    #expect(series.counts.first { $0.level == "nation" }?.numerator == 70)
  }

  /// The national tables of three years, where they are at hand.
  @Test func `the national rates are those published`() throws {
    let years = ["2020-21", "2021-22", "2022-23"]
    let files = try years.compactMap { year in
      try SharedFiles.unpacked("data/maternity/msds_annual_\(year).csv.gz").map {
        Table($0, file: year)
      }
    }
    guard files.count == 3 else { return }
    let table = try #require(
      try ProgrammeLibrary().publishedTables.first { one in
        files.allSatisfy { PublishedSeries.fits(one, $0) }
      })
    var series = PublishedSeries(table)
    for file in files { try series.read(file) }
    let nation = series.counts.filter { $0.series == "preterm-births" && $0.level == "nation" }
    func percent(_ share: Double?, _ decimals: Int) -> String {
      NumberFormat(decimals: decimals, isPercent: true).text(share ?? .nan)
    }
    #expect(nation.map { percent($0.rate, 3) } == ["7.386%", "7.674%", "7.934%"])
    #expect(nation.map { percent($0.missingShare, 2) } == ["6.42%", "3.72%", "0.60%"])
    #expect(
      series.poorlyRecorded("preterm-births", period: "2020-21").map(\.organisation).sorted()
        == ["R1H", "RA4", "RAX", "RD8", "RHW", "RTE", "RVY", "RXP", "RYJ", "RYR"])
    #expect(series.unknownLabels.isEmpty)
  }
}
