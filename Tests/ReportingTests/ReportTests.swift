import Charting
import DefinitionFiles
import Essentials
import Measures
import Programmes
import Reporting
import Testing

/// Reports of made-up counts.
@Suite struct ReportTests {
  private static let definitions = """
    measure: bundle
    title: Bundle <of> two
    source: ours
    better: higher
    chart: p
    target: 90%
    for each: births at date by month
    exclusions: {transferred: no}
    bundle:
      first: {given: yes}
      second: {given: yes}
    strata: {sex: sex}
    ---
    measure: falls
    title: Falls
    source: ours
    better: lower
    for each: person at month start
    numerator: yes
    not verified: [the window]
    ---
    measure: elsewhere
    title: Elsewhere
    source: ours
    for each: person at month start
    numerator: yes
    ---
    programme: care
    title: Safer care
    sources: [ours]
    aims:
      - id: a
        text: Everybody gets all of it
        measure: bundle
        target: {value: 90, unit: "%", source: ours}
    measures: {process: [bundle, elsewhere], outcome: falls}
    """

  private let library: ProgrammeLibrary
  private let programme: Programme

  init() throws {
    library = try ProgrammeLibrary(
      DefinitionDocuments([DefinitionFile(name: "d.yaml", text: Self.definitions)]))
    programme = try #require(library.programmes.first)
  }

  /// Two organisations over 24 months, of which B's bundle fails in the last eight.
  private var results: MeasureResults {
    var results = MeasureResults(
      measures: library.measures.dropLast().map { MeasureOutline($0.plan) })
    for month in 0..<24 {
      let day = Day(year: 2023 + month / 12, month: month % 12 + 1, day: 1)
      let period = Period(.month, containing: day ?? Day(number: 0))
      for organisation in ["A", "B"] {
        let isFailing = organisation == "B" && month >= 16
        var counts = MeasureCounts(exclusionCount: 1, elementCount: 2)
        counts.denominator = 100
        counts.numerator = (isFailing ? 40 : 80) + month % 3
        counts.excluded = [2]
        counts.elements[0].given = 95
        counts.elements[0].notGiven = 5
        counts.elements[1].given = counts.numerator
        counts.elements[1].notGiven = 90 - counts.numerator
        counts.elements[1].unknown = 10
        let key = CountKey(measure: 0, organisation: organisation, period: period, index: day)
        results.counts[key] = counts
        var female = key
        female.stratifier = "sex"
        female.group = "female"
        results.counts[female] = counts
        if organisation == "A" {
          var falls = MeasureCounts(exclusionCount: 0, elementCount: 0)
          falls.denominator = 50
          falls.numerator = 3
          var other = key
          other.measure = 1
          results.counts[other] = falls
        }
      }
    }
    return results
  }

  private func report(on organisation: String? = nil, by scheme: SuppressionScheme = .none)
    throws -> ProgrammeReport
  {
    let shown = ShownResults(results, by: scheme, stratifiers: ["sex"])
    let first = try #require(Day(iso: "2023-01-01"))
    let last = try #require(Day(iso: "2024-12-31"))
    var records = ProgrammeReport.RecordsQuality(source: "records", people: 200, rows: 900)
    records.refused = [.init(file: "a.csv", reason: "no date", count: 3)]
    return ReportMaker(library, shown, records: records, days: first...last).report(
      programme, on: organisation,
      leftOut: [.init(id: "elsewhere", title: "Elsewhere", reason: "no codelist")],
      mark: "Invented")
  }

  @Test func `all organisations together are the sum, one alone is its own`() throws {
    let all = try report()
    #expect(all.measures.map(\.definition.id) == ["falls", "bundle"])
    #expect(all.measures[1].points.map(\.denominator.number) == Array(repeating: 200, count: 24))
    #expect(all.measures[1].organisations.map(\.name) == ["A", "B"])
    // A measure that one organisation has is that organisation's.
    #expect(all.measures[0].points.map(\.denominator.number) == Array(repeating: 50, count: 24))
    let one = try report(on: "B")
    #expect(one.measures[1].points.map(\.denominator.number) == Array(repeating: 100, count: 24))
    #expect(one.measures[1].organisations.isEmpty)
    #expect(one.measures[0].points.isEmpty)
  }

  @Test func `elements and groups are of the latest twelve periods`() throws {
    let bundle = try report(on: "A").measures[1]
    #expect(bundle.tablePeriods == 12)
    #expect(bundle.elements.map(\.eligible) == [1_200, 1_200])
    #expect(bundle.elements.map(\.unknown) == [0, 120])
    #expect(bundle.elements[0].share == 0.95)
    #expect(bundle.groups.map(\.denominator) == [1_200])
  }

  @Test func `subjects that stand in every period again are counted in the latest alone`() throws {
    let falls = try report().measures[0]
    #expect(falls.tablePeriods == 1)
    #expect(falls.organisations.map(\.denominator) == [50])
  }

  @Test func `what needs doing is counted by which way is better`() throws {
    let measures = try report(on: "A").measures
    #expect(measures[0].actionCount == 3)
    #expect(measures[1].actionCount == 100 - (80 + 23 % 3))
  }

  @Test func `a change for the worse is a concern, and no change is none`() throws {
    #expect(
      try report(on: "B").measures[1].chart?.firstVerdicts?.variation.contains("concern") == true)
    #expect(try report(on: "A").measures[1].chart?.firstVerdicts?.variation == "common cause")
  }

  @Test func `hidden counts stay hidden on every page`() throws {
    let hidden = try report(on: "A", by: .underFive)
    #expect(hidden.measures[0].points.allSatisfy { $0.numerator.isHidden })
    #expect(hidden.measures[0].actionCount == nil)
    #expect(hidden.measures[0].latest?.numerator.number == nil)
    let table = String(decoding: ReportTable(hidden).csv(), as: UTF8.self)
    #expect(!table.contains(",falls,outcome,2024-01,3,"))
  }

  @Test func `the page says all of it, escaped, and fetches nothing`() throws {
    let page = ReportPage(try report()).html()
    for words in [
      "Safer care", "Invented", "Bundle &lt;of&gt; two", "Everybody gets all of it", "no codelist",
      "a.csv", "the window", "Opportunity score", "No count is hidden or rounded",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("<script"))
    #expect(!page.contains("src="))
    let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    #expect(ids.count == Set(ids).count, "an id stands twice")
  }

  @Test func `a report of nothing says so`() throws {
    let shown = ShownResults(MeasureResults(measures: []), by: .none, stratifiers: [])
    let day = try #require(Day(iso: "2024-01-01"))
    let report = ReportMaker(library, shown, records: .init(source: "r"), days: day...day)
      .report(programme, on: nil, leftOut: [])
    #expect(ReportPage(report).html().contains("Nothing was counted"))
  }
}
