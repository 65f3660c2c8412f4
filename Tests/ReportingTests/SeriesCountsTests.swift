import DefinitionFiles
import Essentials
import Measures
import Programmes
import Reporting
import Testing

/// Counts that come as a table in place of records.
@Suite struct SeriesCountsTests {
  private func measures() throws -> [Definition] {
    try ProgrammeLibrary(
      DefinitionDocuments([
        DefinitionFile(
          name: "d.yaml",
          text: """
            measure: bundle
            title: Bundle
            source: ours
            for each: births at date by month
            bundle:
              first: {given: yes}
              second: {given: yes}
            strata: {sex: sex}
            ---
            measure: minutes
            title: Minutes
            source: ours
            for each: admissions at date by month
            value: minutes(this.date, this.end)
            """)
      ])
    ).measures
  }

  private func read(_ rows: String) throws -> SeriesCounts {
    let header = "measure,organisation,period,stratum,element,numerator,denominator\n"
    let table = Table(Array((header + rows).utf8), file: "s.csv")
    return try SeriesCounts(table, definitions: try measures())
  }

  @Test func `counts, groups and elements are those of the table`() throws {
    let read = try read(
      """
      bundle,A,2024-02,,,30,40
      bundle,A,2024-02,,second,32,40
      bundle,A,2024-02,sex: female,,12,20
      bundle,A,2024-04,,,31,42
      """)
    #expect(read.problems.isEmpty)
    #expect(read.days?.lowerBound.isoText == "2024-02-01")
    #expect(read.days?.upperBound.isoText == "2024-04-30")
    let counts = read.results.sortedCounts
    #expect(counts.map(\.counts.numerator) == [30, 12, 31])
    #expect(counts.map(\.key.group) == ["", "female", ""])
    #expect(counts[0].counts.elements[1].given == 32)
    #expect(counts[0].counts.elements[1].notGiven == 8)
  }

  @Test(arguments: [
    ("bundel,A,2024-02,,,1,2", "measure", "is no measure that is known"),
    (
      "minutes,A,2024-02,,,1,2", "measure",
      "is measured and not counted, so that counts do not tell it"
    ),
    ("bundle,A,2024-13,,,1,2", "period", "is no period"),
    ("bundle,A,2024-02,,,*,2", "numerator", "is no count"),
    ("bundle,A,2024-02,,,1,-2", "denominator", "is no count"),
    ("bundle,A,2024-02,,third,1,2", "element", "is no element of bundle"),
  ])
  func `a row that cannot be used is told and sinks no other`(
    row: String, column: String, what: String
  ) throws {
    let read = try read("bundle,A,2024-01,,,30,40\n\(row)\nbundle,A,2024-03,,,31,40")
    #expect(read.problems.count == 1)
    #expect(read.problems.first.first?.line == 3)
    #expect(read.problems.first.first?.column == column)
    #expect(read.problems.first.first?.what == what)
    #expect(read.results.counts.count == 2)
  }

  @Test func `a table without a needed column is refused`() throws {
    let table = Table(Array("measure,period,numerator\nbundle,2024-01,1\n".utf8), file: "s.csv")
    let definitions = try measures()
    let problem = #expect(throws: InputProblem.self) {
      try SeriesCounts(table, definitions: definitions)
    }
    #expect(problem?.column == "denominator")
  }
}
