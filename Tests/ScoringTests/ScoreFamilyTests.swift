import EarlyWarning
import Scoring
import Testing

@Suite struct ScoreFamilyTests {
  static func npews() throws -> ScoreFamily {
    try ScoreFamily(try ScoreDefinition.shipped().filter { $0.id == "npews" })
  }

  @Test(arguments: [
    (0, "0-11m"), (11, "0-11m"), (12, "1-4y"), (59, "1-4y"), (60, "5-12y"), (155, "5-12y"),
    (156, "13+y"), (215, "13+y"),
  ])
  func `a chart is chosen by completed months of age`(months: Int, chart: String) throws {
    let family = try Self.npews()
    let place = try #require(family.chart(ageMonths: months))
    #expect(family.scorers[place].definition.chart == chart)
    #expect(family.chart(named: chart) == place)
    #expect(family.chart(named: "npews/\(chart)") == place)
  }

  @Test func `without an age there is no chart of several, and the one of one`() throws {
    #expect(try Self.npews().chart(ageMonths: nil) == nil)
    #expect(try ScoreFamily([.news2()]).chart(ageMonths: nil) == 0)
  }

  @Test func `charts of different scores do not go together`() throws {
    #expect(throws: ScoringError.self) { try ScoreFamily(try ScoreDefinition.shipped()) }
  }
}
