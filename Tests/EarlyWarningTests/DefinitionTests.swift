import EarlyWarning
import Testing

@Suite struct DefinitionTests {
  @Test func `what ships is NEWS2 and the four charts of National PEWS, with sources`() throws {
    let shipped = try ScoreDefinition.shipped()
    #expect(
      shipped.map(\.fullID) == ["news2", "npews/0-11m", "npews/1-4y", "npews/5-12y", "npews/13+y"])
    for definition in shipped {
      #expect(definition.status == .verified)
      #expect(!definition.source.isEmpty)
    }
    #expect(shipped[0].greatestTotal == 20)
    #expect(shipped.dropFirst().allSatisfy { $0.greatestTotal == 26 })
  }

  private static let head = """
    score test
    name Test
    version 1
    published 2026
    source a test
    status verified
    points 0 1 3
    level low Low
    response total 0.. level low observe 1h review none
    do Nothing
    """

  @Test(arguments: [
    ("..8 3\n10..11 1\n12.. 0", 15, "rate: nothing between 8 and 10"),
    ("..8 3\n8..11 1\n12.. 0", 15, "rate: overlaps the band above"),
    ("1..8 3\n9.. 0", 14, "rate: nothing below the first band"),
    ("..8 3\n9..11 0", 15, "rate: nothing above the last band"),
    ("..8 11\n9.. 0", 14, "11 points are not among 0, 1, 3"),
    ("..8 3\n9.. many", 15, "a band needs its points, such as 9..11 1"),
  ])
  func `a table with a fault does not load and says where`(
    bands: String, line: Int, what: String
  ) {
    let table = Self.head + "\nparameter rate Rate\nunit /min\nstep 1\n" + bands
    let error = #expect(throws: DefinitionErrors.self) { try ScoreDefinition(table: table) }
    #expect(
      error?.errors.contains(DefinitionError(line: line, what: what)) == true,
      "\(String(describing: error))")
  }

  @Test func `a table without a source does not load`() {
    let table = Self.head.replacing("source a test\n", with: "")
    #expect(throws: DefinitionErrors.self) { try ScoreDefinition(table: table) }
  }
}
