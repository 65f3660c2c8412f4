import EarlyWarning
import Testing

/// Definitions that have no bulk path say why.
@Suite struct BulkErrorTests {
  private static func table(_ parameters: String, status: String = "verified") -> String {
    """
    score test
    name Test
    version 1
    published 2026
    source a test
    status \(status)
    points 0 1 3 250
    level low Low
    response total 0.. level low observe 1h review none
    do Nothing
    \(parameters)
    """
  }

  private static func rates(_ count: Int, least: String = "9", points: Int = 1) -> String {
    (0..<count).map {
      "parameter rate\($0) Rate\nstep 1\n..\(least) 0\n" + "\(next(least)).. \(points)"
    }
    .joined(separator: "\n")
  }

  private static func next(_ text: String) -> Int { (Int(text) ?? 0) + 1 }

  @Test func `sixteen parameters have bits and seventeen have not`() throws {
    #expect(throws: Never.self) {
      try BulkScorer(ScoreDefinition(table: Self.table(Self.rates(16))))
    }
    let definition = try ScoreDefinition(table: Self.table(Self.rates(17)))
    #expect(throws: BulkError.tooManyParameters(17, most: 16)) { try BulkScorer(definition) }
  }

  @Test func `a total must fit into a byte`() throws {
    let definition = try ScoreDefinition(table: Self.table(Self.rates(2, points: 250)))
    #expect(throws: BulkError.totalTooLarge(500)) { try BulkScorer(definition) }
  }

  @Test func `a band must end within 16 bits`() throws {
    let definition = try ScoreDefinition(table: Self.table(Self.rates(1, least: "40000")))
    #expect(throws: BulkError.bandOutOfReach(input: 0)) { try BulkScorer(definition) }
  }

  @Test func `a structure without numbers has no bulk path`() throws {
    let table = """
      score test
      name Test
      version 1
      published 2026
      source a test
      status structure-only
      parameter rate Rate
      step 1
      """
    // A structure may stop being readable as its form is tightened; it must never score.
    guard let definition = try? ScoreDefinition(table: table) else { return }
    #expect(throws: BulkError.noNumbers) { try BulkScorer(definition) }
  }

  @Test(arguments: [
    BulkError.noNumbers, .tooManyParameters(17, most: 16), .totalTooLarge(500),
    .tooManyLevels(300), .bandOutOfReach(input: 2), .tooManySubstitutes(parameter: 1, most: 64),
  ])
  func `errors are sentences`(error: BulkError) {
    #expect(error.description.count > 20)
  }
}
